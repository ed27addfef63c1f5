"""The renewal of a contract, as the adviser clicks it."""

from datetime import date

from odoo.tests import HttpCase, tagged

from .contract_case import ContractCase


@tagged("post_install", "-at_install")
class TestContractScreens(ContractCase, HttpCase):
    def test_the_adviser_renews_a_contract_that_ends_soon(self):
        self.contract.contract_date_end = "2026-08-31"
        self.start_tour(
            "/odoo/insertion-contracts-soon",
            "cocagne_renew_contract",
            login=self.user_insertion_adviser.login,
        )
        self.env.invalidate_all()
        renewal = self.pathway._insertion_contracts()[-1:]
        self.assertEqual(renewal.contract_date_start, date(2026, 9, 1))
        self.assertEqual(renewal.weekly_hours, 24)
