from odoo import api, fields, models


class SaleOrder(models.Model):
    """Two more modes of payment for subscriptions: the kinds of free ways (R64)."""

    _inherit = "sale.order"

    payment_mode = fields.Selection(
        selection_add=[
            ("voucher", "Restaurant vouchers"),
            ("local_currency", "Local currency"),
            ("other",),
        ],
        ondelete={"voucher": "set null", "local_currency": "set null"},
    )


class SignUp(models.TransientModel):
    """The desk proposes the modes that the garden takes, and no other (R64)."""

    _inherit = "cocagne.sign.up"

    @api.depends("company_id")
    def _compute_allowed_payments(self):
        super()._compute_allowed_payments()
        for sign_up in self:
            taken = sign_up.company_id._taken_modes()
            if taken is not None:
                sign_up.allowed_mode_ids = sign_up.allowed_mode_ids.filtered(
                    lambda mode, taken=taken: mode.code in taken
                )


class ResCompany(models.Model):
    _inherit = "res.company"

    def _taken_modes(self):
        """Codes of the modes that this garden takes; None when it has not said yet."""
        house = self.root_id
        # sudo: every role reads which modes are taken, not the journals behind them
        ways = self.env["cocagne.payment.way"].sudo()
        found = ways.search([("company_id", "=", house.id)])
        return set(found.mapped("kind")) if found else None
