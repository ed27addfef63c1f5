from collections import defaultdict
from datetime import datetime, time, timedelta

import pytz

from odoo import api, models

from ...hours.counting import rounded
from .hours import FRANCE


class WorkedHours(models.AbstractModel):
    """What people worked, by the garden's own clock."""

    _inherit = "cocagne.insertion.hours"

    @api.model
    def _attended(self, pathways, date_from, date_to):
        """``{pathway.id: {day: hours}}`` of the attendances that are ended."""
        # sudo: hours worked, for roles that are no officers of attendances
        rows = (
            self.env["hr.attendance"]
            .sudo()
            ._read_group(
                [
                    ("employee_id", "in", pathways.sudo().employee_id.ids),
                    ("date", ">=", date_from),
                    ("date", "<=", date_to),
                    ("check_out", "!=", False),
                ],
                ["employee_id", "date:day"],
                ["worked_hours:sum"],
            )
        )
        by_employee = defaultdict(dict)
        for employee, day, hours in rows:
            by_employee[employee.id][day] = rounded(str(hours))
        current = self._pathway_of_day(pathways)
        return {
            pathway.id: {
                day: hours
                for day, hours in by_employee[pathway.employee_id.id].items()
                if current(pathway, day)
            }
            for pathway in pathways.sudo()  # sudo: the link only, see the class
        }

    @api.model
    def _pathway_of_day(self, pathways):
        """Whether a day of a person is of this pathway: who came back has two."""
        # sudo: whose hours; the supervisor reads no employee
        several = len(pathways.sudo().employee_id) < len(pathways)

        def is_of(pathway, day):
            first, last = pathway.date_start, pathway.date_end
            inside = (not first or first <= day) and (not last or day <= last)
            return inside or not several

        return is_of

    @api.model
    def _training_hours(self, pathways, date_from, date_to):
        """``{pathway.id: {day: Decimal}}`` of trainings in working time kept elsewhere.

        A hook for addons: trainings that are leaves are counted already.
        """
        return {}

    # ---------------------------------------------------------------------- clock

    @api.model
    def _zone(self, company):
        return pytz.timezone(company.resource_calendar_id.tz or FRANCE)

    @api.model
    def _utc(self, company, day, hour):
        """A time of the garden's day as Odoo stores it."""
        moment = datetime.combine(day, time()) + timedelta(hours=hour)
        local = self._zone(company).localize(moment)
        return local.astimezone(pytz.utc).replace(tzinfo=None)

    @api.model
    def _local(self, company, moment):
        """The garden's day of a stored time."""
        return pytz.utc.localize(moment).astimezone(self._zone(company)).date()
