from odoo import api, fields, models

from ..law.pathway import PROLONGATION_REASONS, Prolongation, prolongation
from ..models.pathway.pass_prolongation import ADVISER, REASONS

CURRENT = [one for one in REASONS if PROLONGATION_REASONS[one[0]].current]


class PassProlong(models.TransientModel):
    """Declares a prolongation, or asks the prescriber for it.

    Shows the window in which it can be asked for and the latest end of one decision.
    """

    _name = "cocagne.pass.prolong"
    _description = "Prolong a PASS"
    _check_company_auto = True

    pass_id = fields.Many2one("cocagne.pass", required=True, ondelete="cascade")
    company_id = fields.Many2one(related="pass_id.company_id")
    reason = fields.Selection(
        CURRENT, required=True, default="PARTICULAR_DIFFICULTIES", groups=ADVISER
    )
    needs_prescriber = fields.Boolean(compute="_compute_bounds")
    window = fields.Char("Can be asked for", compute="_compute_bounds")
    latest = fields.Date("At the latest", compute="_compute_bounds")
    date_end = fields.Date(
        "New last day",
        required=True,
        compute="_compute_date_end",
        store=True,
        readonly=False,
        precompute=True,
    )
    prescriber_id = fields.Many2one(
        "cocagne.prescriber",
        "Authorised prescriber",
        domain=[("authorised", "=", True)],
        check_company=True,
    )
    report = fields.Binary("Report of the structure", attachment=False)
    report_name = fields.Char()
    interview_wanted = fields.Boolean("The prescriber is to call us")
    email = fields.Char(default=lambda self: self.env.user.email)
    phone = fields.Char(default=lambda self: self.env.company.phone)
    problem = fields.Text(compute="_compute_problem")

    @api.depends("reason", "pass_id")
    def _compute_bounds(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        words = self.env["cocagne.law"]
        for one in self:
            history = one.pass_id._history()
            one.window = words._days(*prolongation.window(history.end, figures))
            rule = PROLONGATION_REASONS.get(one.reason)
            one.needs_prescriber = rule and rule.prescriber
            one.latest = rule and prolongation.longest(one.reason, history, figures)

    @api.depends("latest")
    def _compute_date_end(self):
        for one in self:
            one.date_end = one.latest

    @api.depends("reason", "date_end", "prescriber_id", "report", "pass_id")
    def _compute_problem(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        words = self.env["cocagne.law"]
        for one in self:
            one.problem = False
            if not (one.reason and one.date_end):
                continue
            history = one.pass_id._history()
            event = Prolongation(
                history.end,
                one.date_end,
                one.reason,
                one.prescriber_id.authorised,
                bool(one.report),
            )
            found = history.problems(event, one.pass_id._context(), figures)
            one.problem = "\n\n".join(words._words(problem) for problem in found)

    def action_prolong(self):
        """Write it: granted at once, or waiting for the prescriber."""
        self.ensure_one()
        values = {}
        if self.needs_prescriber:
            values = {
                "prescriber_id": self.prescriber_id.id,
                "report": self.report,
                "report_name": self.report_name,
                "interview_wanted": self.interview_wanted,
                "email": self.email,
                "phone": self.phone,
            }
        self.pass_id._prolong(self.date_end, self.reason, **values)
        return True
