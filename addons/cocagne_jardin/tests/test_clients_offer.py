"""Offers: what is on sale, to whom, at which conditions (R38-R42, R79)."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .clients_case import ClientsCase
from .common import SIMPLE


@tagged("post_install", "-at_install")
class TestOffer(ClientsCase):
    def test_r38_an_offer_shows_the_product_with_its_unit(self):
        self.assertEqual(self.offer.uom_id, self.simple.uom_id)
        self.assertTrue(self.offer.is_basket)

    def test_r38_anything_can_be_put_on_sale(self):
        offer = self.make_offer(
            self.make_jar(), name="Honey", frequency=self.weekly[:0]
        )
        self.assertEqual((offer.is_basket, offer.price_included), (False, 5.0))

    def test_r39_the_price_and_the_vat_come_from_the_product(self):
        self.assertEqual(
            (self.offer.price_included, self.offer.tax_id), (SIMPLE, self.vat)
        )

    def test_r39_the_price_without_vat_gives_the_price_with_vat(self):
        self.offer.price_excluded = 10.0
        self.assertEqual(self.offer.price_included, 10.55)

    def test_r39_the_price_with_vat_gives_the_price_without_vat(self):
        self.offer.price_included = 21.1
        self.assertEqual(self.offer.price_excluded, 20.0)

    def test_r39_another_vat_rate_changes_the_price_without_vat_only(self):
        self.offer.tax_id = self.vat.copy({"name": "20 % included", "amount": 20})
        self.offer.price_included = 12.0
        self.assertEqual(self.offer.price_excluded, 10.0)

    def test_r39_choosing_an_offer_fills_the_line(self):
        offer = self.make_offer(price_included=12.0, delivery_count=10)
        line = self.order_offer(self.alice, offer, confirm=False).order_line
        self.assertEqual(
            (line.product_id, line.price_unit, line.frequency_id, line.delivery_count),
            (self.simple, 12.0, self.weekly, 10),
        )

    def test_r39_the_price_of_the_offer_stays_after_confirming(self):
        offer = self.make_offer(price_included=12.0)
        line = self.order_offer(self.alice, offer).order_line
        self.assertEqual((line.price_unit, line.price_total), (12.0, self.WEEKS * 12.0))

    def test_r39_a_product_may_have_several_offers_at_once(self):
        cheaper = self.make_offer(name="Early bird", price_included=9.0)
        offers = self.env["cocagne.offer"]._catalogue_for(self.alice, self.garden)
        self.assertLessEqual(cheaper | self.offer, offers)

    def test_r39_duplicating_opens_a_copy_with_its_conditions(self):
        action = self.offer.with_user(self.user_manager).action_duplicate()
        copy = self.env["cocagne.offer"].browse(action["res_id"])
        self.assertEqual(copy.frequency_ids, self.weekly)
        self.assertNotEqual(copy.name, self.offer.name)
        self.assertEqual(copy.quantity_sold, 0)

    def test_r39_orders_before_the_window_are_refused(self):
        self.offer.order_from = "2026-07-01"
        with self.assertRaisesRegex(UserError, "from .* on"):
            self.order_offer(self.alice)

    def test_r39_orders_after_the_window_are_refused(self):
        self.offer.order_until = "2026-06-14"
        with self.assertRaisesRegex(UserError, "could be ordered until"):
            self.order_offer(self.alice)

    def test_r39_a_first_day_outside_the_deliveries_is_refused(self):
        self.offer.date_from = "2026-07-01"
        with self.assertRaisesRegex(UserError, "outside"):
            self.order_offer(self.alice)
        self.assertEqual(
            self.order_offer(self.alice, date_start="2026-07-01").state, "sale"
        )

    def test_r39_dates_in_the_wrong_order_are_refused(self):
        with self.assertRaises(ValidationError):
            self.offer.write({"order_from": "2026-09-01", "date_to": "2026-08-01"})

    def test_r39_another_frequency_is_refused(self):
        order = self.order_offer(self.alice, confirm=False)
        order.order_line.frequency_id = self.fortnightly
        with self.assertRaisesRegex(UserError, "one of these frequencies"):
            order.action_confirm()

    def test_r39_another_payment_mode_is_refused(self):
        self.offer.payment_mode_ids = self.mode("sepa") | self.mode("cheque")
        with self.assertRaisesRegex(UserError, "Cheque|Chèque"):
            self.order_offer(self.alice, payment_mode="cash")
        self.assertEqual(
            self.order_offer(self.alice, payment_mode="sepa").state, "sale"
        )

    def test_r39_the_only_payment_mode_comes_by_itself(self):
        self.offer.payment_mode_ids = self.mode("sepa")
        self.assertEqual(self.order_offer(self.alice).payment_mode, "sepa")

    def test_r39_another_rhythm_is_refused(self):
        self.offer.payment_period_ids = self.period_choice("yearly")
        with self.assertRaisesRegex(UserError, "must be paid"):
            self.order_offer(self.alice, payment_period="monthly")

    def test_r39_a_reserved_offer_is_refused_to_others(self):
        self.offer.client_category_ids = self.make_category("Shops")
        with self.assertRaisesRegex(UserError, "reserved for: Shops"):
            self.order_offer(self.alice)

    def test_r39_an_offer_without_membership_is_sold_to_everybody(self):
        self.garden.membership_required = True
        self.offer.no_membership_needed = True
        self.assertEqual(self.order_offer(self.eric).state, "sale")

    def test_r39_the_kind_of_subscription_comes_with_the_offer(self):
        offer = self.make_offer(
            subscription_kind="trial", duration_mode="count", delivery_count=4
        )
        order = self.order_offer(self.alice, offer)
        self.assertEqual(
            (order.subscription_kind, order.duration_mode), ("trial", "count")
        )
        self.assertEqual(len(order.basket_ids), 4)

    def test_r39_what_happens_at_the_end_comes_with_the_offer(self):
        offer = self.make_offer(renewal_mode="rolling")
        self.assertEqual(self.order_offer(self.alice, offer).renewal_mode, "rolling")

    def test_r42_highlighted_offers_come_first(self):
        star = self.make_offer(name="Star", is_highlight=True, sequence=99)
        offers = self.env["cocagne.offer"]._catalogue_for(self.alice, self.garden)
        self.assertEqual(offers[0], star)

    def test_only_a_manager_writes_offers(self):
        with self.assertRaises(AccessError):
            self.offer.with_user(self.user_sales_desk).name = "Other"
        with self.assertRaises(AccessError):
            self.offer.with_user(self.user_preparer).read(["name"])

    def test_another_garden_sees_no_offer(self):
        neighbour = self.make_user(
            "offer", "cocagne_jardin.group_manager", self.other_garden
        )
        context = {"allowed_company_ids": self.other_garden.ids}
        seen = self.env["cocagne.offer"].with_user(neighbour).with_context(**context)
        self.assertNotIn(self.offer, seen.search([]))


@tagged("post_install", "-at_install")
class TestQuantities(ClientsCase):
    def test_r39_the_quantity_on_sale_goes_down_with_each_order(self):
        self.offer.quantity_limit = 3
        self.order_offer(self.alice, quantity=2)
        self.assertEqual((self.offer.quantity_sold, self.offer.quantity_left), (2, 1))

    def test_r39_more_than_what_is_left_is_refused(self):
        self.offer.quantity_limit = 1
        with self.assertRaisesRegex(UserError, "left: 1, wanted: 2"):
            self.order_offer(self.alice, quantity=2)

    def test_r39_two_lines_of_the_same_offer_count_together(self):
        self.offer.quantity_limit = 1
        order = self.order_offer(self.alice, confirm=False)
        order.order_line = [Command.create({"offer_id": self.offer.id})]
        with self.assertRaisesRegex(UserError, "wanted: 2"):
            order.action_confirm()

    def test_r40_a_sold_out_offer_leaves_the_catalogue(self):
        self.offer.quantity_limit = 1
        self.order_offer(self.alice)
        offers = self.env["cocagne.offer"]
        self.assertNotIn(self.offer, offers.search(offers._public_domain(self.garden)))
        self.assertEqual(self.offer.sale_state, "sold_out")

    def test_r40_the_person_in_charge_is_told_once(self):
        self.offer.write({"quantity_limit": 1, "user_id": self.user_manager.id})
        order = self.order_offer(self.alice)
        self.assertEqual(self.offer.activity_ids.user_id, self.user_manager)
        order._action_cancel()
        self.order_offer(self.alice)
        self.assertEqual(len(self.offer.activity_ids), 1)

    def test_r40_a_cancelled_order_gives_its_quantity_back(self):
        self.offer.quantity_limit = 1
        self.order_offer(self.alice)._action_cancel()
        self.offer.invalidate_recordset()
        self.assertFalse(self.offer.is_sold_out)

    def test_r40_the_overview_asks_as_often_for_many_as_for_few(self):
        def queries(offers):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            offers.mapped("sale_state")
            return self.env.cr.sql_log_count - before

        offers = self.env["cocagne.offer"].union(
            *(self.make_offer(quantity_limit=rank + 1) for rank in range(50))
        )
        queries(offers[:10])
        self.assertEqual(queries(offers[:10]), queries(offers))


@tagged("post_install", "-at_install")
class TestCatalogue(ClientsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shops = cls.make_category("Shops")
        cls.reserved = cls.make_offer(
            name="Crate", client_category_ids=[Command.set(cls.shops.ids)]
        )
        cls.offers = cls.env["cocagne.offer"]

    def public(self):
        return self.offers.search(self.offers._public_domain(self.garden))

    def test_r40_reserved_offers_are_not_public(self):
        self.assertIn(self.offer, self.public())
        self.assertNotIn(self.reserved, self.public())

    def test_r40_a_private_catalogue_holds_public_and_reserved_offers(self):
        self.alice.category_id = self.shops
        mine = self.offers._catalogue_for(self.alice, self.garden)
        self.assertLessEqual(self.offer | self.reserved, mine)
        self.assertNotIn(
            self.reserved, self.offers._catalogue_for(self.bruno, self.garden)
        )

    def test_r40_a_contact_of_a_shop_has_its_catalogue(self):
        self.alice.category_id = self.shops
        child = self.make_member("Zoé", "Martin", parent_id=self.alice.id)
        self.assertIn(self.reserved, self.offers._catalogue_for(child, self.garden))

    def test_r40_offers_are_shown_from_their_first_to_their_last_day(self):
        self.offer.order_from = "2026-07-01"
        self.assertNotIn(self.offer, self.public())
        self.offer.write({"order_from": False, "order_until": "2026-06-14"})
        self.assertNotIn(self.offer, self.public())
        self.assertEqual(self.offer.sale_state, "finished")

    def test_r40_the_overview_tells_each_state_as_it_finds_it(self):
        self.make_offer(order_from="2026-07-01")
        self.make_offer(order_until="2026-06-20")
        self.make_offer(date_to="2026-06-01")
        gone = self.make_offer(quantity_limit=1)
        self.order_offer(self.alice, gone)
        mine = self.offers.search([("company_id", "=", self.garden.id)])
        states = dict.fromkeys(mine.mapped("sale_state"))
        self.assertEqual(len(states), 5)
        for state in states:
            found = self.offers.search(
                [("sale_state", "=", state), ("id", "in", mine.ids)]
            )
            self.assertEqual(found, mine.filtered(lambda o, s=state: o.sale_state == s))

    def test_r40_shelves_are_ordered_and_hold_others(self):
        make = self.env["cocagne.offer.category"].create
        fruit = make({"name": "Fruit", "sequence": 2, "company_id": self.garden.id})
        first = make({"name": "Veg", "sequence": 1, "company_id": self.garden.id})
        apples = make(
            {"name": "Apples", "parent_id": fruit.id, "company_id": self.garden.id}
        )
        found = self.env["cocagne.offer.category"].search(
            [("id", "in", (fruit | first | apples).ids)]
        )
        self.assertEqual(found.mapped("name"), ["Veg", "Fruit", "Apples"])
        self.assertEqual(apples.display_name, "Fruit / Apples")
        with self.assertRaises(UserError):
            fruit.parent_id = apples

    def test_r40_offers_that_end_between_two_days_are_found(self):
        ending = self.make_offer(date_to="2026-08-15")
        found = self.offers.search(
            [("last_day", ">=", "2026-08-01"), ("last_day", "<=", "2026-08-31")]
        )
        self.assertEqual(found, ending)


@tagged("post_install", "-at_install")
class TestMinimum(ClientsCase):
    def test_r41_a_small_order_is_refused(self):
        self.garden.minimum_order = 300.0
        with self.assertRaisesRegex(UserError, "the smallest one"):
            self.order_offer(self.alice)  # 29 x 10

    def test_r41_an_order_of_the_minimum_is_taken(self):
        self.garden.minimum_order = 290.0
        self.assertEqual(self.order_offer(self.alice).state, "sale")

    def test_r41_a_category_has_its_own_minimum(self):
        self.garden.minimum_order = 300.0
        self.alice.category_id = self.make_category(
            "Friends", has_own_minimum=True, minimum_order=0.0
        )
        self.assertEqual(self.order_offer(self.alice).state, "sale")
