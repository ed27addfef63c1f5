from odoo import fields, models
from odoo.exceptions import UserError

from ..basket.basket import NOT_PREPARED_STATES

#: What may happen to a basket on the road, beside being delivered (R85).
EXCEPTIONS = ("not_collected", "lost", "given", "returned")


class Basket(models.Model):
    """What happens to a basket on the road (R85)."""

    _inherit = "cocagne.basket"

    # indexed: the changes since the last delivery look for what was planned on a day
    planned_delivery_id = fields.Many2one(index=True)

    def action_returned(self):
        """The basket came back to the garden: its member does not pay it (R85)."""
        return self._mark("returned")

    def _mark(self, state):
        """A basket that nobody prepared cannot be on the road.

        What happens to a crate happens to all the baskets in it.

        :raises UserError: when it was cancelled or held back.
        """
        absent = self.filtered(lambda basket: basket.state in NOT_PREPARED_STATES)
        if absent and state in ("delivered", *EXCEPTIONS):
            raise UserError(
                self.env._(
                    "%s was not prepared: it is cancelled or held back. Ask the sales "
                    "desk to put it back to deliver first.",
                    absent[0].display_name,
                )
            )
        if absent and state == "planned":
            absent._check_may_put_back()
        return super(Basket, self | self._in_same_crate())._mark(state)

    def _in_same_crate(self):
        """The baskets that became one big one with these (R51): they have no crate."""
        crates = {
            (basket.order_line_id.id, basket.delivery_id.id, basket.depot_id.id)
            for basket in self
            if basket.prepared_quantity
        }
        others = self.search(
            [
                ("order_line_id", "in", [line for line, _day, _depot in crates]),
                ("delivery_id", "in", self.delivery_id.ids),
                ("prepared_quantity", "=", 0),
                ("state", "not in", NOT_PREPARED_STATES),
            ]
        )
        return others.filtered(
            lambda basket: (
                (basket.order_line_id.id, basket.delivery_id.id, basket.depot_id.id)
                in crates
            )
        )

    def _check_may_put_back(self):
        if not self.env.user.has_group("cocagne_jardin.group_sales_desk"):
            raise UserError(
                self.env._("Only the sales desk can put a cancelled basket back.")
            )
