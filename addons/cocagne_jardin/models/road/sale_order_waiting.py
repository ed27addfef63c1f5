from odoo import models
from odoo.exceptions import UserError

from .waiting_entry import OPEN_STATES

#: What frees a place, or takes one.
PLACE_FIELDS = {"state", "depot_id", "date_end"}


class SaleOrder(models.Model):
    """Subscriptions take the places that were kept, and free theirs (R12)."""

    _inherit = "sale.order"

    def action_confirm(self):
        confirmed = self.filtered(
            lambda order: order.is_subscription and order.state in ("draft", "sent")
        )
        result = super().action_confirm()
        confirmed._take_reserved_places()
        return result

    def action_wait_at_depot(self):
        """Instead of subscribing at a full depot: wait for a place there.

        The draft stays, to be confirmed when the place is offered.
        """
        self.ensure_one()
        entries = self.env["cocagne.waiting.entry"]
        for line in self._basket_lines().filtered("product_id.depot_places"):
            entries |= self.depot_id.action_wait(
                self.partner_id, line.product_id, line.quantity_per_delivery
            )
        if not entries:
            raise UserError(
                self.env._(
                    "Choose the depot and add the baskets first: they say what the "
                    "member waits for."
                )
            )
        return self.depot_id.action_view_waiting()

    def _take_reserved_places(self):
        """Who waited for this depot and has now subscribed waits no longer."""
        if not self:
            return
        # sudo: confirming a subscription needs no right on the waiting list
        entries = self.env["cocagne.waiting.entry"].sudo()
        found = entries.search(
            [
                ("depot_id", "in", self.depot_id.ids),
                (
                    "partner_id",
                    "in",
                    (self.partner_id | self.partner_id.commercial_partner_id).ids,
                ),
                ("state", "in", OPEN_STATES),
            ]
        )
        for order in self:
            people = order.partner_id | order.partner_id.commercial_partner_id
            products = order._basket_lines().product_id
            mine = found.filtered(
                lambda entry, order=order, people=people, products=products: (
                    entry.depot_id == order.depot_id
                    and entry.partner_id in people
                    and (entry.product_id in products or entry.state == "offered")
                )
            )
            mine._leave("taken", order)

    def write(self, vals):
        """A place that gets free is offered to the waiting list at once."""
        depots = self.env["cocagne.depot"]
        if PLACE_FIELDS & vals.keys():
            depots = self.filtered(
                lambda order: order.is_subscription and order.state == "sale"
            ).depot_id
        result = super().write(vals)
        if depots:
            depots._offer_free_places()
        return result
