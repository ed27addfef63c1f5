from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..subscription.sale_order import DESK_OR_ACCOUNTANT


class DiscountReason(models.Model):
    """Why some members pay less, and who pays the rest: the network, the MSA (R62)."""

    _name = "cocagne.discount.reason"
    _description = "Reason of a reduced price"
    _inherit = ["cocagne.garden.list"]

    partner_id = fields.Many2one(
        "res.partner",
        "Who pays the rest",
        check_company=True,
        help="The sum of the reductions is the base to invoice them. Empty: nobody.",
    )


class SaleOrderLine(models.Model):
    """A reduced price has a reason, so that its rest can be asked of others (R62)."""

    _inherit = "sale.order.line"

    discount_reason_id = fields.Many2one(
        "cocagne.discount.reason",
        "Reason of the reduced price",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        groups=DESK_OR_ACCOUNTANT,
    )

    @api.constrains("discount_reason_id", "has_participation", "discount")
    def _check_discount_reason(self):
        # sudo: the rule holds whoever writes, also who may not read reasons
        for line in self.sudo().filtered("discount_reason_id"):
            if not (line.has_participation or line.discount):
                raise ValidationError(
                    self.env._(
                        "%s has a reason for a reduced price, but no reduced price: "
                        "write what the member pays, or remove the reason.",
                        line.product_id.name,
                    )
                )
