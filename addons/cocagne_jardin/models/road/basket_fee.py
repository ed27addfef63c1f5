from odoo import api, fields, models

#: What moves a basket, or changes how many there are.
FEE_FIELDS = {"depot_id", "delivery_id", "quantity", "closure_id"}


class Basket(models.Model):
    """A basket that changes depot or is cancelled changes the delivery fees (R14)."""

    _inherit = "cocagne.basket"

    closure_id = fields.Many2one(
        "cocagne.depot.closure",
        "Moved by the closure",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="Set while the garden sent this basket elsewhere because the depot is "
        "closed.",
    )

    def write(self, vals):
        result = super().write(vals)
        # what was delivered changes no plan: the delivered quantity follows by itself
        if FEE_FIELDS & vals.keys() or vals.get("state") in (
            "planned",
            "cancelled",
        ):
            # sudo: a preparer who marks a basket has no right on the order
            self.sudo().order_id._sync_fees_where_used()
        return result


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _sync_fees_where_used(self):
        """Nothing is asked of the orders of a garden without delivery fees."""
        fees = self.env["cocagne.delivery.fee"].sudo()  # sudo: only their presence
        gardens = fees._read_group(
            [("company_id", "in", self.company_id.ids)], ["company_id"]
        )
        paying = {company.id for (company,) in gardens}
        orders = self.filtered(
            lambda order: order.state == "sale" and order.company_id.id in paying
        )
        orders._sync_delivery_fees()

    @api.model
    def _fee_lines_domain(self):
        """The lines of orders that bill a delivery, for the billing of the month."""
        return [("delivery_fee_id", "!=", False)]
