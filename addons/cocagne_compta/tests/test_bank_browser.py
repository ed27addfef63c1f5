"""The accountant imports the bank's file in a real browser."""

from odoo.tests import HttpCase, tagged

from .bank_case import MAY_5, BankCase


@tagged("post_install", "-at_install")
class TestBankInTheBrowser(BankCase, HttpCase):
    def test_r95_the_accountant_imports_a_file_and_accepts_a_proposal(self):
        sure = self.make_invoice(self.eric, 40, day=MAY_5)
        looked_at = self.make_invoice(self.alice, 25, day=MAY_5)
        self.start_tour(
            "/odoo/cocagne-bank-lines",
            "cocagne_bank_import",
            login=self.user_accountant.login,
        )
        self.env.invalidate_all()
        self.assertEqual(sure.amount_residual, 0)
        self.assertEqual(looked_at.amount_residual, 0)
