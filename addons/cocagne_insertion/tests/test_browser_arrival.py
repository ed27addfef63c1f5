"""From the arrival of a person to the first contract, in a real browser."""

from datetime import date

from odoo.tests import HttpCase, tagged

from ..identity import nir
from .pass_case import PassCase

PEOPLE = "/odoo/action-cocagne_insertion.action_pathway"
NIR = "2900325999999"


@tagged("post_install", "-at_install")
class TestArrivalBrowser(PassCase, HttpCase):
    def test_the_adviser_goes_from_the_name_to_the_contract(self):
        self.assertEqual(nir.key(NIR), "75")
        self.start_tour(
            PEOPLE, "cocagne_insertion_arrival", login=self.user_insertion_adviser.login
        )
        self.env.invalidate_all()
        pathway = self.env["cocagne.pathway"].search([("name", "=", "Lina Essai")])
        self.assertEqual(
            (pathway.state, pathway.date_start), ("active", date(2026, 6, 15))
        )
        self.assertEqual(pathway.pass_id.number, "999992654321")
        contract = pathway.employee_id.version_id.sudo()
        self.assertEqual(contract.contract_date_start, date(2026, 6, 15))
        self.assertTrue(pathway.consent_on)
