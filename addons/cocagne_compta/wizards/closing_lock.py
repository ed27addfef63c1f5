from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError


class ClosingLock(models.TransientModel):
    """Says what closing does before it is done."""

    _name = "cocagne.closing.lock"
    _description = "Close a month or a year"

    closing_id = fields.Many2one("cocagne.closing", required=True)
    kind = fields.Selection(related="closing_id.kind")
    date_to = fields.Date(related="closing_id.date_to")
    is_manager = fields.Boolean(compute="_compute_is_manager")
    is_hard = fields.Boolean(
        "For ever",
        help="Nobody, not even the manager, will change anything up to this day. "
        "Tick it once the assembly has approved the accounts.",
    )
    confirmation = fields.Char(
        "Write FOR EVER", help="So that nobody does it by mistake."
    )

    @api.depends("closing_id")
    def _compute_is_manager(self):
        self.is_manager = self.env.user.has_group("cocagne_jardin.group_manager")

    def action_lock(self):
        self.ensure_one()
        words = self.env._("FOR EVER")
        if self.is_hard and (self.confirmation or "").strip().upper() != words:
            raise UserError(
                self.env._("To close for ever, write “%s” in the box.", words)
            )
        self.closing_id._lock(hard=self.is_hard)
        return {"type": "ir.actions.act_window_close"}


class ClosingReopen(models.TransientModel):
    """Why a closed period is reopened, and until when."""

    _name = "cocagne.closing.reopen"
    _description = "Reopen a month or a year"

    closing_id = fields.Many2one("cocagne.closing", required=True)
    reason = fields.Char(required=True)
    hours = fields.Selection(
        [("1", "One hour"), ("24", "One day"), ("168", "One week")],
        "For",
        default="24",
        required=True,
    )

    def action_reopen(self):
        self.ensure_one()
        until = fields.Datetime.now() + timedelta(hours=int(self.hours))
        self.closing_id._reopen(self.reason, until)
        return {"type": "ir.actions.act_window_close"}
