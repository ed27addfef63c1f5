from odoo import api, fields, models


class SaleOrderLine(models.Model):
    """Choosing an offer fills the line: product, price, VAT, frequency (R39)."""

    _inherit = "sale.order.line"

    offer_id = fields.Many2one(
        "cocagne.offer", index="btree_not_null", check_company=True
    )

    @api.onchange("offer_id")
    def _onchange_offer_id(self):
        if self.offer_id:
            self.update(self._offer_values(self.offer_id))

    @api.model
    def _offer_values(self, offer):
        """What an offer writes on a line, unless told otherwise."""
        vals = {"product_id": offer.product_id.id}
        if offer.is_basket:
            frequencies = offer.frequency_ids or offer.product_id.frequency_ids
            if len(frequencies) == 1:
                vals["frequency_id"] = frequencies.id
            if offer.delivery_count:
                vals["delivery_count"] = offer.delivery_count
        return vals

    @api.model_create_multi
    def create(self, vals_list):
        offers = self.env["cocagne.offer"]
        return super().create(
            [
                {**self._offer_values(offers.browse(vals["offer_id"])), **vals}
                if vals.get("offer_id")
                else vals
                for vals in vals_list
            ]
        )

    def _get_display_price(self):
        if self.offer_id:
            return self.offer_id._price_for_order()
        return super()._get_display_price()

    @api.depends("offer_id")
    def _compute_price_unit(self):
        return super()._compute_price_unit()

    @api.depends("offer_id")
    def _compute_tax_ids(self):
        result = super()._compute_tax_ids()
        for line in self.filtered("offer_id.tax_id"):
            position = line.order_id.fiscal_position_id
            line.tax_ids = position.map_tax(line.offer_id.tax_id)
        return result

    @api.depends("offer_id.frequency_ids")
    def _compute_offered_frequency_ids(self):
        super()._compute_offered_frequency_ids()
        for line in self.filtered("offer_id.frequency_ids"):
            line.offered_frequency_ids = line.offer_id.frequency_ids

    def _offered_quantity(self):
        """What the line takes of the quantity on sale of its offer."""
        self.ensure_one()
        if self._is_basket_line():
            return self.quantity_per_delivery
        return self.product_uom_qty
