"""A billed basket is corrected: credited at once, or with the next invoice (R58, R67)."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .rules_case import RulesCase

APRIL = date(2026, 4, 1)


@tagged("post_install", "-at_install")
class TestCorrections(RulesCase):
    def billed(self, mode):
        """Alice's March, 5 baskets at 10, in a garden that corrects by ``mode``."""
        self.garden.correction_billing = mode
        order = self.subscribe(self.alice)
        self.deliver(order)
        self.invoice = self.bill()
        self.assertEqual(self.invoice.amount_total, 50)
        return order

    def correct(self, order, *days, state="lost"):
        baskets = self.baskets(order, *days).with_user(self.user_sales_desk)
        baskets.action_correct(state=state, reason="A box fell")

    def test_r67_refused_where_the_garden_wants_a_credit_note_first(self):
        order = self.billed("refuse")
        self.assertFalse(self.baskets(order, 3).can_correct())
        with self.assertRaisesRegex(UserError, "already invoiced"):
            self.correct(order, 3)

    def test_r67_a_credit_note_at_once(self):
        order = self.billed("credit_note")
        self.correct(order, 3, 10)
        credit = self.invoice.reversal_move_ids
        self.assertEqual(
            (credit.move_type, credit.state, credit.amount_total),
            ("out_refund", "posted", 20),
        )
        self.assertEqual(self.invoice.amount_residual, 30)
        self.assertEqual(self.invoiced(order), 30)
        self.assertFalse(self.bill())

    def test_r67_taken_off_the_next_invoice(self):
        order = self.billed("next_invoice")
        self.correct(order, 3)
        self.deliver(order, month=4)
        invoice = self.bill(APRIL)
        # four Tuesdays in April, one of March given back
        self.assertEqual((invoice.move_type, invoice.amount_total), ("out_invoice", 30))
        self.assertEqual(self.invoiced(order), 80)
        self.assertFalse(self.bill(APRIL))

    def test_r67_a_credit_note_when_nothing_else_is_to_pay(self):
        order = self.billed("next_invoice")
        self.correct(order, 3)
        credit = self.bill(APRIL)
        self.assertEqual((credit.move_type, credit.amount_total), ("out_refund", 10))
        self.assertEqual(credit.reversed_entry_id, self.invoice)

    def test_r67_the_line_says_which_invoice_it_corrects(self):
        order = self.billed("next_invoice")
        self.correct(order, 3)
        line = self.bill(APRIL).invoice_line_ids
        self.assertIn(self.invoice.name, line.name)
        self.assertEqual(line.corrected_line_id, self.invoice.invoice_line_ids)
        basket = self.baskets(order, 3)
        self.assertEqual(basket.credit_line_id, line)
        self.assertFalse(basket.invoice_line_id)

    def test_r67_a_correction_taken_back_before_the_next_invoice(self):
        order = self.billed("next_invoice")
        self.correct(order, 3)
        self.correct(order, 3, state="delivered")
        self.assertFalse(self.bill(APRIL))
        self.assertEqual(self.invoiced(order), 50)

    def test_r67_a_correction_taken_back_after_it_is_billed_again(self):
        order = self.billed("next_invoice")
        self.correct(order, 3)
        self.bill(APRIL)
        self.correct(order, 3, state="delivered")
        self.assertEqual(self.bill(APRIL).amount_total, 10)
        self.assertEqual(self.invoiced(order), 50)

    def test_r67_delivered_or_not_collected_cost_the_same(self):
        order = self.billed("credit_note")
        self.correct(order, 3, state="not_collected")
        self.assertFalse(self.invoice.reversal_move_ids)

    def test_r67_the_price_given_back_is_the_one_that_was_billed(self):
        order = self.billed("credit_note")
        order.order_line.price_unit = 14
        self.correct(order, 3)
        self.assertEqual(self.invoice.reversal_move_ids.amount_total, 10)

    def test_r67_a_cancelled_invoice_owes_its_correction_again(self):
        order = self.billed("next_invoice")
        self.correct(order, 3)
        self.deliver(order, month=4)
        april = self.bill(APRIL)
        april.button_draft()
        april.button_cancel()
        basket = self.baskets(order, 3)
        self.assertTrue(basket.to_credit)
        self.assertEqual(basket.invoice_line_id, self.invoice.invoice_line_ids)
        self.assertEqual(self.bill(APRIL).amount_total, 30)

    def test_r67_an_invoice_can_be_reversed_after_a_correction(self):
        order = self.billed("credit_note")
        self.correct(order, 3)
        rest = self.invoice._reverse_moves([{"invoice_date": self.invoice.date}])
        rest.invoice_line_ids.quantity = 4
        rest.action_post()
        self.assertEqual(self.invoiced(order), 0)
        self.baskets(order, 10)._set_state("lost")
        self.assertEqual(self.bill(APRIL).amount_total, 30)

    def test_r67_undoing_a_correction_in_the_history(self):
        order = self.billed("next_invoice")
        self.correct(order, 3)
        change = self.env["cocagne.change"].search(
            [("kind", "=", "correction"), ("line_ids.order_id", "=", order.id)]
        )
        change.with_user(self.user_sales_desk).action_undo()
        self.assertFalse(self.baskets(order, 3).to_credit)
        self.assertFalse(self.bill(APRIL))

    def test_r67_instalments_take_corrections_by_themselves(self):
        order = self.plan(self.alice, "instalments")
        self.bill(date(2026, 1, 1))
        self.deliver_all(order)
        with self.on("2026-12-31"):
            self.bill(date(2026, 12, 1))
            order.basket_ids[:1].with_user(self.user_sales_desk).action_correct(
                state="lost", reason="Found out later"
            )
            credit = self.bill(date(2026, 12, 1))
        self.assertEqual((credit.move_type, credit.amount_total), ("out_refund", 10))
