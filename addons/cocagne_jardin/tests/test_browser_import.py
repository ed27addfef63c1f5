from odoo.tests import HttpCase, tagged

from .common import CocagneCase


@tagged("post_install", "-at_install")
class TestImportScreen(CocagneCase, HttpCase):
    def test_a_manager_corrects_a_file_and_imports_it(self):
        self.start_tour(
            "/odoo/cocagne", "cocagne_import_members", login=self.user_manager.login
        )
        member = self.env["res.partner"].search(
            [("member_number", "=", "901"), ("company_id", "=", self.garden.id)]
        )
        self.assertEqual(member.email, "odile@example.org")
