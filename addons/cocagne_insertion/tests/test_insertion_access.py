"""Who may read, write, search, group, export, see or print what: the whole table.

The table is ``access_table.toml``: each model, and each field under its kind. A new model
or field that is in no row is refused here, so that somebody thinks of who may see it.
"""

from odoo.tests import tagged
from odoo.tools import mute_logger

from .access_case import (
    NEVER_SEARCHED,
    NOBODY,
    OPEN,
    TABLE,
    AccessCase,
    a_value,
    kinds_of,
    rights_of,
)

QUIETLY = ("odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule")


@tagged("post_install", "-at_install")
class TestInsertionAccess(AccessCase):
    # -- the table is whole ------------------------------------------------------------

    def test_every_model_is_in_the_table(self):
        found = {model._name for model in self.of_the_addon()}
        self.assertEqual(found ^ set(TABLE["rights"]), set())

    def test_every_field_is_under_a_kind(self):
        """A model that the adviser alone opens is closed whole: no list by hand."""
        for model in self.of_the_addon():
            if self.readers(model._name) in ("A", ""):
                continue
            with self.subTest(model=model._name):
                told = set(kinds_of(model._name))
                self.assertEqual(self.fields_to_think_of(model) - told, set())
                self.assertEqual(told - set(model._fields), set())

    def test_every_field_that_we_add_to_employees_and_contracts_is_under_a_kind(self):
        for model_name in ("hr.employee", "hr.version"):
            fields = self.env[model_name]._fields.values()
            ours = {
                one.name
                for one in fields
                if "cocagne_insertion" in (one._modules or ())
                and one.name != "display_name"
            }
            with self.subTest(model=model_name):
                self.assertEqual(ours - set(kinds_of(model_name)), set())

    def test_every_kind_is_one_of_the_table(self):
        for model_name, rows in TABLE["fields"].items():
            with self.subTest(model=model_name):
                self.assertLessEqual(set(rows), {*TABLE["kinds"], OPEN})

    # -- models ------------------------------------------------------------------------

    def test_each_role_has_the_rights_of_the_table_and_no_more(self):
        operations = {"r": "read", "w": "write", "c": "create", "u": "unlink"}
        for model_name in TABLE["rights"]:
            rights = rights_of(model_name)
            for letter, user in self.users():
                model = self.env[model_name].with_user(user)
                has = "".join(
                    one for one, name in operations.items() if model.has_access(name)
                )
                with self.subTest(model=model_name, user=user.login):
                    self.assertEqual(has, rights.get(letter, ""))

    @mute_logger(*QUIETLY)
    def test_a_closed_model_is_closed_by_every_way(self):
        found = [
            (model_name, user.login, way)
            for model_name in TABLE["rights"]
            for letter, user in self.users()
            if "r" not in rights_of(model_name).get(letter, "")
            for way, call in self.ways_in(self.env[model_name].with_user(user)).items()
            if self.opens(call)
        ]
        self.assertEqual(found, [])

    @staticmethod
    def ways_in(model):
        one = model.browse(NOBODY)
        return {
            "read": lambda: one.read(["display_name"]),
            "search": lambda: model.search([]),
            "search_read": lambda: model.search_read([], ["id"]),
            "web_search_read": lambda: model.web_search_read([], {}),
            "group": lambda: model.formatted_read_group([], []),
            "count": lambda: model.search_count([]),
            "name_search": lambda: model.name_search(""),
            "export": lambda: one.export_data(["display_name"]),
            "copy": lambda: one.copy(),
        }

    # -- fields ------------------------------------------------------------------------

    def test_each_role_sees_the_fields_of_the_table_and_no_more(self):
        wrong = []
        for model_name in TABLE["fields"]:
            for letter, user in self.users():
                if letter not in self.readers(model_name):
                    continue
                seen = set(self.env[model_name].with_user(user).fields_get())
                for name, kind in kinds_of(model_name).items():
                    may = kind == OPEN or letter in TABLE["kinds"][kind]
                    if (name in seen) != may:
                        wrong.append((model_name, name, user.login))
        self.assertEqual(wrong, [])

    @mute_logger(*QUIETLY)
    def test_a_closed_field_is_closed_by_every_way(self):
        found = [
            (model._name, name, user.login, way)
            for letter, user in self.users()
            for model, name in self.closed_fields(letter)
            for way, call in self.attempts(model.with_user(user), name).items()
            if self.opens(call)
        ]
        self.assertEqual(found, [])

    @mute_logger(*QUIETLY)
    def test_no_path_from_another_record_leads_to_a_closed_field(self):
        """From the employee, the user, the contract, or any model of the addon."""
        starts = ["hr.employee", "hr.version", "res.users", *TABLE["rights"]]
        found = []
        for letter, user in self.users():
            closed = {}
            for model, name in self.closed_fields(letter):
                closed.setdefault(model._name, []).append(name)
            for start in starts:
                model = self.env[start].with_user(user)
                if not model.has_access("read"):
                    continue
                for link in self.links(model, closed):
                    found += [
                        (user.login, start, link.name, name)
                        for name in closed[link.comodel_name]
                        if self.path_opens(model, link, name)
                    ]
        self.assertEqual(found, [])

    @staticmethod
    def links(model, targets):
        """The links of a model to others that the user may follow."""
        return [
            field
            for field in model._fields.values()
            if field.comodel_name in targets
            and field._description_searchable
            and model._has_field_access(field, "read")
        ]

    def path_opens(self, model, link, name):
        target = self.env[link.comodel_name]._fields[name]
        path, opens = f"{link.name}.{name}", False
        if target._description_searchable and name not in NEVER_SEARCHED:
            known = a_value(self.env[link.comodel_name], target)
            opens = self.opens(lambda: model.search([(path, "=", known)], limit=1))
        grouped = link.store and target.store and target.type == "selection"
        if grouped and link.type == "many2one":
            opens |= self.opens(lambda: model.formatted_read_group([], [path]))
        return opens

    def test_no_related_field_opens_a_closed_one(self):
        """A related field reads with all rights: it is closed to those of its source."""
        kinds = {
            (model_name, name): kind
            for model_name in TABLE["fields"]
            for name, kind in kinds_of(model_name).items()
            if kind != OPEN
        }
        for model in self.env.values():
            for field in model._fields.values():
                if not field.related:
                    continue
                source = model
                for step in field.related.split(".")[:-1]:
                    source = source[step]
                kind = kinds.get((source._name, field.related.split(".")[-1]))
                if kind is None:
                    continue
                may = TABLE["kinds"][kind]
                for letter, user in self.users():
                    mine = model.with_user(user)
                    if letter in may or not mine.has_access("read"):
                        continue
                    with self.subTest(field=str(field), user=user.login):
                        self.assertFalse(mine._has_field_access(field, "read"))

    # -- screens -----------------------------------------------------------------------

    def test_no_screen_shows_a_closed_field(self):
        views = self.env["ir.ui.view"].search(
            [
                ("model", "in", list(TABLE["fields"])),
                ("mode", "=", "primary"),
                ("type", "!=", "qweb"),
            ]
        )
        for letter, user in self.users():
            closed = {}
            for model, name in self.closed_fields(letter):
                closed.setdefault(model._name, set()).add(name)
            for view in views:
                model = self.env[view.model].with_user(user)
                if not model.has_access("read"):
                    continue
                with self.subTest(view=view.xml_id, user=user.login):
                    got = model.get_views([(view.id, view.type)])
                    for name, told in got["models"].items():
                        shown = closed.get(name, set()) & set(told["fields"])
                        self.assertEqual(shown, set(), name)
