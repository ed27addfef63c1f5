"""What subscribers take on site is billed with the month (R80)."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .billing_case import MARCH, BillingCase


@tagged("post_install", "-at_install")
class TestRetail(BillingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.potatoes = cls.env["product.product"].create(
            {
                "name": "Potatoes",
                "type": "consu",
                "is_retail": True,
                "list_price": 2.0,
                "taxes_id": [(6, 0, cls.vat.ids)],
                "company_id": cls.garden.id,
            }
        )

    @classmethod
    def take(cls, partner, quantity=2, day="2026-03-12", price=None):
        orders = cls.env["sale.order"].with_user(cls.user_sales_desk)
        return orders._sell_on_site(
            partner, [(cls.potatoes, quantity, price)], date.fromisoformat(day)
        )

    def test_r80_the_screen_notes_who_took_what(self):
        desk = self.env["cocagne.retail.sale"].with_user(self.user_sales_desk)
        sale = desk.browse(desk.action_start()["res_id"])
        self.assertIn(self.potatoes, sale.product_ids)
        card = self.potatoes.with_user(self.user_sales_desk)
        for _time in range(2):
            card.with_context(retail_sale_id=sale.id).action_take_on_site()
        sale.partner_id = self.chloe
        self.assertEqual((sale.line_ids.quantity, sale.total), (2.0, 4.0))
        sale.action_save()
        order = self.chloe.garden_order_ids
        self.assertEqual(
            (order.is_retail, order.state, order.amount_total), (True, "sale", 4.0)
        )
        self.assertFalse(sale.line_ids)
        self.assertFalse(sale.partner_id)

    def test_r80_a_sale_has_a_client_and_something_taken(self):
        desk = self.env["cocagne.retail.sale"].with_user(self.user_sales_desk)
        sale = desk.browse(desk.action_start()["res_id"])
        with self.assertRaisesRegex(UserError, "Who took it"):
            sale.action_save()
        sale.partner_id = self.chloe
        with self.assertRaisesRegex(UserError, "took nothing"):
            sale.action_save()

    def test_r80_nothing_waits_in_the_stock(self):
        self.assertFalse(self.take(self.chloe).picking_ids)

    def test_r80_baskets_and_sales_are_on_one_invoice(self):
        self.deliver(self.subscribe(self.alice))
        self.take(self.alice)
        invoice = self.bill()
        self.assertEqual(len(invoice), 1)
        # five Tuesdays of March at 10, and 4 of potatoes
        self.assertEqual(invoice.amount_total, 54.0)
        self.assertEqual(invoice.state, "posted")

    def test_r80_the_line_says_what_and_when(self):
        self.take(self.chloe)
        self.assertIn("Potatoes, taken on", self.bill().invoice_line_ids.name)

    def test_r80_who_had_no_basket_is_billed_too(self):
        self.take(self.chloe)
        invoice = self.bill()
        self.assertEqual((invoice.partner_id, invoice.amount_total), (self.chloe, 4.0))

    def test_r80_two_members_two_invoices(self):
        self.deliver(self.subscribe(self.alice))
        self.take(self.chloe)
        invoices = self.bill()
        self.assertEqual(sorted(invoices.mapped("amount_total")), [4.0, 50.0])

    def test_r80_nothing_is_billed_twice(self):
        order = self.take(self.chloe)
        self.bill()
        self.assertFalse(self.bill())
        self.assertEqual(order.sudo().invoice_status, "invoiced")

    def test_r80_what_is_taken_next_month_waits(self):
        self.take(self.chloe, day="2026-04-02")
        self.assertFalse(self.bill())

    def test_r80_the_price_may_be_typed(self):
        self.take(self.chloe, price=1.5)
        self.assertEqual(self.bill().amount_total, 3.0)

    def test_r80_the_preview_tells_the_same_sum(self):
        self.deliver(self.subscribe(self.alice))
        self.take(self.alice)
        run = self.env["cocagne.billing.run"]._get_run(self.garden, MARCH)
        lines = self.env["cocagne.billing.preview"]._fill(run)
        self.assertEqual((lines.partner_id, lines.amount), (self.alice, 54.0))

    def test_r80_a_cancelled_sale_is_not_billed(self):
        self.take(self.chloe).sudo()._action_cancel()
        self.assertFalse(self.bill())

    def test_preparers_sell_nothing(self):
        with self.assertRaises(AccessError):
            self.env["cocagne.retail.sale"].with_user(self.user_preparer).action_start()
