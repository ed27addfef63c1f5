from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...law import dates
from .immersion import DONE, SIGNED

ADVISER = "cocagne_jardin.group_insertion_adviser"
ASSESSMENTS = [
    ("COMPLETED", "It took place as planned"),
    ("PARTIALLY_COMPLETED", "It took place in part"),
    ("DID_NOT_SHOW", "The person did not come"),
]
JOBS = [
    ("CDI", "CDI"),
    ("CDD_6_MONTHS_OR_MORE", "CDD of 6 months or more"),
    ("CDD_LESS_THAN_6_MONTHS", "CDD of less than 6 months"),
    ("ALTERNANCE", "Work-study contract"),
    ("AIDED_CONTRACT", "Aided contract"),
    ("INSERTION_CONTRACT", "Contract of insertion"),
    ("OTHER", "Another job"),
]


class Immersion(models.Model):
    """How the immersion went: what the host and the person say of it."""

    _inherit = "cocagne.immersion"

    assessment = fields.Selection(ASSESSMENTS, "How it went", copy=False)
    last_day_done = fields.Date(
        "Last day there", copy=False, help="When the person left before the end."
    )
    missed_hours = fields.Float(
        copy=False,
        help="Hours at which the person was neither there nor here: not worked and not "
        "paid. When there was a good reason, key a leave instead.",
    )
    hours_done = fields.Float("Hours done", compute="_compute_hours_done", store=True)
    job = fields.Selection(JOBS, "It ended with a job", copy=False)
    host_says = fields.Text("What the host says", copy=False, groups=ADVISER)
    person_says = fields.Text("What the person says", copy=False, groups=ADVISER)
    assessed_on = fields.Date("Assessed on", copy=False, readonly=True)
    is_to_assess = fields.Boolean(
        compute="_compute_is_to_assess", search="_search_is_to_assess"
    )

    @api.depends("assessment", "missed_hours", "hours", "last_day_done", "days")
    def _compute_hours_done(self):
        for immersion in self:
            missed = immersion.missed_hours
            if immersion.assessment == "PARTIALLY_COMPLETED":
                done = immersion.hours * immersion._part_there()
                immersion.hours_done = max(done - missed, 0)
            else:
                came = immersion.assessment == "COMPLETED"
                immersion.hours_done = immersion.hours if came else 0

    def _part_there(self):
        """Part of the days until the person left."""
        there = self._last_day_there()
        return dates.days(self.date_start, there) / self.days if self.days else 1

    def _last_day_there(self):
        """The last day of the immersion as it took place; False for who did not come.

        From the day after on the person is back at the garden (L.5135-5).
        """
        if self.assessment == "DID_NOT_SHOW":
            return False
        left = self.assessment == "PARTIALLY_COMPLETED" and self.last_day_done
        return left or self.date_end

    @api.depends("state", "date_end")
    def _compute_is_to_assess(self):
        today = self._today()
        for immersion in self:
            over = immersion.date_end and immersion.date_end < today
            immersion.is_to_assess = bool(over and immersion.state == SIGNED)

    def _search_is_to_assess(self, operator, value):
        if operator != "in":
            return NotImplemented
        over = [("state", "=", SIGNED), ("date_end", "<", self._today())]
        return over if True in value else ["!", "&", *over]

    @api.constrains("assessment", "last_day_done", "missed_hours", "job")
    def _check_assessment(self):
        for immersion in self.filtered("assessment"):
            immersion._check_partly()
            if immersion.assessment == "DID_NOT_SHOW" and immersion.job:
                raise ValidationError(
                    self.env._("Who did not come has no job from it: empty the job.")
                )

    def _check_partly(self):
        partly = self.assessment == "PARTIALLY_COMPLETED"
        if not partly:
            return
        if not (self.last_day_done or self.missed_hours):
            raise ValidationError(
                self.env._("It took place in part: write the last day or missed hours.")
            )
        day = self.last_day_done
        if day and not self.date_start <= day <= self.date_end:
            raise ValidationError(
                self.env._(
                    "The last day there is not within the immersion: correct it."
                )
            )
        if not 0 <= self.missed_hours <= self.hours:
            raise ValidationError(
                self.env._(
                    "More hours missed than planned (%s): correct them.", self.hours
                )
            )

    def action_assess(self):
        """Close the immersion with its assessment.

        :raises UserError: when it was not signed, is not over, or nothing was written.
        """
        for immersion in self:
            if immersion.state != SIGNED:
                raise UserError(
                    self.env._("Write that the convention is signed first.")
                )
            if not immersion.assessment:
                raise UserError(self.env._("Choose how it went, then press again."))
            if immersion.date_start > self._today():
                raise UserError(self.env._("It has not begun yet."))
        self.write({"state": DONE, "assessed_on": self._today()})
        return True
