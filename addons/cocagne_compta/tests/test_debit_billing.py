"""From the delivery to the debit: what billing sets (R68)."""

from odoo.addons.cocagne_jardin.tests.billing_case import BillingCase

from .debit_case import DebitCase


class TestDebitBilling(DebitCase, BillingCase):
    def test_r68_the_invoice_of_a_debited_subscription_is_programmed(self):
        debited = self.subscribe(self.alice, payment_mode="sepa")
        cheque = self.subscribe(self.bruno, payment_mode="cheque")
        self.deliver(debited)
        self.deliver(cheque)
        invoices = self.bill()
        by_member = {move.partner_id: move for move in invoices}
        self.assertEqual(by_member[self.alice].debit_state, "programmed")
        self.assertEqual(by_member[self.alice].mandate_id, self.alice_mandate)
        self.assertEqual(by_member[self.bruno].debit_state, "receive")
        order = self.make_batch()
        self.assertEqual(order.payment_line_ids.partner_id, self.alice)

    def test_r68_an_invoice_is_put_to_debit_by_hand(self):
        order = self.subscribe(self.bruno, payment_mode="cheque")
        self.deliver(order)
        invoice = self.bill()
        invoice.with_user(self.user_accountant).action_program_debit()
        self.assertEqual(invoice.debit_state, "programmed")
        self.assertEqual(self.make_batch().payment_line_ids.partner_id, self.bruno)

    def test_r69_a_member_whose_debit_waits_for_the_mandate_starts_with_it(self):
        self.garden.start_trigger = "balance"
        order = self.subscribe(self.chloe, payment_mode="sepa", date_start="2026-06-15")
        self.assertTrue(order.is_waiting)
        self.chloe_mandate.signature_date = "2026-06-15"
        self.assertFalse(order.is_waiting)
