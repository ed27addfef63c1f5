from odoo import fields, models


class EnrolmentRefuse(models.TransientModel):
    """Why a demand is refused."""

    _name = "cocagne.solidarity.refuse"
    _description = "Refuse a demand"

    enrolment_id = fields.Many2one(
        "cocagne.solidarity.enrolment",
        "Household",
        required=True,
        default=lambda self: self.env.context.get("active_id"),
    )
    reason_id = fields.Many2one(
        "cocagne.solidarity.exit.reason",
        "Why",
        required=True,
        domain="[('kind', '=', 'refusal')]",
    )

    def action_refuse(self):
        """Refuse it."""
        self.enrolment_id._refuse(self.reason_id)
        return {"type": "ir.actions.act_window_close"}
