from odoo.tests import HttpCase, tagged

from .common import CocagneCase


@tagged("post_install", "-at_install")
class TestTablet(CocagneCase, HttpCase):
    """The tablet of the cold store, in a real browser of its size."""

    browser_size = "1024x768"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.make_season(plan=True)
        cls.make_subscription(cls.alice, cls.mairie, count=1)
        cls.make_subscription(cls.bruno, cls.mairie, count=1)
        cls.delivery = cls.env["cocagne.delivery"].search(
            [("round_id", "=", cls.m1.id), ("date", "=", "2026-06-16")]
        )

    def states(self):
        self.env.invalidate_all()
        return {basket.partner_id: basket.state for basket in self.delivery.basket_ids}

    def start(self, tour):
        self.start_tour(
            "/odoo/cocagne-cold-store", tour, login=self.user_preparer.login
        )

    def progress(self):
        return self.env["cocagne.preparation.progress"].search(
            [("delivery_id", "=", self.delivery.id)]
        )

    def test_r85_a_round_is_delivered_on_the_tablet_but_for_one_basket(self):
        self.start("cocagne_cold_store")
        self.assertEqual(
            self.states(), {self.alice: "delivered", self.bruno: "not_collected"}
        )
        self.assertEqual(self.delivery.state, "delivered")
        self.assertEqual(self.progress().prepared_by_id, self.user_preparer)

    def test_r85_a_lost_connection_loses_nothing_and_doubles_nothing(self):
        self.start("cocagne_cold_store_lost")
        self.assertEqual(
            self.states(), {self.alice: "delivered", self.bruno: "delivered"}
        )
        self.assertEqual(len(self.progress()), 1)
        self.assertTrue(self.progress().prepared_on)
        operations = self.env["cocagne.preparation.operation"].search(
            [("user_id", "=", self.user_preparer.id)]
        )
        self.assertEqual(len(operations), 2)


class TestTabletUpright(TestTablet):
    """The same, held upright."""

    browser_size = "768x1024"
