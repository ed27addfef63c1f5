"""What the month bills, once and to the cent (R66, R85, R91)."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .billing_case import APRIL, MARCH, BillingCase
from .common import SIMPLE


@tagged("post_install", "-at_install")
class TestBillingMonth(BillingCase):
    def test_a_member_pays_what_was_delivered_in_the_month(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 3, 10, 17)
        invoice = self.bill()
        self.assertEqual(invoice.amount_total, 3 * SIMPLE)

    def test_the_invoice_is_posted_and_due(self):
        self.deliver(self.subscribe(self.alice), 3)
        self.assertRecordValues(
            self.bill(),
            [
                {
                    "state": "posted",
                    "partner_id": self.alice.id,
                    "amount_residual": SIMPLE,
                    "payment_state": "not_paid",
                }
            ],
        )

    def test_the_price_includes_the_vat(self):
        self.deliver(self.subscribe(self.alice))
        invoice = self.bill()
        self.assertEqual(
            (invoice.amount_untaxed, invoice.amount_tax, invoice.amount_total),
            (47.39, 2.61, 50.0),
        )

    def test_the_invoice_bears_the_last_day_of_its_month(self):
        self.deliver(self.subscribe(self.alice), 3)
        self.assertEqual(self.bill().invoice_date, date(2026, 3, 31))

    def test_before_the_end_of_the_month_the_invoice_bears_today(self):
        self.deliver(self.subscribe(self.alice), 3)
        with freeze_time("2026-03-20"):
            self.assertEqual(self.bill().invoice_date, date(2026, 3, 20))

    def test_the_due_date_follows_the_payment_term_of_the_subscription(self):
        term = self.env.ref("account.account_payment_term_30days")
        order = self.subscribe(self.alice, payment_term_id=term.id)
        self.deliver(order, 3)
        self.assertEqual(self.bill().invoice_date_due, date(2026, 4, 30))

    def test_without_payment_term_the_invoice_is_due_at_once(self):
        self.deliver(self.subscribe(self.alice), 3)
        self.assertEqual(self.bill().invoice_date_due, date(2026, 6, 15))

    def test_the_line_names_the_basket_and_its_days(self):
        self.deliver(self.subscribe(self.alice), 3, 10)
        self.assertEqual(
            self.bill().invoice_line_ids.name,
            "Simple, 2 deliveries in March 2026: 3/3, 3/10",
        )

    def test_the_line_tells_how_many_when_a_day_brings_several(self):
        order = self.subscribe(self.alice, quantity=2)
        self.deliver(order, 3)
        self.assertEqual(
            self.bill().invoice_line_ids.name,
            "Simple, 1 delivery in March 2026: 3/3 (×2)",
        )

    def test_the_line_of_a_late_basket_names_its_own_month(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 31)
        self.deliver(order, 7, month=4)
        self.assertEqual(
            self.bill(APRIL).invoice_line_ids.name,
            "Simple, 1 delivery in March 2026: 3/31 ; 1 delivery in April 2026: 4/7",
        )

    def test_the_line_speaks_the_language_of_the_member(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.alice.lang = "fr_FR"
        self.deliver(self.subscribe(self.alice), 3, 10)
        self.assertEqual(
            self.bill().invoice_line_ids.name,
            "Simple, 2 livraisons en mars 2026 : 03/03, 10/03",
        )

    def test_the_invoice_names_its_subscriptions(self):
        order = self.subscribe(self.alice, subscription_ref="AB00001")
        self.deliver(order, 3)
        invoice = self.bill()
        self.assertEqual((invoice.ref, invoice.invoice_origin), ("AB00001", "AB00001"))

    def test_billing_twice_bills_nothing_more(self):
        self.deliver(self.subscribe(self.alice))
        self.bill()
        self.assertFalse(self.bill())

    def test_two_subscriptions_of_a_member_make_one_invoice(self):
        self.deliver(self.subscribe(self.alice), 3)
        self.deliver(self.subscribe(self.alice, self.eggs), 3)
        invoice = self.bill()
        self.assertEqual((len(invoice), invoice.amount_total), (1, 13.0))

    def test_two_formules_of_a_subscription_make_two_lines(self):
        order = self.subscribe(self.alice, confirm=False)
        self.add_line(order, self.eggs, quantity=2)
        order.action_confirm()
        self.deliver(order, 3, 10)
        lines = self.bill().invoice_line_ids
        self.assertEqual(lines.mapped("quantity"), [2.0, 4.0])

    def test_each_member_has_an_invoice(self):
        for member in (self.alice, self.bruno, self.chloe):
            self.deliver(self.subscribe(member), 3)
        self.assertEqual(self.bill().partner_id, self.alice + self.bruno + self.chloe)

    def test_chunks_of_one_member_bill_everybody(self):
        for member in (self.alice, self.bruno, self.chloe):
            self.deliver(self.subscribe(member), 3)
        told = []
        self.bill(chunk_size=1, progress=lambda *done: told.append(done))
        self.assertEqual(told, [(1, 3), (2, 3), (3, 3)])

    def test_the_order_line_is_invoiced_as_far_as_delivered(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 3, 10)
        self.bill()
        self.assertRecordValues(
            order.order_line,
            [{"qty_delivered": 2, "qty_invoiced": 2, "qty_to_invoice": 0}],
        )


@tagged("post_install", "-at_install")
class TestBillingStates(BillingCase):
    def test_a_planned_basket_is_not_billed(self):
        self.subscribe(self.alice)
        self.assertFalse(self.bill())

    def test_a_lost_basket_is_never_billed(self):
        self.deliver(self.subscribe(self.alice), 3, state="lost")
        self.assertFalse(self.bill())

    def test_a_cancelled_basket_is_never_billed(self):
        self.deliver(self.subscribe(self.alice), 3, state="cancelled")
        self.assertFalse(self.bill())

    def test_a_basket_given_to_somebody_is_billed(self):
        self.deliver(self.subscribe(self.alice), 3, state="given")
        self.assertEqual(self.bill().amount_total, SIMPLE)

    def test_a_basket_not_collected_is_billed(self):
        self.deliver(self.subscribe(self.alice), 3, state="not_collected")
        self.assertEqual(self.bill().amount_total, SIMPLE)

    def test_a_garden_may_not_bill_what_was_not_collected(self):
        self.garden.bill_not_collected = False
        self.deliver(self.subscribe(self.alice), 3, state="not_collected")
        self.assertFalse(self.bill())

    def test_what_the_garden_does_not_bill_stays_out_of_the_invoice(self):
        self.garden.bill_not_collected = False
        order = self.subscribe(self.alice)
        self.deliver(order, 3, state="not_collected")
        self.deliver(order, 10)
        self.assertEqual(self.bill().amount_total, SIMPLE)

    def test_deliveries_after_the_month_wait_for_their_month(self):
        self.deliver(self.subscribe(self.alice), 7, month=4)
        self.assertFalse(self.bill(MARCH))

    def test_a_delivery_marked_late_joins_the_next_month(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 3)
        self.bill(MARCH)
        self.deliver(order, 10)
        self.assertEqual(self.bill(APRIL).amount_total, SIMPLE)

    def test_a_month_that_is_not_over_bills_what_is_delivered(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 2, month=6)
        self.assertEqual(self.bill(date(2026, 6, 1)).amount_total, SIMPLE)

    def test_a_month_that_has_not_begun_is_refused(self):
        with self.assertRaisesRegex(UserError, "not begun"):
            self.bill(date(2026, 7, 1))

    def test_a_billed_basket_no_longer_changes(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 3)
        self.bill()
        with self.assertRaisesRegex(UserError, "already invoiced"):
            self.deliver(order, 3, state="lost")


@tagged("post_install", "-at_install")
class TestBillingPrices(BillingCase):
    def test_a_member_with_a_reduced_price_pays_only_it(self):
        order = self.subscribe(self.alice)
        order.order_line.write({"has_participation": True, "participation": 4.0})
        self.deliver(order, 3, 10)
        self.assertEqual(self.bill().amount_total, 8.0)

    def test_a_reduced_price_of_zero_makes_an_invoice_of_zero(self):
        order = self.subscribe(self.alice)
        order.order_line.write({"has_participation": True, "participation": 0.0})
        self.deliver(order, 3)
        self.assertRecordValues(
            self.bill(), [{"amount_total": 0.0, "payment_state": "paid"}]
        )

    def test_nothing_on_the_invoice_tells_that_the_price_is_reduced(self):
        order = self.subscribe(self.alice)
        order.order_line.write({"has_participation": True, "participation": 4.0})
        self.deliver(order, 3)
        line = self.bill().invoice_line_ids
        self.assertEqual(
            (line.name, line.discount, line.price_unit),
            ("Simple, 1 delivery in March 2026: 3/3", 0.0, 4.0),
        )

    def test_a_discount_of_the_order_is_kept(self):
        order = self.subscribe(self.alice)
        order.order_line.discount = 10.0
        self.deliver(order, 3)
        self.assertEqual(self.bill().amount_total, 9.0)

    def test_a_reduced_price_has_no_discount_on_top(self):
        order = self.subscribe(self.alice)
        order.order_line.write(
            {"has_participation": True, "participation": 4.0, "discount": 10.0}
        )
        self.deliver(order, 3)
        self.assertEqual(self.bill().amount_total, 4.0)

    def test_the_invoice_goes_to_the_invoice_address(self):
        payer = self.env["res.partner"].create(
            {
                "name": "Tutor of Alice",
                "type": "invoice",
                "parent_id": self.alice.id,
                "company_id": self.garden.id,
            }
        )
        self.deliver(self.subscribe(self.alice), 3)
        self.assertEqual(self.bill().partner_id, payer)


@tagged("post_install", "-at_install")
class TestBillingRights(BillingCase):
    def bill_as(self, user, company=None):
        engine = self.env["cocagne.billing"].with_user(user)
        return engine.bill_month(company or self.garden, MARCH)

    def test_a_preparer_does_not_bill(self):
        self.deliver(self.subscribe(self.alice), 3)
        with self.assertRaises(AccessError):
            self.bill_as(self.user_preparer)

    def test_the_sales_desk_does_not_bill(self):
        self.deliver(self.subscribe(self.alice), 3)
        with self.assertRaises(AccessError):
            self.bill_as(self.user_sales_desk)

    def test_a_manager_bills(self):
        self.deliver(self.subscribe(self.alice), 3)
        self.assertEqual(self.bill_as(self.user_manager).amount_total, SIMPLE)

    def test_an_accountant_does_not_bill_another_garden(self):
        with self.assertRaises(AccessError):
            self.bill_as(self.user_accountant, self.other_garden)

    def test_an_accountant_does_not_see_the_months_of_another_garden(self):
        run = self.env["cocagne.billing.run"].create(
            {"company_id": self.other_garden.id, "month": MARCH}
        )
        with self.assertRaises(AccessError):
            run.with_user(self.user_accountant).read(["month"])

    def test_billing_a_garden_leaves_the_baskets_of_the_other(self):
        self.deliver(self.subscribe(self.alice), 3)
        engine = self.env["cocagne.billing"]
        self.assertFalse(engine._payers(self.other_garden, MARCH))
