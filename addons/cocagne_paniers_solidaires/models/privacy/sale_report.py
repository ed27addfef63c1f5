from odoo import fields, models

from .insiders import INSIDERS


class SaleReport(models.Model):
    """The analysis of sales: what was ordered for all, what was invoiced for some."""

    _inherit = "sale.report"

    untaxed_amount_invoiced = fields.Monetary(groups=INSIDERS)
    untaxed_amount_to_invoice = fields.Monetary(groups=INSIDERS)
