from odoo import api, fields, models
from odoo.exceptions import UserError


class GrantPayment(models.Model):
    """A payment that a funder promises: what came in is read from the accounts."""

    _name = "cocagne.grant.payment"
    _description = "Payment of a grant"
    _inherit = "cocagne.grant.part"
    _order = "date, id"
    _check_company_auto = True

    date = fields.Date("Expected on", required=True)
    amount = fields.Monetary(required=True)
    condition = fields.Char("When", help="Signature, report of the year...")
    move_line_id = fields.Many2one(
        "account.move.line", "Item", readonly=True, copy=False, check_company=True
    )
    received = fields.Monetary(compute="_compute_received")
    is_late = fields.Boolean(compute="_compute_received")

    _amount_positive = models.Constraint(
        "CHECK (amount > 0)", "A payment is above zero."
    )

    @api.depends("move_line_id.amount_residual", "amount", "date")
    def _compute_received(self):
        today = fields.Date.context_today(self)
        for payment in self:
            item = payment.move_line_id
            payment.received = item.balance - item.amount_residual
            payment.is_late = bool(
                item and item.amount_residual and payment.date < today
            )

    def write(self, vals):
        if {"amount", "grant_id"} & vals.keys() and self.filtered("move_line_id"):
            raise UserError(
                self.env._(
                    "This payment is in the accounts: take the grant back to "
                    "“Asked for” before you change it."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_booked(self):
        if self.filtered("move_line_id"):
            raise UserError(
                self.env._(
                    "This payment is in the accounts: take the grant back to "
                    "“Asked for” before you remove it."
                )
            )

    def action_receive(self):
        """The dialog that says when and on which account the money came."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Money received"),
            "res_model": "cocagne.grant.receipt",
            "view_mode": "form",
            "target": "new",
            "context": {"default_payment_id": self.id},
        }
