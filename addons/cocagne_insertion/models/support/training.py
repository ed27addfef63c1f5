from collections import defaultdict
from decimal import Decimal

from odoo import api, fields, models

from . import spread
from .confidential import ADVISER

PLANNED, RUNNING, DONE, DROPPED = "planned", "running", "done", "dropped"
#: Those whose hours count.
COUNTED = (RUNNING, DONE)


class Training(models.Model):
    """A training of a person: who gives it, when, its hours and what it brought.

    Hours of those under way or done are hours of training of the monthly state. They are
    spread over the weekdays of the training: a month has its part.
    """

    _name = "cocagne.training"
    _description = "Training"
    _inherit = "cocagne.of.pathway"
    _order = "date_start desc, id desc"
    _check_company_auto = True

    name = fields.Char("Training", required=True)
    kind = fields.Selection(
        [
            ("basic", "Basic knowledge, French"),
            ("digital", "Digital skills"),
            ("job", "Adaptation to the post"),
            ("safety", "Safety, first aid"),
            ("licence", "Driving licence"),
            ("pre", "Pre-qualifying"),
            ("qualifying", "Qualifying, certifying"),
            ("project", "Professional project"),
            ("other", "Other"),
        ],
        required=True,
        default="job",
    )
    provider = fields.Char("Given by", help="Training body, or the garden itself.")
    funding = fields.Selection(
        [
            ("garden", "The garden"),
            ("opco", "OPCO"),
            ("pic", "Skills plan of the IAE"),
            ("region", "Region"),
            ("ft", "France Travail"),
            ("cpf", "CPF of the person"),
            ("other", "Another"),
        ],
        "Paid by",
    )
    date_start = fields.Date("From", required=True, index=True)
    date_end = fields.Date("To", required=True)
    planned_hours = fields.Float("Hours planned")
    hours = fields.Float("Hours followed", copy=False)
    on_work_time = fields.Boolean(
        "On working time", default=True, help="Paid by the garden as work."
    )
    state = fields.Selection(
        [
            (PLANNED, "To follow"),
            (RUNNING, "Under way"),
            (DONE, "Finished"),
            (DROPPED, "Dropped"),
        ],
        default=PLANNED,
        required=True,
        index=True,
        copy=False,
    )
    certification = fields.Char("Diploma or certificate obtained", copy=False)
    note = fields.Text(groups=ADVISER, help="Only advisers read it.")

    _days = models.Constraint(
        "CHECK (date_end >= date_start)",
        "A training cannot end before it begins.",
    )
    _hours_positive = models.Constraint(
        "CHECK (COALESCE(hours, 0) >= 0 AND COALESCE(planned_hours, 0) >= 0)",
        "Hours of training are 0 or more.",
    )

    def action_start(self):
        self.filtered(lambda one: one.state == PLANNED).write({"state": RUNNING})

    def action_done(self):
        """It is over: hours planned are those followed, unless others were written."""
        for training in self.filtered(lambda one: one.state in (PLANNED, RUNNING)):
            hours = training.hours or training.planned_hours
            training.write({"state": DONE, "hours": hours})

    def action_drop(self):
        self.filtered(lambda one: one.state != DONE).write({"state": DROPPED})

    @api.model
    def _training_days(self, pathways, date_from, date_to, work_time_only=False):
        """Hours of training by pathway and day, in one query.

        Other addons add theirs (workshops: ``cocagne_insertion_ateliers``).

        :param date_from, date_to: first and last day, both in it.
        :param work_time_only: leave out what was followed outside of working time.
        :return: ``{pathway id: {day: Decimal}}``; who had none is not in it.
        """
        first, last = fields.Date.to_date(date_from), fields.Date.to_date(date_to)
        domain = [
            ("pathway_id", "in", pathways.ids),
            ("state", "in", COUNTED),
            ("date_start", "<=", last),
            ("date_end", ">=", first),
        ]
        if work_time_only:
            domain.append(("on_work_time", "=", True))
        found = defaultdict(lambda: defaultdict(Decimal))
        # sudo: a number of hours, for payroll and the monthly state
        for one in self.sudo().search(domain):
            hours = Decimal(str(one.hours)).quantize(spread.CENT)
            shares = spread.spread(hours, one.date_start, one.date_end)
            for day, share in shares.items():
                if first <= day <= last:
                    found[one.pathway_id.id][day] += share
        return {pathway: dict(days) for pathway, days in found.items()}

    @api.model
    def _training_hours(self, pathways, date_from, date_to, work_time_only=False):
        """The same in all: ``{pathway id: Decimal}``, 0 for who had none."""
        days = self._training_days(pathways, date_from, date_to, work_time_only)
        return {one: sum(days.get(one, {}).values(), Decimal()) for one in pathways.ids}
