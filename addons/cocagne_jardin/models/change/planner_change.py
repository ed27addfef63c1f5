from collections import defaultdict

from odoo import api, models
from odoo.tools import SQL

#: A basket that the planner may drop and write again: nothing happened to it, and it
#: does not belong to the days before the subscription's last change for good.
UNTOUCHED = SQL(
    """
    basket.state = 'planned' AND basket.delivery_id = basket.planned_delivery_id
    AND basket.invoice_line_id IS NULL AND basket.is_fixed IS NOT TRUE
    AND (sub.plan_from IS NULL OR planned.week >= sub.plan_from)
    AND NOT EXISTS (
        SELECT 1 FROM cocagne_change_line detail
          JOIN cocagne_change change ON change.id = detail.change_id
         WHERE detail.basket_id = basket.id AND change.state = 'done'
           AND change.is_permanent IS NOT TRUE)
    """
)


class Planner(models.AbstractModel):
    """Planning beside the changes of the members: what they moved, cancelled or sent
    to another depot is neither lost nor written twice (R50, R57)."""

    _inherit = "cocagne.planner"

    def _delete_untouched(self, lines):
        self.env["cocagne.basket"].flush_model()
        self.env["sale.order"].flush_model(["plan_from"])
        self.env["cocagne.change"].flush_model()
        self.env["cocagne.change.line"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                DELETE FROM cocagne_basket
                 WHERE id IN (
                    SELECT basket.id FROM cocagne_basket basket
                      JOIN sale_order sub ON sub.id = basket.order_id
                      JOIN cocagne_delivery planned
                        ON planned.id = basket.planned_delivery_id
                     WHERE basket.order_line_id = ANY(%s) AND %s)
                """,
                lines.ids,
                UNTOUCHED,
            )
        )
        self._forget_cached_baskets()
        self.env["cocagne.change.line"].invalidate_model(["basket_id"])

    def _insert(self, rows):
        """Skip the weeks that a basket of the line has already, whatever its round."""
        written = super()._insert(self._rows_of_free_weeks(rows))
        self._sync_doubled({line for line, _delivery, _quantity in rows})
        return written

    def _rows_of_free_weeks(self, rows):
        if not rows:
            return rows
        self.env["cocagne.basket"].flush_model()
        self.env["cocagne.delivery"].flush_model(["week"])
        lines, deliveries = ({row[i] for row in rows} for i in (0, 1))
        taken = defaultdict(set)
        for line, week, delivery in self.env.execute_query(
            SQL(
                """
                SELECT basket.order_line_id, planned.week, planned.id
                  FROM cocagne_basket basket
                  JOIN cocagne_delivery planned
                    ON planned.id = basket.planned_delivery_id
                 WHERE basket.order_line_id = ANY(%s)
                """,
                list(lines),
            )
        ):
            taken[line, week].add(delivery)
        if not taken:
            return rows
        weeks = dict(
            self.env.execute_query(
                SQL(
                    "SELECT id, week FROM cocagne_delivery WHERE id = ANY(%s)",
                    list(deliveries),
                )
            )
        )
        return [row for row in rows if not taken.get((row[0], weeks[row[1]]))]

    def _sync_doubled(self, line_ids):
        """A basket written again meets those that were moved to its day (R51)."""
        rows = self.env.execute_query(
            SQL(
                "SELECT order_line_id, delivery_id FROM cocagne_basket"
                " WHERE order_line_id = ANY(%s) AND delivery_id != planned_delivery_id",
                list(line_ids),
            )
        )
        self.env["cocagne.basket"]._sync_prepared(set(rows))

    @api.model
    def _kept_before(self, lines):
        """Deliveries that lines had before their last change for good, by line id."""
        changed = lines.filtered("order_id.plan_from")
        if not changed:
            return {}
        self.env["cocagne.basket"].flush_model()
        self.env["sale.order"].flush_model(["plan_from"])
        return dict(
            self.env.execute_query(
                SQL(
                    """
                    SELECT basket.order_line_id, count(*)
                      FROM cocagne_basket basket
                      JOIN sale_order sub ON sub.id = basket.order_id
                      JOIN cocagne_delivery planned
                        ON planned.id = basket.planned_delivery_id
                     WHERE basket.order_line_id = ANY(%s)
                       AND planned.week < sub.plan_from
                     GROUP BY basket.order_line_id
                    """,
                    changed.ids,
                )
            )
        )
