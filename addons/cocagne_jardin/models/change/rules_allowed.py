"""What the type of a basket lets people do (R50, R54)."""

from odoo import api, models

from .case import DESK, NEVER, Refusal


class ChangeRules(models.AbstractModel):
    _inherit = "cocagne.change.rules"

    @api.model
    def _rules(self):
        return [*super()._rules(), self._rule_counted, self._rule_allowed]

    @api.model
    def _rule_counted(self, cases):
        """A number of baskets that was ordered stays that number (R44)."""
        for case in cases:
            basket = case.basket
            if basket.order_id.duration_mode != "count":
                continue
            who = basket.partner_id.name
            if case.state == "cancelled":
                yield Refusal(
                    NEVER,
                    self.env._(
                        "The subscription of %s is a number of baskets: none can be "
                        "cancelled. Postpone it instead.",
                        who,
                    ),
                )
            if case.use == "doubled":
                yield Refusal(
                    NEVER,
                    self.env._(
                        "The subscription of %s is a number of baskets: advance "
                        "another one to have two.",
                        who,
                    ),
                )

    @api.model
    def _rule_allowed(self, cases):
        for case in cases:
            basket, use = case.basket, case.use
            rule = self._flexibility(basket)
            if not rule and self.env.user.share:
                yield Refusal(
                    NEVER,
                    self.env._(
                        "%s cannot be changed here: ask the garden.",
                        basket.product_id.name,
                    ),
                )
            if use == basket.flexibility_use or not use or not rule:
                continue
            if not self._allows(rule, use):
                yield Refusal(DESK, self._not_allowed(use, basket))
            if use == "cancelled" and rule.compensation == "at_once":
                yield Refusal(
                    DESK,
                    self.env._(
                        "A cancelled %s is doubled on another day: choose that day "
                        "at once.",
                        basket.product_id.name,
                    ),
                )

    @api.model
    def _allows(self, rule, use):
        """Whether a basket type may be used so."""
        return {
            "postponed": rule.allow_postpone,
            "advanced": rule.allow_advance,
            "cancelled": rule.allow_cancel,
            "compensated": rule.compensation != "none",
            "doubled": rule.compensation == "counted",
        }[use]

    @api.model
    def _not_allowed(self, use, basket):
        names = {
            "postponed": self.env._("%s cannot be postponed.", basket.product_id.name),
            "advanced": self.env._("%s cannot be advanced.", basket.product_id.name),
            "cancelled": self.env._("%s cannot be cancelled.", basket.product_id.name),
        }
        return names.get(use) or self.env._(
            "%s cannot be doubled.", basket.product_id.name
        )
