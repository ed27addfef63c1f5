from odoo import api, fields, models


class ProgrammeRedistribution(models.TransientModel):
    """Moves money from a garden that uses less to one that needs more."""

    _name = "cocagne.programme.redistribution"
    _description = "Move money between gardens"

    programme_id = fields.Many2one("cocagne.programme", required=True, readonly=True)
    currency_id = fields.Many2one(related="programme_id.currency_id")
    reserve = fields.Monetary(related="programme_id.reserve")
    origin_id = fields.Many2one(
        "cocagne.programme.allocation",
        "Taken from",
        domain="[('programme_id', '=', programme_id)]",
        help="Empty: from what is not allocated.",
    )
    free = fields.Monetary("May be taken", compute="_compute_free")
    target_id = fields.Many2one(
        "cocagne.programme.allocation",
        "Garden that receives",
        domain="[('programme_id', '=', programme_id), ('id', '!=', origin_id)]",
        help="Empty: back to what is not allocated.",
    )
    amount = fields.Monetary(required=True)
    reason = fields.Char(required=True)

    @api.depends("origin_id", "programme_id")
    def _compute_free(self):
        for wizard in self:
            origin = wizard.origin_id
            wizard.free = max(origin.left, 0) if origin else wizard.reserve

    def action_move(self):
        """Write it in the journal."""
        self.ensure_one()
        self.programme_id._move_money(
            [(self.origin_id, self.target_id, self.amount, self.reason)]
        )
        return {"type": "ir.actions.act_window_close"}
