from odoo.tests import HttpCase, tagged

from .common import SIMPLE, CocagneCase


@tagged("post_install", "-at_install")
class TestScreens(CocagneCase, HttpCase):
    """What people click every week, in a real browser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()

    def make_week(self):
        """Alice and Bruno fetch one basket each at the Mairie on Tuesday 16 June."""
        self.make_season(plan=True)
        self.alice_order = self.make_subscription(self.alice, self.mairie)
        self.bruno_order = self.make_subscription(self.bruno, self.mairie)
        return self.env["cocagne.delivery"].search(
            [("round_id", "=", self.m1.id), ("date", "=", "2026-06-16")]
        )

    def states(self, delivery):
        """The state of each member's basket on the delivery."""
        self.env.invalidate_all()
        return {
            basket.partner_id: basket.state
            for basket in self.env["cocagne.basket"].search(
                [("delivery_id", "=", delivery.id)]
            )
        }

    def test_a_manager_plans_a_season(self):
        season = self.make_season()
        self.start_tour(
            "/odoo/cocagne-seasons",
            "cocagne_plan_season",
            login=self.user_manager.login,
        )
        season.invalidate_recordset()
        # 52 Tuesdays and 52 Fridays
        self.assertEqual((season.state, season.delivery_count), ("open", 104))

    def test_a_preparer_marks_a_round_delivered(self):
        delivery = self.make_week()
        self.start_tour(
            "/odoo/cocagne", "cocagne_deliver_round", login=self.user_preparer.login
        )
        self.assertEqual(
            self.states(delivery), {self.alice: "delivered", self.bruno: "delivered"}
        )

    def test_a_preparer_marks_one_basket_not_collected(self):
        delivery = self.make_week()
        self.start_tour(
            "/odoo/cocagne",
            "cocagne_basket_not_collected",
            login=self.user_preparer.login,
        )
        self.assertEqual(
            self.states(delivery), {self.alice: "planned", self.bruno: "not_collected"}
        )

    def test_the_desk_writes_a_subscription(self):
        self.make_season(plan=True)
        self.env["cocagne.frequency"].create(
            {"name": "Hebdo", "code": "hebdo", "rule": "weekly"}
        )
        self.start_tour(
            "/odoo/cocagne-subscriptions",
            "cocagne_subscribe",
            login=self.user_sales_desk.login,
        )
        order = self.env["sale.order"].search([("partner_id", "=", self.alice.id)])
        self.assertEqual((order.state, order.amount_total), ("sale", 29 * SIMPLE))
