from odoo.tests import HttpCase, tagged

from .contents_case import ContentCase


@tagged("post_install", "-at_install")
class TestShareInTheBrowser(ContentCase, HttpCase):
    """The share-out as the sales desk does it, in a real browser (R87, R90)."""

    def test_r90_the_desk_shares_corrects_and_validates(self):
        self.start_tour(
            "/odoo/cocagne-contents",
            "cocagne_share_contents",
            login=self.user_sales_desk.login,
        )
        content = self.env["cocagne.content"].search(
            [("company_id", "=", self.garden.id)]
        )
        self.assertEqual(content.state, "validated")
        simple = self.composition(content, self.simple)
        self.assertEqual(self.quantities(simple), {"Carrot": 1.5})
        self.assertTrue(simple.line_ids.is_manual)
        self.assertEqual(content.available_ids.quantity, 10)
