"""What the loaders share: the garden, its files, and batched create-or-update."""

from psycopg2 import DataError, IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tools import mute_logger

from ...tools import QUIET

#: What the database answers to a record that it does not want.
REFUSALS = (UserError, ValidationError, IntegrityError, DataError)


class Job:
    """One import into one garden.

    :param company: the garden: the mother house when it has establishments.
    :param problems: where refusals of the database are noted.
    :param progress: called with (steps done, steps in all, label).
    """

    def __init__(self, env, company, files, problems, progress=None):
        self.company = company
        branches = env["res.company"].search([("id", "child_of", company.id)])
        allowed = [company.id, *(branches - company).ids]
        self.env = env(
            context={
                **env.context,
                **QUIET,
                "allowed_company_ids": allowed,
                "lang": "fr_FR",
                "tz": "Europe/Paris",
                "active_test": False,
            }
        )
        self.company = self.env["res.company"].browse(company.id)
        self.branches = {b.name.casefold(): b for b in branches.with_env(self.env)}
        self.files = files
        self.problems = problems
        self.progress = progress or (lambda done, total, label: None)

    def branch(self, record):
        """The establishment that a line names, or the garden itself (R2)."""
        name = record["etablissement"]
        return self.branches[name.casefold()] if name else self.company

    def known(self, model, field, domain=()):
        """The records of the garden by number, from one search."""
        found = self.env[model].search(
            [("company_id", "child_of", self.company.id), (field, "!=", False), *domain]
        )
        return {record[field]: record for record in found}

    def upsert(self, model, existing, rows, context=None):
        """Create or update records; answers them by key.

        :param existing: the records that are there, by key.
        :param rows: list of (key, source line, values); a value of a key that exists
            is written only where it differs.
        """
        model = self.env[model].with_context(**(context or {}))
        result, new = dict(existing), []
        for key, line, vals in rows:
            record = existing.get(key)
            if record is None:
                new.append((key, line, vals))
                continue
            changes = changed_values(record, vals)
            if changes:
                self.attempt(line, record.write, changes)
        self._create(model, new, result)
        return result

    def _create(self, model, new, result):
        if not new:
            return
        try:
            with self.env.cr.savepoint(), mute_logger("odoo.sql_db"):
                records = model.create([vals for _key, _line, vals in new])
                self.env.flush_all()
        except REFUSALS:
            # One of the rows is refused: tell which, the whole import is undone anyway.
            for _key, line, vals in new:
                self.attempt(line, model.create, vals)
            return
        result.update({key: rec for (key, *_), rec in zip(new, records, strict=True)})

    def attempt(self, line, function, *args):
        """Run ``function``; note a refusal of the database against ``line``."""
        try:
            with self.env.cr.savepoint(), mute_logger("odoo.sql_db"):
                result = function(*args)
                self.env.flush_all()
                return result
        except REFUSALS as refusal:
            reason = str(refusal).strip().split("\n")[0]
            self.problems.add("database_refused", line, reason=reason)
        return None


def changed_values(record, vals):
    """The part of ``vals`` that differs from what the record has."""
    return {
        name: value for name, value in vals.items() if _differs(record, name, value)
    }


def _differs(record, name, value):
    field, current = record._fields[name], record[name]
    if field.type == "many2one":
        return current.id != (value or False)
    if field.type in ("one2many", "many2many"):
        raise NotImplementedError(name)
    if field.type == "monetary" or field.type == "float":
        return round(current - float(value or 0), 4) != 0
    return (current or False) != (value or False)
