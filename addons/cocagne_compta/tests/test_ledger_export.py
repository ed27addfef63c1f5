import base64

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from ..models.ledger.exports import FORMATS
from .ledger_case import LedgerCase


@tagged("post_install", "-at_install")
class TestLedgerExport(LedgerCase):
    """The entries of May, for the accountant outside."""

    def make_export(self, **values):
        return (
            self.env["cocagne.ledger.export"]
            .with_user(self.user_accountant)
            .create(
                {
                    "company_id": self.garden.id,
                    "format": "sage",
                    "date_from": "2026-05-01",
                    "date_to": "2026-05-31",
                    **values,
                }
            )
        )

    def lines(self, export):
        reader = FORMATS[export.format][1]
        return reader(base64.b64decode(export.content))

    def test_r93_the_file_has_the_posted_entries_of_the_period(self):
        invoice = self.make_invoice(self.alice, (self.simple, 10.55))
        self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        self.make_entry(("627800", 9, 0), ("512001", 0, 9), day="2026-06-01")
        export = self.make_export()
        self.assertEqual(
            (export.move_count, export.debit, export.credit), (2, 13.55, 13.55)
        )
        export.action_export()
        lines = self.lines(export)
        self.assertEqual(float(sum(row.debit for row in lines)), 13.55)
        self.assertEqual(float(sum(row.credit for row in lines)), 13.55)
        self.assertEqual(
            {row.account for row in lines}, {"411100", "701100", "627800", "512001"}
        )
        self.assertEqual(invoice.ledger_export_id, export)
        self.assertEqual(export.file_name, "sage_TEST-LAC_20260501-20260531.pnm")

    def test_an_entry_is_exported_once(self):
        self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        self.make_export().action_export()
        again = self.make_export()
        self.assertEqual(again.move_count, 0)
        with self.assertRaisesRegex(UserError, "exported before"):
            again.action_export()
        later = self.make_entry(("627800", 5, 0), ("512001", 0, 5))
        again.action_export()
        self.assertEqual(again.move_ids, later)

    def test_what_was_exported_is_exported_again_only_when_asked(self):
        self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        self.make_export().action_export()
        again = self.make_export(again=True)
        again.action_export()
        self.assertEqual((again.move_count, again.debit), (1, 3.0))

    def test_a_draft_stops_the_export(self):
        self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        self.make_entry(("627800", 4, 0), ("512001", 0, 4), post=False)
        export = self.make_export()
        self.assertEqual(export.draft_count, 1)
        with self.assertRaisesRegex(UserError, "drafts"):
            export.action_export()
        self.assertFalse(export.content)

    def test_journals_are_chosen(self):
        self.make_invoice(self.alice, (self.simple, 10.55))
        other = self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        export = self.make_export(journal_ids=[Command.set(self.journal.ids)])
        export.action_export()
        self.assertEqual(export.move_ids, other)

    def test_accounts_get_the_numbers_of_the_accountant(self):
        self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        self.env["cocagne.ledger.export.account"].create(
            {
                "company_id": self.garden.id,
                "account_id": self.account("627800").id,
                "code": "62780001",
            }
        )
        export = self.make_export(format="quadra")
        export.action_export()
        self.assertIn("62780001", {row.account for row in self.lines(export)})

    def test_an_account_too_long_for_a_package_is_named(self):
        self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        self.env["cocagne.ledger.export.account"].create(
            {
                "company_id": self.garden.id,
                "account_id": self.account("627800").id,
                "code": "627800012",
            }
        )
        export = self.make_export(format="quadra")
        with self.assertRaisesRegex(UserError, "627800012"):
            export.action_export()
        self.assertEqual(export.state, "draft")
        self.assertFalse(export.move_ids)

    def test_clients_are_one_account_or_each_their_own(self):
        self.alice.member_number = "0042"
        self.make_invoice(self.alice, (self.simple, 10.55))
        self.garden.export_clients = "each"
        export = self.make_export()
        export.action_export()
        clients = {row.client for row in self.lines(export)}
        self.assertEqual(clients, {"C0042", ""})

    def test_two_journals_do_not_become_one(self):
        self.make_invoice(self.alice, (self.simple, 10.55))
        self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        self.journal.export_code = "FA"
        with self.assertRaisesRegex(UserError, "same code"):
            self.make_export(format="quadra").action_export()
        self.journal.export_code = "OD"
        self.make_export(format="quadra").action_export()

    def test_an_exported_entry_stays_as_it_is(self):
        move = self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        self.make_export().action_export()
        with self.assertRaisesRegex(UserError, "accountant"):
            move.button_draft()

    def test_r94_an_export_is_undone_with_its_entries(self):
        move = self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        export = self.make_export()
        export.action_export()
        content = export.content
        with self.assertRaisesRegex(UserError, "why"):
            export.action_undo()
        export.undo_reason = "Wrong month"
        export.action_undo()
        self.assertEqual(export.state, "undone")
        self.assertFalse(move.ledger_export_id)
        self.assertEqual(export.content, content, "the file stays to be compared")
        self.assertEqual(export.debit, 3.0)
        other = self.make_export()
        other.action_export()
        self.assertEqual(move.ledger_export_id, other)
        with self.assertRaises(UserError):
            export.unlink()

    def test_the_desk_exports_nothing(self):
        with self.assertRaises(AccessError):
            self.env["cocagne.ledger.export"].with_user(self.user_sales_desk).create(
                {"company_id": self.garden.id}
            )

    def test_reading_the_lines_takes_as_many_queries_for_ten_as_for_fifty(self):
        self.queries(1)  # what is read once for all
        self.assertEqual(self.queries(10), self.queries(50))

    def queries(self, count):
        for _number in range(count):
            self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        export = self.make_export()
        self.env.flush_all()
        self.env.invalidate_all()
        moves = export._lock_moves()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        lines = export._export_lines(moves)
        self.assertGreaterEqual(len(lines), 2 * count)
        return self.env.cr.sql_log_count - before
