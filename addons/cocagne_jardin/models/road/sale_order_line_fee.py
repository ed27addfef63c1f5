from odoo import api, fields, models


class SaleOrderLine(models.Model):
    """A line that bills the delivery of the baskets of another line (R14)."""

    _inherit = "sale.order.line"

    delivery_fee_id = fields.Many2one(
        "cocagne.delivery.fee",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    fee_line_id = fields.Many2one(
        "sale.order.line",
        "Fee of",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="cascade",
        help="The baskets that this fee delivers.",
    )
    qty_delivered_method = fields.Selection(selection_add=[("fee", "Delivery fee")])

    @api.depends("delivery_fee_id")
    def _compute_qty_delivered_method(self):
        fees = self.filtered("delivery_fee_id")
        fees.qty_delivered_method = "fee"
        return super(SaleOrderLine, self - fees)._compute_qty_delivered_method()

    @api.depends(
        "fee_line_id.order_id.basket_ids.state",
        "fee_line_id.order_id.basket_ids.quantity",
        "fee_line_id.order_id.basket_ids.depot_id",
    )
    def _compute_qty_delivered(self):
        return super()._compute_qty_delivered()

    def _prepare_qty_delivered(self):
        """Fees follow the baskets that are billed, basket by basket or day by day."""
        delivered = super()._prepare_qty_delivered()
        lines = self.filtered(lambda line: line.qty_delivered_method == "fee")
        for company, mine in lines.grouped("company_id").items():
            states = self.env["cocagne.billing"]._billed_states(company)
            levels = self.env["cocagne.delivery.fee"]._levels(company)
            units = mine.order_id._fee_units(levels, [("state", "in", states)])
            per_day = _by_order(units)
            for line in mine:
                fee = line.delivery_fee_id
                if fee.basis == "delivery":
                    delivered[line] = per_day.get((fee.id, line.order_id.id), 0)
                else:
                    delivered[line] = units.get((fee, line.fee_line_id), 0)
        return delivered

    def _set_fee_quantity(self, units):
        """The ordered quantity follows the baskets; the price stays as agreed."""
        prices = [
            self._fields[name]
            for name in ("price_unit", "pricelist_item_id", "discount")
        ]
        with self.env.protecting(prices, self):
            changed = self.filtered(lambda line: line.product_uom_qty != units)
            changed.write({"product_uom_qty": units})


def _by_order(units):
    """Units of each fee by (fee id, order id), whatever the line that carries it."""
    totals = {}
    for (fee, line), count in units.items():
        key = (fee.id, line.order_id.id)
        totals[key] = totals.get(key, 0) + count
    return totals
