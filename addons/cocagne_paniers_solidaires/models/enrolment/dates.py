from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

DURATIONS = [
    ("3", "3 months"),
    ("6", "6 months"),
    ("12", "12 months"),
    ("open", "No end, or a day of its own"),
]


def end_of(start, duration):
    """Last day of ``duration`` months from ``start``; None when it is open."""
    if not start or duration in (False, "open"):
        return None
    return start + relativedelta(months=int(duration), days=-1)


class SolidarityEnrolment(models.Model):
    """How long the help lasts, and the trial it begins with."""

    _inherit = "cocagne.solidarity.enrolment"

    duration = fields.Selection(DURATIONS, "Lasts", default="open", required=True)
    date_end = fields.Date(compute="_compute_date_end", store=True, readonly=False)
    trial_until = fields.Date(
        "Trial until",
        tracking=True,
        help="Up to that day the household and the garden try. Empty: no trial.",
    )
    trial_ok_on = fields.Date("Trial closed on", readonly=True, copy=False)
    next_date = fields.Date(
        "Next date", compute="_compute_next_date", store=True, index="btree_not_null"
    )
    next_event = fields.Selection(
        [("trial", "End of the trial"), ("end", "End of the help")],
        "What ends",
        compute="_compute_next_date",
        store=True,
    )

    @api.depends("date_start", "duration")
    def _compute_date_end(self):
        for enrolment in self:
            end = end_of(enrolment.date_start, enrolment.duration)
            enrolment.date_end = end or enrolment.date_end

    @api.onchange("duration")
    def _onchange_duration(self):
        if self.duration == "open":
            self.date_end = False

    @api.depends("trial_until", "trial_ok_on", "date_end", "state")
    def _compute_next_date(self):
        for enrolment in self:
            day = event = False
            if enrolment.state == "active":
                if enrolment.trial_until and not enrolment.trial_ok_on:
                    day, event = enrolment.trial_until, "trial"
                elif enrolment.date_end:
                    day, event = enrolment.date_end, "end"
            enrolment.next_date, enrolment.next_event = day, event

    @api.constrains("date_start", "date_end", "trial_until", "state")
    def _check_enrolment_dates(self):
        for enrolment in self:
            start, end = enrolment.date_start, enrolment.date_end
            name = enrolment.display_name
            if enrolment.state == "active" and not start:
                raise ValidationError(
                    self.env._("Write the first day of the help of %s.", name)
                )
            if end and not start:
                raise ValidationError(
                    self.env._("Write the first day before the last day.")
                )
            trial = enrolment.trial_until
            if trial and start and (trial < start or (end and trial > end)):
                raise ValidationError(
                    self.env._(
                        "The trial of %(name)s ends on %(day)s, outside of the help. "
                        "Correct it.",
                        name=name,
                        day=format_date(self.env, trial),
                    )
                )

    def action_trial_ok(self):
        """The trial went well: the help goes on."""
        self.filtered(lambda item: item.trial_until and not item.trial_ok_on).write(
            {"trial_ok_on": self._today()}
        )
        return True

    def _runs_on(self, day):
        """Whether the programme pays for the baskets of that day."""
        self.ensure_one()
        begun = self.date_start and self.date_start <= day
        return bool(begun and (not self.date_end or day <= self.date_end))
