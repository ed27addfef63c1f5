"""Nobody learns from a page of the portal, or from an address, who is in the programme."""

from odoo.tests import HttpCase, tagged

from .leak import pages
from .leak_case import LeakCase

PASSWORD = "a-long-password-of-tests"


@tagged("post_install", "-at_install")
class TestLeakPages(LeakCase, HttpCase):
    maxDiff = None

    def look(self, env):
        """What this user sees of the garden with a browser."""
        user = env.user.sudo()
        user.password = PASSWORD
        env.flush_all()
        self.authenticate(user.login, PASSWORD)
        shown = pages.walk(self.url_open)
        return shown | pages.by_address(env, self.url_open)

    def found(self, viewer):
        return self.leaks(self.look, viewers=[viewer])

    def test_the_pages_of_a_member_tell_nothing(self):
        self.assertEqual(self.found("member"), {})

    def test_the_pages_of_a_manager_of_another_garden_tell_nothing(self):
        self.assertEqual(self.found("manager of another garden"), {})

    def test_the_walk_reaches_what_a_member_has(self):
        """A walk that sees nothing would find nothing."""
        member = {"member": self.user_member}
        seen = self.in_state(lambda: self.everything(member, self.look), False)
        shown = seen["member"]
        self.assertTrue(
            [p for p in shown if p.startswith("/my/invoices/")], list(shown)
        )
        self.assertIn("50,00", str(shown))
        self.assertGreater(len(shown), 8)

    def test_a_page_that_tells_is_found(self):
        self.env["ir.ui.view"].create(
            {
                "name": "telling",
                "type": "qweb",
                "mode": "extension",
                "inherit_id": self.env.ref("portal.portal_my_home").id,
                "arch": """<xpath expr="//div" position="before"><p
                    t-out="request.env['cocagne.solidarity.enrolment'].sudo()
                           .search_count([])"/></xpath>""",
            }
        )
        self.assertTrue([p for p in self.found("member") if p.startswith("member//my")])
