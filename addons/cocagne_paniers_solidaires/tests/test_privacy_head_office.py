"""The head office reads the figures of a garden by its menu, and nothing else there."""

from odoo.tests import tagged

from .activity_case import ActivityCase

MODULE = "cocagne_paniers_solidaires"


@tagged("post_install", "-at_install")
class TestHeadOffice(ActivityCase):
    def menus(self, user):
        """The menus of the programme that a user sees."""
        shown = self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()
        root = self.env.ref(f"{MODULE}.menu_solidarity")
        return (
            self.env["ir.ui.menu"]
            .search([("id", "child_of", root.id)])
            .filtered(lambda menu: menu.id in shown)
        )

    def test_its_menu_leads_to_the_figures_only(self):
        names = ("menu_solidarity", "menu_figures", "menu_solidarity_dashboard")
        expected = self.env["ir.ui.menu"].union(
            *(self.env.ref(f"{MODULE}.{name}") for name in names),
            self.env.ref(f"{MODULE}.menu_solidarity_activity"),
        )
        self.assertEqual(self.menus(self.user_head_office), expected)

    def test_the_sales_desk_has_no_such_menu(self):
        self.assertFalse(self.menus(self.user_sales_desk))

    def test_behind_the_menu_figures_are_masked(self):
        self.deliver_march()
        report = self.make_report().with_user(self.user_head_office)
        self.assertEqual(report._shown(exact=True)["totals"]["baskets"], 18)
        self.assertFalse(report.board["exact"])
