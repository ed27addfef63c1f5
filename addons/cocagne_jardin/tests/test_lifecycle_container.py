from datetime import date

from odoo.exceptions import UserError

from .life_case import LifeCase


class TestContainer(LifeCase):
    """Bags sold, and deposits given back or left as a gift (R60)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.write({"container_quantity": 2, "container_price": 5})

    def kinds(self, order):
        """Quantities by kind of container line."""
        lines = order.order_line.filtered("container_kind")
        return {line.container_kind: line.product_uom_qty for line in lines}

    def bill(self, order):
        return order.with_user(self.user_manager)._create_invoices(final=True)

    def test_r60_by_default_nothing_is_added(self):
        self.assertEqual(self.kinds(self.subscribe()), {})

    def test_r60_bags_are_sold_with_the_subscription(self):
        self.garden.container_mode = "invoice"
        order = self.subscribe()
        self.assertEqual(self.kinds(order), {"bag": 2})
        invoice = self.bill(order)
        self.assertEqual((invoice.move_type, invoice.amount_total), ("out_invoice", 10))

    def test_r60_the_accountant_bills_the_bags_in_one_click(self):
        self.garden.container_mode = "invoice"
        order = self.subscribe()
        self.assertTrue(order.containers_to_bill)
        action = order.with_user(self.user_accountant).action_bill_containers()
        invoice = self.env["account.move"].browse(action["res_id"])
        self.assertEqual(invoice.amount_total, 10)
        order.invalidate_recordset()
        self.assertFalse(order.containers_to_bill)

    def test_r60_only_with_the_first_subscription(self):
        self.garden.container_mode = "invoice"
        self.subscribe()
        self.assertEqual(self.kinds(self.subscribe(product=self.eggs)), {})
        self.assertEqual(self.kinds(self.subscribe(self.bruno)), {"bag": 2})

    def test_r60_with_each_subscription_where_the_garden_says_so(self):
        self.garden.write({"container_mode": "invoice", "container_first_only": False})
        self.subscribe()
        self.assertEqual(self.kinds(self.subscribe(product=self.eggs)), {"bag": 2})

    def test_r60_not_with_a_renewal_nor_an_offer(self):
        self.garden.write({"container_mode": "invoice", "container_first_only": False})
        self.plan_next_season()
        order = self.subscribe(renewal_mode="rolling", payment_mode="sepa")
        self.season._continue_rolling()
        self.assertEqual(self.kinds(order.successor_id), {})
        self.assertEqual(self.kinds(self.subscribe(offered_reason="gift")), {})

    def test_r60_the_baskets_are_counted_without_the_bags(self):
        self.garden.container_mode = "invoice"
        order = self.subscribe()
        self.assertEqual(len(order.basket_ids), 29)

    def test_r60_a_deposit_is_given_back_at_the_termination(self):
        self.garden.container_mode = "deposit"
        order = self.subscribe()
        self.bill(order).action_post()
        order.action_terminate("date", last_day=date(2026, 6, 30))
        self.assertEqual(self.kinds(order), {"deposit": 2, "refund": -2})
        refund = self.bill(order)
        self.assertEqual((refund.move_type, refund.amount_total), ("out_refund", 10))

    def test_r60_a_deposit_becomes_a_gift(self):
        self.garden.container_mode = "deposit"
        order = self.subscribe()
        self.bill(order).action_post()
        order.action_terminate("date", last_day=date(2026, 6, 30), deposit="gift")
        self.assertEqual(self.kinds(order), {"deposit": 2, "refund": -2, "gift": 2})
        self.assertEqual(self.bill(order).amount_total, 0)

    def test_r60_a_deposit_follows_the_renewals(self):
        self.garden.container_mode = "deposit"
        order = self.subscribe(renewal_mode="rolling", payment_mode="sepa")
        self.plan_next_season()
        new = order.successor_id
        self.assertEqual(new._deposit_amount(), 10)
        with self.at("2027-02-01"):
            new.action_terminate("date", last_day=date(2027, 2, 28))
        self.assertEqual(self.kinds(new), {"refund": -2})
        self.assertFalse(new._deposits_held())

    def test_r60_a_new_deposit_after_one_that_was_given_back(self):
        self.garden.container_mode = "deposit"
        order = self.subscribe()
        order.action_terminate("date", last_day=date(2026, 6, 14))
        self.assertEqual(self.kinds(self.subscribe()), {"deposit": 2})

    def test_r60_undone_the_deposit_is_held_again(self):
        self.garden.container_mode = "deposit"
        order = self.subscribe()
        order.action_terminate("date", last_day=date(2026, 6, 30))
        order.action_undo_termination()
        self.assertEqual(order._deposit_amount(), 10)
        order.action_terminate("date", last_day=date(2026, 6, 30))
        self.assertEqual(order._deposit_amount(), 0)

    def test_r60_given_back_on_an_invoice_it_is_not_undone(self):
        self.garden.container_mode = "deposit"
        order = self.subscribe()
        self.bill(order).action_post()
        order.action_terminate("date", last_day=date(2026, 6, 30))
        self.bill(order).action_post()
        with self.assertRaisesRegex(UserError, "given back"):
            order.action_undo_termination()

    def test_r60_written_again_the_bags_are_not_added_twice(self):
        self.garden.container_mode = "invoice"
        order = self.subscribe()
        order.action_cancel()
        order.action_draft()
        order.action_confirm()
        self.assertEqual(self.kinds(order), {"bag": 2})

    def test_r60_the_desk_confirms_without_the_rights_on_products(self):
        self.garden.container_mode = "deposit"
        order = self.subscribe(confirm=False)
        order.with_user(self.user_sales_desk).action_confirm()
        self.assertEqual(self.kinds(order), {"deposit": 2})
