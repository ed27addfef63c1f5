from odoo.tests import HttpCase, tagged

from .money_case import MoneyCase


@tagged("post_install", "-at_install")
class TestFeeTour(MoneyCase, HttpCase):
    def test_the_fee_of_a_year_is_counted_and_invoiced(self):
        others = self.env["cocagne.network.garden"].search([])
        (others - self.lake - self.coast - self.far).active = False
        for garden in (self.lake, self.coast, self.far):
            self.validate(garden, 50)
        self.start_tour(
            "/odoo/cocagne-network-fee",
            "cocagne_network_fee",
            login=self.user_network_manager.login,
        )
        run = self.env["cocagne.network.fee.run"].search(
            [("year", "=", 2026), ("company_id", "=", self.network.id)]
        )
        # 100 + 50 x 5 each
        self.assertEqual((run.posted_count, run.total), (3, 1050.0))
