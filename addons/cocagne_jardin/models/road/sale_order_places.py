from collections import defaultdict

from odoo import fields, models
from odoo.exceptions import UserError

from ...planning.places import Places


class SaleOrder(models.Model):
    """A subscription takes its places at the depot when it is confirmed (R12)."""

    _inherit = "sale.order"

    def _wanted_places(self):
        """The ``Places`` that these subscriptions take, by depot id."""
        wanted = defaultdict(Places)
        for line in self._basket_lines():
            depot = line.order_id.depot_id
            wanted[depot.id] += depot._places_of(
                line.product_id, line.quantity_per_delivery
            )
        return wanted

    def _check_depot_places(self):
        """Refuse what the depots cannot take, and whom they do not serve."""
        for order in self:
            order._check_depot_choice()
        by_day = self.depot_id._counted_by_delivery()
        # where the fullest day counts, the days are known once they are planned; the
        # depot is held until then
        by_day._limited()._serialize_sign_ups()
        (self.depot_id - by_day)._check_places(
            self._wanted_places(), partners=self.partner_id
        )

    def _check_depot_choice(self):
        """The depot takes this client (R11); what the desk may do, it may do here."""
        self.ensure_one()
        reason = self.depot_id._refusal_at_the_desk(self.partner_id)
        if reason:
            raise UserError(reason)

    def action_confirm(self):
        waiting = self.filtered(
            lambda order: order.is_subscription and order.state in ("draft", "sent")
        )
        result = super().action_confirm()
        waiting._check_planned_places()
        return result

    def _check_planned_places(self):
        """Where the fullest delivery counts: no day holds more than the depot."""
        depots = self.depot_id._counted_by_delivery()._limited()
        if not depots:
            return
        today = fields.Date.context_today(self)
        reserved = depots._places_reserved(self.partner_id)
        mine = self.basket_ids.filtered(lambda basket: basket.date >= today)
        taken = depots._places_by_delivery(deliveries=mine.delivery_id)
        for delivery in mine.delivery_id.sorted("date"):
            for depot in depots:
                used = taken[depot.id, delivery.id]
                used += reserved.get(depot.id, Places())
                if not Places().fits(used, depot._limits()):
                    raise UserError(depot._full_message(Places(), used, delivery))
