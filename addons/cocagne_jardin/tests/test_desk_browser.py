from odoo.tests import HttpCase, tagged

from .common import CocagneCase


@tagged("post_install", "-at_install")
class TestDeskBrowser(CocagneCase, HttpCase):
    """The home screen, the help and "what next", in a real browser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()

    def test_r96_the_manager_looks_at_an_alert_and_hides_a_note(self):
        self.make_season(plan=True)
        self.start_tour(
            "/odoo/cocagne-home", "cocagne_home", login=self.user_manager.login
        )
        self.env.invalidate_all()
        notes = self.env["cocagne.note"]
        self.assertEqual(notes.search([]).text, "Appeler Bruno")
        self.assertFalse(notes.with_user(self.user_manager).board())
        self.assertTrue(notes.with_user(self.user_preparer).board())

    def test_the_help_button_opens_the_page_of_the_form(self):
        self.make_season()
        self.start_tour(
            "/odoo/cocagne-seasons", "cocagne_help", login=self.user_manager.login
        )

    def test_the_next_step_is_done_from_the_form(self):
        season = self.make_season()
        self.start_tour(
            "/odoo/cocagne-seasons", "cocagne_next_step", login=self.user_manager.login
        )
        season.invalidate_recordset()
        self.assertEqual((season.state, season.delivery_count), ("open", 104))
