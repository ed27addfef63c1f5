from odoo import api, fields, models


class BasketMove(models.TransientModel):
    """Moving, or doubling a cancelled basket, with the rules shown beforehand (R50,
    R54)."""

    _name = "cocagne.basket.move"
    _inherit = ["cocagne.basket.move", "cocagne.change.wizard"]

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        ids = self.env.context.get("default_basket_ids") or []
        values["seen"] = self.env["cocagne.basket"].browse(ids)._change_stamps()
        return values

    def _preview_depends(self):
        return ["basket_ids", "delivery_id"]

    def _wish(self):
        baskets, delivery = self.basket_ids._origin, self.delivery_id._origin
        if not baskets or not delivery:
            return {}, {}
        cancelled = baskets.filtered(lambda basket: basket.state == "cancelled")
        values = (baskets - cancelled)._move_values(delivery)
        return values | cancelled._double_values(delivery), {}

    def _possible_deliveries(self):
        """A number of baskets may leave its season; a period may not (R50)."""
        found = super()._possible_deliveries()
        baskets = self.basket_ids._origin
        orders = baskets.order_id
        if any(order.duration_mode == "period" for order in orders):
            end = min((o.date_end for o in orders if o.date_end), default=None)
            return found.filtered(lambda day: not end or day.date <= end)
        rounds = baskets.depot_id.stop_ids.round_id
        return found | self.env["cocagne.delivery"].search(
            [
                ("round_id", "in", rounds.ids),
                ("state", "=", "planned"),
                ("date", ">=", fields.Date.context_today(self)),
                ("id", "not in", baskets.delivery_id.ids),
            ]
        )

    def action_move(self):
        """Kept for those who call it: the same as ``action_apply``."""
        return self.action_apply()

    def _do(self, **how):
        cancelled = self.basket_ids.filtered(lambda basket: basket.state == "cancelled")
        if cancelled:
            cancelled.action_double(self.delivery_id, **how)
        if self.basket_ids - cancelled:
            (self.basket_ids - cancelled).action_move(self.delivery_id, **how)
