from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..change.planner_change import UNTOUCHED


class SaleOrder(models.Model):
    """By number: exactly N baskets, neither one more nor one less (R44)."""

    _inherit = "sale.order"

    baskets_missing = fields.Integer(
        "Baskets still to plan",
        compute="_compute_baskets_missing",
        help="By number: what was ordered and is neither delivered nor planned.",
    )

    @api.depends("basket_ids.state", "order_line.delivery_count", "duration_mode")
    def _compute_baskets_missing(self):
        lines = self._counted_lines()
        served = lines._served_counts()
        for order in self:
            order.baskets_missing = sum(
                line.delivery_count - served.get(line.id, 0)
                for line in lines & order.order_line
            )

    def _counted_lines(self):
        """The lines of which a number is owed, of confirmed subscriptions."""
        counted = self.filtered(
            lambda order: (
                order.is_subscription
                and order.state == "sale"
                and order.duration_mode == "count"
                and not order._is_terminated()
            )
        )
        return counted._basket_lines().filtered(
            lambda line: line.delivery_count and not line.chosen_delivery_ids
        )

    def action_complete_count(self):
        """Plan again what was cancelled, after the last basket (R44)."""
        self._complete_count()
        return True

    def _complete_count(self):
        """Exactly N baskets: plan those that are owed, drop those in excess.

        :raises UserError: no week is left for them, and what can be done.
        """
        lines = self._counted_lines()
        served = lines._served_counts()
        over, under = lines.browse(), lines.browse()
        for line in lines:
            difference = line.delivery_count - served.get(line.id, 0)
            over |= line if difference < 0 else lines.browse()
            under |= line if difference > 0 else lines.browse()
        for line in over:
            line._drop_last(served[line.id] - line.delivery_count)
        if under:
            self.env["cocagne.planner"].plan_orders(under.order_id)
        lines.order_id._sync_count_end()
        return over | under

    def _sync_count_end(self):
        """By number of baskets: the last day follows the last basket; there is none as
        long as some are owed."""
        counted = self.filtered(
            lambda order: (
                order.is_subscription
                and order.duration_mode == "count"
                and not order._is_terminated()
            )
        )
        if not counted:
            return
        days = counted._last_basket_days()
        counted.invalidate_recordset(["baskets_missing"])
        for order in counted:
            last = order.baskets_missing <= 0 and days.get(order.id)
            if order.date_end != last:
                order.date_end = last


class SaleOrderLine(models.Model):
    """A line of which a number of baskets is owed."""

    _inherit = "sale.order.line"

    def _served_counts(self, untouched=True):
        """How many times each line came or will come, by line id.

        :param untouched: count also what is still as the planner wrote it.
        """
        today = self.env["sale.order"]._today()
        counts = dict.fromkeys(self.ids, 0)
        left_out = set() if untouched else self._untouched_basket_ids()
        baskets = self.env["cocagne.basket"].search(
            Domain("order_line_id", "in", self.ids) & Domain("state", "!=", "cancelled")
        )
        for basket in baskets:
            if basket.state == "held" and basket.date < today:
                continue
            if basket.id in left_out:
                continue
            line = basket.order_line_id
            counts[line.id] += max(1, basket.quantity // line.quantity_per_delivery)
        return counts

    def _untouched_basket_ids(self):
        """Baskets to come that are exactly as the planner wrote them."""
        self.env["cocagne.basket"].flush_model()
        self.env["sale.order"].flush_model(["plan_from"])
        self.env["cocagne.change"].flush_model()
        self.env["cocagne.change.line"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT basket.id
                  FROM cocagne_basket basket
                  JOIN sale_order sub ON sub.id = basket.order_id
                  JOIN cocagne_delivery planned
                    ON planned.id = basket.planned_delivery_id
                 WHERE basket.order_line_id = ANY(%s) AND basket.date >= %s AND %s
                """,
                self.ids,
                self.env["sale.order"]._today(),
                UNTOUCHED,
            )
        )
        return {basket_id for (basket_id,) in rows}

    def _drop_last(self, count):
        """Remove the last planned baskets of a line: they were planned in excess."""
        self.ensure_one()
        untouched = self._untouched_basket_ids()
        planned = self.basket_ids.filtered(lambda basket: basket.id in untouched)
        extra = planned.sorted("date", reverse=True)[:count]
        # sudo: the desk deletes no basket, except what was planned in excess
        extra.sudo().unlink()
        self._sync_planned_quantity()


class Basket(models.Model):
    _inherit = "cocagne.basket"

    def write(self, vals):
        """By number of baskets, the last day follows a basket that moves."""
        result = super().write(vals)
        if "delivery_id" in vals or "state" in vals:
            self.order_id._sync_count_end()
        return result
