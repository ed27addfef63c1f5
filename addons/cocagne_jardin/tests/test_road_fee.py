from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError, ValidationError

from .common import CocagneCase


class TestDeliveryFee(CocagneCase):
    """Alice fetches a Simple (10 €) at the Mairie, where delivery is paid."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.season = cls.make_season(plan=True)

    def fee(self, name="Delivery", **values):
        values.setdefault("depot_ids", self.mairie.ids)
        values.setdefault("amount", 1.5)
        return self.env["cocagne.delivery.fee"].create(
            {"name": name, "company_id": self.garden.id, **values}
        )

    def lines(self, order):
        return order.order_line.filtered("delivery_fee_id")

    def deliver(self, order, days):
        baskets = order.basket_ids.sorted("date")[:days]
        baskets._set_state("delivered")
        return baskets

    def test_r14_a_fee_per_delivery_counts_the_days(self):
        self.fee()
        order = self.make_subscription(self.alice, self.mairie, quantity=2)
        line = self.lines(order)
        # 29 Tuesdays from 16 June
        self.assertEqual((line.product_uom_qty, line.price_unit), (29, 1.5))

    def test_r14_a_fee_per_basket_counts_the_baskets(self):
        self.fee(basis="basket")
        order = self.make_subscription(self.alice, self.mairie, quantity=2)
        self.assertEqual(self.lines(order).product_uom_qty, 58)

    def test_r14_two_baskets_on_a_day_are_one_delivery(self):
        self.fee()
        order = self.make_subscription(self.alice, self.mairie, confirm=False)
        order.order_line.copy({"order_id": order.id, "product_id": self.familial.id})
        order.action_confirm()
        self.assertEqual(self.lines(order).product_uom_qty, 29)

    def test_r14_a_percentage_of_the_basket(self):
        self.fee(basis="percent", percent=25)
        order = self.make_subscription(self.alice, self.mairie)
        line = self.lines(order)
        self.assertEqual((line.price_unit, line.product_uom_qty), (2.5, 29))
        self.assertIn("Simple", line.name)

    def test_r14_who_pays_less_pays_a_percentage_of_less(self):
        self.fee(basis="percent", percent=25)
        order = self.make_subscription(self.alice, self.mairie, confirm=False)
        order.order_line.write({"has_participation": True, "participation": 2.0})
        order.action_confirm()
        self.assertEqual(self.lines(order).price_unit, 0.5)

    def test_r14_the_most_precise_level_counts(self):
        shops = self.env["res.partner.category"].create({"name": "Shops"})
        self.fee("For all", sequence=1)
        self.fee("Shops", amount=4, client_category_ids=shops.ids, sequence=9)
        self.fee("Familial", amount=2, basket_product_ids=self.familial.ids)
        self.bruno.category_id = shops
        plain = self.make_subscription(self.alice, self.mairie)
        shop = self.make_subscription(self.bruno, self.mairie)
        big = self.make_subscription(self.chloe, self.mairie, product=self.familial)
        self.assertEqual(
            [self.lines(order).price_unit for order in (plain, shop, big)], [1.5, 4, 2]
        )

    def test_r14_other_depots_and_eggs_cost_nothing(self):
        self.fee()
        free = self.make_subscription(self.alice, self.gare)
        eggs = self.make_subscription(self.bruno, self.mairie, product=self.eggs)
        self.assertFalse(self.lines(free + eggs))

    def test_r14_the_fee_is_told_before_confirming(self):
        self.fee("In town")
        order = self.make_subscription(self.alice, self.mairie, confirm=False)
        self.assertRegex(order.delivery_fee_note, "In town: .*1.50.* each delivery")
        order.depot_id = self.gare
        self.assertFalse(order.delivery_fee_note)

    def test_r14_only_what_was_delivered_can_be_invoiced(self):
        self.fee()
        order = self.make_subscription(self.alice, self.mairie)
        self.deliver(order, 2)
        line = self.lines(order)
        self.assertEqual((line.qty_delivered, line.qty_to_invoice), (2, 2))

    def test_r14_odoo_invoices_the_fees_and_never_twice(self):
        self.fee()
        order = self.make_subscription(self.alice, self.mairie)
        self.deliver(order, 2)
        invoice = order._create_invoices()
        self.assertEqual(invoice.amount_total, 3.0)
        self.assertEqual(invoice.invoice_line_ids.product_id.is_basket, False)
        with self.assertRaises(UserError):
            order._create_invoices()
        self.deliver(order, 3)
        self.assertEqual(order._create_invoices().amount_total, 1.5)

    def test_r14_the_month_bills_the_baskets_and_leaves_the_fees(self):
        self.garden.bill_fees_with_month = False
        self.fee()
        order = self.make_subscription(self.alice, self.mairie)
        self.deliver(order, 2)
        with freeze_time("2026-06-30"):
            month = self.env["cocagne.billing"].bill_month(
                self.garden, date(2026, 6, 30)
            )
        self.assertEqual(month.amount_total, 20.0)
        self.assertEqual(order._create_invoices().amount_total, 3.0)

    def test_r14_a_cancelled_basket_has_no_fee(self):
        self.fee()
        order = self.make_subscription(self.alice, self.mairie)
        order.basket_ids.sorted("date")[0].with_user(
            self.user_sales_desk
        ).action_cancel()
        self.assertEqual(self.lines(order).product_uom_qty, 28)

    def test_r14_what_was_not_collected_follows_the_rule_of_the_garden(self):
        self.fee()
        order = self.make_subscription(self.alice, self.mairie)
        first, second = order.basket_ids.sorted("date")[:2]
        self.garden.bill_not_collected = False
        first._set_state("delivered")
        second._set_state("not_collected")
        self.assertEqual(self.lines(order).qty_delivered, 1)

    def test_r14_a_member_sent_elsewhere_by_a_closure_pays_the_same(self):
        self.fee()
        self.fee("Far", amount=9, depot_ids=self.gare.ids)
        order = self.make_subscription(self.alice, self.mairie)
        self.env["cocagne.depot.closure"].create(
            {
                "depot_id": self.mairie.id,
                "date_from": "2026-06-22",
                "date_to": "2026-06-28",
                "replacement_id": self.gare.id,
            }
        ).action_apply()
        self.assertIn(self.gare, order.basket_ids.depot_id)
        self.assertEqual(self.lines(order).mapped("product_uom_qty"), [29])

    def test_r14_a_basket_that_the_member_moves_pays_what_the_place_costs(self):
        self.fee()
        order = self.make_subscription(self.alice, self.mairie)
        basket = order.basket_ids.sorted("date")[0]
        friday = self.env["cocagne.delivery"].search(
            [("round_id", "=", self.v1.id), ("date", "=", "2026-06-19")]
        )
        self.env["cocagne.change"]._apply(
            "depot", {basket: {"depot_id": self.gare.id, "delivery_id": friday.id}}
        )
        self.assertEqual(self.lines(order).product_uom_qty, 28)

    def test_r14_a_fee_that_runs_is_kept_when_the_garden_changes_its_prices(self):
        old = self.fee()
        order = self.make_subscription(self.alice, self.mairie)
        self.deliver(order, 1)
        old.active = False
        self.fee("New", amount=5)
        order.action_replan()
        self.assertEqual(self.lines(order).delivery_fee_id, old)
        self.assertEqual(self.lines(order).qty_delivered, 1)

    def test_r14_a_copy_has_no_fee_until_it_is_confirmed(self):
        self.fee()
        order = self.make_subscription(self.alice, self.mairie)
        self.assertFalse(self.lines(order.copy()))

    def test_r14_the_vat_of_the_food_is_that_of_its_delivery(self):
        fee = self.fee()
        self.assertEqual(fee.product_id.taxes_id.mapped("amount"), [5.5])
        self.assertTrue(fee.product_id.taxes_id.price_include)

    def test_r14_more_than_the_basket_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "between 0 and 100"):
            self.fee(basis="percent", percent=130)

    def test_r14_the_desk_confirms_a_subscription_with_a_fee(self):
        self.fee()
        order = self.make_subscription(self.alice, self.mairie, confirm=False)
        order.with_user(self.user_sales_desk).action_confirm()
        self.assertEqual(len(self.lines(order)), 1)

    def test_r14_marking_a_round_costs_no_query_per_member(self):
        self.fee()
        self.make_subscription(self.alice, self.mairie)
        delivery = self.env["cocagne.delivery"].search(
            [("round_id", "=", self.m1.id), ("date", "=", "2026-06-16")]
        )

        def count():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            delivery.action_deliver()
            self.env.flush_all()
            queries = self.cr.sql_log_count - before
            delivery.action_undo_deliver()
            return queries

        count()
        few = count()
        for number in range(10):
            self.make_subscription(self.make_member(f"M{number}", "T"), self.mairie)
        self.assertLessEqual(count(), few + 2)


class TestHomeDelivery(CocagneCase):
    """Alice lives 3 rue du Lac; home delivery costs 25 % more."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.season = cls.make_season(plan=True)
        cls.garden.use_home_delivery = True
        cls.alice.write(
            {
                "street": "3 rue du Lac",
                "zip": "01000",
                "city": "Bourg",
                "phone": "06 00 00 00 01",
                "comment": "prefers the morning",
            }
        )

    def home(self):
        return self.env["cocagne.depot"].make_home(self.alice, self.m1)

    def test_r20_the_home_of_a_member_is_a_stop_of_a_round(self):
        home = self.home()
        self.assertEqual(home.round_ids, self.m1)
        self.assertEqual((home.category, home.street), ("home", "3 rue du Lac"))
        self.assertEqual(self.home(), home)

    def test_r20_the_stop_is_inserted_after_another(self):
        wizard = self.env["cocagne.home.delivery"].with_user(self.user_sales_desk)
        self.env["cocagne.round.stop"].create(
            {"round_id": self.m1.id, "depot_id": self.gare.id, "sequence": 5}
        )
        first = self.m1.stop_ids.sorted()[0]
        wizard.create(
            {
                "partner_id": self.alice.id,
                "round_id": self.m1.id,
                "after_stop_id": first.id,
            }
        ).action_confirm()
        names = self.m1.stop_ids.sorted().depot_id.mapped("category")
        self.assertEqual(names, ["open", "home", "open"])

    def test_r20_the_supplement_is_a_percentage(self):
        self.env["cocagne.delivery.fee"].create(
            {
                "name": "At home",
                "company_id": self.garden.id,
                "is_home": True,
                "basis": "percent",
                "percent": 25,
            }
        )
        order = self.make_subscription(self.alice, self.home())
        line = order.order_line.filtered("delivery_fee_id")
        self.assertEqual((line.price_unit, line.product_uom_qty), (2.5, 29))

    def test_r20_the_road_sheet_has_the_address_and_the_phone(self):
        home = self.home()
        self.make_subscription(self.alice, home)
        delivery = self.env["cocagne.delivery"].search(
            [("round_id", "=", self.m1.id), ("date", "=", "2026-06-16")]
        )
        sheet = self.env["cocagne.preparation.sheet"].sheets_of(delivery)[0]
        card = sheet.trips[0].stops[0].depot
        self.assertEqual(card.address, "3 rue du Lac, 01000 Bourg")
        self.assertEqual(card.phone, "06 00 00 00 01")

    def test_r20_the_address_follows_the_member(self):
        home = self.home()
        self.alice.street = "9 rue Neuve"
        self.assertEqual(home.street, "9 rue Neuve")

    def test_r20_what_is_written_of_the_member_stays_with_the_member(self):
        self.assertFalse(self.home().comment)

    def test_r20_a_home_is_never_public(self):
        home = self.home()
        depots = self.env["cocagne.depot"]
        self.assertNotIn(home, depots.search(depots._public_domain(self.garden)))
        data = depots.public_map_data(self.garden)
        self.assertNotIn("rue du Lac", str(data))

    def test_r20_nobody_else_is_delivered_there(self):
        home = self.home()
        self.assertTrue(home._can_be_chosen_by(self.alice))
        self.assertFalse(home._can_be_chosen_by(self.bruno))
        with self.assertRaisesRegex(UserError, "is the home of"):
            self.make_subscription(self.bruno, home)

    def test_r20_a_garden_that_does_not_deliver_at_home_says_so(self):
        self.garden.use_home_delivery = False
        with self.assertRaisesRegex(UserError, "does not deliver at home"):
            self.home()

    def test_r20_an_address_that_is_not_complete_is_refused(self):
        self.alice.street = False
        with self.assertRaisesRegex(UserError, "not complete"):
            self.home()

    def test_r20_the_record_of_the_member_opens_the_home(self):
        partner = self.alice.with_user(self.user_sales_desk)
        self.assertEqual(
            partner.action_home_delivery()["res_model"], "cocagne.home.delivery"
        )
        home = self.home()
        self.assertEqual(partner.action_home_delivery()["res_id"], home.id)
