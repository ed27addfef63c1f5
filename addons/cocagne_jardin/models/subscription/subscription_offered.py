from odoo import api, fields, models

from .sale_order import DESK_OR_ACCOUNTANT


class Billing(models.AbstractModel):
    """An offered basket is billed like any other, at 0 (R61)."""

    _inherit = "cocagne.billing"

    @api.model
    def _member_price(self, order_line):
        # sudo: the reason of an offer is closed to some roles, the price is not
        if order_line.sudo().order_id.offered_reason:
            return 0.0
        return super()._member_price(order_line)


class Basket(models.Model):
    """Offered baskets can be counted by reason (R61)."""

    _inherit = "cocagne.basket"

    offered_reason = fields.Selection(
        related="order_id.offered_reason", groups=DESK_OR_ACCOUNTANT
    )
