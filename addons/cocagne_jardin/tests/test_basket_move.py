from odoo.exceptions import AccessError, UserError
from odoo.tests import Form

from .common import CocagneCase


class TestBasketMove(CocagneCase):
    """Alice fetches a basket at the Mairie every Tuesday; M2 stops there on Fridays."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.m2 = cls.make_round("M2", 5, cls.mairie)
        cls.season = cls.make_season(plan=True)
        cls.order = cls.make_subscription(cls.alice, cls.mairie)
        cls.basket = cls.order.basket_ids.sorted("date")[0]

    def delivery(self, garden_round, day):
        return self.env["cocagne.delivery"].search(
            [("round_id", "=", garden_round.id), ("date", "=", day)]
        )

    def wizard(self, baskets=None, user=None):
        return (
            self.env["cocagne.basket.move"]
            .with_user(user or self.user_sales_desk)
            .create(
                {
                    "basket_ids": (baskets or self.basket).ids,
                    "delivery_id": self.delivery(self.m1, "2026-06-23").id,
                }
            )
        )

    def test_the_desk_moves_a_basket_to_the_next_week(self):
        self.wizard().action_move()
        self.assertEqual(str(self.basket.date), "2026-06-23")

    def test_the_place_where_the_planner_put_it_is_remembered(self):
        self.wizard().action_move()
        self.assertEqual(
            self.basket.planned_delivery_id, self.delivery(self.m1, "2026-06-16")
        )

    def test_the_deliveries_offered_stop_at_the_depot(self):
        offered = self.wizard().possible_delivery_ids
        self.assertEqual(offered.round_id, self.m1 | self.m2)

    def test_the_deliveries_offered_are_still_to_come(self):
        offered = self.wizard().possible_delivery_ids
        self.assertEqual(str(min(offered.mapped("date"))), "2026-06-19")

    def test_the_present_delivery_is_not_offered(self):
        self.assertNotIn(self.basket.delivery_id, self.wizard().possible_delivery_ids)

    def test_a_delivery_already_done_is_not_offered(self):
        done = self.delivery(self.m1, "2026-06-23")
        done.action_deliver()
        self.assertNotIn(done, self.wizard().possible_delivery_ids)

    def test_baskets_of_several_depots_share_the_deliveries_of_both(self):
        other = self.make_subscription(self.bruno, self.gare)
        both = self.basket | other.basket_ids[0]
        self.assertFalse(self.wizard(both).possible_delivery_ids)

    def test_the_form_takes_the_baskets_ticked_in_the_list(self):
        wizard = Form(
            self.env["cocagne.basket.move"].with_context(
                default_basket_ids=self.basket.ids
            )
        )
        wizard.delivery_id = self.delivery(self.m2, "2026-06-19")
        wizard.save().action_move()
        self.assertEqual(self.basket.round_id, self.m2)

    def test_a_delivered_basket_does_not_move(self):
        self.basket.action_deliver()
        with self.assertRaises(UserError):
            self.wizard().action_move()

    def test_a_preparer_moves_nothing(self):
        with self.assertRaises(AccessError):
            self.wizard(user=self.user_preparer)
