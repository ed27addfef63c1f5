from odoo.tests import HttpCase, tagged

from .annex_case import AnnexCase


@tagged("post_install", "-at_install")
class TestAnnexScreens(AnnexCase, HttpCase):
    """The director looks at the posts of the year in a real browser."""

    def test_the_director_sees_the_forecast_and_tries_a_hire(self):
        self.prepare(1, validate=True)
        before = self.env["hr.version"].search_count([])
        self.start_tour(
            "/odoo/cocagne-annexes",
            "cocagne_annex_forecast",
            login=self.user_director.login,
        )
        self.assertEqual(self.env["hr.version"].search_count([]), before)
