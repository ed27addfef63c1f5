from odoo import fields, models


class MonthReopen(models.TransientModel):
    """Why closed months are opened again; the reason stays in their history."""

    _name = "cocagne.month.reopen"
    _description = "Open a closed month again"

    reason = fields.Char(required=True, help="A forgotten hour, a wrong absence...")

    def action_reopen(self):
        """Open the chosen sheets again."""
        sheets = self.env["cocagne.insertion.sheet"].browse(
            self.env.context.get("active_ids", ())
        )
        sheets._reopen(self.reason)
        return {"type": "ir.actions.act_window_close"}
