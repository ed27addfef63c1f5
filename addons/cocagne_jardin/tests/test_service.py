"""Services of the garden: quote, invoice, payment, from the back office (R92)."""

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .common import CocagneCase


@tagged("post_install", "-at_install")
class TestServices(CocagneCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.vat_liable = True
        cls.services = cls.garden._set_up_services()
        cls.school = cls.env["res.partner"].create(
            {"name": "École du Lac", "is_company": True, "company_id": cls.garden.id}
        )

    def service(self, code):
        return self.services.filtered(lambda product: product.default_code == code)

    def quote(self, user, code="ANIM", quantity=3, price=100.0):
        return (
            self.env["sale.order"]
            .with_user(user)
            .with_context(default_is_service=True)
            .create(
                {
                    "partner_id": self.school.id,
                    "company_id": self.garden.id,
                    "order_line": [
                        Command.create(
                            {
                                "product_id": self.service(code).product_variant_id.id,
                                "product_uom_qty": quantity,
                                "price_unit": price,
                            }
                        )
                    ],
                }
            )
        )

    def test_r92_a_garden_finds_its_services_ready(self):
        self.assertEqual(
            sorted(self.services.mapped("default_code")), ["ANIM", "TEAM", "VERT"]
        )
        self.assertEqual(set(self.services.mapped("type")), {"service"})

    def test_r92_services_bear_the_usual_vat_on_top_of_the_price(self):
        self.assertEqual(set(self.services.taxes_id.mapped("amount")), {20.0})
        quote = self.quote(self.user_sales_desk)
        self.assertEqual((quote.amount_untaxed, quote.amount_total), (300.0, 360.0))

    def test_r92_a_garden_without_vat_charges_none(self):
        self.other_garden.vat_liable = False
        products = self.other_garden._set_up_services()
        self.assertFalse(products.taxes_id)

    def test_r92_setting_up_twice_makes_nothing_more(self):
        self.service("VERT").default_code = "ESPV"
        self.assertEqual(self.garden._set_up_services(), self.services)

    def test_r92_each_garden_has_its_own_services(self):
        self.assertFalse(self.other_garden._set_up_services() & self.services)

    def test_r92_from_the_quote_to_the_payment(self):
        quote = self.quote(self.user_sales_desk)
        self.assertTrue(quote.is_service)
        quote.action_quotation_sent()
        quote.action_confirm()
        invoice = quote.with_user(self.user_manager)._create_invoices()
        invoice.with_user(self.user_accountant).action_post()
        self.assertEqual((invoice.state, invoice.amount_total), ("posted", 360.0))
        wizard = (
            self.env["account.payment.register"]
            .with_user(self.user_accountant)
            .with_context(active_model="account.move", active_ids=invoice.ids)
            .create({})
        )
        wizard.action_create_payments()
        self.assertIn(invoice.payment_state, ("in_payment", "paid"))
        self.assertEqual(quote.invoice_status, "invoiced")

    def test_r92_a_service_is_no_subscription_and_plans_no_basket(self):
        quote = self.quote(self.user_sales_desk)
        quote.action_confirm()
        self.assertFalse(quote.is_subscription)
        self.assertFalse(
            self.env["cocagne.basket"].search([("order_id", "=", quote.id)])
        )

    def test_r92_a_service_is_not_billed_with_the_month_by_surprise(self):
        self.quote(self.user_sales_desk).action_confirm()
        made = self.env["cocagne.billing"].bill_month(
            self.garden, self.env["cocagne.billing.run"]._today()
        )
        self.assertNotIn(self.school, made.partner_id)

    def test_r92_the_menu_opens_the_quotes_and_makes_the_services(self):
        desk = self.env["sale.order"].with_user(self.user_sales_desk)
        action = desk.action_open_services()
        self.assertEqual(action["res_model"], "sale.order")
        self.assertIn("is_service", action["domain"])

    def test_r92_preparers_write_no_quote(self):
        with self.assertRaises(AccessError):
            self.quote(self.user_preparer)
