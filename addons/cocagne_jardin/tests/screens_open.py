"""Every screen of our menus opens for those who see it.

Lists, forms, empty forms, sums: what the web client asks of the server to draw them.
"""

from lxml import etree

from odoo.tools import safe_eval

#: Views that show measures.
MEASURED = ("pivot", "graph")


class ScreensOpen:
    """Mixed into the cases of an addon, whose cast and records it looks at."""

    def actions(self, user):
        """The windows that our menus open for ``user``."""
        menus = self.env["ir.ui.menu"]
        seen = menus.with_user(user)._visible_menu_ids()
        below = menus.search([("action", "!=", False)])
        ours = below.get_external_id()
        actions = [
            menu.action
            for menu in below
            if ours[menu.id].startswith("cocagne_")
            and {int(one) for one in menu.parent_path.split("/") if one} <= seen
        ]
        return [one for one in actions if one._name == "ir.actions.act_window"]

    def views(self, action, user):
        """(model as ``user``, {kind of view: its arch for this user}) of an action."""
        model = self.env[action.res_model].with_user(user)
        pairs = [(view or False, kind) for view, kind in action.views]
        found = model.get_views(pairs)["views"]
        return model, {
            kind: etree.fromstring(found[kind]["arch"]) for _view, kind in pairs
        }

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
        for view in field.iterchildren(tag=etree.Element):
            found |= self.spec(comodel, etree.fromstring(etree.tostring(view)))
        return found

    def open_all(self, user):
        for action in self.actions(user):
            model, views = self.views(action, user)
            domain = self.domain(action, user)
            for kind, arch in views.items():
                with self.subTest(action=action.xml_id, kind=kind):
                    if kind in MEASURED:
                        self.check_measures(model, arch)
                        continue
                    spec = self.spec(model, arch)
                    model.web_search_read(domain, spec, limit=20)
                    if kind == "form" and self.can_create(model, arch):
                        model.onchange({}, [], spec)

    def domain(self, action, user):
        """The domain of an action, as the web client works it out."""
        known = {
            "uid": user.id,
            "allowed_company_ids": user.company_id.ids,
            "context_today": lambda: safe_eval.datetime.date.today(),
            "relativedelta": safe_eval.dateutil.relativedelta.relativedelta,
            "datetime": safe_eval.datetime,
            "current_date": str(safe_eval.datetime.date.today()),
        }
        return safe_eval.safe_eval(action.domain or "[]", known)

    def can_create(self, model, arch):
        allowed = model.browse().has_access("create")
        return allowed and arch.get("create") not in ("0", "false", "False")

    def check_measures(self, model, arch):
        for field in arch.xpath("//field[@type='measure']"):
            name = field.get("name")
            told = model.fields_get([name], ["aggregator"])[name]
            self.assertTrue(told.get("aggregator"), f"{name} has no sum")
            model.formatted_read_group([], [], [f"{name}:{told['aggregator']}"])
