from datetime import timedelta
from fractions import Fraction

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...hours.counting import rounded
from ...hours.timetable import HALVES
from .week_fill import QUIET


class WeekUsual(models.AbstractModel):
    """Fills the usual hours of a day, or of a week, where nothing is written."""

    _inherit = "cocagne.week.sheet"

    @api.model
    def sheet_fill(self, day):
        """Copy the planned week into the days that are past and still empty.

        Who is on the board that week has the hours of the planned half-days, the others
        those of the timetable; absences and days off have none. It may be run again.

        :return: the whole sheet.
        """
        self._check_team()
        first = self._monday(day)
        today = fields.Date.context_today(self)
        days = [one for one in self._days(first) if one <= today]
        if not days:
            raise UserError(
                self.env._("This week is to come: hours are noted when it is over.")
            )
        people, stretches = self._people(days)
        facts = self._facts(people, days)
        planned_halves = self._planned_halves(people, first)
        values = []
        for person in people:
            for one in days:
                if self._to_fill(person, one, stretches[person.id], facts):
                    hours = self._hours_to_fill(
                        person, one, stretches[person.id], facts, planned_halves
                    )
                    values += self._attendance_values(
                        person, one, hours, stretches[person.id]
                    )
        # sudo: the supervisor does the sheet without reading attendances of others
        self.env["hr.attendance"].sudo().with_context(**QUIET).create(values)
        return self.sheet_data(fields.Date.to_string(first))

    @api.model
    def _to_fill(self, person, day, stretches, facts):
        """Whether a day has neither hours, nor an open badge, nor a closed month."""
        under_contract = any(one.start <= day <= one.end for one in stretches)
        return (
            under_contract
            and day not in facts["off"]
            and not facts["worked"].get(person.id, {}).get(day)
            and (person.id, day) not in facts["open"]
            and (person.id, day.replace(day=1)) not in facts["locked"]
        )

    @api.model
    def _hours_to_fill(self, person, day, stretches, facts, planned_halves):
        """Hours of the half-days on which the person works and is not away."""
        hours = self.env["cocagne.insertion.hours"]
        away = [hours._absence(leave) for leave in facts["leaves"].get(person.id, ())]
        away += facts["others"].get(person.id, ())
        wanted = planned_halves.get(person.id)
        own = next(one for one in stretches if one.start <= day <= one.end)
        share = (
            sum(
                own.timetable.share(day, half)
                for half in HALVES
                if (wanted is None or (day, half) in wanted)
                and not any(one.takes(day, half) for one in away)
            )
            or Fraction()
        )
        return rounded(share * Fraction(str(own.week_hours)))

    @api.model
    def _planned_halves(self, people, first):
        """``{pathway.id: {(day, half)}}`` of who is on the board this week."""
        plans = self.env["cocagne.work.plan"].search(
            [
                ("pathway_id", "in", people.ids),
                ("day", ">=", first),
                ("day", "<=", first + timedelta(days=6)),
            ]
        )
        return {
            person.id: {(plan.day, plan.half) for plan in own}
            for person, own in plans.grouped("pathway_id").items()
        }
