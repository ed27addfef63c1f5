from odoo.tests import HttpCase, tagged

from .life_case import LifeCase


@tagged("post_install", "-at_install")
class TestLifeInTheBrowser(LifeCase, HttpCase):
    """What the desk clicks when a member stops, in a real browser."""

    def test_r49_the_desk_terminates_a_subscription(self):
        order = self.subscribe()
        self.pay(self.alice, 35)
        self.start_tour(
            "/odoo/cocagne-subscriptions",
            "cocagne_terminate",
            login=self.user_sales_desk.login,
        )
        order.invalidate_recordset()
        self.assertEqual(order.termination_mode, "balance")
        self.assertEqual(self.states(order), {"planned": 3, "cancelled": 26})
