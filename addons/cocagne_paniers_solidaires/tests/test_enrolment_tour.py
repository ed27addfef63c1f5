from odoo.tests import HttpCase, tagged

from .test_enrolment_desk import OfferCase


@tagged("post_install", "-at_install")
class TestEnrolmentTour(OfferCase, HttpCase):
    def test_a_household_is_enrolled_at_the_desk(self):
        self.start_tour(
            "/odoo/cocagne-enrol",
            "cocagne_enrol_household",
            login=self.user_solidarity.login,
        )
        enrolment = self.env["cocagne.solidarity.enrolment"].search(
            [("partner_id", "=", self.farida.id)]
        )
        self.assertEqual((enrolment.state, enrolment.household_size), ("active", 3))
        self.assertEqual(enrolment.quotient, 350)
        self.assertEqual(len(enrolment.proof_ids), 1)
        self.assertTrue(enrolment.order_line_ids.order_id.basket_ids)
