"""A batch undone as a whole leaves the accounts as before (R70, R94)."""

from datetime import date

from freezegun import freeze_time
from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.exceptions import UserError

from .debit_case import DebitCase

AMOUNTS = st.lists(
    st.tuples(
        st.sampled_from(["alice", "bruno", "chloe", "eric"]),
        st.integers(min_value=1, max_value=50_000),
    ),
    min_size=1,
    max_size=6,
)


class TestDebitUndo(DebitCase):
    def state_of(self, invoices):
        """What must be as before: accounts, dues, payment states, mandates."""
        self.env.invalidate_all()
        return (
            self.ledger(),
            [round(move.amount_residual * 100) for move in invoices],
            invoices.mapped("payment_state"),
            (self.alice_mandate | self.bruno_mandate).mapped("last_debit_date"),
            (self.alice | self.bruno).mapped("member_balance"),
        )

    def test_r70_an_executed_batch_is_undone_with_its_entries(self):
        invoices = self.invoice(self.alice) | self.invoice(self.bruno, 30.0)
        before = self.state_of(invoices)
        order = self.executed()
        self.assertNotEqual(self.state_of(invoices), before)
        order.with_user(self.user_accountant).action_undo()
        self.assertEqual(self.state_of(invoices), before)
        self.assertEqual(order.state, "cancel")
        self.assertEqual(order.undone_by_id, self.user_accountant)
        self.assertEqual(invoices.mapped("debit_state"), ["programmed"] * 2)

    def test_r70_a_batch_is_undone_after_its_file(self):
        invoices = self.invoice(self.alice)
        before = self.state_of(invoices)
        order = self.make_batch()
        order.action_make_file()
        order.action_undo()
        self.assertEqual(self.state_of(invoices), before)
        self.assertFalse(order.payment_file_id, "nobody sends it by mistake")

    def test_r94_a_batch_is_undone_only_once(self):
        self.invoice(self.alice)
        order = self.executed()
        order.action_undo()
        with self.assertRaisesRegex(UserError, "undone already"):
            order.action_undo()

    def test_r94_the_dues_can_be_debited_anew(self):
        invoice = self.invoice(self.alice)
        self.executed().action_undo()
        order = self.executed()
        self.assertEqual(order.payment_line_ids.move_line_id, self.due(invoice))
        self.assertEqual(invoice.amount_residual, 0.0)

    def test_r94_a_closed_period_keeps_its_entries_and_gets_their_reversal(self):
        invoice = self.invoice(self.alice)
        order = self.executed()
        entry = order.payment_ids.move_id
        before = self.ledger()
        with freeze_time("2026-08-10"):
            self.garden.sudo().fiscalyear_lock_date = "2026-07-31"
            order.action_undo()
        self.assertEqual(entry.state, "posted")
        reversal = entry.reversal_move_ids
        self.assertEqual(reversal.state, "posted")
        self.assertGreater(reversal.date, date(2026, 7, 31))
        self.assertEqual(invoice.amount_residual, 20.0)
        self.assertEqual(invoice.payment_state, "not_paid")
        after = self.ledger()
        account = order.payment_method_line_id.payment_account_id.code
        self.assertEqual(before[account], 2000)
        self.assertNotIn(account, after)
        self.assertEqual(order.payment_ids.state, "canceled")
        with self.assertRaisesRegex(UserError, "undone already"):
            order.action_undo()

    def test_r94_what_the_bank_statement_shows_is_not_undone(self):
        self.invoice(self.alice)
        order = self.executed()
        line = self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.journal.id,
                "date": "2026-07-06",
                "payment_ref": "PRLV",
                "amount": 20.0,
            }
        )
        _money, suspense, _other = line._seek_for_lines()
        waiting = order.payment_method_line_id.payment_account_id
        suspense.account_id = waiting
        money = order.payment_ids.move_id.line_ids.filtered(
            lambda line: line.account_id == waiting
        )
        (money | suspense).reconcile()
        with self.assertRaisesRegex(UserError, "matched with a bank statement"):
            order.action_undo()
        self.assertEqual(order.state, "uploaded")

    def test_r94_a_batch_with_rejects_is_not_undone(self):
        self.invoice(self.alice)
        order = self.executed()
        self.reject(order.payment_ids)
        with self.assertRaisesRegex(UserError, "Alice"):
            order.action_undo()

    def test_r70_a_large_batch_is_executed_by_a_job_once(self):
        invoice = self.invoice(self.alice)
        order = self.make_batch()
        order.action_make_file()
        self.patch(type(order), "_runs_behind", lambda self: True)
        order.action_executed()
        self.assertEqual(order.state, "generated")
        self.assertEqual(order.next_step["code"], "running")
        jobs = self.env["queue.job"].search([("method_name", "=", "_run_job")])
        self.assertEqual(jobs.records, order)
        order._run_job("_execute")
        self.assertEqual((order.state, invoice.amount_residual), ("uploaded", 0.0))
        order._run_job("_execute")
        self.assertEqual(len(order.payment_ids.move_id), 1)
        order.action_undo()
        order._run_job("_undo")
        order._run_job("_undo")
        self.assertEqual((order.state, invoice.amount_residual), ("cancel", 20.0))

    @settings(max_examples=12, deadline=None)
    @given(AMOUNTS)
    def test_r70_whatever_the_dues_the_ledger_is_as_before(self, dues):
        with self.env.cr.savepoint() as savepoint:
            invoices = self.env["account.move"].union(
                *(self.invoice(getattr(self, who), cents / 100) for who, cents in dues)
            )
            before = self.state_of(invoices)
            order = self.make_batch()
            debited = {"alice", "bruno"} & {who for who, _cents in dues}
            if debited:
                order.action_make_file()
                order.action_executed()
                order.action_undo()
            self.assertEqual(self.state_of(invoices), before)
            wanted = sum(cents for who, cents in dues if who in debited)
            total = sum(order.payment_line_ids.mapped("amount_currency"))
            self.assertEqual(round(total * 100), wanted)
            savepoint.rollback()
        self.env.invalidate_all()
