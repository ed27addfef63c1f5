from datetime import date

from odoo.fields import Command
from odoo.tests import tagged

from .indicator_case import MARCH, IndicatorCase

APRIL = date(2026, 4, 1)


@tagged("post_install", "-at_install")
class TestIndicatorsBaskets(IndicatorCase):
    """Alice takes a Simple on the five Tuesdays of March, Bruno two Familial."""

    theme = "baskets"

    def setUp(self):
        super().setUp()
        self.familial.depot_places = 2
        self.order = self.subscribe(self.alice)
        self.pair = self.subscribe(self.bruno, self.familial, quantity=2)

    def test_baskets_are_counted_by_what_became_of_them(self):
        self.deliver(self.order, 3, 10)
        self.deliver(self.order, 17, state="not_collected")
        self.deliver(self.order, 24, state="given")
        self.deliver(self.order, 31, state="lost")
        self.deliver(self.pair, 3, 10)
        self.deliver(self.pair, 17, state="returned")
        self.check(
            {
                "delivered": 8,
                "ordinary": 4,
                "big": 4,
                "collected": 6,
                "not_collected": 1,
                "given": 1,
                "lost": 3,
                "addons": 0,
                "households": 2,
                "not_collected_rate": (1, 8),
            }
        )
        self.assertEqual(self.figures()["baskets.not_collected_rate"].value, 12.5)

    def test_what_is_still_to_deliver_is_not_delivered(self):
        self.check({"delivered": 0, "households": 0, "not_collected_rate": (0, 0)})
        self.assertIsNone(self.figures()["baskets.not_collected_rate"].value)

    def test_additions_are_counted_apart(self):
        self.deliver(self.subscribe(self.chloe, self.eggs))
        self.check({"delivered": 0, "addons": 5, "households": 1})

    def test_an_offered_basket_is_a_basket(self):
        order = self.subscribe(self.chloe, offered_reason="gift")
        self.deliver(order, 3)
        self.check({"delivered": 1})

    def test_the_basket_that_is_billed_counts_not_the_one_in_the_crate(self):
        basket = self.deliver(self.order, 3)
        basket.prepared_product_id = self.familial
        self.check({"ordinary": 1, "big": 0})

    def test_a_basket_counts_in_the_month_of_its_delivery(self):
        self.baskets(self.order, 31).write({"delivery_id": self.tuesday(7).id})
        self.deliver(self.order, 7, month=4)
        moved = self.order.basket_ids.filtered("is_moved")
        self.assertEqual(moved.date, date(2026, 4, 7))
        self.check({"delivered": 0, "moved": 0})
        self.check({"delivered": 2, "moved": 1}, APRIL)

    def tuesday(self, day, month=4):
        return self.env["cocagne.delivery"].search(
            [("round_id", "=", self.m1.id), ("date", "=", date(2026, month, day))]
        )

    def test_a_round_that_changes_its_day_moves_no_basket(self):
        self.tuesday(3, 3).date = date(2026, 3, 4)
        self.deliver(self.order, 4)
        self.check({"delivered": 1, "moved": 0})

    def test_an_absence_is_cancelled_and_what_a_termination_ends_is_not(self):
        self.baskets(self.order, 3).state = "cancelled"
        self.pair.write({"termination_date": "2026-03-15"})
        self.baskets(self.pair, 10, 17, 24).state = "cancelled"
        self.check({"cancelled": 3})

    def test_baskets_of_a_cancelled_order_are_not_cancelled_baskets(self):
        self.order._action_cancel()
        self.assertIn("cancelled", self.order.basket_ids.mapped("state"))
        self.check({"cancelled": 0})

    def test_what_is_held_back_is_told_apart(self):
        self.baskets(self.order, 3).state = "held"
        self.check({"held": 1, "delivered": 0, "cancelled": 0, "moved": 0})

    def test_a_week_belongs_to_the_month_of_its_sunday(self):
        self.deliver(self.order)
        # Tuesday 31 March is in a week that ends on 5 April
        self.check({"delivered": 5, "per_week": (4, 4)})
        self.check({"delivered": 0, "per_week": (1, 1)}, APRIL)

    def test_a_week_without_a_basket_is_no_week(self):
        self.deliver(self.order, 3, 17)
        self.deliver(self.pair, 17)
        self.check({"per_week": (4, 2)})
        self.assertEqual(self.figures()["baskets.per_week"].value, 2)

    def test_two_members_of_a_household_receive_as_one(self):
        child = self.make_member("Ali", "Martin", parent_id=self.alice.id)
        self.deliver(self.order, 3)
        self.deliver(self.subscribe(child), 3)
        self.check({"delivered": 2, "households": 1})


@tagged("post_install", "-at_install")
class TestIndicatorsEstablishments(IndicatorCase):
    """Jardin du Lac has an establishment, Nord, with a depot and a round of its own."""

    theme = "baskets"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.north = cls.env["res.company"].create(
            {"name": "Nord (tests)", "parent_id": cls.garden.id}
        )
        cls.env.user.company_ids |= cls.north
        both = cls.garden | cls.north
        cls.env = cls.env(context={**cls.env.context, "allowed_company_ids": both.ids})
        depot = cls.make_depot("Lavoir", company_id=cls.north.id)
        cls.make_round("N1", 2, depot, company_id=cls.north.id)
        cls.season.with_env(cls.env).action_plan()
        order = cls.env["sale.order"].create(
            {
                "partner_id": cls.alice.id,
                "is_subscription": True,
                "depot_id": depot.id,
                "date_start": MARCH,
                "order_line": [
                    Command.create(
                        {
                            "product_id": cls.simple.id,
                            "frequency_id": cls.env.ref(
                                "cocagne_jardin.frequency_weekly"
                            ).id,
                        }
                    )
                ],
            }
        )
        order.action_confirm()
        cls.deliver(order)
        cls.order = order

    def test_its_baskets_are_those_of_the_mother_house(self):
        self.assertEqual(self.order.basket_ids.company_id, self.north)
        self.check({"delivered": 5, "households": 1})
        self.check({"delivered": 0}, garden=self.coast)

    def test_once_a_garden_of_the_network_it_counts_for_itself(self):
        own = self.make_garden("NORD", self.north, self.lake.region_id)
        values = self.env["cocagne.indicator.source"]._compute_values(
            self.lake + own, MARCH
        )
        found = [
            values[garden.id, "baskets.delivered"].value for garden in (self.lake, own)
        ]
        self.assertEqual(found, [0, 5])
