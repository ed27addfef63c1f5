from odoo import api, fields, models
from odoo.exceptions import UserError

from ...law.pathway import request
from .pass_prolongation import ADVISER, DENIED, PENDING, PassProlongation

REFUSALS = [
    ("IAE", "The person no longer needs insertion"),
    ("SIAE", "This structure does not suit the person"),
    ("DURATION", "The length asked for does not suit"),
    ("REASON", "The reason does not suit"),
]
ACTIONS = [
    ("EXIT_IAE", "Leaving insertion"),
    ("SOCIAL_PARTNER", "Another social partner"),
    ("OTHER", "Something else"),
]


class ProlongationRequest(models.Model):
    """What is asked of the authorised prescriber, and what they answered."""

    _inherit = "cocagne.pass.prolongation"

    prescriber_id = fields.Many2one(
        "cocagne.prescriber",
        "Authorised prescriber",
        domain=[("authorised", "=", True)],
        groups=ADVISER,
        check_company=True,
    )
    report = fields.Binary("Report of the structure", attachment=True, groups=ADVISER)
    report_name = fields.Char(groups=ADVISER)
    interview_wanted = fields.Boolean("Phone interview wanted", groups=ADVISER)
    email = fields.Char("Email for the interview", groups=ADVISER)
    phone = fields.Char("Phone for the interview", groups=ADVISER)
    answered_on = fields.Date(readonly=True)
    refusal_reason = fields.Selection(REFUSALS, groups=ADVISER)
    refusal_explanation = fields.Text(groups=ADVISER)
    proposed_action = fields.Selection(ACTIONS, groups=ADVISER)
    next_reminder = fields.Date(
        compute="_compute_next_reminder",
        help="The platform reminds the prescriber after 10, 20 and 30 days.",
    )

    @api.depends("asked_on", "state")
    def _compute_next_reminder(self):
        today = fields.Date.context_today(self)
        for one in self:
            days = [reminder.day for reminder in request.reminders(one.asked_on)]
            to_come = [day for day in days if day >= today]
            one.next_reminder = one.state == PENDING and to_come and to_come[0]

    def _check_law(self, others_pending):
        if self.interview_wanted:
            self.env["cocagne.law"]._refuse(
                request.interview_problems(self.email or "", self.phone or "")
            )
        return super()._check_law(others_pending)

    def action_grant(self):
        """The prescriber said yes: the PASS ends later from now on.

        Rules hold on the day of the request: the prescriber may take weeks. Only a PASS
        that was ended meanwhile cannot be prolonged any more.
        """
        for one in self:
            one._check_waits()
            if one.pass_id.closed_on:
                one._check_law(others_pending=False)
            one._grant()
            one.answered_on = fields.Date.context_today(self)
        return True

    def action_open_denial(self):
        """Ask why the prescriber refuses."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("The prescriber refuses"),
            "res_model": "cocagne.pass.prolongation.deny",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_prolongation_id": self.id},
        }

    def _deny(self, reason, explanation, action):
        """The prescriber said no, in writing and with the reason (R.5132-1-8)."""
        for one in self:
            one._check_waits()
            self.env["cocagne.law"]._refuse(
                request.refusal_problems(reason, explanation or "", action)
            )
            # past the check of ``write``, which is for people
            refused = super(PassProlongation, one)
            refused.write(  # pylint: disable=super-method-mismatch
                {
                    "state": DENIED,
                    "answered_on": fields.Date.context_today(self),
                    "refusal_reason": reason,
                    "refusal_explanation": explanation,
                    "proposed_action": action,
                }
            )

    def _check_waits(self):
        if self.state != PENDING:
            raise UserError(
                self.env._("This request already has its answer: make another one.")
            )
