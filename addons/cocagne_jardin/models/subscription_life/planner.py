from odoo import api, models
from odoo.tools import SQL, format_date


class Planner(models.AbstractModel):
    """Exactly N baskets for those who ordered a number of them (R44).

    They are taken in order of date, through the seasons that are planned; what was
    cancelled is owed and comes after the last one.
    """

    _inherit = "cocagne.planner"

    @api.model
    def plan_orders(self, orders, progress=None):
        """Also sets the last day of what is counted, and holds what must wait."""
        written = super().plan_orders(orders, progress=progress)
        orders._after_planning()
        return written

    @api.model
    def replan_orders(self, orders):
        """As above; what waits is placed anew too."""
        orders._release_for_planning()
        planner = self.with_context(cocagne_replanning=True)
        written = super(Planner, planner).replan_orders(orders)
        orders._after_planning()
        return written

    def _rows_of(self, lines):
        counted = lines.filtered(lambda line: line._is_counted())
        if not counted:
            return super()._rows_of(lines)
        again = bool(self.env.context.get("cocagne_replanning"))
        planner = self.with_context(
            cocagne_served=counted._served_counts(untouched=not again),
            cocagne_used=counted._used_weeks(untouched=not again),
        )
        return super(Planner, planner)._rows_of(lines)

    def _line_slots(self, line, finder, kept=0):
        if line._is_counted():
            return self._count_slots(line, finder)
        return super()._line_slots(line, finder, kept)

    def _count_slots(self, line, finder):
        """The first free slots for the baskets that a line still owes."""
        order = line.order_id
        served = self.env.context.get("cocagne_served", {}).get(line.id, 0)
        used = self.env.context.get("cocagne_used", {}).get(line.id, set())
        wanted = line.delivery_count - served
        if wanted <= 0:
            return []
        first = order._planning_window()[0]
        if order.state == "sale":
            first = max(first, order._today())
        slots = [
            slot
            for slot in finder.slots(line)
            if slot.day >= first
            and slot.week not in used
            and (not order.plan_from or slot.week >= order.plan_from)
        ]
        return self._place(
            slots,
            wanted,
            label=f"{order.subscription_ref or order.name} {line.product_id.name}",
            spread=False,
            double=line.allow_double,
            explain=lambda: self._explain(order),
        )

    def _explain(self, order):
        if order.duration_mode != "count":
            return super()._explain(order)
        last = max(order._planning_seasons().mapped("date_end"))
        return self.env._(
            "The deliveries are planned until %s. Plan the next season first, ask for "
            "fewer baskets, or let some weeks bring two.",
            format_date(self.env, last),
        )

    def _delete_untouched(self, lines):
        """What is counted keeps its past: it may just not be marked yet."""
        counted = lines.filtered(lambda line: line._is_counted())
        super()._delete_untouched(lines - counted)
        if not counted:
            return
        self.env.cr.execute(
            SQL(
                "DELETE FROM cocagne_basket WHERE id = ANY(%s)",
                list(counted._untouched_basket_ids()),
            )
        )
        self._forget_cached_baskets()
        self.env["cocagne.change.line"].invalidate_model(["basket_id"])


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _after_planning(self):
        """What follows the writing of baskets: last days, and baskets that wait."""
        self._sync_count_end()
        self._check_start()


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _is_counted(self):
        """Whether a number of baskets is owed, whatever the weeks."""
        self.ensure_one()
        return bool(
            self.order_id.duration_mode == "count"
            and self.delivery_count
            and not self.chosen_delivery_ids
        )

    def _used_weeks(self, untouched=True):
        """Weeks that already have a basket of the line, by line id.

        :param untouched: also those of baskets that are still as they were planned.
        """
        left_out = set() if untouched else self._untouched_basket_ids()
        used = {line.id: set() for line in self}
        baskets = self.env["cocagne.basket"].search([("order_line_id", "in", self.ids)])
        for basket in baskets:
            if basket.id not in left_out:
                week = basket.planned_delivery_id.week
                used[basket.order_line_id.id].add(week)
        return used
