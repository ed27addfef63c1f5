"""The screen of figures in a real browser, for who knows the households and who not."""

from odoo.tests import HttpCase, tagged

from .activity_case import ActivityCase

FIGURES = "/odoo/cocagne-solidarity-figures"


@tagged("post_install", "-at_install")
class TestActivityBrowser(ActivityCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deliver_march()

    def test_the_solidarity_role_reads_figures_graphs_and_lists(self):
        self.start_tour(
            FIGURES, "cocagne_solidarity_figures", login=self.user_solidarity.login
        )

    def test_an_accountant_keeps_a_masked_report(self):
        self.start_tour(
            FIGURES,
            "cocagne_solidarity_figures_masked",
            login=self.user_accountant.login,
        )
        self.env.invalidate_all()
        report = self.env["cocagne.solidarity.activity"].search(
            [("state", "=", "sent"), ("company_id", "=", self.garden.id)]
        )
        self.assertEqual(report.sent_by, self.user_accountant)
        self.assertEqual(report.masked_figures["totals"]["households"], 9)
