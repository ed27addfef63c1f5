from odoo import api, models


class Planner(models.AbstractModel):
    """Baskets that are planned bring their delivery fees (R14)."""

    _inherit = "cocagne.planner"

    @api.model
    def plan_orders(self, orders, progress=None):
        written = super().plan_orders(orders, progress=progress)
        orders._sync_delivery_fees()
        return written

    @api.model
    def replan_orders(self, orders):
        written = super().replan_orders(orders)
        orders._sync_delivery_fees()
        return written
