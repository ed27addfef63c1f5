from collections import defaultdict

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...planning.placement import NotEnoughWeeks, place
from ...planning.slots import Why
from .planner_slots import DeliverySlot, SlotFinder

#: Orders per chunk: progress is told, and messages are built, at this grain.
CHUNK = 200
#: From this many new baskets on, PostgreSQL's statistics are refreshed at once: without
#: them its plans for the reports of a newly imported season take a hundred times longer.
MANY_BASKETS = 5000
#: A refusal names this many lines in full.
MESSAGES = 10


class Planner(models.AbstractModel):
    """Places the baskets of subscriptions on deliveries, a whole season at once (R7).

    Reads each calendar once, then writes all baskets in one INSERT; a second run writes
    only what is missing. The dates themselves come from the pure ``planning`` package.
    """

    _name = "cocagne.planner"
    _description = "Basket planner"

    @api.model
    def plan_orders(self, orders, progress=None):
        """Write the missing baskets of confirmed subscriptions.

        :param progress: called with (orders done, orders in all) after each chunk.
        :return: how many baskets were written.
        :raises UserError: when a line wants more baskets than there are weeks; it names
            them, and nothing is written.
        """
        lines = orders._basket_lines()
        rows, errors = self._rows_of(lines)
        if errors:
            raise UserError(self._join(errors))
        written = 0
        for start in range(0, len(orders), CHUNK):
            chunk = orders[start : start + CHUNK]
            chunk_rows = [
                row for line in chunk._basket_lines() for row in rows[line.id]
            ]
            written += self._insert(chunk_rows)
            if progress:
                progress(min(start + CHUNK, len(orders)), len(orders))
        if written >= MANY_BASKETS:
            self.env.cr.execute(SQL("ANALYZE cocagne_basket"))
        lines._sync_planned_quantity()
        return written

    @api.model
    def replan_orders(self, orders):
        """Plan again after a change of round, depot, frequency, quantity or dates.

        What is delivered, billed, cancelled or moved by hand stays as it is.
        """
        lines = orders._basket_lines()
        rows, errors = self._rows_of(lines)
        if errors:
            raise UserError(self._join(errors))
        self._delete_untouched(lines)
        written = self._insert([row for line in lines for row in rows[line.id]])
        lines._sync_planned_quantity()
        return written

    @api.model
    def check_orders(self, orders):
        """The refusals of ``plan_orders``, by order line id, without raising."""
        return self._rows_of(orders._basket_lines())[1]

    def _join(self, errors):
        messages = list(errors.values())
        text = "\n".join(messages[:MESSAGES])
        if len(messages) > MESSAGES:
            text += "\n" + self.env._("... and %s more.", len(messages) - MESSAGES)
        return text

    # -- which deliveries ------------------------------------------------------------

    def _rows_of(self, lines):
        """The (line id, delivery id, quantity) of each line, and the refusals."""
        finder = SlotFinder(self)
        kept = self._kept_before(lines)
        rows, errors = defaultdict(list), {}
        for line in lines:
            try:
                slots = self._line_slots(line, finder, kept.get(line.id, 0))
            except UserError as refusal:
                errors[line.id] = str(refusal)
                continue
            for slot_id, times in _count_each(slots).items():
                rows[line.id].append(
                    (line.id, slot_id, times * line.quantity_per_delivery)
                )
        return rows, errors

    def _line_slots(self, line, finder, kept=0):
        """The slots that one order line takes: exactly as many as it wants.

        :param kept: how many it has already, before the day from which it is planned.
        """
        order = line.order_id
        if line.chosen_delivery_ids:
            return finder.chosen(line)
        first, last = order._planning_window()
        slots = [
            slot
            for slot in finder.slots(line)
            if (not first or slot.day >= first)
            and (not last or slot.day <= last)
            and (not order.plan_from or slot.week >= order.plan_from)
        ]
        if line.delivery_count and kept >= line.delivery_count:
            return []
        return self._place(
            slots,
            line.delivery_count and line.delivery_count - kept,
            label=f"{order.subscription_ref or order.name} {line.product_id.name}",
            spread=order.duration_mode == "period",
            double=line.allow_double,
            explain=lambda: self._explain(order),
        )

    def _place(self, slots, count, label, spread=True, double=False, explain=None):
        """``placement.place`` with its refusal in words."""
        try:
            return place(slots, count, spread=spread, double=double)
        except NotEnoughWeeks as lack:
            message = self.env._(
                "%(label)s: deliveries wanted: %(wanted)s, possible: %(possible)s, "
                "missing: %(missing)s.",
                label=label,
                wanted=lack.wanted,
                possible=lack.possible,
                missing=lack.missing,
            )
            reason = explain() if explain else ""
            raise UserError(f"{message} {reason}".strip()) from lack

    def _explain(self, order):
        """Name the weeks that the round cannot deliver, and say what can be done."""
        season = order.season_id
        blocked = self.env["cocagne.delivery"]._season_slots(season, order.round_id)[1]
        reasons = {
            Why.CLOSED: self.env._("closed"),
            Why.HOLIDAY: self.env._("public holiday"),
        }
        names = ", ".join(
            f"{item.week.isocalendar().week} ({reasons[item.why]})"
            for item in blocked
            if (not order.date_start or item.nominal >= order.date_start)
            and (not order.date_end or item.nominal <= order.date_end)
        )
        if not names:
            return self.env._(
                "Every open week is already used: ask for fewer deliveries, or for a "
                "longer period."
            )
        return self.env._(
            "Weeks without a delivery: %s. Ask for fewer deliveries, open a week, or "
            "start earlier.",
            names,
        )

    @api.model
    def _round_slots(self, season, garden_round):
        """All deliveries of a round in a season, in order of date."""
        deliveries = self.env["cocagne.delivery"]
        deliveries.flush_model()
        return [
            DeliverySlot(*row)
            for row in self.env.execute_query(
                SQL(
                    "SELECT id, week, nominal_date, date FROM cocagne_delivery"
                    " WHERE season_id = %s AND round_id = %s AND active"
                    " ORDER BY nominal_date",
                    season.id,
                    garden_round.id,
                )
            )
        ]

    # -- writing them ----------------------------------------------------------------

    def _insert(self, rows):
        """Write baskets in one statement; those that exist are left as they are.

        In the order of ``rows``: where a funder's money runs out, the first basket
        written is the first one paid.
        """
        if not rows:
            return 0
        self.env["sale.order"].flush_model()
        self.env["sale.order.line"].flush_model()
        self.env["cocagne.delivery"].flush_model()
        self.env["cocagne.basket"].flush_model()
        line_ids, delivery_ids, quantities = (
            list(column) for column in zip(*rows, strict=True)
        )
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cocagne_basket (
                    order_line_id, order_id, company_id, partner_id, product_id,
                    season_id, planned_delivery_id, delivery_id, date, round_id,
                    depot_id, quantity, state,
                    prepared_product_id, prepared_quantity,
                    create_uid, create_date, write_uid, write_date)
                SELECT line.id, o.id, o.company_id, o.partner_id, line.product_id,
                       d.season_id, d.id, d.id, d.date, d.round_id,
                       o.depot_id, row.quantity, 'planned',
                       line.product_id, row.quantity,
                       %(uid)s, now() AT TIME ZONE 'UTC',
                       %(uid)s, now() AT TIME ZONE 'UTC'
                  FROM unnest(%(lines)s::int[], %(deliveries)s::int[],
                              %(quantities)s::int[])
                       WITH ORDINALITY AS row(line_id, delivery_id, quantity, rank)
                  JOIN sale_order_line line ON line.id = row.line_id
                  JOIN sale_order o ON o.id = line.order_id
                  JOIN cocagne_delivery d ON d.id = row.delivery_id
                 ORDER BY row.rank
                ON CONFLICT (order_line_id, planned_delivery_id) DO NOTHING
                """,
                uid=self.env.uid,
                lines=line_ids,
                deliveries=delivery_ids,
                quantities=quantities,
            )
        )
        written = self.env.cr.rowcount
        self._forget_cached_baskets()
        return written

    def _delete_untouched(self, lines):
        """Remove the baskets that are still exactly as the planner wrote them."""
        self.env["cocagne.basket"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                DELETE FROM cocagne_basket
                 WHERE order_line_id = ANY(%s) AND state = 'planned'
                   AND delivery_id = planned_delivery_id AND invoice_line_id IS NULL
                """,
                lines.ids,
            )
        )
        self._forget_cached_baskets()

    def _forget_cached_baskets(self):
        self.env["cocagne.basket"].invalidate_model()
        self.env["cocagne.delivery"].invalidate_model(["basket_ids"])
        self.env["sale.order.line"].invalidate_model(["basket_ids"])
        self.env["sale.order"].invalidate_model(["basket_ids"])


def _count_each(slots):
    """How many times each slot was chosen, by slot id, in order of date."""
    counts = {}
    for slot in slots:
        counts[slot.id] = counts.get(slot.id, 0) + 1
    return counts
