from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..law.aid import Engagement


class AnnexSimulation(models.TransientModel):
    """ "If I hire two at 26 h from March": the posts and euros of the annex with it.

    Nothing is written: it is a picture beside the one of today.
    """

    _name = "cocagne.annex.simulation"
    _description = "Simulation of an annex"

    annex_id = fields.Many2one(
        "cocagne.annex",
        "Annexe financière",
        required=True,
        default=lambda self: self._default_annex(),
    )
    company_id = fields.Many2one(related="annex_id.company_id")
    currency_id = fields.Many2one(related="annex_id.currency_id")
    line_ids = fields.One2many(
        "cocagne.annex.simulation.line", "simulation_id", "Hires and departures"
    )
    picture = fields.Json(compute="_compute_result")
    now_text = fields.Char("Today", compute="_compute_result")
    then_text = fields.Char("With this", compute="_compute_result")
    aid_change = fields.Monetary(
        "Aid more, or less",
        compute="_compute_result",
        help="Aid of the annex with this, less the aid without; never over the annex.",
    )

    @api.model
    def _default_annex(self):
        today = fields.Date.context_today(self)
        return self.env["cocagne.annex"].search(
            [
                ("company_id", "=", self.env.company.id),
                ("state", "in", ("VALIDE", "PROVISOIRE")),
                ("date_start", "<=", today),
                ("date_end", ">=", today),
            ],
            limit=1,
        )

    @api.depends(
        "annex_id",
        "line_ids.number",
        "line_ids.weekly_hours",
        "line_ids.date_start",
        "line_ids.date_end",
    )
    @api.depends_context("lang")
    def _compute_result(self):
        for simulation in self:
            annex = simulation.annex_id
            use = annex._uses().get(annex) if annex else None
            if not use:
                simulation.picture, simulation.now_text = False, False
                simulation.then_text, simulation.aid_change = False, 0.0
                continue
            now = annex._forecast(use)
            then = annex._forecast(use, simulation._engagements())
            simulation.picture = annex._picture(now, then)
            simulation.now_text = annex._use_text(now.year)
            simulation.then_text = annex._use_text(then.year)
            simulation.aid_change = simulation._paid(then) - simulation._paid(now)

    def _paid(self, forecast):
        """Aid of the year; hours above the annex earn nothing."""
        return min(float(forecast.year.euros), self.annex_id.amount)

    def _engagements(self):
        """What the lines add; who leaves takes hours away."""
        found = []
        for line in self.line_ids.filtered("date_start"):
            annex = self.annex_id
            start = max(line.date_start, annex.date_start)
            end = min(line.date_end or annex.date_end, annex.date_end)
            hours = Decimal(str(round(line.weekly_hours, 2))) * line.number
            if start <= end:
                found.append(Engagement(start, end, hours * line._sign()))
        return found


class AnnexSimulationLine(models.TransientModel):
    """Some people at the same hours from a day on, or some who leave."""

    _name = "cocagne.annex.simulation.line"
    _description = "Hire or departure to simulate"

    simulation_id = fields.Many2one(
        "cocagne.annex.simulation", required=True, ondelete="cascade"
    )
    kind = fields.Selection(
        [("hire", "I hire"), ("leave", "Leave")], "What", default="hire", required=True
    )
    number = fields.Integer("People", default=1, required=True)
    weekly_hours = fields.Float("Hours a week", default=26.0, required=True)
    date_start = fields.Date(
        "From", default=lambda self: self._next_month(), required=True
    )
    date_end = fields.Date("Until", help="Empty: until the end of the annex.")

    @api.model
    def _next_month(self):
        return fields.Date.add(
            fields.Date.context_today(self).replace(day=1), months=1
        )

    @api.constrains("number", "weekly_hours", "date_start", "date_end")
    def _check_values(self):
        for line in self:
            if line.number < 1 or not 0 < line.weekly_hours <= 35:
                raise ValidationError(
                    self.env._("One person at least, from 1 to 35 hours a week.")
                )
            if line.date_end and line.date_end < line.date_start:
                raise ValidationError(self.env._("A contract ends after it begins."))

    def _sign(self):
        return -1 if self.kind == "leave" else 1
