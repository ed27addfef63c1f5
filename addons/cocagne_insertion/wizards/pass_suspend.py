from odoo import api, fields, models

from ..law.pathway import Suspension, suspension
from ..models.pathway.pass_suspension import ADVISER, REASONS

#: Reasons that the platform still takes.
CURRENT = [one for one in REASONS if suspension.SUSPENSION_REASONS[one[0]].current]


class PassSuspend(models.TransientModel):
    """Declares a suspension, and shows what it does to the PASS before it is written."""

    _name = "cocagne.pass.suspend"
    _description = "Suspend a PASS"

    pass_id = fields.Many2one("cocagne.pass", required=True, ondelete="cascade")
    reason = fields.Selection(
        CURRENT, required=True, default="CONTRACT_SUSPENDED", groups=ADVISER
    )
    date_start = fields.Date(
        "First day", required=True, default=fields.Date.context_today
    )
    date_end = fields.Date("Last day", required=True)
    latest = fields.Date("At the latest", compute="_compute_latest")
    new_end = fields.Date("The PASS would end on", compute="_compute_effect")
    problem = fields.Text(compute="_compute_effect")

    @api.depends("date_start")
    def _compute_latest(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        for one in self:
            one.latest = one.date_start and suspension.latest_end(
                one.date_start, figures
            )

    @api.depends("reason", "date_start", "date_end", "pass_id")
    def _compute_effect(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        words = self.env["cocagne.law"]
        for one in self:
            one.new_end = one.problem = False
            if not (one.date_start and one.date_end and one.reason):
                continue
            event = Suspension(one.date_start, one.date_end, one.reason)
            history, context = one.pass_id._history(), one.pass_id._context()
            found = history.problems(event, context, figures)
            one.problem = "\n\n".join(words._words(problem) for problem in found)
            if not found:
                one.new_end = history.after(event, context, figures).end

    def action_suspend(self):
        """Write it; the aid of the post is not paid meanwhile (R.5132-1-10)."""
        self.ensure_one()
        self.pass_id._suspend(self.date_start, self.date_end, self.reason)
        return True
