from odoo import models


class SaleOrder(models.Model):
    """Odoo's own invoicing leaves the baskets to the billing of the month."""

    _inherit = "sale.order"

    def _get_invoiceable_lines(self, final=False):
        lines = super()._get_invoiceable_lines(final=final)
        return lines.filtered(lambda line: line.qty_delivered_method != "basket")

    def _nothing_to_invoice_error_message(self):
        message = super()._nothing_to_invoice_error_message()
        if any(self.mapped("is_subscription")):
            message = self.env._(
                "The baskets of a subscription are billed with the month, when they "
                "are delivered: open Billing, Months."
            )
        return message
