from odoo import fields, models

from .insiders import INSIDERS


class SaleOrder(models.Model):
    """What was invoiced of a subscription tells the price of its baskets."""

    _inherit = "sale.order"

    amount_invoiced = fields.Monetary(groups=INSIDERS)
    amount_to_invoice = fields.Monetary(groups=INSIDERS)
    billing_schedule = fields.Html(groups=INSIDERS)
