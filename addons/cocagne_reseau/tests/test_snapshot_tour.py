from odoo.tests import HttpCase, tagged

from .campaign_case import CampaignCase
from .snapshot_case import APRIL, MAY


@tagged("post_install", "-at_install")
class TestSnapshotTour(CampaignCase, HttpCase):
    def test_a_manager_validates_a_month(self):
        april = self.validated(month=APRIL)
        self.row(april).value = 20
        month = self.count()
        self.start_tour(
            "/odoo/cocagne-my-month",
            "cocagne_validate_month",
            login=self.user_manager.login,
        )
        self.env.invalidate_all()
        self.assertEqual(month.state, "validated")
        self.assertEqual(month.validated_by_id, self.user_manager)
        self.assertIn(4.5, month.declared_ids.mapped("value"))

    def test_a_director_corrects_a_month(self):
        month = self.validated()
        month.comment = "Relu"
        self.gare.active = False
        self.count()
        self.start_tour(
            "/odoo/cocagne-months",
            "cocagne_correct_month",
            login=self.user_director.login,
        )
        self.env.invalidate_all()
        self.assertEqual((month.state, month.revision), ("validated", 2))
        self.assertEqual(self.value(month), 1)

    def test_the_head_office_opens_a_campaign(self):
        self.start_tour(
            "/odoo/cocagne-campaigns",
            "cocagne_open_campaign",
            login=self.user_network_manager.login,
        )
        self.env.invalidate_all()
        campaign = self.campaigns.search([("date_from", "=", MAY)])
        self.assertEqual(campaign.stage, "open")
        self.assertEqual(
            set(campaign.line_ids.mapped("status")), {"computed", "to_compute"}
        )
