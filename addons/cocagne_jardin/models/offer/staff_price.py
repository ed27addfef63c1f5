from odoo import fields, models

from ..season.planner_slots import SlotFinder


class SaleOrder(models.Model):
    """The baskets of the staff follow the price of their status (R26)."""

    _inherit = "sale.order"

    payment_mode = fields.Selection(
        selection_add=[("wages", "Deducted from wages")], ondelete={"wages": "set null"}
    )

    def action_confirm(self):
        staff = self.filtered(
            lambda order: (
                order.is_subscription
                and order.state in ("draft", "sent")
                and order.partner_id.staff_status_id
            )
        )
        for order in staff.filtered("partner_id.staff_status_id.from_wages"):
            order.payment_mode = order.payment_mode or "wages"
        result = super().action_confirm()
        staff._apply_staff_price()
        return result

    def _apply_staff_price(self):
        """Write the price of the status on lines without an agreed one."""
        # sudo: whoever confirms applies the rule, also who may not read reduced prices
        for order in self.sudo():
            status = order.partner_id.staff_status_id
            for line in order._basket_lines():
                if line.has_participation or not status._applies_to(line.product_id):
                    continue
                price = status._price_of(line.price_unit, line._baskets_a_year())
                line.write({"has_participation": True, "participation": price})


class SaleOrderLine(models.Model):
    """How many baskets such a line brings in a whole year."""

    _inherit = "sale.order.line"

    def _baskets_a_year(self):
        """Baskets of this frequency in the season, whenever the line begins."""
        self.ensure_one()
        if self.chosen_delivery_ids:
            return len(self.chosen_delivery_ids) * self.quantity_per_delivery
        slots = SlotFinder(self.env["cocagne.planner"]).slots(self)
        return len(slots) * self.quantity_per_delivery
