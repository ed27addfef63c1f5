"""Packs of baskets paid in advance, and periods in advance (R65, R66)."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .rules_case import DECEMBER, JANUARY, RulesCase

FEBRUARY, MARCH, APRIL = date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)


@tagged("post_install", "-at_install")
class TestPacks(RulesCase):
    def pack(self, **values):
        return self.plan(self.alice, "pack", pack_size=10, **values)

    def test_r65_a_pack_of_ten_is_billed_once(self):
        order = self.pack()
        self.assertEqual(self.bill(JANUARY).amount_total, 100)
        self.assertFalse(self.bill(JANUARY))
        self.assertEqual(order.pack_left, 10)

    def test_r65_what_is_left_is_counted_from_the_baskets(self):
        order = self.pack()
        self.bill(JANUARY)
        delivered = self.deliver_all(order, date(2026, 2, 20))
        self.assertEqual(len(delivered), 7)
        order.invalidate_recordset()
        self.assertEqual(order.pack_left, 3)
        self.assertFalse(order.has_few_left)
        self.assertEqual(self.alice.pack_left_note, "Simple: 3 left")

    def test_r65_two_left_warn_and_the_next_pack_is_billed(self):
        order = self.pack()
        self.bill(JANUARY)
        self.deliver_all(order, date(2026, 2, 28))
        order.invalidate_recordset()
        self.assertEqual((order.pack_left, order.has_few_left), (2, True))
        alerts = self.env["cocagne.home"].with_user(self.user_sales_desk)
        domain = alerts._visible_alerts()["packs_used_up"]["domain"]
        self.assertIn(order, self.env["sale.order"].search(domain))
        self.assertEqual(self.bill(FEBRUARY).amount_total, 100)
        order.invalidate_recordset()
        self.assertEqual((order.pack_left, order.has_few_left), (12, False))

    def test_r65_without_the_next_pack_what_is_beyond_is_billed_as_delivered(self):
        order = self.pack(pack_renews=False)
        self.bill(JANUARY)
        self.deliver_all(order, date(2026, 3, 31))
        self.assertEqual(order.order_line.qty_delivered, 13)
        self.assertEqual(self.bill(MARCH).amount_total, 30)

    def test_r65_the_next_pack_by_the_button(self):
        order = self.pack(pack_renews=False)
        self.bill(JANUARY)
        order.with_user(self.user_sales_desk).action_next_pack()
        self.assertEqual(self.invoiced(order), 200)
        with self.assertRaisesRegex(UserError, "Nothing is to be billed"):
            order.with_user(self.user_sales_desk).action_bill_now()

    def test_r65_what_nobody_used_is_given_back_at_the_end(self):
        order = self.pack()
        self.bill(JANUARY)
        self.deliver_all(order, date(2026, 1, 31))
        order.action_terminate("date", date(2026, 6, 15))
        order.basket_ids.filtered(lambda b: b.state == "planned")._set_state(
            "cancelled"
        )
        credit = self.bill(date(2026, 6, 1))
        self.assertEqual((credit.move_type, credit.amount_total), ("out_refund", 60))
        self.assertEqual(self.invoiced(order), 40)

    def test_r65_a_pack_may_be_bought_before_any_date_is_chosen(self):
        order = self.subscribe(
            self.alice,
            billing_rule="pack",
            pack_size=6,
            frequency="free",
            date_start=JANUARY,
            confirm=False,
        )
        tuesdays = self.season.delivery_ids.filtered(lambda d: d.round_id == self.m1)
        order.order_line.chosen_delivery_ids = tuesdays[:1]
        order.action_confirm()
        self.assertEqual(self.bill(JANUARY).amount_total, 60)

    def test_r65_a_pack_needs_a_number(self):
        order = self.pack(confirm=False)
        order.pack_size = 0
        with self.assertRaisesRegex(UserError, "how many baskets"):
            order.action_confirm()


@tagged("post_install", "-at_install")
class TestPeriodsInAdvance(RulesCase):
    """Tuesdays: 4 in January (from the 6th), 4 in February, 5 in March."""

    def test_r66_the_coming_month_is_billed_in_advance(self):
        order = self.plan(self.alice, "prepaid", "monthly")
        with self.on("2026-01-02"):
            order.action_bill_now()
        self.assertEqual(self.invoiced(order), 40)
        self.deliver_all(order, date(2026, 1, 31))
        self.assertEqual(self.bill(JANUARY).amount_total, 40)
        self.assertFalse(self.bill(JANUARY))

    def test_r66_the_balance_of_the_last_period_comes_off(self):
        order = self.plan(self.alice, "prepaid", "monthly")
        self.bill(date(2026, 1, 1))
        self.assertEqual(self.invoiced(order), 80)  # January and February
        self.deliver_all(order, date(2026, 1, 31))
        found = self.baskets(order, month=2)
        found[0]._set_state("cancelled")
        found[1:]._set_state("delivered")
        # five Tuesdays in March, one cancelled in February
        self.assertEqual(self.bill(FEBRUARY).amount_total, 40)

    def test_r66_quarters_are_billed_when_they_begin(self):
        order = self.plan(self.alice, "prepaid", "quarterly")
        with self.on("2026-01-02"):
            order.action_bill_now()
        first = len(order.basket_ids.filtered(lambda b: b.date < APRIL))
        self.assertEqual(self.invoiced(order), first * 10)
        self.deliver_all(order, date(2026, 1, 31))
        self.assertFalse(self.bill(JANUARY))
        self.deliver_all(order, date(2026, 3, 31))
        second = len(
            order.basket_ids.filtered(lambda b: APRIL <= b.date < date(2026, 7, 1))
        )
        self.assertEqual(self.bill(MARCH).amount_total, second * 10)

    def test_r66_a_fixed_number_in_advance_with_the_balance(self):
        order = self.plan(self.alice, "prepaid", "monthly", pack_size=4)
        with self.on("2026-01-02"):
            order.action_bill_now()
        self.assertEqual(self.invoiced(order), 40)
        self.deliver_all(order, date(2026, 2, 28))
        # eight delivered, four paid: four of the balance and four in advance
        self.assertEqual(self.bill(FEBRUARY).amount_total, 80)

    def test_r66_more_cancelled_than_planned_is_a_credit_note(self):
        order = self.plan(self.alice, "prepaid", "monthly")
        self.bill(JANUARY)
        order.basket_ids.filtered(lambda b: b.date < APRIL)._set_state("cancelled")
        credit = self.bill(FEBRUARY)
        self.assertEqual((credit.move_type, credit.amount_total), ("out_refund", 80))
        self.assertEqual(self.invoiced(order), 0)

    def test_r66_the_year_comes_out_even(self):
        order = self.plan(self.alice, "prepaid", "monthly")
        order.basket_ids[5:9]._set_state("cancelled")
        order.basket_ids[10].quantity = 3
        self.deliver_all(order)
        with self.on("2026-12-31"):
            for month in (1, 5, 9, 12):
                self.bill(date(2026, month, 1))
            self.assertFalse(self.bill(DECEMBER))
        self.assertEqual(self.invoiced(order), order.order_line.qty_delivered * 10)
