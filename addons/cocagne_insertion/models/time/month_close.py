from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

from odoo.addons.cocagne_jardin.tools import month_name

from ...hours.counting import rounded
from ...law import dates
from ...law.aid import monthly
from .month_sheet import CHECKED, LOCKED, OPEN

PAYROLL = "cocagne_insertion.group_payroll"
SUPERVISOR = "cocagne_insertion.group_supervisor"


class MonthClose(models.Model):
    """The way of a month: checked by the supervisor, closed by payroll, opened again."""

    _inherit = "cocagne.insertion.sheet"

    def action_check(self):
        """The supervisor says that the hours are right.

        :raise UserError: the month is not over, or a badge has no end.
        :raise ValidationError: more hours than the law allows in a month.
        """
        self._check_role(SUPERVISOR, PAYROLL)
        sheets = self.filtered(lambda one: one.state == OPEN)
        sheets._check_over()
        sheets._check_badges()
        sheets._refresh()
        sheets._check_maximum()
        return sheets._move(
            {
                "state": CHECKED,
                "checked_by_id": self.env.uid,
                "checked_on": fields.Date.context_today(self),
            }
        )

    def action_uncheck(self):
        """Back to the supervisor, before payroll has closed it."""
        self._check_role(SUPERVISOR, PAYROLL)
        sheets = self.filtered(lambda one: one.state == CHECKED)
        return sheets._move(
            {"state": OPEN, "checked_by_id": False, "checked_on": False}
        )

    def action_lock(self):
        """Payroll closes the month: its attendances and leaves change no more.

        :raise UserError: the supervisor has not checked it, or a reason is missing.
        """
        self._check_role(PAYROLL)
        unchecked = self.filtered(lambda one: one.state == OPEN)
        if unchecked:
            raise UserError(
                self.env._(
                    "The supervisor has not checked yet: %s.",
                    ", ".join(unchecked.mapped("name")),
                )
            )
        sheets = self.filtered(lambda one: one.state == CHECKED)
        sheets._check_badges()
        sheets._check_explained()
        sheets._refresh()
        sheets._check_maximum()
        return sheets._move(
            {
                "state": LOCKED,
                "locked_by_id": self.env.uid,
                "locked_on": fields.Date.context_today(self),
            }
        )

    def _reopen(self, reason):
        """Open closed months again; the reason stays in their history."""
        self._check_role(PAYROLL)
        sheets = self.filtered(lambda one: one.state == LOCKED)
        sheets._move({"state": CHECKED, "locked_by_id": False, "locked_on": False})
        for sheet in sheets:
            sheet.sudo()._message_log(  # sudo: the history is nobody's hand
                body=self.env._("Opened again: %s", reason),
                author_id=self.env.user.partner_id.id,
            )
        return True

    def _check_role(self, *groups):
        self.check_access("read")
        if self.env.su or any(self.env.user.has_group(group) for group in groups):
            return
        raise AccessError(
            self.env._("The supervisor checks a month, payroll closes and opens it.")
        )

    def _move(self, values):
        self.sudo().write(values)  # sudo: the role is checked, the fields are closed
        return True

    # --------------------------------------------------------------------- checks

    def _check_still_open(self):
        locked = self.filtered(lambda one: one.state == LOCKED)
        if locked:
            locked._refuse_locked()

    def _refuse_locked(self):
        raise UserError(
            self.env._(
                "%(month)s of %(name)s is closed. Ask payroll to open the month again.",
                month=month_name(self.env, self[:1].month).capitalize(),
                name=", ".join(self.mapped("name")),
            )
        )

    def _check_over(self):
        today = fields.Date.context_today(self)
        early = self.filtered(lambda one: one._work_end() > today)
        if early:
            raise UserError(
                self.env._(
                    "%(month)s is not over: check it after the last day of work.",
                    month=month_name(self.env, early[0].month).capitalize(),
                )
            )

    def _work_end(self):
        """Last day of the person's contract in the month."""
        found = self.env["cocagne.insertion.hours"]._stretches(
            self.pathway_id, self.month, self._last_day
        )
        own = found.get(self.pathway_id.id)
        return max(one.end for _id, one in own) if own else self._last_day

    def _check_badges(self):
        for month, sheets in self.grouped("month").items():
            week = self.env["cocagne.week.sheet"]
            still_open = week._open_attendances(
                sheets.pathway_id, month, dates.last_day(month, 1)
            )
            if still_open:
                pathway_id, day = min(still_open, key=lambda key: key[1])
                raise UserError(
                    self.env._(
                        "%(name)s badged in on %(day)s and never out: write the hours "
                        "of this day on the week sheet.",
                        name=self.env["cocagne.pathway"].browse(pathway_id).name,
                        day=format_date(self.env, day),
                    )
                )

    def _check_explained(self):
        """Each absence has its reason before the pay is made."""
        for month, sheets in self.grouped("month").items():
            leaves = self.env["cocagne.insertion.hours"]._leaves(
                sheets.pathway_id, month, dates.last_day(month, 1)
            )
            waiting = leaves.filtered("holiday_status_id.to_explain")
            if waiting:
                raise UserError(
                    self.env._(
                        "Give the reason of the absence of %(name)s on %(day)s first "
                        "(Time > Absences).",
                        name=waiting[0].employee_id.name,
                        day=format_date(self.env, waiting[0].request_date_from),
                    )
                )

    def _check_maximum(self):
        """:raise ValidationError: hours above 35 a week in the month (L.5132-15-1)."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        problems = []
        for sheet in self.sudo():  # sudo: paid hours, which the supervisor does not see
            maximum = monthly.maximum_hours(sheet.month, figures)
            worked = rounded(str(sheet.hours_worked + sheet.hours_trained))
            paid = rounded(str(sheet.hours_paid))
            if max(worked, paid) > maximum:
                problems.append(
                    monthly.TOO_MANY_HOURS.broken(
                        hours=max(worked, paid), maximum=maximum
                    )
                )
        self.env["cocagne.law"]._refuse(problems)

    # ----------------------------------------------------------------------- lock

    @api.model
    def _closed_months(self, pathways, first, last):
        """``{(pathway.id, first day of the month)}`` that payroll has closed."""
        closed = self.sudo().search_fetch(  # sudo: only whether it is closed
            [
                ("pathway_id", "in", pathways.ids),
                ("state", "=", LOCKED),
                ("month", ">=", first.replace(day=1)),
                ("month", "<=", last),
            ],
            ["pathway_id", "month"],
        )
        return {(one.pathway_id.id, one.month) for one in closed}

    @api.model
    def _check_open(self, pathways, first, last):
        """:raise UserError: a month between the days is closed for one of the people."""
        # sudo: whose days; the supervisor reads no employee
        self._check_employees_open(pathways.sudo().employee_id, first, last)

    @api.model
    def _check_employees_open(self, employees, first, last):
        closed = self._closed_of(employees, first, last)
        if closed:
            closed._refuse_locked()

    @api.model
    def _closed_of(self, employees, first, last):
        # sudo: whether a month is closed, for whoever badges or asks for leave
        return self.sudo().search(
            [
                ("pathway_id.employee_id", "in", employees.ids),
                ("state", "=", LOCKED),
                ("month", ">=", first.replace(day=1)),
                ("month", "<=", last),
            ]
        )

    @api.model
    def _check_attendances_open(self, attendances, first, last):
        """The same for attendances, each by its own day."""
        closed = self._closed_of(attendances.employee_id, first, last)
        keys = {(one.pathway_id.employee_id.id, one.month): one for one in closed}
        for one in attendances if keys else ():
            sheet = keys.get((one.employee_id.id, one.date.replace(day=1)))
            if sheet:
                sheet._refuse_locked()
