"""What can never be: a basket that is over, a day that is past, a round that does not
stop there."""

from odoo import api, fields, models

from .case import DESK, NEVER, Refusal


class ChangeRules(models.AbstractModel):
    _inherit = "cocagne.change.rules"

    @api.model
    def _rules(self):
        return [
            self._rule_noticed,
            self._rule_basket,
            self._rule_target,
            *super()._rules(),
        ]

    @api.model
    def _rule_noticed(self, cases):
        for case in cases:
            if not case.matters and case.use != case.basket.flexibility_use:
                yield Refusal(
                    NEVER,
                    self.env._(
                        "%s is cancelled: choose the day on which it is doubled "
                        "instead.",
                        case.basket.display_name,
                    ),
                )

    @api.model
    def _rule_basket(self, cases):
        """A basket that is delivered, or whose day is past, is a matter of correction."""
        today = fields.Date.context_today(self)
        for case in filter(lambda case: case.matters, cases):
            basket = case.basket
            states = ("planned", "cancelled") if case.comes else ("planned",)
            is_over = basket.delivery_id.state != "planned"
            if basket.state not in states or (is_over and basket.state == "planned"):
                yield Refusal(
                    NEVER,
                    self.env._(
                        "%s is no longer to deliver: it can no longer be changed.",
                        basket.display_name,
                    ),
                )
            elif basket.date < today and basket.state == "planned":
                yield Refusal(
                    DESK,
                    self.env._(
                        "The day of %s is past: say what happened to it instead.",
                        basket.display_name,
                    ),
                )

    @api.model
    def _rule_target(self, cases):
        """The new day is to come, and its round stops at the depot."""
        today = fields.Date.context_today(self)
        for case in filter(lambda case: case.matters and case.goes_elsewhere, cases):
            target = case.target
            if target.state != "planned" or target.date < today:
                yield Refusal(
                    NEVER,
                    self.env._(
                        "%s is already delivered or past: choose a later delivery.",
                        target.display_name,
                    ),
                )
            if case.depot not in target.round_id.stop_ids.depot_id:
                yield Refusal(
                    NEVER,
                    self.env._(
                        "Round %(round)s does not stop at %(depot)s: choose a delivery "
                        "of a round that does.",
                        round=target.round_id.code,
                        depot=case.depot.display_name,
                    ),
                )
