from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from ...hours.counting import rounded
from ...hours.workday import times
from ...law import working_time

#: Quiet: a sheet of fifty people is no message, no activity, no meeting.
QUIET = {
    "tracking_disable": True,
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "mail_notrack": True,
    "mail_activity_automation_skip": True,
    "leave_fast_create": True,
    "leave_skip_state_check": True,
    "cocagne_week_sheet": True,
}
PARTS = {"day": ("am", "pm"), "am": ("am", "am"), "pm": ("pm", "pm")}


class WeekFill(models.AbstractModel):
    """What is written on the sheet of a week becomes attendances and leaves."""

    _inherit = "cocagne.week.sheet"

    @api.model
    def sheet_write(self, pathway_id, day, values):
        """Write one cell.

        :param values: ``hours`` (of work), ``reason`` (id of a reason of absence, False
            for none), ``part`` (``day``, ``am`` or ``pm``): those that change.
        :return: the whole sheet again.
        :raise UserError: a day without contract, to come, of a closed month; an absence
            whose reason the user does not know.
        :raise ValidationError: more hours than the law allows.
        """
        self._check_team()
        day = fields.Date.to_date(day)
        person = self.env["cocagne.pathway"].browse(pathway_id)
        person.check_access("read")
        stretches = self._check_cell(person, day)
        if "reason" in values:
            self._write_absence(person, day, values)
        if "hours" in values:
            hours = self._number(values["hours"])
            if hours and day > fields.Date.context_today(self):
                raise UserError(
                    self.env._("Hours to come have not been worked: plan them instead.")
                )
            self._write_hours(person, {day: hours}, stretches)
            self._check_bounds(person, day)
        return self.sheet_data(fields.Date.to_string(day))

    @api.model
    def _number(self, hours):
        try:
            hours = rounded(str(hours or 0))
        except ArithmeticError:
            hours = rounded(-1)
        if hours.is_nan() or not 0 <= hours <= 24:
            raise ValidationError(
                self.env._("Write hours from 0 to 24, 7.5 for 7 h 30.")
            )
        return hours

    @api.model
    def _check_cell(self, person, day):
        """Stretches of the person on the day.

        :raise UserError: no contract on this day, or the month is closed.
        """
        stretches = self.env["cocagne.insertion.hours"]._stretches(person, day, day)
        if not stretches.get(person.id):
            raise UserError(
                self.env._(
                    "%(name)s has no contract on %(day)s: hours wait for the contract.",
                    name=person.name,
                    day=format_date(self.env, day),
                )
            )
        self.env["cocagne.insertion.sheet"]._check_open(person, day, day)
        return [one for _id, one in stretches[person.id]]

    @api.model
    def _check_bounds(self, person, day):
        """:raise ValidationError: hours of a day or a week beyond the law."""
        first = working_time.monday(day)
        hours = self.env["cocagne.insertion.hours"]
        worked = hours._attended(person, first, first + timedelta(days=6))
        figures = self.env["cocagne.insertion.figure"]._figures()
        problems = working_time.bound_problems(worked[person.id], figures)
        self.env["cocagne.law"]._refuse(list(problems))

    # ---------------------------------------------------------------------- hours

    @api.model
    def _write_hours(self, person, hours_by_day, stretches):
        """Attendances of some days become these hours; badges of the day are replaced."""
        values, days = [], sorted(hours_by_day)
        known = self._attendances(person, days[0], days[-1])
        for day, hours in hours_by_day.items():
            old = known.get((person.id, day))
            if old and all(old.mapped("check_out")):
                if rounded(str(sum(old.mapped("worked_hours")))) == hours:
                    continue
            badged = self._badged_hours(old)
            if old:
                old.with_context(**QUIET).unlink()
            values += self._attendance_values(person, day, hours, stretches, badged)
        # sudo: the supervisor does the sheet without reading attendances of others
        self.env["hr.attendance"].sudo().with_context(**QUIET).create(values)

    @api.model
    def _badged_hours(self, attendances):
        """Hours that the badge knew before the sheet: kept beside the new ones."""
        if not attendances:
            return 0.0
        badged = attendances.filtered(lambda one: one.in_mode in ("kiosk", "systray"))
        return sum(badged.mapped("worked_hours")) or max(
            attendances.mapped("badged_hours")
        )

    @api.model
    def _attendance_values(self, person, day, hours, stretches, badged=0.0):
        """:raise ValidationError: the hours go beyond midnight."""
        employee = person.sudo().employee_id  # sudo: the link only
        own = [one for one in stretches if one.start <= day <= one.end]
        slots = own[0].timetable.of(day) if own else ()
        try:
            pieces = times(float(hours), slots)
        except ValueError:
            raise ValidationError(
                self.env._(
                    "%(hours)s hours of %(name)s go beyond midnight.",
                    hours=hours,
                    name=person.name,
                )
            ) from None
        zone = pytz.timezone(employee._get_tz())
        return [
            {
                "employee_id": employee.id,
                "check_in": self._stored(zone, day, start),
                "check_out": self._stored(zone, day, end),
                "badged_hours": badged if rank == 0 else 0.0,
            }
            for rank, (start, end) in enumerate(pieces)
        ]

    @api.model
    def _stored(self, zone, day, hour):
        moment = datetime.combine(day, time()) + timedelta(seconds=round(hour * 3600))
        return zone.localize(moment).astimezone(pytz.utc).replace(tzinfo=None)

    # ------------------------------------------------------------------- absences

    @api.model
    def _write_absence(self, person, day, values):
        """A reason replaces what the day had; no reason takes the absence away.

        :raise UserError: the absence is one whose reason the user does not know, or the
            reason is not one to choose from.
        """
        kind = self.env["hr.leave.type"].browse(values["reason"] or ())
        if kind and kind not in self._reasons():
            raise UserError(self.env._("Choose a reason of the list."))
        part = values.get("part") or "day"
        if part not in PARTS:
            raise UserError(self.env._("Choose the day, the morning or the afternoon."))
        self._clear_absences(person, day)
        if kind:
            self._make_absence(person, day, kind, part)
            if part == "day":
                self._write_hours(person, {day: rounded(0)}, [])

    @api.model
    def _make_absence(self, person, day, kind, part):
        first_half, last_half = PARTS[part]
        # sudo: the supervisor marks an absence without reading those of others
        leave = (
            self.env["hr.leave"]
            .sudo()
            .with_context(**QUIET)
            .create(
                {
                    "employee_id": person.sudo().employee_id.id,
                    "holiday_status_id": kind.id,
                    "request_date_from": day,
                    "request_date_to": day,
                    "request_date_from_period": first_half,
                    "request_date_to_period": last_half,
                }
            )
        )
        leave.action_approve(check_state=False)

    @api.model
    def _clear_absences(self, person, day):
        """A day leaves the leaves that cover it; those of several days are cut in two."""
        leaves = self.env["cocagne.insertion.hours"]._leaves(person, day, day)
        for leave in leaves:
            kind = leave.holiday_status_id
            if not (kind.supervisor_marks or self._knows_reasons()):
                raise UserError(
                    self.env._(
                        "Payroll has noted why %(name)s is absent on %(day)s: ask "
                        "payroll to change it.",
                        name=person.name,
                        day=format_date(self.env, day),
                    )
                )
            leave.with_context(**QUIET)._take_out(day)
