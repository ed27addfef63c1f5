"""Every screen of the menu opens for those who see it: lists, forms, empty forms, sums."""

from lxml import etree

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.cocagne_jardin.tests.screens_open import ScreensOpen

from .programme_case import ProgrammeCase

#: Those who work in a garden, beside its manager.
GARDEN_ROLES = (
    *("sales_desk", "preparer", "accountant"),
    *("insertion_adviser", "supervisor", "payroll", "director"),
)


@tagged("post_install", "-at_install")
class TestScreensOpen(ScreensOpen, ProgrammeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.allocate(cls, 1000.0)
        cls.env["cocagne.reference.item"].create(
            {"kind": "processed", "name": "Ketchup", "price": 3.0}
        )
        cls.env["cocagne.recipe"].create(
            {"name": "Soupe", "steps": "Cuire.", "company_id": False}
        )
        cls.env.flush_all()

    def test_every_screen_opens_for_the_head_office(self):
        self.open_all(self.user_head_office)

    def test_every_screen_opens_for_the_network_manager(self):
        self.open_all(self.user_network_manager)

    def test_every_screen_opens_for_each_role_of_a_garden(self):
        solidarity = self.make_user(
            "foyers", "cocagne_paniers_solidaires.group_solidarity"
        )
        for user in (self.user_manager, solidarity, *map(self.user_of, GARDEN_ROLES)):
            with self.subTest(user=user.login):
                self.open_all(user)

    def user_of(self, role):
        return getattr(self, f"user_{role}")

    def test_the_dialogs_of_the_network_manager_open(self):
        for name in (
            "cocagne.bundle.key.show",
            "cocagne.bundle.upload",
            "cocagne.figure.settings",
            "cocagne.network.accounts",
            "cocagne.programme.redistribution",
            "cocagne.reference.price.import",
        ):
            with self.subTest(model=name):
                model = self.env[name].with_user(self.user_network_manager)
                arch = etree.fromstring(model.get_view(view_type="form")["arch"])
                model.onchange({}, [], self.spec(model, arch))

    def test_the_key_of_a_garden_is_shown_in_its_dialog(self):
        action = self.far.with_user(self.user_network_manager).action_make_key()
        dialog = self.env[action["res_model"]].with_user(self.user_network_manager)
        dialog = dialog.with_context(**action["context"])
        shown = dialog.onchange({}, [], {"key": {}, "garden_code": {}})["value"]
        self.assertEqual(shown["garden_code"], self.far.code)
        self.assertEqual(shown["key"], action["context"]["default_key"])

    def test_the_papers_of_the_network_keep_their_style(self):
        layout = self.env.ref("cocagne_jardin.paper_layout")
        for name in ("report_garden_sheet", "action_report_programme_statement"):
            with self.subTest(paper=name):
                report = self.env.ref(f"cocagne_reseau.{name}")
                self.assertEqual(report._get_layout(), layout)

    def test_a_form_that_is_not_saved_says_what_to_do_first(self):
        campaign = self.env["cocagne.network.campaign"]
        campaign = campaign.with_user(self.user_network_manager)
        step = campaign.onchange({}, [], {"next_step": {}})["value"]["next_step"]
        self.assertEqual((step["code"], step["button"]), ("new", ""))

    def test_the_head_office_sees_that_a_garden_made_its_agreement_not_which(self):
        part = self.env["cocagne.programme.allocation"].search(
            [("garden_id", "=", self.lake.id)], limit=1
        )
        self.make_own_agreement(part)
        read = part.with_user(self.user_head_office)
        self.assertTrue(read.has_agreement)
        with self.assertRaises(AccessError):
            read.agreement_ids.mapped("name")
