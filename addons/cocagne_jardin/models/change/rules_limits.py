"""How many baskets of a subscription bend, in all and in a window (R50, R52)."""

from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import format_date

from .case import DESK, Refusal

#: What counts as a basket that was postponed or advanced; as one that was cancelled.
MOVED = ("postponed", "advanced")
CANCELLED = ("cancelled", "compensated")


class ChangeRules(models.AbstractModel):
    _inherit = "cocagne.change.rules"

    @api.model
    def _rules(self):
        return [*super()._rules(), self._rule_limits, self._rule_windows]

    @api.model
    def _uses(self, cases):
        """Baskets that were moved or cancelled at the member's wish, by order line.

        :return: two dicts, before and after: (basket id, planned day, use) lists.
        """
        ids = {case.basket.id for case in cases}
        lines = {case.basket.order_line_id.id for case in cases}
        # sudo: see _case
        known = (
            self.env["cocagne.basket"]
            .sudo()
            .search(
                Domain("order_line_id", "in", list(lines))
                & Domain("flexibility_use", "!=", False)
            )
        )
        before, after = defaultdict(list), defaultdict(list)
        for basket in known:
            row = (basket.planned_delivery_id.date, basket.flexibility_use)
            before[basket.order_line_id].append(row)
            if basket.id not in ids:
                after[basket.order_line_id].append(row)
        for case in cases:
            if case.use:
                row = (case.basket.planned_delivery_id.date, case.use)
                after[case.basket.order_line_id].append(row)
        return before, after

    @api.model
    def _rule_limits(self, cases):
        before, after = self._uses(cases)
        for line in after:
            rule = self._flexibility(line.basket_ids[:1])
            for uses, maximum, text in (
                (MOVED, rule.max_moves, self.env._("moved to another week")),
                (CANCELLED, rule.max_cancellations, self.env._("cancelled")),
            ):
                was, will = (
                    sum(use in uses for _day, use in rows)
                    for rows in (before[line], after[line])
                )
                if maximum and will > maximum and will > was:
                    yield self._over_the_limit(line, maximum, text, was)

    @api.model
    def _over_the_limit(self, line, maximum, changed, done):
        text = self.env._(
            "%(basket)s: %(maximum)s baskets of a subscription can be %(changed)s, "
            "already done: %(done)s.",
            basket=line.product_id.name,
            maximum=maximum,
            changed=changed,
            done=done,
        )
        return Refusal(DESK, text)

    @api.model
    def _rule_windows(self, cases):
        before, after = self._uses(cases)
        for case in cases:
            line, day = case.basket.order_line_id, case.basket.planned_delivery_id.date
            for window in self._flexibility(case.basket).window_ids:
                span = window._at(day)
                if not span:
                    continue
                was, will = (
                    self._withdrawn(rows, *span) for rows in (before[line], after[line])
                )
                if will > window.maximum and will > was:
                    yield self._over_the_window(line, window, span, was)

    @api.model
    def _withdrawn(self, rows, start, end):
        """How many of these were cancelled or moved away from days of the window."""
        return sum(
            use in MOVED + CANCELLED and start <= planned <= end
            for planned, use in rows
        )

    @api.model
    def _over_the_window(self, line, window, span, done):
        text = self.env._(
            "%(basket)s: between %(start)s and %(end)s, baskets that can be cancelled "
            "or moved: %(maximum)s, already done: %(done)s.",
            basket=line.product_id.name,
            start=format_date(self.env, span[0]),
            end=format_date(self.env, span[1]),
            maximum=window.maximum,
            done=done,
        )
        return Refusal(DESK, text)
