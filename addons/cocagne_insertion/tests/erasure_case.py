"""A search through the whole database for what may be left of a person."""

import json
import re

from odoo.tools import SQL

from .erasure_life import FIRST, MARK, ErasureLife

FREE = ("char", "text", "html", "binary", "json")
MODULES = ("cocagne_insertion", "cocagne_insertion_ateliers")
#: Stored texts that are codes of a form of the State: their value stays in the figures.
CODES = {
    ("cocagne.insertion.month", "exit_reason"),
    ("cocagne.flux.row", "asp_annex"),
    ("cocagne.flux.row", "asp_state"),
    ("cocagne.flux.row", "exit_reason"),
}
#: Rows about a person that the test has no reason to make, and why.
NOT_MADE = {}
SEEDS = ("hr.employee", "hr.version", "cocagne.pathway", "cocagne.pass")


def looked_for(words):
    """A regular expression of some words, as text and as PostgreSQL prints bytes."""
    spaced = [
        r"[ .]?".join(word.replace(" ", "")) if _is_number(word) else word
        for word in words
    ]
    return "|".join([*spaced, *(word.encode().hex() for word in words)])


def _is_number(word):
    return word.replace(" ", "").isdigit()


class ErasureCase(ErasureLife):
    """Every free text about the person says ``MARK``."""

    def setUp(self):
        super().setUp()
        self._live()
        self.env.flush_all()
        self.personal = self._personal()
        self._say_everywhere()
        self._mark_everywhere()

    # -- every row, every free text ------------------------------------------------------

    def _personal(self):
        """{model: ids of its rows about the person}, by the links between tables."""
        person = self.person
        found = {
            "hr.employee": set(person.ids),
            "resource.resource": set(person.resource_id.ids),
            "res.partner": set(person.work_contact_id.ids),
        }
        followed = set(SEEDS)
        grown = True
        while grown:
            grown = False
            for model, name in self._links(followed):
                field = model._fields[name]
                ids = found.get(field.comodel_name)
                if not ids:
                    continue
                self.env.cr.execute(
                    SQL(
                        "SELECT id FROM %s WHERE %s = ANY(%s)",
                        SQL.identifier(model._table),
                        SQL.identifier(name),
                        list(ids),
                    )
                )
                rows = {row[0] for row in self.env.cr.fetchall()}
                known = found.setdefault(model._name, set())
                if rows - known:
                    known |= rows
                    followed.add(model._name)
                    grown = True
        return found

    def _links(self, followed):
        """Stored many2one fields to a model whose rows are about people."""
        for name in self.env.registry:
            model = self.env[name]
            if model._abstract or model._transient or not model._auto:
                continue
            if name in ("res.users", "res.company", "mail.message", "res.partner"):
                continue
            for field in model._fields.values():
                if (
                    field.type == "many2one"
                    and field.store
                    and field.comodel_name in followed
                ):
                    yield model, field.name

    def _missing(self):
        """Models of insertion with a link to a person and free texts, without a row."""
        followed = {*SEEDS, *self.personal} - {"res.partner"}
        links = {model._name: model for model, _name in self._links(followed)}
        return {
            name
            for name, model in links.items()
            if model._original_module in MODULES
            and not self.personal.get(name)
            and name not in NOT_MADE
            and any(
                field.store and field.type in FREE for field in model._fields.values()
            )
        }

    def _say_everywhere(self):
        """A message, a task (one done), a paper on each row that can have them."""
        for name, ids in self.personal.items():
            rows = self.env[name].sudo().browse(ids)
            for row in rows:
                self.env["ir.attachment"].create(
                    {
                        "name": f"{MARK}.txt",
                        "raw": MARK.encode(),
                        "res_model": name,
                        "res_id": row.id,
                    }
                )
                if hasattr(row, "message_post"):
                    row.message_post(body=f"{MARK} {FIRST}")
                    row.message_notify(
                        body=MARK, partner_ids=self.user_director.partner_id.ids
                    )
                if hasattr(row, "activity_schedule"):
                    row.activity_schedule(
                        "mail.mail_activity_data_call", summary=MARK, note=MARK
                    )
        self.env.flush_all()

    def _mark_everywhere(self):
        """The mark in every free text; Odoo's own are only filled where they are empty."""
        self.marked = []
        for name, ids in self.personal.items():
            model = self.env[name]
            own = model._original_module in MODULES
            for field in model._fields.values():
                if not field.store or field.type not in FREE or field.related:
                    continue
                if (name, field.name) in CODES or (field.compute and field.readonly):
                    continue
                self.marked.append((name, field.name))
                if field.type == "binary" and field.attachment:
                    self._mark_file(name, ids, field)
                elif field.column_type:
                    self._mark_column(model, ids, field, own)
        self.env.invalidate_all()

    def _mark_file(self, name, ids, field):
        self.env["ir.attachment"].sudo().create(
            [
                {
                    "name": field.name,
                    "raw": MARK.encode(),
                    "res_model": name,
                    "res_id": row,
                    "res_field": field.name,
                }
                for row in ids
            ]
        )

    def _mark_column(self, model, ids, field, own):
        value = json.dumps({"word": MARK}) if field.type == "json" else MARK
        size = getattr(field, "size", None)
        if field.translate or field.company_dependent:
            return
        if size and size < len(MARK):
            return
        column = SQL.identifier(field.name)
        empty = SQL("TRUE") if own else SQL("COALESCE(%s::text, '') = ''", column)
        self.env.cr.execute(
            SQL(
                "UPDATE %s SET %s = %s WHERE id = ANY(%s) AND %s",
                SQL.identifier(model._table),
                column,
                value,
                list(ids),
                empty,
            )
        )

    # -- the search ----------------------------------------------------------------------

    def _found(self, *words):
        """``table.column`` where a word is, in the whole database and in its files."""
        self.env.flush_all()
        pattern = looked_for(words)
        found = set()
        for table in self._all_tables():
            self.env.cr.execute(
                SQL(
                    "SELECT to_jsonb(t) FROM %s AS t WHERE to_jsonb(t)::text ~* %s",
                    SQL.identifier(table),
                    pattern,
                )
            )
            for (row,) in self.env.cr.fetchall():
                found |= {
                    f"{table}.{column}"
                    for column, value in row.items()
                    if re.search(pattern, json.dumps(value, ensure_ascii=False), re.I)
                }
        return found | self._found_in_files(pattern)

    def _all_tables(self):
        self.env.cr.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        return [row[0] for row in self.env.cr.fetchall()]

    def _found_in_files(self, pattern):
        files = (
            self.env["ir.attachment"]
            .sudo()
            .search([("id", ">", self.first_file.id), ("id", "!=", False)])
        )
        return {
            f"file of {one.res_model}.{one.res_field or ''}"
            for one in files
            if re.search(pattern, (one.raw or b"").decode(errors="replace"), re.I)
        }
