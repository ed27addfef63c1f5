"""An accountant makes and sends a statement, and is paid, in a real browser."""

from odoo.tests import HttpCase, tagged

from .statement_case import StatementCase


@tagged("post_install", "-at_install")
class TestStatementBrowser(StatementCase, HttpCase):
    def test_an_accountant_makes_and_sends_a_statement(self):
        self.ccas.company_registry = "73282932000074"
        self.deliver(self.order)
        self.start_tour(
            "/odoo/cocagne-statements",
            "cocagne_statement_send",
            login=self.user_accountant.login,
        )
        self.env.invalidate_all()
        statement = self.env["cocagne.solidarity.statement"].search(
            [("agreement_id", "=", self.ccas_agreement.id)]
        )
        self.assertEqual((statement.state, statement.by_mail), ("sent", True))
        self.assertEqual((statement.amount, statement.amount_due), (35.0, 0.0))
        self.assertEqual(self.balance("4411"), 0.0)
