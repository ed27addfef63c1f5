from odoo import fields, models

from ..models.pathway.pass_prolongation import ADVISER
from ..models.pathway.prolongation_request import ACTIONS, REFUSALS


class ProlongationDeny(models.TransientModel):
    """The prescriber refused: in writing, with the reason (R.5132-1-8)."""

    _name = "cocagne.pass.prolongation.deny"
    _description = "Refusal of a prolongation"

    prolongation_id = fields.Many2one(
        "cocagne.pass.prolongation", required=True, ondelete="cascade"
    )
    reason = fields.Selection(REFUSALS, required=True, groups=ADVISER)
    explanation = fields.Text(required=True, groups=ADVISER)
    action = fields.Selection(
        ACTIONS, "Proposed instead", required=True, default="OTHER", groups=ADVISER
    )

    def action_deny(self):
        """Write the refusal."""
        self.ensure_one()
        self.prolongation_id._deny(self.reason, self.explanation, self.action)
        return True
