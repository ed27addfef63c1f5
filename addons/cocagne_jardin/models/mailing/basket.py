from odoo import api, fields, models
from odoo.tools import format_date

from ..basket.basket import NOT_PREPARED_STATES


class Basket(models.Model):
    """What a mail about a basket says of the member's whole day."""

    _inherit = "cocagne.basket"

    same_day_label = fields.Char(
        "Baskets of the day", compute="_compute_same_day_label"
    )
    day_label = fields.Char("Day", compute="_compute_day_label")

    @api.depends_context("lang")
    @api.depends("date")
    def _compute_day_label(self):
        for basket in self:
            basket.day_label = basket.date and format_date(
                self.env, basket.date, date_format="EEEE d MMMM"
            )

    def _compute_same_day_label(self):
        """All that this member has that day at that depot, like ``1 Simple, 1 Eggs``."""
        groups = self._read_group(
            [
                ("partner_id", "in", self.partner_id.ids),
                ("delivery_id", "in", self.delivery_id.ids),
                ("state", "not in", NOT_PREPARED_STATES),
                ("prepared_quantity", ">", 0),
            ],
            ["partner_id", "delivery_id", "depot_id", "prepared_product_id"],
            ["prepared_quantity:sum"],
        )
        labels = {}
        for partner, delivery, depot, product, quantity in groups:
            key = (partner, delivery, depot)
            labels.setdefault(key, []).append(f"{quantity} {product.name}")
        for basket in self:
            key = (basket.partner_id, basket.delivery_id, basket.depot_id)
            basket.same_day_label = ", ".join(labels.get(key, []))
