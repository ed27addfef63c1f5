from odoo import models

from odoo.addons.cocagne_jardin.models.basket.basket import DELIVERED_STATES

#: What a share depends on: when one of these changes, a basket is split anew.
SPLIT_BY = {"state", "quantity", "product_id", "delivery_id"}


class Basket(models.Model):
    """A basket is split when it is delivered, and again when it is corrected."""

    _inherit = "cocagne.basket"

    def write(self, vals):
        if not SPLIT_BY & vals.keys():
            return super().write(vals)
        before = self._split_keys()
        result = super().write(vals)
        self._sync_split(before)
        return result

    def _split_keys(self):
        """What the shares of each basket depend on; None where nothing is to share."""
        return {
            basket.id: basket.state in DELIVERED_STATES
            and (
                basket.state == "not_collected",
                basket.quantity,
                basket.product_id.id,
                basket.delivery_id.id,
            )
            for basket in self
        }

    def _sync_split(self, before):
        """Split these baskets anew where what they depend on changed."""
        after = self._split_keys()
        changed = self.filtered(lambda b: before[b.id] != after[b.id])
        split = self.env["cocagne.solidarity.split"]
        undone = changed.filtered(lambda b: before[b.id])
        if undone:
            split._unsplit(undone)
        done = changed.filtered(lambda b: after[b.id])
        if done:
            split._split(done)
