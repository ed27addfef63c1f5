from collections import defaultdict

from odoo import api, models

from ...hours.counting import Absence
from ...law.dates import ONE_DAY

LEAVE_FIELDS = [
    "employee_id",
    "holiday_status_id",
    "request_date_from",
    "request_date_to",
    "request_unit_half",
    "request_unit_hours",
    "request_date_from_period",
    "request_date_to_period",
    "request_hour_from",
    "request_hour_to",
]


class AbsentHours(models.AbstractModel):
    """Who is not at the usual work: leaves, days off of the garden, what rooms add."""

    _inherit = "cocagne.insertion.hours"

    @api.model
    def _all_absences(self, pathways, date_from, date_to):
        """``{pathway.id: [Absence]}``: leaves, and what other rooms know of."""
        result = self._absences(pathways, date_from, date_to)
        others = self._other_absences(pathways, date_from, date_to)
        for pathway_id, more in others.items():
            result[pathway_id] = [*result.get(pathway_id, ()), *more]
        return result

    @api.model
    def _other_absences(self, pathways, date_from, date_to):
        """``{pathway.id: [Absence]}`` that are no leaves: a hook for other rooms."""
        return {}

    @api.model
    def _absences(self, pathways, date_from, date_to):
        """``{pathway.id: [Absence]}`` of the validated leaves that touch the period."""
        by_employee = defaultdict(list)
        for leave in self._leaves(pathways, date_from, date_to):
            by_employee[leave.employee_id.id].append(self._absence(leave))
        return {
            pathway.id: by_employee[pathway.employee_id.id]
            for pathway in pathways.sudo()  # sudo: the link only, see the class
        }

    @api.model
    def _leaves(self, pathways, date_from, date_to):
        # sudo: see the class; what is paid, without the reason
        return (
            self.env["hr.leave"]
            .sudo()
            .search_fetch(
                [
                    ("employee_id", "in", pathways.sudo().employee_id.ids),
                    ("state", "=", "validate"),
                    ("request_date_from", "<=", date_to),
                    ("request_date_to", ">=", date_from),
                ],
                LEAVE_FIELDS,
                order="employee_id, request_date_from",
            )
        )

    @api.model
    def _absence(self, leave):
        kind = leave.holiday_status_id
        half = leave.request_unit_half and not leave.request_unit_hours
        hours = (leave.request_hour_from, leave.request_hour_to)
        return Absence(
            leave.request_date_from,
            leave.request_date_to,
            paid=not kind.unpaid,
            meaning=kind.insertion_meaning,
            first_half=leave.request_date_from_period if half else None,
            last_half=leave.request_date_to_period if half else None,
            between=hours if leave.request_unit_hours else None,
            code=kind.payroll_code or "",
        )

    @api.model
    def _holidays(self, companies, date_from, date_to):
        """``{company.id: {day}}``: days off of the whole garden."""
        result = defaultdict(set)
        for leave, day in self._garden_days_off(companies, date_from, date_to):
            result[leave.company_id.id].add(day)
        return result

    @api.model
    def _holiday_names(self, company, date_from, date_to):
        """``{day: name}`` of the days off of a garden."""
        rows = self._garden_days_off(company, date_from, date_to)
        return {day: leave.name or "" for leave, day in rows}

    @api.model
    def _garden_days_off(self, companies, date_from, date_to):
        # sudo: days off of the garden are no secret of anybody
        leaves = (
            self.env["resource.calendar.leaves"]
            .sudo()
            .search_fetch(
                [
                    ("resource_id", "=", False),
                    ("calendar_id", "=", False),
                    ("company_id", "in", companies.ids),
                    ("date_from", "<", date_to + 2 * ONE_DAY),
                    ("date_to", ">=", date_from - ONE_DAY),
                ],
                ["company_id", "date_from", "date_to", "name"],
            )
        )
        for leave in leaves:
            day = self._local(leave.company_id, leave.date_from)
            last = self._local(leave.company_id, leave.date_to)
            while day <= last:
                if date_from <= day <= date_to:
                    yield leave, day
                day += ONE_DAY
