import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.ledger.fec.reader import read_fec

#: A FEC of a garden has some megabytes; more is not one of ours.
LIMIT = 50 * 1024 * 1024


class FecCheck(models.TransientModel):
    """The FEC of a period, read by an independent reader before the inspector does.

    The file is Odoo's (``l10n_fr.fec.export.wizard``), made without moving the lock
    date; another file may be given, like that of the former software.
    """

    _name = "cocagne.fec.check"
    _description = "Check of the FEC"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company.root_id
    )
    date_from = fields.Date("From", default=lambda self: self._year()["date_from"])
    date_to = fields.Date("To", default=lambda self: self._year()["date_to"])
    file = fields.Binary("Another file", attachment=False)
    file_name = fields.Char()
    result = fields.Selection(
        [("right", "No problem"), ("wrong", "Problems")], readonly=True
    )
    summary = fields.Char(readonly=True)
    problem_ids = fields.One2many(
        "cocagne.fec.problem", "check_id", "Problems", readonly=True
    )
    checked_file = fields.Binary("The file", attachment=False, readonly=True)
    checked_name = fields.Char(readonly=True)

    @api.model
    def _year(self):
        today = fields.Date.context_today(self)
        return self.env.company.root_id.compute_fiscalyear_dates(today)

    def action_check(self):
        """Write the file and read it again."""
        self.ensure_one()
        content, name = self._get_file()
        report = read_fec(content, name)
        self.problem_ids.unlink()
        self.write(
            {
                "checked_file": base64.b64encode(content),
                "checked_name": name,
                "result": "wrong" if report.problems else "right",
                "summary": self.env._(
                    "%(entries)s entries, %(lines)s lines, debit %(debit)s, credit "
                    "%(credit)s.",
                    entries=report.entries,
                    lines=len(report.lines),
                    debit=self.company_id.currency_id.format(float(report.debit)),
                    credit=self.company_id.currency_id.format(float(report.credit)),
                ),
                "problem_ids": [
                    fields.Command.create(
                        {
                            "line": problem.line,
                            "code": problem.code,
                            "detail": problem.detail,
                        }
                    )
                    for problem in report.problems
                ],
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Check of the FEC"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    def _get_file(self):
        """(bytes, name) of the file to check."""
        if self.file:
            content = base64.b64decode(self.file)
            if len(content) > LIMIT:
                raise UserError(self.env._("This file is too big to be a FEC."))
            return content, self.file_name or ""
        if not (self.date_from and self.date_to) or self.date_from > self.date_to:
            raise UserError(self.env._("Choose the first and the last day."))
        self._check_company()
        made = (
            self.env["l10n_fr.fec.export.wizard"]
            .with_company(self.company_id)
            .create(
                {
                    "date_from": self.date_from,
                    "date_to": self.date_to,
                    "test_file": True,
                    "export_type": "official",
                }
            )
            .generate_fec()
        )
        return made["file_content"], made["file_name"]

    def _check_company(self):
        if self.company_id not in self.env.companies:
            raise UserError(self.env._("Choose one of your gardens."))


class FecProblem(models.TransientModel):
    """A problem of a FEC, in plain words."""

    _name = "cocagne.fec.problem"
    _description = "Problem of a FEC"
    _order = "line, id"

    check_id = fields.Many2one("cocagne.fec.check", required=True, ondelete="cascade")
    line = fields.Integer()
    code = fields.Char(required=True)
    detail = fields.Char("Found")
    message = fields.Char("Problem", compute="_compute_message")

    @api.depends("code")
    def _compute_message(self):
        messages = self._messages()
        for problem in self:
            problem.message = messages.get(problem.code, problem.code)

    @api.model
    def _messages(self):
        """{rule: what to read}; the rules are those of ``fec.reader``."""
        return {
            "file_name": self.env._(
                "The name of the file is SIREN, FEC and the closing day: write the "
                "VAT number or SIRET of the garden in its profile."
            ),
            "siren": self.env._("This SIREN does not exist."),
            "characters": self.env._("Characters that the tax office cannot read."),
            "empty": self.env._("There is no entry."),
            "separator": self.env._("Columns are separated by | or tabulations."),
            "header": self.env._("The 18 columns are not those of the law."),
            "cells": self.env._("The line has not as many cells as the header."),
            "missing": self.env._("A compulsory cell is empty."),
            "date": self.env._("A date that is none: eight figures, year first."),
            "amount": self.env._("An amount that is none: figures and a comma."),
            "pair": self.env._("One of two cells that go together is empty."),
            "account": self.env._(
                "The account does not begin with three figures of the French chart."
            ),
            "valid_before": self.env._("Validated before its own date."),
            "both_sides": self.env._("Debit and credit on the same line."),
            "no_amount": self.env._("Neither debit nor credit."),
            "order": self.env._("Entries are not in the order of their validation."),
            "after_closing": self.env._("Dated after the closing day."),
            "unbalanced": self.env._("The entry has not as much debit as credit."),
            "entry_dates": self.env._("An entry with two dates."),
            "number": self.env._("An entry without number."),
            "gap": self.env._("Numbers are missing in the journal."),
            "two_names": self.env._("A code with two names."),
            "total": self.env._("The file has not as much debit as credit."),
        }
