from dataclasses import fields as names_of

from odoo import api, fields, models

from ...exchange.fiche import check, employee, status
from ...exchange.fiche.employee import Employee

#: What a fiche tells: the names of ``Employee`` are those of the model.
TOLD = tuple(one.name for one in names_of(Employee))
#: Come from the API, never go into a file.
API_ONLY = ("annex_number", "phone", "email")
FLAGS = tuple(one.name for one in names_of(Employee) if one.type is bool)
DAYS = ("birth", "pass_start", "pass_end")


class Fiche(models.Model):
    """A fiche of the database to one of ``exchange.fiche`` and back, and its checks."""

    _inherit = "cocagne.fiche"

    @api.model
    def _told_names(self):
        return set(TOLD)

    @api.model
    def _values_of(self, one: Employee):
        """The values of a record, from a fiche of a file or of the API."""
        values = {name: getattr(one, name) for name in TOLD}
        return {
            name: value if name in FLAGS else (value or False)
            for name, value in values.items()
        }

    @api.model
    def _told_of(self, one: Employee):
        """Plain values to be kept as JSON."""
        told = self._values_of(one)
        return told | {
            name: fields.Date.to_string(told[name]) for name in DAYS if told[name]
        }

    @api.model
    def _employee_of(self, told) -> Employee:
        """The fiche of values kept as JSON."""
        return Employee(
            **{
                name: told[name]
                if name in FLAGS
                else fields.Date.to_date(told[name] or "0001-01-01")
                if name in DAYS
                else (told[name] or "")
                for name in TOLD
            }
        )

    def _employee(self) -> Employee:
        """This fiche as the files know it; no day at all is the first one there is."""
        self.ensure_one()
        values = {name: self[name] for name in TOLD}
        for name in TOLD:
            if name in DAYS:
                values[name] = values[name] or fields.Date.to_date("0001-01-01")
            elif name not in FLAGS:
                values[name] = values[name] or ""
        return Employee(**values)

    def _movement(self):
        """C the first time, M once the ASP has it."""
        self.ensure_one()
        integrated = self.origin == "platform" or any(
            line.outcome == status.PROCESSED for line in self.line_ids
        )
        return "M" if integrated else "C"

    def _line(self, number=1, movement=""):
        """The JSON line of this fiche."""
        return employee.to_line(self._employee(), number, movement or self._movement())

    def _line_problems(self):
        """All that the ASP would refuse."""
        today = fields.Date.context_today(self)
        return list(check.line_problems(self._line(), today))

    def _differences(self, one: Employee):
        """What another version of this fiche says otherwise: name, here, there."""
        here, there = self._employee(), one
        return [
            (name, getattr(here, name), getattr(there, name))
            for name in TOLD
            if getattr(here, name) != getattr(there, name)
        ]

    def _compute_problem_html(self):
        for fiche in self:
            open_ = fiche.status in (status.NEW, status.REJECTED)
            problems = fiche._line_problems() if open_ and fiche._origin else ()
            fiche.problem_html = self.env["cocagne.law"]._problem_table(
                problems, here=True
            )
