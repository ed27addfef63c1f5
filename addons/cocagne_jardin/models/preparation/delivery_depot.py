from odoo import models


class Delivery(models.Model):
    """Delivers one depot at a time."""

    _inherit = "cocagne.delivery"

    def _deliver_depot(self, depot, done):
        """All that was still to deliver at a depot was delivered, or was not (R85).

        Exceptions already said stay. What is billed stays delivered.
        """
        self.ensure_one()
        self._check_may_deliver()
        domain = [("delivery_id", "=", self.id), ("depot_id", "=", depot.id)]
        if done:
            self.env["cocagne.basket"].search(
                [*domain, ("state", "=", "planned")]
            )._set_state("delivered")
            return
        # sudo: drivers do not see invoices, but leave billed baskets as they are
        baskets = self.env["cocagne.basket"].sudo()
        baskets.search(
            [*domain, ("state", "=", "delivered"), ("invoice_line_id", "=", False)]
        )._set_state("planned")
        if self.state == "delivered":
            # sudo: same as action_undo_deliver
            self.sudo().state = "planned"

    def action_undo_deliver(self):
        """The depots are to deliver again too."""
        result = super().action_undo_deliver()
        # sudo: same as in the ticks of the depots
        self.env["cocagne.preparation.progress"].sudo().search(
            [("delivery_id", "in", self.ids), ("delivered_on", "!=", False)]
        ).write({"delivered_on": False, "delivered_by_id": False})
        return result
