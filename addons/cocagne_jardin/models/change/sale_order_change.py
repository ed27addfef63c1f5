from odoo import fields, models


class SaleOrder(models.Model):
    """A subscription knows the history of what was changed on it."""

    _inherit = "sale.order"

    plan_from = fields.Date(
        "Depot and round hold since",
        readonly=True,
        copy=False,
        help="A Monday. The baskets of the weeks before stay where they were planned.",
    )
    change_count = fields.Integer("Changes", compute="_compute_change_count")

    def _compute_change_count(self):
        counts = {
            order: count
            for order, count in self.env["cocagne.change.line"]._read_group(
                [("order_id", "in", self.ids)],
                ["order_id"],
                ["change_id:count_distinct"],
            )
        }
        for order in self:
            order.change_count = counts.get(order, 0)

    def action_view_changes(self):
        """Open the history of these subscriptions."""
        return self.env["cocagne.change"]._open_history(
            [("line_ids.order_id", "in", self.ids)]
        )


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _update_line_quantity(self, values):
        """The history of changes tells what became of baskets: no message besides,
        which would be one per subscription."""
        others = self.filtered(lambda line: not line._is_basket_line())
        if others:
            return super(SaleOrderLine, others)._update_line_quantity(values)
        return None
