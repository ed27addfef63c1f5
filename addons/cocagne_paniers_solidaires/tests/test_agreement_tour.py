from odoo.tests import HttpCase, tagged

from .solidarity_case import SolidarityCase


@tagged("post_install", "-at_install")
class TestAgreementTour(SolidarityCase, HttpCase):
    def test_an_agreement_is_written_and_started(self):
        self.start_tour(
            "/odoo/cocagne-agreements",
            "cocagne_write_agreement",
            login=self.user_solidarity.login,
        )
        agreement = self.env["cocagne.solidarity.agreement"].search(
            [("name", "=", "CAF du Lac 2026")]
        )
        self.assertEqual((agreement.state, agreement.rule_ids.amount), ("running", 3.0))
