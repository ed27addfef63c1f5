"""Every screen of the menu opens for those who see it: lists, forms, empty forms, sums."""

import ast

from lxml import etree

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .programme_case import ProgrammeCase

#: Views that show measures.
MEASURED = ("pivot", "graph")


@tagged("post_install", "-at_install")
class TestScreensOpen(ProgrammeCase):
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

    def actions(self, user):
        """The windows that the menu of the network opens for ``user``."""
        menus = self.env["ir.ui.menu"]
        seen = menus.with_user(user)._visible_menu_ids()
        door = self.env.ref("cocagne_reseau.menu_network")
        below = menus.search([("id", "child_of", door.id), ("action", "!=", False)])
        actions = [
            menu.action
            for menu in below
            if {int(one) for one in menu.parent_path.split("/") if one} <= seen
        ]
        return [one for one in actions if one._name == "ir.actions.act_window"]

    def views(self, action, user):
        """(model as ``user``, {kind of view: its arch for this user}) of an action."""
        model = self.env[action.res_model].with_user(user)
        kinds = action.view_mode.split(",")
        pairs = [
            (action.view_id.id if action.view_id.type == kind else False, kind)
            for kind in kinds
        ]
        found = model.get_views(pairs)["views"]
        return model, {kind: etree.fromstring(found[kind]["arch"]) for kind in kinds}

    def spec(self, model, node):
        """What the web client asks of ``model`` to draw ``node``."""
        found = {}
        for field in node.xpath(".//field[not(ancestor::field)]"):
            name = field.get("name")
            kind = model._fields[name].type
            found[name] = {}
            if kind == "many2one":
                found[name] = {"fields": {"display_name": {}}}
            elif kind in ("one2many", "many2many"):
                inner = self.inner_spec(model[name], field)
                found[name] = {"fields": inner or {"display_name": {}}}
        return found

    def inner_spec(self, comodel, field):
        found = {}
        for view in field:
            found |= self.spec(comodel, etree.fromstring(etree.tostring(view)))
        return found

    def open_all(self, user):
        for action in self.actions(user):
            model, views = self.views(action, user)
            domain = ast.literal_eval(action.domain or "[]")
            for kind, arch in views.items():
                with self.subTest(action=action.xml_id, kind=kind):
                    if kind in MEASURED:
                        self.check_measures(model, arch)
                        continue
                    spec = self.spec(model, arch)
                    model.web_search_read(domain, spec, limit=20)
                    if kind == "form" and self.can_create(model, arch):
                        model.onchange({}, [], spec)

    def can_create(self, model, arch):
        allowed = model.browse().has_access("create")
        return allowed and arch.get("create") not in ("0", "false", "False")

    def check_measures(self, model, arch):
        for field in arch.xpath("//field[@type='measure']"):
            name = field.get("name")
            told = model.fields_get([name], ["aggregator"])[name]
            self.assertTrue(told.get("aggregator"), f"{name} has no sum")
            model.formatted_read_group([], [], [f"{name}:{told['aggregator']}"])

    def test_every_screen_opens_for_the_head_office(self):
        self.open_all(self.user_head_office)

    def test_every_screen_opens_for_the_network_manager(self):
        self.open_all(self.user_network_manager)

    def test_every_screen_opens_for_the_manager_of_a_garden(self):
        self.open_all(self.user_manager)

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
