"""The season's total in instalments, settled at its end (R65, R66)."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .rules_case import DECEMBER, JANUARY, RulesCase


@tagged("post_install", "-at_install")
class TestInstalments(RulesCase):
    def test_r65_a_year_in_quarters_is_one_invoice_with_four_due_dates(self):
        with self.on("2026-01-02"):
            order = self.plan(self.alice, "instalments")
            invoice = self.bill(JANUARY)
        count = sum(order.basket_ids.mapped("quantity"))
        self.assertEqual(invoice.amount_total, count * 10)
        self.assertEqual(invoice.state, "posted")
        # 1 January is past: three days remain
        self.assertEqual(
            [day for day, _amount in self.due(invoice)],
            ["2026-04-01", "2026-07-01", "2026-10-01"],
        )

    def test_r65_the_ready_made_rhythms_have_their_days(self):
        days = {
            "monthly": [(month, 1) for month in range(1, 13)],
            "quarterly": [(1, 1), (4, 1), (7, 1), (10, 1)],
            "half_yearly": [(1, 1), (7, 1)],
            "yearly": [(1, 10)],
        }
        for rhythm, expected in days.items():
            with self.subTest(rhythm=rhythm):
                found = self.term(rhythm).due_day_ids
                self.assertEqual([(d.month, d.day) for d in found], expected)

    def test_r65_the_due_dates_follow_the_rhythm_of_the_subscription(self):
        for rhythm in ("monthly", "quarterly", "half_yearly", "yearly"):
            order = self.plan(self.alice, "instalments", rhythm, confirm=False)
            self.assertEqual(order.instalment_term_id, self.term(rhythm))

    def test_r66_instalments_are_equal_and_the_last_one_takes_the_cents(self):
        with self.on("2025-12-15"):
            order = self.plan(self.alice, "instalments", "monthly")
            invoice = self.bill(date(2025, 12, 1))
        amounts = [amount for _day, amount in self.due(invoice)]
        count = sum(order.basket_ids.mapped("quantity"))
        self.assertEqual(len(amounts), 12)
        self.assertEqual(len(set(amounts[:-1])), 1)
        self.assertEqual(round(sum(amounts), 2), count * 10)

    def test_r65_who_starts_late_gets_the_due_dates_that_remain(self):
        order = self.plan(
            self.alice, "instalments", "monthly", date_start=date(2026, 6, 16)
        )
        invoice = self.bill(date(2026, 6, 1))
        self.assertEqual(
            [day for day, _amount in self.due(invoice)],
            [f"2026-{month:02}-01" for month in range(7, 13)],
        )
        self.assertEqual(invoice.amount_total, 10 * len(order.basket_ids))

    def test_r65_without_a_day_left_all_is_due_at_once(self):
        self.plan(self.alice, "instalments", "yearly", date_start=date(2026, 6, 16))
        invoice = self.bill(date(2026, 6, 1))
        self.assertEqual([day for day, _amount in self.due(invoice)], ["2026-06-15"])

    def test_r66_a_second_run_bills_nothing(self):
        order = self.plan(self.alice, "instalments")
        self.bill(JANUARY)
        once = self.invoiced(order)
        self.assertFalse(self.bill(JANUARY))
        self.assertFalse(self.bill(date(2026, 2, 1)))
        self.assertEqual(self.invoiced(order), once)

    def test_r66_cancelled_baskets_are_credited_at_the_end(self):
        order = self.plan(self.alice, "instalments")
        self.bill(JANUARY)
        billed = self.invoiced(order)
        order.basket_ids[:3]._set_state("cancelled")
        self.deliver_all(order)
        with self.on("2026-12-31"):
            credit = self.bill(DECEMBER)
        self.assertEqual(
            (credit.move_type, credit.amount_total, credit.state),
            ("out_refund", 30.0, "posted"),
        )
        self.assertEqual(self.invoiced(order), billed - 30)
        self.assertEqual(order.order_line.qty_delivered, order.order_line.qty_invoiced)

    def test_r66_the_credit_note_lowers_what_is_left_to_pay(self):
        order = self.plan(self.alice, "instalments")
        invoice = self.bill(JANUARY)
        order.basket_ids[:3]._set_state("cancelled")
        self.deliver_all(order)
        with self.on("2026-12-31"):
            credit = self.bill(DECEMBER)
        self.assertEqual(credit.reversed_entry_id, invoice)
        self.assertEqual(invoice.amount_residual, invoice.amount_total - 30)
        self.assertEqual(credit.amount_residual, 0)

    def test_r66_doubled_baskets_are_an_extra_invoice_at_the_end(self):
        order = self.plan(self.alice, "instalments")
        self.bill(JANUARY)
        order.basket_ids[:2].quantity = 2
        self.deliver_all(order)
        with self.on("2026-12-31"):
            extra = self.bill(DECEMBER)
        self.assertEqual((extra.move_type, extra.amount_total), ("out_invoice", 20.0))
        self.assertEqual(self.due(extra), [("2026-12-31", 20.0)])

    def test_r66_nothing_is_settled_before_the_end(self):
        order = self.plan(self.alice, "instalments")
        self.bill(JANUARY)
        order.basket_ids[:3]._set_state("cancelled")
        self.assertFalse(self.bill(date(2026, 5, 1)))

    def test_r66_a_basket_that_nobody_marked_waits_for_its_mark(self):
        order = self.plan(self.alice, "instalments")
        self.bill(JANUARY)
        self.deliver_all(order, date(2026, 12, 20))
        with self.on("2026-12-31"):
            self.assertFalse(self.bill(DECEMBER))

    def test_r66_a_terminated_subscription_is_settled_with_its_month(self):
        order = self.plan(self.alice, "instalments")
        self.bill(JANUARY)
        self.deliver_all(order, date(2026, 6, 14))
        delivered = order.order_line.qty_delivered
        order.action_terminate("date", date(2026, 6, 15))
        credit = self.bill(date(2026, 6, 1))
        self.assertEqual(credit.move_type, "out_refund")
        self.assertEqual(self.invoiced(order), delivered * 10)

    def test_r66_the_settlement_costs_what_was_agreed_when_it_was_billed(self):
        order = self.plan(self.alice, "instalments")
        self.bill(JANUARY)
        order.order_line.price_unit = 12
        order.basket_ids[:1]._set_state("cancelled")
        self.deliver_all(order)
        with self.on("2026-12-31"):
            self.assertEqual(self.bill(DECEMBER).amount_total, 10)

    def test_r66_at_confirmation_where_the_garden_wants_it(self):
        self.garden.advance_at_confirmation = True
        order = self.plan(self.alice, "instalments")
        self.assertEqual(self.invoiced(order), 10 * len(order.basket_ids))
        self.assertFalse(self.bill(JANUARY))

    def test_r66_the_desk_confirms_and_invoices_without_accounting_rights(self):
        self.garden.advance_at_confirmation = True
        order = self.plan(self.alice, "instalments", confirm=False)
        order.with_user(self.user_sales_desk).action_confirm()
        self.assertTrue(self.invoiced(order))

    def test_r66_the_rule_cannot_change_once_billed_in_advance(self):
        order = self.plan(self.alice, "instalments")
        self.bill(JANUARY)
        with self.assertRaisesRegex(UserError, "already billed in advance"):
            order.billing_rule = "monthly_delivered"

    def test_r66_a_reversed_invoice_is_billed_anew(self):
        order = self.plan(self.alice, "instalments")
        invoice = self.bill(JANUARY)
        invoice._reverse_moves([{"invoice_date": invoice.date}], cancel=True)
        self.assertEqual(self.invoiced(order), 0)
        self.bill(date(2026, 5, 1))
        self.assertEqual(self.invoiced(order), 10 * len(order.basket_ids))

    def test_r66_instalments_need_due_dates(self):
        order = self.plan(self.alice, "instalments", confirm=False)
        order.instalment_term_id = False
        with self.assertRaisesRegex(UserError, "choose the due dates"):
            order.action_confirm()

    def test_r66_a_preparer_bills_nothing(self):
        order = self.plan(self.alice, "instalments")
        with self.assertRaises(AccessError):
            order.with_user(self.user_preparer).action_bill_now()

    def test_r66_the_offer_then_the_basket_then_the_garden_say_the_rule(self):
        self.garden.default_billing_rule = "pack"
        order = self.subscribe(self.alice, confirm=False)
        self.assertEqual(order.billing_rule, "pack")
        self.simple.billing_rule = "instalments"
        order = self.subscribe(self.alice, confirm=False)
        self.assertEqual(order.billing_rule, "instalments")
        order = self.subscribe(
            self.alice, confirm=False, billing_rule="monthly_delivered"
        )
        self.assertEqual(order.billing_rule, "monthly_delivered")

    def test_r65_the_schedule_is_shown_before_and_after(self):
        order = self.plan(
            self.alice,
            "instalments",
            "half_yearly",
            confirm=False,
            date_start=date(2026, 6, 16),
        )
        self.assertIn("01/07/2026", order.billing_schedule)
        self.assertIn("Estimate", order.billing_schedule)
        order.action_confirm()
        self.bill(date(2026, 6, 1))
        order.invalidate_recordset()
        self.assertIn("To come", order.billing_schedule)
        self.assertNotIn("Estimate", order.billing_schedule)

    def test_r66_a_sentence_says_what_is_billed_and_when(self):
        for rule, words in (
            ("monthly_delivered", "baskets that were delivered"),
            ("instalments", "whole season"),
            ("pack", "Packs of 10 baskets"),
            ("prepaid", "In advance"),
        ):
            order = self.plan(self.alice, rule, confirm=False)
            self.assertIn(words, order.billing_sentence)

    def test_r66_instalments_to_come_are_no_debt(self):
        with self.on("2026-01-02"):
            self.plan(self.alice, "instalments")
            invoice = self.bill(JANUARY)
            self.assertEqual(self.alice.member_balance, -invoice.amount_total)
            self.assertEqual(self.alice.balance_due, 0)
            self.assertEqual(self.alice.not_due_amount, invoice.amount_total)
        self.alice.invalidate_recordset()
        due = [amount for day, amount in self.due(invoice) if day <= "2026-06-15"]
        self.assertEqual(self.alice.balance_due, -sum(due))
        debtors = self.env["res.partner"].search([("balance_due", "<", 0)])
        self.assertIn(self.alice, debtors)

    def test_r66_billed_in_advance_is_not_left_to_bill(self):
        order = self.plan(self.alice, "instalments")
        self.assertEqual(
            order._left_to_bill(), {order.id: 10.0 * len(order.basket_ids)}
        )
        self.bill(JANUARY)
        self.assertEqual(order._left_to_bill(), {order.id: 0.0})
