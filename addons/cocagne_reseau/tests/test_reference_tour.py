from odoo.tests import HttpCase, tagged

from .reference_case import ReferenceCase


@tagged("post_install", "-at_install")
class TestReferenceTour(ReferenceCase, HttpCase):
    def test_a_manager_takes_what_came_from_the_network(self):
        self.publish()
        self.start_tour(
            "/odoo/network-news",
            "cocagne_take_references",
            login=self.user_manager.login,
        )
        self.assertEqual(self.product().list_price, 15.0)
