from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain

from ...planning.doubling import prepared
from ...planning.places import Places
from ..basket.basket import NOT_PREPARED_STATES
from .case import NEVER, Refusal


class ChangeRules(models.AbstractModel):
    """Whether the depots have room on the days concerned: told beforehand, so that the
    screen shows it at once. ``_apply`` checks again, under lock (R12, R57)."""

    _inherit = "cocagne.change.rules"

    @api.model
    def _rules(self):
        return super()._rules() + [self._rule_places]

    @api.model
    def _rule_places(self, cases):
        pairs = {
            (case.target, case.depot)
            for case in cases
            if case.depot._limited() and (case.comes or case.goes_elsewhere)
            if case.state not in NOT_PREPARED_STATES
        }
        if not pairs:
            return
        was = self._places_of_lines(cases, [])
        will = self._places_of_lines(cases, cases)
        for delivery, depot in sorted(
            pairs, key=lambda pair: (pair[0].date, pair[1].id)
        ):
            more = will[delivery, depot].more_than(was[delivery, depot])
            if not more:
                continue
            taken = depot._places_by_delivery(deliveries=delivery)[
                depot.id, delivery.id
            ]
            if not more.fits(taken, depot._limits()):
                yield Refusal(NEVER, depot._full_message(more, taken, delivery))

    @api.model
    def _places_of_lines(self, cases, changed):
        """``Places`` that the lines of ``cases`` take, by (delivery, depot), as if those
        of ``changed`` were done."""
        by_id = {case.basket.id: case for case in changed}
        lines = {case.basket.order_line_id.id for case in cases}
        days = {case.target.id for case in cases}
        # sudo: see _case
        baskets = (
            self.env["cocagne.basket"]
            .sudo()
            .search(
                Domain("order_line_id", "in", list(lines))
                & Domain("delivery_id", "in", list(days))
            )
        )
        baskets |= baskets.union(*(case.basket for case in cases))
        groups, depot_of = defaultdict(list), {}
        for basket in baskets:
            case = by_id.get(basket.id)
            state = case.state if case else basket.state
            if state in NOT_PREPARED_STATES:
                continue
            delivery = case.target if case else basket.delivery_id
            depot_of[basket.id] = (delivery, case.depot if case else basket.depot_id)
            row = basket._prepared_row()
            if case:
                row = row._replace(
                    quantity=case.vals.get("quantity", basket.quantity),
                    is_regular=delivery == basket.planned_delivery_id,
                    halves=case.use == "doubled",
                )
            groups[basket.order_line_id.id, delivery.id].append(row)
        places = defaultdict(Places)
        for rows in groups.values():
            for key, (product, quantity) in prepared(rows).items():
                depot = depot_of[key][1]
                places[depot_of[key]] += depot._places_of(product, quantity)
        return places
