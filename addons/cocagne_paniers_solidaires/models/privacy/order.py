from odoo import fields, models

from .insiders import INSIDERS


class SaleOrder(models.Model):
    """What was invoiced of a subscription tells the price of its baskets."""

    _inherit = "sale.order"

    amount_invoiced = fields.Monetary(groups=INSIDERS)
    amount_to_invoice = fields.Monetary(groups=INSIDERS)
    billing_schedule = fields.Html(groups=INSIDERS)

    def _summary_price(self, line):
        """Who is no insider makes a summary at the public price, for everybody."""
        if self.env.su or self.env.user._knows_prices_of_members():
            return super()._summary_price(line)
        return line.price_unit

    def _expected_rows(self):
        """The instalments are those of the invoices: not for a summary of others."""
        if self.env.su or self.env.user._knows_prices_of_members():
            return super()._expected_rows()
        return []
