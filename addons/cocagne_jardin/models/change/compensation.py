from odoo import api, fields, models


class SaleOrder(models.Model):
    """The counter of baskets to double, read from the baskets (R54)."""

    _inherit = "sale.order"

    cancelled_count = fields.Integer("Cancelled", compute="_compute_compensation")
    doubled_count = fields.Integer("Doubled", compute="_compute_compensation")
    to_double_count = fields.Integer("To double", compute="_compute_compensation")
    moved_count = fields.Integer("Moved", compute="_compute_compensation")
    compensation_label = fields.Char("Counter", compute="_compute_compensation")

    @api.depends_context("lang")
    @api.depends("basket_ids.flexibility_use")
    def _compute_compensation(self):
        groups = self.env["cocagne.basket"]._read_group(
            [("order_id", "in", self.ids), ("flexibility_use", "!=", False)],
            ["order_id", "product_id", "flexibility_use"],
            ["__count"],
        )
        uses, owed = {}, {}
        for order, product, use, count in groups:
            found = uses.setdefault(order.id, {})
            found[use] = found.get(use, 0) + count
            rule = product.product_tmpl_id._get_flexibility(order.company_id)
            if rule.compensation == "counted" and use != "postponed":
                sign = {"cancelled": 1, "doubled": -1}.get(use, 0)
                owed[order.id] = owed.get(order.id, 0) + sign * count
        for order in self:
            found = uses.get(order._origin.id, {})
            made_up = found.get("compensated", 0)
            order.cancelled_count = found.get("cancelled", 0) + made_up
            order.doubled_count = found.get("doubled", 0) + made_up
            order.moved_count = found.get("postponed", 0) + found.get("advanced", 0)
            order.to_double_count = owed.get(order._origin.id, 0)
            order.compensation_label = order._compensation_label()

    def _compensation_label(self):
        """The counter in words, for example: cancelled: 2, doubled: 1, to double: 1."""
        self.ensure_one()
        parts = []
        if self.moved_count:
            parts.append(self.env._("moved: %s", self.moved_count))
        if self.cancelled_count:
            parts.append(self.env._("cancelled: %s", self.cancelled_count))
        if self.doubled_count:
            parts.append(self.env._("doubled: %s", self.doubled_count))
        if self.to_double_count > 0:
            parts.append(
                self.env._("to double before the end: %s", self.to_double_count)
            )
        if self.to_double_count < 0:
            parts.append(
                self.env._("can still be cancelled: %s", -self.to_double_count)
            )
        return ", ".join(parts)
