"""Files for packages: what is written is read again, to the cent."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ..models.ledger.exports import FORMATS, ExportLine, quadra, sage
from ..models.ledger.exports.fixed_width import total_width
from ..models.ledger.exports.line import ExportError

DAY = date(2026, 3, 31)


def line(entry=1, account="411100", debit="0", credit="0", **values):
    usual = {
        "journal": "VE",
        "day": DAY,
        "client": "",
        "label": "Paniers de mars",
        "piece": "FAC/2026/00012",
        "due": date(2026, 4, 5),
    }
    values = usual | values
    return ExportLine(
        entry,
        values["journal"],
        values["day"],
        account,
        values["client"],
        values["label"],
        values["piece"],
        values["due"],
        Decimal(debit),
        Decimal(credit),
    )


SALE = [
    line(debit="105.50"),
    line(account="701100", credit="100.00", due=None),
    line(account="445710", credit="5.50", due=None),
]
CENTS = st.integers(1, 10**9)
NAMES = st.text(min_size=1, max_size=60)


class TestExportFormats(BaseCase):
    def test_r93_each_package_reads_what_was_written(self):
        for name, (write, read, _extension) in FORMATS.items():
            with self.subTest(format=name):
                found = read(write(SALE, "Jardin du Lac"))
                self.assertEqual(
                    [(row.account, row.debit, row.credit) for row in found],
                    [(row.account, row.debit, row.credit) for row in SALE],
                )
                self.assertEqual({row.day for row in found}, {DAY})
                self.assertEqual({row.entry for row in found}, {1})
                self.assertEqual(found[0].due, date(2026, 4, 5))

    def test_sage_has_the_columns_of_its_format(self):
        rows = sage.write_sage(SALE, "Jardin du Lac").decode("cp1252").split("\r\n")
        self.assertEqual(rows[0], "Jardin du Lac".ljust(30))
        self.assertEqual(
            rows[1],
            "VE 310326OD411100                     AC/2026/00012Paniers de mars "
            "          050426D              105.50N0000001",
        )
        self.assertEqual(len(rows[1]), total_width(sage.COLUMNS))

    def test_quadra_has_the_columns_of_its_format(self):
        row = quadra.write_quadra(SALE).decode("cp1252").split("\r\n")[0]
        self.assertEqual(len(row), total_width(quadra.COLUMNS))
        self.assertEqual(row[:21], "M411100  VE000310326 ")
        self.assertEqual(row[41:55], "D+000000010550")
        self.assertEqual(row[63:69], "050426")
        self.assertEqual(row[107:110], "EUR")

    def test_ebp_has_the_cells_of_its_format(self):
        row = FORMATS["ebp"][0](SALE, "").decode("cp1252").split("\r\n")[0]
        self.assertEqual(
            row,
            '1,31032026,VE,411100,,"Paniers de mars","FAC/2026/00012",105.50,D,'
            "05042026,EUR",
        )

    def test_accents_are_those_of_windows(self):
        for name, (write, read, _extension) in FORMATS.items():
            with self.subTest(format=name):
                content = write([line(debit="1", label="Éric, œufs à 3 €")], "É")
                self.assertEqual(read(content)[0].label, "Éric, œufs à 3 €")
                content.decode("cp1252")

    def test_other_alphabets_are_written_in_ours(self):
        for _name, (write, read, _extension) in FORMATS.items():
            found = read(write([line(debit="1", label="Łukasz")], ""))
            self.assertEqual(found[0].label, "Lukasz")

    def test_a_line_feed_or_a_quote_in_a_name_breaks_no_line(self):
        for _name, (write, read, _extension) in FORMATS.items():
            lines = [line(debit="1", label='a\r\n"b",\tc'), line(credit="1")]
            self.assertEqual(len(read(write(lines, ""))), 2)

    def test_an_account_is_never_cut(self):
        with self.assertRaises(ExportError) as refused:
            quadra.write_quadra([line(account="411100123", debit="1")])
        self.assertEqual(refused.exception.width, 8)

    def test_a_client_has_an_account_of_its_own(self):
        found = sage.read_sage(sage.write_sage([line(debit="1", client="C0042")], ""))
        self.assertEqual((found[0].account, found[0].client), ("411100", "C0042"))
        for name in ("ebp", "quadra"):
            write, read, _extension = FORMATS[name]
            found = read(write([line(debit="1", client="C0042")], ""))
            self.assertEqual(found[0].account, "C0042")

    def test_a_line_of_another_format_is_refused(self):
        with self.assertRaises(ValueError):
            quadra.read_quadra(b"C411100\r\n")
        with self.assertRaises(ValueError):
            FORMATS["ebp"][1](b"1;2;3\r\n")

    @given(st.lists(st.tuples(CENTS, NAMES, NAMES), min_size=1, max_size=10))
    def test_any_name_and_amount_keep_their_cents(self, rows):
        lines = []
        for entry, (cents, label, piece) in enumerate(rows, 1):
            amount = Decimal(cents) / 100
            lines.append(line(entry, debit=amount, label=label, piece=piece))
            lines.append(line(entry, "701100", credit=amount, label=label, piece=piece))
        for _name, (write, read, _extension) in FORMATS.items():
            found = read(write(lines, "Jardin"))
            self.assertEqual(
                [(row.debit, row.credit) for row in found],
                [(row.debit, row.credit) for row in lines],
            )
