from odoo import fields, models


class SnapshotReopen(models.TransientModel):
    """Why a validated month is corrected; the reason stays in its history."""

    _name = "cocagne.snapshot.reopen"
    _description = "Correct a validated month"

    snapshot_id = fields.Many2one("cocagne.snapshot", "Month", required=True)
    reason = fields.Text(
        required=True,
        help="A delivery written too late, a number typed wrong... Name nobody.",
    )

    def action_correct(self):
        """Open the month again and count it."""
        self.ensure_one()
        month = self.snapshot_id
        month.check_access("read")
        month._check_role(month.garden_id)
        month._reopen(self.reason)
        month.action_compute()
        return {"type": "ir.actions.act_window_close"}
