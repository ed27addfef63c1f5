from odoo import api, models
from odoo.exceptions import UserError

from .case import MANAGER


class Change(models.Model):
    """Undoing obeys the garden's deadline and its number of doubled baskets."""

    _inherit = "cocagne.change"

    #: Decisions of the garden itself, which the members' deadline does not bind.
    _garden_kinds = ("exceptional", "correction")

    @api.model
    def _undo_limit(self, vals, lines):
        """The deadline of the earliest day concerned (R55). A change that was made
        after it, as an exception, can be undone until the delivery."""
        limit = super()._undo_limit(vals, lines)
        if not limit or vals["kind"] in self._garden_kinds:
            return limit
        baskets = self.env["cocagne.basket"].browse(
            [line["basket_id"] for line in lines if line.get("basket_id")]
        )
        rules = self.env["cocagne.change.rules"]
        moments = [
            rule._last_moment(limit.date())
            for rule in map(rules._flexibility, baskets)
            if rule
        ]
        deadline = min(moments, default=limit)
        return deadline if deadline >= vals["date"] else limit

    def _undo_layer(self):
        """Undoing may bring two baskets together again: the week's number holds."""
        values = {}
        for line in self.sudo().line_ids.filtered("basket_id"):
            differ = {
                name: value
                for name, value in line.before.items()
                if line.after.get(name) != value
            }
            values[line.basket_id] = differ
        for refusal in self._doubling_refusals(values):
            raise UserError(refusal.text)
        return super()._undo_layer()

    def _doubling_refusals(self, values):
        passes = self._passes(self.sudo().line_ids.basket_id)
        if MANAGER in passes:
            return []
        rules = self.env["cocagne.change.rules"].with_context(lock_weeks=True)
        cases = [rules._case(basket, vals) for basket, vals in values.items()]
        return list(rules._rule_doubled(cases))
