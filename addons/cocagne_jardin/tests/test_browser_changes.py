from odoo.tests import HttpCase, tagged

from .change_case import ChangeCase


@tagged("post_install", "-at_install")
class TestChangesInTheBrowser(ChangeCase, HttpCase):
    """What the desk clicks when a member calls, in a real browser."""

    def tour(self, name):
        self.start_tour(
            "/odoo/cocagne-subscriptions", name, login=self.user_sales_desk.login
        )
        self.env.invalidate_all()

    def test_r56_the_desk_declares_an_absence(self):
        self.tour("cocagne_absence")
        self.assertEqual(self.baskets[1].delivery_id, self.day(2))
        change = self.history(self.baskets[1])
        self.assertEqual(
            (change.kind, change.user_id), ("absence", self.user_sales_desk)
        )

    def test_r57_the_desk_moves_a_basket_to_another_depot(self):
        self.tour("cocagne_change_depot")
        self.assertEqual(self.baskets[0].depot_id, self.gare)
        self.assertEqual(self.baskets[1].depot_id, self.mairie)
        self.assertEqual(self.order.depot_id, self.mairie)
        change = self.history(self.baskets[0])
        self.assertTrue(change.derogation)
        self.assertEqual(change.reason, "Her car is broken")
