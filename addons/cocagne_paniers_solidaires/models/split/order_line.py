from odoo import fields, models

from ...splitting import money


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    enrolment_ids = fields.Many2many(
        "cocagne.solidarity.enrolment",
        "cocagne_solidarity_enrolment_line_rel",
        "sale_order_line_id",
        "cocagne_solidarity_enrolment_id",
        "Solidarity programme",
        copy=False,
        groups="cocagne_paniers_solidaires.group_solidarity",
    )

    def _public_price(self):
        """The public price of one basket of the line, VAT included, as a ``Decimal``."""
        self.ensure_one()
        return money(self.price_unit) * (1 - money(self.discount) / 100)
