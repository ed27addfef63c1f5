from odoo import fields, models

from .insiders import INSIDERS


class SaleOrderLine(models.Model):
    """A subscription at the public price, as everybody's, for who is no insider.

    Reduced prices of any kind are closed, so that none tells; and what was invoiced,
    which would tell the price by a division.
    """

    _inherit = "sale.order.line"

    has_participation = fields.Boolean(groups=INSIDERS)
    participation = fields.Monetary(groups=INSIDERS)
    discount_reason_id = fields.Many2one(groups=INSIDERS)
    amount_invoiced = fields.Monetary(groups=INSIDERS)
    amount_to_invoice = fields.Monetary(groups=INSIDERS)
    untaxed_amount_invoiced = fields.Monetary(groups=INSIDERS)
    untaxed_amount_to_invoice = fields.Monetary(groups=INSIDERS)

    def copy_data(self, default=None):
        """Who may not read an agreed price copies a subscription without it."""
        closed = [
            field.name
            for field in self._fields.values()
            if field.groups == INSIDERS and not self._has_field_access(field, "read")
        ]
        nothing = dict.fromkeys(closed, False)
        copies = super().copy_data({**nothing, **(default or {})})
        given = default or {}
        return [
            vals and {n: v for n, v in vals.items() if n not in closed or n in given}
            for vals in copies
        ]
