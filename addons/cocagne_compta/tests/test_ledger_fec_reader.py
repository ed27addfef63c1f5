"""The reader of the FEC: for each rule, what it accepts and what it refuses."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ..models.ledger.fec.__main__ import main
from ..models.ledger.fec.fields import FIELDS, is_siren
from ..models.ledger.fec.reader import read_fec

#: A valid SIREN that is nobody's: Luhn's key over 12345678.
NAME = "123456782FEC20261231.txt"


def row(**values):
    """A line of a sale of 105.50 €: the receivable, unless told otherwise."""
    usual = {
        "JournalCode": "VE",
        "JournalLib": "Ventes",
        "EcritureNum": "VE/2026/0001",
        "EcritureDate": "20260331",
        "CompteNum": "411100",
        "CompteLib": "Clients",
        "PieceRef": "-",
        "PieceDate": "20260331",
        "EcritureLib": "Paniers de mars",
        "Debit": "105,50",
        "Credit": "0,00",
        "ValidDate": "20260331",
    }
    return {field: "" for field in FIELDS} | usual | values


def credit(**values):
    """Its counterpart."""
    return row(
        CompteNum="701100",
        CompteLib="Paniers",
        Debit="0,00",
        Credit="105,50",
        **values,
    )


def fec(*rows, header=FIELDS, separator="|", end="\r\n"):
    lines = [separator.join(header)]
    lines += [separator.join(line.values()) for line in rows]
    return end.join(lines).encode()


def codes(content, name=NAME):
    return [problem.code for problem in read_fec(content, name).problems]


class TestFecReader(BaseCase):
    def assert_refused(self, code, *rows, **options):
        self.assertIn(code, codes(fec(*rows, **options)))

    def test_r93_a_right_file_has_no_problem(self):
        report = read_fec(fec(row(), credit()), NAME)
        self.assertEqual(report.problems, [])
        self.assertEqual((report.entries, len(report.lines)), (1, 2))
        self.assertEqual(report.debit, Decimal("105.50"))
        self.assertEqual(report.credit, Decimal("105.50"))
        self.assertEqual(report.total("411"), Decimal("105.50"))

    def test_tabulations_and_other_line_ends_are_accepted(self):
        for separator, end in (("\t", "\n"), ("|", "\r\n"), ("\t", "\r")):
            self.assertEqual(
                codes(fec(row(), credit(), separator=separator, end=end)), []
            )

    def test_a_file_has_its_siren_and_closing_day_as_name(self):
        content = fec(row(), credit())
        for name in ("FEC.txt", "123456782FEC20261331.txt", "12345FEC20261231.txt"):
            self.assertEqual(codes(content, name), ["file_name"])
        self.assertEqual(codes(content, "123456789FEC20261231.txt"), ["siren"])

    def test_a_siren_has_luhns_key(self):
        self.assertTrue(is_siren("732829320"))
        self.assertFalse(is_siren("732829321"))
        self.assertFalse(is_siren("000000000"))

    def test_the_eighteen_fields_come_in_their_order(self):
        swapped = (FIELDS[1], FIELDS[0], *FIELDS[2:])
        self.assertEqual(codes(fec(row(), credit(), header=swapped)), ["header"])
        self.assertEqual(codes(fec(row(), credit(), header=FIELDS[:-1])), ["header"])

    def test_a_separator_is_a_bar_or_a_tabulation(self):
        self.assert_refused("separator", row(), credit(), separator=";")

    def test_an_empty_file_is_refused(self):
        self.assertEqual(codes(b""), ["empty"])
        self.assertEqual(codes(fec()), ["empty"])

    def test_a_line_with_a_cell_too_many_is_refused(self):
        self.assert_refused("cells", row(), credit(EcritureLib="a|b"))

    def test_other_alphabets_are_refused(self):
        self.assert_refused("characters", row(EcritureLib="овощи"), credit())

    def test_latin_files_are_read(self):
        text = fec(row(EcritureLib="Éric, 3 €"), credit()).decode()
        self.assertEqual(codes(text.encode("iso8859-15")), [])
        self.assertEqual(codes(text.encode("utf-8")), [])

    def test_fields_that_must_be_filled_are(self):
        for field in ("JournalCode", "PieceRef", "EcritureLib", "ValidDate"):
            self.assert_refused("missing", row(**{field: ""}), credit())

    def test_dates_are_eight_figures_of_a_real_day(self):
        for day in ("2026-03-31", "31032026", "20260230"):
            self.assert_refused("date", row(PieceDate=day), credit())

    def test_amounts_have_a_comma_and_no_thousands(self):
        for amount in ("105.50", "1 105,50", "105,505", "105,50 €"):
            self.assert_refused("amount", row(Debit=amount), credit())

    def test_zeros_and_a_sign_before_an_amount_are_accepted(self):
        self.assertEqual(codes(fec(row(Debit=" 000000105,50"), credit())), [])
        self.assertEqual(
            codes(fec(row(Debit="-105,50"), credit() | {"Credit": "-105,50"})), []
        )

    def test_an_account_begins_with_three_figures_of_the_french_chart(self):
        for account in ("41", "C411", "011100"):
            self.assert_refused("account", row(CompteNum=account), credit())

    def test_a_line_has_one_side(self):
        self.assert_refused("both_sides", row(Credit="105,50"), credit())
        self.assert_refused("no_amount", row(), credit(), row(Debit="0,00"))

    def test_matching_has_a_day_and_a_currency_an_amount(self):
        self.assert_refused("pair", row(EcritureLet="A"), credit())
        self.assert_refused("pair", row(Idevise="USD"), credit())
        self.assert_refused("pair", row(CompAuxNum="C12"), credit())
        right = row(
            EcritureLet="A",
            DateLet="20260402",
            Montantdevise="105,50",
            Idevise="EUR",
            CompAuxNum="C12",
            CompAuxLib="Martin",
        )
        self.assertEqual(codes(fec(right, credit())), [])

    def test_an_entry_is_balanced(self):
        self.assertEqual(
            codes(fec(row(Debit="105,51"), credit())), ["total", "unbalanced"]
        )

    def test_two_wrong_entries_that_cancel_out_are_found(self):
        other = {"EcritureNum": "VE/2026/0002"}
        found = codes(
            fec(
                row(Debit="100,00"),
                credit(),
                row(**other) | {"Debit": "111,00"},
                credit(**other),
            )
        )
        self.assertEqual(found, ["unbalanced", "unbalanced"])

    def test_an_entry_has_one_day(self):
        self.assert_refused("entry_dates", row(), credit(EcritureDate="20260330"))

    def test_a_validation_comes_after_its_entry(self):
        self.assert_refused("valid_before", row(ValidDate="20260330"), credit())

    def test_entries_come_in_the_order_of_their_validation(self):
        late = {"EcritureNum": "VE/2026/0002", "ValidDate": "20260430"}
        late |= {"EcritureDate": "20260430"}
        self.assertEqual(codes(fec(row(), credit(), row(**late), credit(**late))), [])
        self.assert_refused("order", row(**late), credit(**late), row(), credit())

    def test_nothing_is_dated_after_the_closing(self):
        late = {"EcritureDate": "20270101", "ValidDate": "20270101"}
        self.assert_refused("after_closing", row(**late), credit(**late))

    def test_a_hole_in_the_numbers_of_a_journal_is_found(self):
        third = {"EcritureNum": "VE/2026/0003"}
        report = read_fec(fec(row(), credit(), row(**third), credit(**third)), NAME)
        self.assertEqual(
            [(problem.code, problem.detail) for problem in report.problems],
            [("gap", "VE VE/2026/2")],
        )

    def test_a_number_ends_with_figures(self):
        name = {"EcritureNum": "draft"}
        self.assert_refused("number", row(**name), credit(**name))

    def test_a_code_has_one_name(self):
        self.assert_refused("two_names", row(), credit(JournalLib="Sales"))

    def test_the_command_says_what_it_found(self):
        with self.subTest("right"):
            self.assertEqual(self.run_command(fec(row(), credit())), 0)
        with self.subTest("wrong"):
            self.assertEqual(self.run_command(fec(row())), 1)

    def run_command(self, content):
        import contextlib
        import io
        import tempfile
        from pathlib import Path

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, NAME)
            path.write_bytes(content)
            with contextlib.redirect_stdout(io.StringIO()):
                return main([path])

    @given(st.lists(st.integers(1, 10**9), min_size=1, max_size=20))
    def test_any_balanced_entries_are_accepted_to_the_cent(self, cents):
        rows = []
        for place, amount in enumerate(cents, 1):
            text = f"{amount // 100},{amount % 100:02d}"
            number = {"EcritureNum": f"VE/2026/{place:04d}"}
            rows += [
                row(**number) | {"Debit": text},
                credit(**number) | {"Credit": text},
            ]
        report = read_fec(fec(*rows), NAME)
        self.assertEqual(report.problems, [])
        self.assertEqual(report.debit, Decimal(sum(cents)) / 100)
