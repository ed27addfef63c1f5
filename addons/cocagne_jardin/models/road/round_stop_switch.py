from odoo import api, fields, models
from odoo.tools import format_date


class RoundStop(models.Model):
    """The subscriptions that depend on a stop follow it to another round (R21)."""

    _inherit = "cocagne.round.stop"

    def _followers(self, day):
        """The subscriptions of this depot on this round that go on after ``day``."""
        self.ensure_one()
        orders = self.env["sale.order"]
        return orders.search(
            [
                ("is_subscription", "=", True),
                ("state", "in", ("draft", "sent", "sale")),
                ("depot_id", "=", self.depot_id.id),
                ("round_id", "=", self.round_id.id),
                "|",
                ("date_end", "=", False),
                ("date_end", ">=", day),
            ]
        )

    def _switch_followers(self, orders, origin, garden_round, day):
        """Move the subscriptions of a stop that changed round; values of the history."""
        self.ensure_one()
        baskets = self._switch_orders(orders, garden_round, day)
        return {
            "depot_id": self.depot_id.id,
            "from_round_id": origin.id,
            "to_round_id": garden_round.id,
            "order_ids": [fields.Command.set(orders.ids)],
            "order_count": len(orders),
            "basket_count": baskets,
        }

    @api.model
    def _switch_orders(self, orders, garden_round, day):
        """Put subscriptions on another round from ``day`` on, and say so on each."""
        running = orders.filtered(lambda order: order.state == "sale")
        (orders - running).write({"round_id": garden_round.id})
        written = self.env["cocagne.planner"].switch_round(running, garden_round, day)
        note = self.env._(
            "The depot is now served by round %(round)s, from %(day)s.",
            round=garden_round.display_name,
            day=format_date(self.env, day),
        )
        running._message_log_batch({order.id: note for order in running})
        return written

    def _board_card(self, baskets):
        """One card of the board."""
        depot = self.depot_id
        return {
            "id": self.id,
            "depot_id": depot.id,
            "number": depot.number,
            "name": depot.name or "",
            "city": depot.city or "",
            "category": depot.category,
            "delivery_slot": self.delivery_slot or "",
            "pickup_slot": self.pickup_slot or "",
            "baskets": baskets.get((self.round_id.id, depot.id), 0),
        }
