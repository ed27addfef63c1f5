"""A part of what waits: a client, a period, some products (R91)."""

from odoo import api, models
from odoo.fields import Domain


class BillingOnly(models.AbstractModel):
    """Billing at any time is the billing of the month, narrowed by the context.

    ``billing_only`` is a dictionary with ``partner_ids`` (payers), ``date_from``,
    ``date_to`` and ``product_ids``; what is missing or empty narrows nothing.
    """

    _inherit = "cocagne.billing"

    @api.model
    def _only_domain(self, date_field):
        only = self.env.context.get("billing_only") or {}
        domain = Domain.TRUE
        if only.get("partner_ids"):
            payer = "order_id.partner_invoice_id"
            domain &= Domain(payer, "in", only["partner_ids"])
        if only.get("date_from"):
            domain &= Domain(date_field, ">=", only["date_from"])
        if only.get("date_to"):
            domain &= Domain(date_field, "<=", only["date_to"])
        if only.get("product_ids"):
            domain &= Domain("product_id", "in", only["product_ids"])
        return domain

    @api.model
    def _billable_domain(self, company, month):
        return super()._billable_domain(company, month) & self._only_domain("date")

    @api.model
    def _retail_domain(self, company, month):
        domain = super()._retail_domain(company, month)
        return domain & self._only_domain("order_id.retail_date")
