from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import format_date

from ...planning.doubling import Row, doubled_units
from ..basket.basket import NOT_PREPARED_STATES
from .case import MANAGER, Refusal


class ChangeRules(models.AbstractModel):
    """The number of baskets that may be doubled in a week (R53)."""

    _inherit = "cocagne.change.rules"

    @api.model
    def _rules(self):
        return super()._rules() + [self._rule_doubled]

    @api.model
    def _rule_doubled(self, cases):
        weeks = defaultdict(set)
        for case in cases:
            if case.comes:
                weeks[case.basket.company_id].add(case.target.week)
        for company, found in weeks.items():
            yield from self._company_doubled(company, found, cases)

    @api.model
    def _company_doubled(self, company, weeks, cases):
        quotas = self.env["cocagne.doubling.quota"]
        limits = quotas._limits(company, weeks)
        if not limits:
            return
        if self.env.context.get("lock_weeks"):
            quotas._serialize_weeks(company, {week for week, _product in limits})
        lines = {case.basket.order_line_id.id for case in cases}
        others = quotas._doubled(company, weeks, without_lines=lines)
        was = self._add(others, self._doubled_of(lines, weeks, []))
        will = self._add(others, self._doubled_of(lines, weeks, cases))
        for (week, product), maximum in limits.items():
            before = quotas._total(was, week, product)
            after = quotas._total(will, week, product)
            if after > maximum and after > before:
                yield Refusal(
                    MANAGER,
                    self.env._(
                        "Week of %(week)s: %(maximum)s baskets can be doubled, "
                        "already doubled: %(done)s. Choose another week.",
                        week=format_date(self.env, week),
                        maximum=maximum,
                        done=before,
                    ),
                )

    @api.model
    def _add(self, one, other):
        total = defaultdict(int, one)
        for key, units in other.items():
            total[key] += units
        return total

    @api.model
    def _doubled_of(self, lines, weeks, cases):
        """Doubled baskets of these lines, as if ``cases`` were done."""
        changed = {case.basket.id: case for case in cases}
        # sudo: counted for members too, who do not read the others' baskets
        baskets = (
            self.env["cocagne.basket"]
            .sudo()
            .search(
                Domain("order_line_id", "in", list(lines))
                & (
                    Domain("id", "in", list(changed))
                    | Domain("delivery_id.week", "in", list(weeks))
                )
            )
        )
        rows = defaultdict(list)
        for basket in baskets:
            case = changed.get(basket.id)
            state = case.state if case else basket.state
            if state in NOT_PREPARED_STATES:
                continue
            delivery = case.target if case else basket.delivery_id
            vals = case.vals if case else {}
            key = (delivery.week, basket.product_id.id, basket.order_line_id.id)
            use = case.use if case else basket.flexibility_use
            rows[key].append(
                Row(
                    key=basket.id,
                    product=None,
                    double=None,
                    quantity=vals.get("quantity", basket.quantity),
                    is_regular=delivery == basket.planned_delivery_id,
                    halves=use == "doubled",
                )
            )
        doubled = defaultdict(int)
        for (week, product, _line), group in rows.items():
            doubled[week, product] += doubled_units(group)
        return doubled
