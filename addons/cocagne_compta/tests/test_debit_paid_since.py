"""Somebody pays by cheque while the file of the debits is on its way to the bank (R70)."""

from .debit_case import DebitCase


class TestDebitPaidSince(DebitCase):
    def setUp(self):
        super().setUp()
        self.alice_invoice = self.invoice(self.alice, 20.0)
        self.bruno_invoice = self.invoice(self.bruno, 30.0)
        self.order = self.make_batch()
        self.order.action_make_file()

    def pay(self, invoice, amount):
        """The member pays this invoice in another way, in whole or in part."""
        wizard = self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=invoice.ids
        )
        wizard.create({"amount": amount}).action_create_payments()

    def credit(self, partner):
        """What the garden owes this member."""
        return -sum(
            self.env["account.move.line"]
            .search(
                [
                    ("partner_id", "=", partner.id),
                    ("account_type", "=", "asset_receivable"),
                    ("parent_state", "=", "posted"),
                ]
            )
            .mapped("amount_residual")
        )

    def test_the_batch_warns_before_the_bank_has_the_file(self):
        self.assertFalse(self.order._words_paid_since())
        self.pay(self.alice_invoice, 20.0)
        words = self.order._main_step()["text"]
        self.assertIn("Alice", words)
        self.assertNotIn("Bruno", words)

    def test_a_part_that_is_paid_is_told_too(self):
        self.pay(self.bruno_invoice, 10.0)
        self.assertEqual(self.order._lines_paid_since().partner_id, self.bruno)

    def test_what_is_paid_twice_stays_on_the_account_of_the_member(self):
        self.pay(self.alice_invoice, 20.0)
        self.order.action_executed()
        self.assertEqual(self.order.state, "uploaded")
        self.assertEqual(self.credit(self.alice), 20.0)
        self.assertEqual(self.bruno_invoice.amount_residual, 0.0)
        self.assertEqual(self.credit(self.bruno), 0.0)

    def test_of_a_part_paid_only_the_rest_is_too_much(self):
        self.pay(self.bruno_invoice, 10.0)
        self.order.action_executed()
        self.assertEqual(self.bruno_invoice.amount_residual, 0.0)
        self.assertEqual(self.credit(self.bruno), 10.0)

    def test_the_batch_is_still_undone_as_a_whole(self):
        self.pay(self.alice_invoice, 20.0)
        before = self.ledger()
        self.order.action_executed()
        self.order.action_undo()
        self.assertEqual(self.ledger(), before)
