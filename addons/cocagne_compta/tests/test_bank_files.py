"""The files of banks: what is read, and what is refused with what to do."""

import re
import zipfile
from datetime import date
from io import BytesIO

from odoo.exceptions import AccessError, UserError

from demo.cfonb import cfonb

from . import bank_files
from .bank_case import MAY_5, MAY_12, MAY_31, BankCase
from .bank_files import camt, camt_entry, ofx

MOVEMENTS = [
    (MAY_5, 40.0, "VIR ALICE MARTIN", {"NPY": "ALICE MARTIN", "RCN": "PANIERS MAI"}),
    (MAY_12, -12.5, "ACHAT SEMENCES"),
    (MAY_31, 100.25, "REMISE CHEQUES"),
]


class TestBankFiles(BankCase):
    def assertRefused(self, data, words, name="releve"):
        before = self.count_lines()
        with self.assertRaisesRegex(UserError, words):
            self.wizard(data, name).action_import()
        self.assertEqual(self.count_lines(), before)

    # -- what is read --------------------------------------------------------------------

    def test_r95_a_cfonb_file_is_read_to_the_cent(self):
        lines = self.import_file(cfonb(MOVEMENTS, opening=1000))
        self.assertEqual(lines.mapped("amount"), [40.0, -12.5, 100.25])
        self.assertEqual(lines.mapped("date"), [MAY_5, MAY_12, MAY_31])
        statement = lines.statement_id
        self.assertEqual(statement.balance_start, 1000)
        self.assertEqual(statement.balance_end_real, 1127.75)
        self.assertTrue(statement.is_complete)
        self.assertEqual(lines[0].partner_name, "ALICE MARTIN")
        self.assertEqual(lines[0].bank_reference, "PANIERS MAI")

    def test_a_cfonb_file_without_ends_of_line_is_read(self):
        data = cfonb(MOVEMENTS).replace(b"\r\n", b"")
        self.assertEqual(len(self.import_file(data)), 3)

    def test_a_cfonb_file_with_accents_is_read_in_both_encodings(self):
        text = cfonb([(MAY_5, 10.0, "VIR CHLOÉ")]).decode("latin-1")
        lines = self.import_file(text.encode("utf-8"))
        self.assertEqual(lines.payment_ref, "VIR CHLOÉ")

    def test_camt_053_of_both_versions_is_read(self):
        for version, day in (("02", MAY_5), ("08", MAY_12)):
            facts = {"name": "Alice Martin", "reference": "PANIERS-MAI"}
            lines = self.import_file(
                camt([(day, 40.0, "VIR RECU", facts)], version=version), "releve.xml"
            )
            self.assertEqual(lines.amount, 40.0, version)
            self.assertEqual(lines.partner_name, "Alice Martin", version)
            self.assertEqual(lines.bank_reference, "PANIERS-MAI", version)

    def test_camt_keeps_a_batch_of_debits_whole_and_splits_transfers(self):
        details = [(10.0, "A", {"name": "Alice"}), (20.0, "B", {"name": "Bruno"})]
        debits = {"family": "IDDT", "sub_family": "ESDD", "batch": "LOT-7"}
        data = camt(
            [
                (MAY_5, 30.0, "PRELEVEMENTS", debits, details),
                (MAY_12, 30.0, "VIREMENTS", {}, details),
            ]
        )
        lines = self.import_file(data, "releve.xml")
        self.assertEqual(lines.mapped("amount"), [30.0, 10.0, 20.0])
        self.assertEqual(lines[0].bank_batch, "LOT-7")
        self.assertEqual(lines[1].partner_name, "Alice")

    def test_camt_leaves_out_what_is_not_booked_yet(self):
        pending = camt_entry(MAY_31, 99.0, "A VENIR", {"status": "PDNG"}).encode()
        data = camt([(MAY_5, 40.0, "VIR")]).replace(b"</Stmt>", pending + b"</Stmt>")
        self.assertEqual(self.import_file(data, "r.xml").mapped("amount"), [40.0])

    def test_ofx_of_both_versions_is_read(self):
        for version, day in ((1, MAY_5), (2, MAY_12)):
            rows = [(day, 40.0, "VIR ALICE MARTIN"), (day, -2.5, "FRAIS CARTE")]
            lines = self.import_file(ofx(rows, 1037.5, version), "releve.ofx")
            self.assertEqual(lines.mapped("amount"), [40.0, -2.5], version)
            self.assertEqual(lines.statement_id.balance_start, 1000, version)
            self.assertEqual(lines.statement_id.balance_end_real, 1037.5, version)

    # -- the same twice ------------------------------------------------------------------

    def test_the_same_file_twice_is_recognised(self):
        for data in (
            cfonb(MOVEMENTS),
            camt([(MAY_5, 11.0, "VIR")]),
            ofx([(MAY_5, 12.0, "VIR")], 12.0),
        ):
            self.import_file(data)
            self.assertRefused(data, "imported on .*nothing was added")

    def test_statements_that_overlap_bring_each_movement_once(self):
        self.import_file(cfonb(MOVEMENTS[:2], opening=1000))
        lines = self.import_file(
            cfonb([*MOVEMENTS[:2], (MAY_31, 5.0, "VIR BRUNO")], opening=1000)
        )
        self.assertEqual(lines.mapped("amount"), [5.0])
        self.assertEqual(lines.statement_id.balance_start, 1027.5)
        self.assertEqual(lines.statement_id.balance_end_real, 1032.5)
        self.assertIn("imported before", self.result.summary)
        self.assertNotIn("missing", self.result.summary)

    def test_an_older_statement_that_overlaps_keeps_its_own_balance(self):
        self.import_file(cfonb(MOVEMENTS[1:], opening=1040))
        lines = self.import_file(cfonb(MOVEMENTS, opening=1000))
        self.assertEqual(lines.mapped("amount"), [40.0])
        self.assertEqual(lines.statement_id.balance_end_real, 1040)
        self.assertNotIn("missing", self.result.summary)

    def test_two_movements_that_look_the_same_both_come_in(self):
        twice = [(MAY_5, 10.0, "VIR"), (MAY_5, 10.0, "VIR")]
        self.assertEqual(len(self.import_file(cfonb(twice))), 2)
        self.assertRefused(cfonb(twice), "nothing was added")

    def test_the_same_movements_in_another_format_are_refused(self):
        self.import_file(cfonb(MOVEMENTS, opening=1000))
        rows = [(day, amount, label) for day, amount, label, *_rest in MOVEMENTS]
        self.assertRefused(ofx(rows, 1127.75), "another format")

    def test_a_statement_that_is_missing_is_told(self):
        self.import_file(cfonb(MOVEMENTS[:1], opening=1000))
        self.import_file(cfonb(MOVEMENTS[2:], opening=1027.5))
        self.assertIn("A statement is missing", self.result.summary)
        self.import_file(cfonb(MOVEMENTS[1:2], opening=1040))
        self.assertNotIn("missing", self.result.summary)

    # -- whose account -------------------------------------------------------------------

    def test_the_file_of_another_account_is_refused_naming_both(self):
        data = cfonb(MOVEMENTS, account="00009999999")
        self.assertRefused(data, f"(?s)00009999999.*{bank_files.IBAN}")

    def test_the_same_number_at_another_bank_is_another_account(self):
        self.assertRefused(cfonb(MOVEMENTS, bank="10278"), "1027800123")

    def test_the_file_of_another_garden_is_refused_naming_it(self):
        other = "FR7630004001230000765432155"
        self.env["account.chart.template"].try_loading("fr", self.other_garden)
        journal = self.other_garden._bank_journal()
        journal.bank_account_id = self.env["res.partner.bank"].create(
            {"acc_number": other, "partner_id": self.other_garden.partner_id.id}
        )
        data = cfonb(MOVEMENTS, account="00007654321")
        names = map(re.escape, (self.other_garden.name, self.garden.name))
        self.assertRefused(data, ".*".join(names))

    def test_a_file_in_another_currency_is_refused(self):
        data = cfonb(MOVEMENTS).replace(b"EUR2", b"USD2")
        self.env.ref("base.USD").active = True
        self.assertRefused(data, "USD")

    def test_movements_of_a_closed_period_are_refused(self):
        self.garden.fiscalyear_lock_date = MAY_12
        self.assertRefused(cfonb(MOVEMENTS), "closed")

    # -- bad input ------------------------------------------------------------------------

    def test_what_is_no_statement_is_refused(self):
        zipped = BytesIO()
        with zipfile.ZipFile(zipped, "w") as archive:
            archive.writestr("releve.txt", cfonb(MOVEMENTS))
        for data, words in (
            (b"   \n ", "empty"),
            (b"%PDF-1.7 ...", "PDF"),
            (zipped.getvalue(), "ZIP"),
            (b"Date;Libelle;Montant\n", "CFONB 120"),
            (cfonb(MOVEMENTS).decode().encode("utf-16"), "CFONB 120|characters"),
            (b"<html><body>Session expired</body></html>", "no bank statement"),
        ):
            self.assertRefused(data, words)

    def test_a_file_of_100_mb_is_refused_before_it_is_read(self):
        wizard = self.accountant["account.statement.import"].new(
            {"statement_file": b"A" * (100 * 1024**2), "statement_filename": "big"}
        )
        with self.assertRaisesRegex(UserError, "75 MB"):
            wizard._import_file()

    def test_a_cfonb_file_that_is_wrong_is_refused_with_its_line(self):
        good = cfonb(MOVEMENTS).decode().splitlines()
        cases = {
            "Line 2 has 119": [good[0], good[1][:-1], *good[2:]],
            "its end is missing": good[:-1],
            "before any old balance": good[1:],
            "Line 2 begins with 99": [good[0], "99" + good[1][2:], *good[2:]],
            "amount of line 2": [good[0], good[1].replace("400{", "40X{"), *good[2:]],
            "date of line 2": [good[0], good[1].replace("050526", "350526"), *good[2:]],
            "sums are wrong": [*good[:4], *good[5:]],
            "another account": [
                good[0],
                good[1].replace("1234567", "7654321"),
                *good[2:],
            ],
            "no movement": [good[0], good[0].replace("01", "07", 1)],
        }
        for words, lines in cases.items():
            with self.subTest(words):
                self.assertRefused("\n".join(lines).encode(), words)

    def test_xml_that_is_hostile_is_refused(self):
        good = camt([(MAY_5, 40.0, "VIR")])
        head = b'<?xml version="1.0" encoding="UTF-8"?>'
        bomb = b'<!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
            b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
        )
        secret = b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        for dtd in (bomb + b"]>", secret, b"<!DOCTYPE Document>"):
            body = good.replace(head, head + dtd).replace(b"VIR<", b"&a;<", 1)
            self.assertRefused(body, "entities")
        wide = good.replace(head, head.replace(b"UTF-8", b"UTF-16") + secret)
        self.assertRefused(wide.decode().encode("utf-16"), "entities")

    def test_a_camt_file_that_is_wrong_is_refused(self):
        good = camt([(MAY_5, 40.0, "VIR")])
        closed = camt([(MAY_5, 40.0, "VIR")], closing=41)
        for data, words in (
            (good[:-60], "end is missing"),
            (good.replace(b"</Ntry>", b"</Ntr>", 1), "not valid"),
            (closed, "sums are wrong"),
            (good.replace(b"camt.053.001", b"camt.054.001"), "Direct debits"),
            (good.replace(b"camt.053.001", b"camt.052.001"), "not final"),
            (good.replace(b">OPBD<", b">XXXX<"), "no opening"),
            (good.replace(b"40.00", b"forty"), "not one: forty"),
            (good.replace(b"VIR", b"VIR \xe9"), "not valid|cut"),
        ):
            self.assertRefused(data, words)

    def test_an_ofx_file_that_is_wrong_is_refused(self):
        good = ofx([(MAY_5, 40.0, "VIR")], 40.0)
        for data, words in (
            (good[:-30], "end is missing"),
            (good.replace(b"<TRNAMT>40.0", b"<TRNAMT>forty"), "format|read"),
            (good.replace(b"20260505", b"20261399"), "format|read"),
            (good.replace(b"<OFX>", b"<!DOCTYPE x><OFX>"), "entities"),
        ):
            self.assertRefused(data, words)

    def test_a_file_of_two_accounts_goes_to_both_or_to_none(self):
        good = cfonb(MOVEMENTS, opening=1000)
        other = cfonb([(MAY_5, 7.0, "VIR")], account="00009999999")
        self.assertRefused(good + b"\r\n" + other, "00009999999")

    # -- who -----------------------------------------------------------------------------

    def test_the_sales_desk_does_not_import_statements(self):
        for user in (self.user_sales_desk, self.user_preparer):
            with self.assertRaises(AccessError):
                self.wizard(cfonb(MOVEMENTS), env=self.env(user=user))

    def test_days_of_a_statement_that_ends_before_its_movements(self):
        day = date(2026, 5, 6)
        lines = self.import_file(cfonb([(day, 1.0, "VIR")], day=MAY_5))
        self.assertEqual(lines.statement_id.date, day)
