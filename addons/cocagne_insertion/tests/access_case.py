"""The table of ``access_table.toml``, and the ways by which somebody may try to read."""

from pathlib import Path

import tomllib

from odoo.exceptions import AccessError

from .immersion_case import ImmersionCase

TABLE = tomllib.loads(
    (Path(__file__).parent / "access_table.toml").read_text(encoding="utf-8")
)
OPEN = "open"
#: Letter of the table to the users of the cast who have that role.
USERS = {
    "A": ("user_insertion_adviser",),
    "S": ("user_supervisor",),
    "P": ("user_payroll",),
    "D": ("user_director",),
    "K": ("user_accountant", "user_manager"),
    "H": ("user_head_office",),
    "-": ("user_sales_desk", "user_preparer"),
}
#: What each table has, and the threads of mail: no data of a person of their own.
TECHNICAL = {
    "id",
    "display_name",
    "create_uid",
    "create_date",
    "write_uid",
    "write_date",
    "company_id",
    "currency_id",
    "next_step",
}
OF_MAIL = ("message_", "activity_", "my_activity_", "has_message", "website_message_")
#: Searching them is refused to everybody, adviser included.
NEVER_SEARCHED = {"confidential_report", "has_confidential"}
#: An id that no record has: what refuses is the right, not the record.
NOBODY = 999_999_999


def rights_of(model_name):
    """Letter of the role to its rights: ``{"A": "rwcu", "D": "r"}``."""
    told = TABLE["rights"][model_name].split()
    return dict(one.split(":") for one in told)


def kinds_of(model_name):
    """Field to kind, of a model of the table."""
    rows = TABLE["fields"].get(model_name, {})
    return {name: kind for kind, names in rows.items() for name in names.split()}


def a_value(model, field):
    """A value to search for: of a list its first word, as a required one is never empty."""
    if field.type == "selection":
        return field.get_values(model.env)[0]
    return False


class AccessCase(ImmersionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # the right to export, so that the field is what closes the export
        export = cls.env.ref("base.group_allow_export")
        for names in USERS.values():
            for name in names:
                getattr(cls, name).group_ids += export

    def users(self):
        """Pairs of a letter of the table and a user."""
        return [
            (letter, getattr(self, name))
            for letter, names in USERS.items()
            for name in names
        ]

    def of_the_addon(self):
        """The models that the addon brings, dialogs too."""
        return [
            model
            for model in self.env.values()
            if (model._original_module or "").startswith("cocagne_insertion")
            and not model._abstract
        ]

    def fields_to_think_of(self, model):
        return {
            name
            for name in model._fields
            if name not in TECHNICAL and not name.startswith(OF_MAIL)
        }

    def closed_fields(self, letter):
        """Pairs of a model that the role reads and a field of it that it does not."""
        for model_name in TABLE["fields"]:
            readers = self.readers(model_name)
            if letter not in readers:
                continue
            for name, kind in kinds_of(model_name).items():
                if kind != OPEN and letter not in TABLE["kinds"][kind]:
                    yield self.env[model_name], name

    @staticmethod
    def readers(model_name):
        if model_name not in TABLE["rights"]:
            return "APD"  # hr.employee, hr.version: the roles with Odoo's own right
        rights = rights_of(model_name)
        return "".join(letter for letter, told in rights.items() if "r" in told)

    @staticmethod
    def opens(call):
        """Whether a call gets through; it is refused by a right before any SQL."""
        try:
            call()
        except AccessError:
            return False
        return True

    @staticmethod
    def attempts(model, name):
        """The ways to a field of a model, by name: each is a function."""
        one = model.browse(NOBODY)
        field = model._fields[name]
        known = a_value(model, field)
        tries = {
            "read": lambda: one.read([name]),
            "web_read": lambda: one.web_read({name: {}}),
            "search_read": lambda: model.search_read([], [name]),
            "web_search_read": lambda: model.web_search_read([], {name: {}}),
            "export": lambda: one.export_data([name]),
            "write": lambda: one._check_field_access(field, "write"),
        }
        if field._description_searchable and name not in NEVER_SEARCHED:
            tries["search"] = lambda: model.search([(name, "=", known)])
            tries["count"] = lambda: model.search_count([(name, "!=", known)])
            tries["name_search"] = lambda: model.name_search("", [(name, "=", known)])
        if field.store and field.column_type:
            tries["order"] = lambda: model.search([], order=name)
            if field.type not in ("binary", "json"):
                tries["group"] = lambda: model.formatted_read_group(
                    [], [name + ":month" * (field.type in ("date", "datetime"))]
                )
                tries["total"] = lambda: model.formatted_read_group(
                    [], [], [f"{name}:count"]
                )
        return tries
