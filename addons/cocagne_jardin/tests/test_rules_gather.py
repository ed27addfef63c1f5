"""One invoice gathers baskets, eggs, fees, bags, membership and retail (R67)."""

from datetime import date

from odoo.tests import tagged

from .rules_case import DECEMBER, JANUARY, RulesCase


@tagged("post_install", "-at_install")
class TestGather(RulesCase):
    @classmethod
    def make_fee(cls, **values):
        return cls.env["cocagne.delivery.fee"].create(
            {
                "name": "Depot",
                "basis": "basket",
                "amount": 1.0,
                "company_id": cls.garden.id,
                "depot_ids": cls.mairie.ids,
                **values,
            }
        )

    def test_r67_fees_are_on_the_invoice_of_the_month(self):
        self.make_fee()
        order = self.subscribe(self.alice)
        self.deliver(order)
        invoice = self.bill()
        self.assertEqual(invoice.amount_total, 55)
        fee = invoice.invoice_line_ids.filtered("sale_line_ids.delivery_fee_id")
        self.assertEqual((fee.quantity, fee.price_total), (5, 5))
        self.assertEqual(fee.sale_line_ids.order_id, order)

    def test_r67_fees_of_a_later_month_wait(self):
        self.make_fee()
        order = self.subscribe(self.alice)
        self.deliver(order)
        self.deliver(order, month=4)
        self.assertEqual(self.bill().amount_total, 55)
        self.assertEqual(self.bill(date(2026, 4, 1)).amount_total, 44)

    def test_r67_fees_are_billed_once_whichever_way(self):
        self.make_fee()
        order = self.subscribe(self.alice)
        self.deliver(order)
        by_odoo = order._create_invoices()
        by_odoo.action_post()
        self.assertEqual(by_odoo.amount_total, 5)
        self.assertEqual(self.bill().amount_total, 50)
        self.assertEqual(self.invoiced(order), 55)

    def test_r67_billed_with_the_month_odoo_finds_nothing_more(self):
        self.make_fee()
        order = self.subscribe(self.alice)
        self.deliver(order)
        self.bill()
        self.assertFalse(order._get_invoiceable_lines())

    def test_r67_a_garden_may_leave_fees_to_odoo(self):
        self.make_fee()
        self.garden.bill_fees_with_month = False
        self.deliver(self.subscribe(self.alice))
        self.assertEqual(self.bill().amount_total, 50)

    def test_r67_the_home_supplement_is_billed_with_the_month(self):
        self.garden.use_home_delivery = True
        self.alice.write({"street": "3 rue du Lac", "zip": "74000", "city": "Annecy"})
        home = self.env["cocagne.depot"].make_home(self.alice, self.m1)
        self.make_fee(
            name="Home",
            basis="percent",
            percent=25,
            amount=0,
            is_home=True,
            depot_ids=False,
        )
        self.deliver(
            self.make_subscription(self.alice, home, date_start=date(2026, 3, 1))
        )
        # 50 of baskets and a quarter of it
        self.assertEqual(self.bill().amount_total, 62.5)

    def test_r67_instalments_hold_the_fees_of_the_season(self):
        self.make_fee()
        order = self.plan(self.alice, "instalments")
        invoice = self.bill(JANUARY)
        count = len(order.basket_ids)
        self.assertEqual(invoice.amount_total, count * 11)
        self.assertFalse(order._get_invoiceable_lines(final=True))
        order.basket_ids[:2]._set_state("cancelled")
        self.deliver_all(order)
        with self.on("2026-12-31"):
            self.assertEqual(self.bill(DECEMBER).amount_total, 22)
        self.assertEqual(self.invoiced(order), (count - 2) * 11)

    def test_r67_a_fee_per_delivery_counts_a_day_once_in_instalments(self):
        self.make_fee(basis="delivery")
        order = self.plan(self.alice, "instalments", confirm=False)
        self.add_line(order, self.familial)
        order.action_confirm()
        days = len(set(order.basket_ids.mapped("date")))
        self.assertEqual(self.bill(JANUARY).amount_total, days * 31)
        self.assertFalse(self.bill(date(2026, 2, 1)))

    def test_r67_bags_are_on_the_invoice_of_the_month(self):
        self.garden.write(
            {"container_mode": "invoice", "container_quantity": 2, "container_price": 6}
        )
        order = self.subscribe(self.alice)
        self.deliver(order)
        self.assertEqual(self.bill().amount_total, 62)
        self.assertFalse(order.containers_to_bill)

    def test_r67_a_deposit_comes_off_the_last_invoice(self):
        self.garden.write(
            {"container_mode": "deposit", "container_quantity": 2, "container_price": 6}
        )
        order = self.subscribe(self.alice, date_start=date(2026, 6, 1))
        self.deliver(order, 2, month=6)
        self.assertEqual(self.bill(date(2026, 6, 1)).amount_total, 22)
        self.deliver(order, 9, month=6)
        order.action_terminate("date", date(2026, 6, 15))
        last = self.bill(date(2026, 6, 1))
        # one basket at 10, 12 of deposit given back: 2 in favour of the member
        self.assertEqual(
            sorted(last.mapped("move_type")), ["out_invoice", "out_refund"]
        )
        self.assertEqual(self.invoiced(order), 20)

    def test_r67_the_membership_is_on_the_same_invoice_by_setting(self):
        self.garden.bill_memberships_with_month = True
        self.deliver(self.subscribe(self.bruno))
        invoice = self.bill()
        self.assertEqual(invoice.amount_total, 80)
        self.assertEqual(self.bruno_unpaid.move_id, invoice)
        self.assertFalse(self.bruno_unpaid._can_be_invoiced())
        self.assertFalse(self.bill())

    def test_r67_without_the_setting_the_membership_has_its_own_invoice(self):
        self.deliver(self.subscribe(self.bruno))
        self.assertEqual(self.bill().amount_total, 50)

    def test_r67_a_membership_already_invoiced_is_left_alone(self):
        self.garden.bill_memberships_with_month = True
        self.bruno_unpaid.action_invoice()
        self.deliver(self.subscribe(self.bruno))
        self.assertEqual(self.bill().amount_total, 50)

    def test_r67_r80_all_is_on_one_invoice_and_each_line_has_its_source(self):
        self.garden.bill_memberships_with_month = True
        self.make_fee()
        order = self.subscribe(self.bruno, confirm=False)
        self.add_line(order, self.eggs)
        order.action_confirm()
        self.deliver(order)
        potatoes = self.env["product.product"].create(
            {
                "name": "Potatoes",
                "type": "consu",
                "is_retail": True,
                "list_price": 2.0,
                "taxes_id": [(6, 0, self.vat.ids)],
                "company_id": self.garden.id,
            }
        )
        orders = self.env["sale.order"].with_user(self.user_sales_desk)
        orders._sell_on_site(self.bruno, [(potatoes, 2, None)], date(2026, 3, 12))
        invoice = self.bill()
        # baskets 50, eggs 15, fees 5, potatoes 4, membership 30
        self.assertEqual(len(invoice), 1)
        self.assertEqual(invoice.amount_total, 104)
        for line in invoice.invoice_line_ids:
            self.assertTrue(line.sale_line_ids or line.membership_ids, line.name)
        self.assertFalse(self.bill())

    def test_r67_the_season_and_the_membership_are_one_instalment(self):
        self.garden.bill_memberships_with_month = True
        order = self.plan(self.bruno, "instalments", "half_yearly")
        with self.on("2026-01-02"):
            invoice = self.bill(JANUARY)
        self.assertEqual(invoice.amount_total, 10 * len(order.basket_ids) + 30)
        self.assertEqual(self.bruno_unpaid.move_id, invoice)

    def test_r67_a_monthly_and_a_yearly_subscription_have_two_invoices(self):
        self.plan(self.alice, "instalments")
        self.deliver(self.subscribe(self.alice, self.familial))
        invoices = self.bill()
        self.assertEqual(len(invoices), 2)
        self.assertIn(100.0, invoices.mapped("amount_total"))

    def test_r61_free_baskets_by_setting(self):
        order = self.subscribe(self.alice)
        order.order_line.write({"has_participation": True, "participation": 0})
        self.deliver(order, 3, 10)
        self.garden.free_baskets_on_invoice = "none"
        self.assertFalse(self.bill())
        self.garden.free_baskets_on_invoice = "mention"
        invoice = self.bill()
        self.assertEqual(invoice.amount_total, 0)
        self.assertIn("offered", invoice.invoice_line_ids.name)

    def test_r61_without_a_word_the_invoice_tells_nothing(self):
        order = self.subscribe(self.alice)
        order.order_line.write({"has_participation": True, "participation": 0})
        self.deliver(order, 3, 10)
        self.assertNotIn("offered", self.bill().invoice_line_ids.name)
