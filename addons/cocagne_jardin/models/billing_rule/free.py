"""Free and offered baskets on the invoice: at 0, with a word, or not at all (R61)."""

from odoo import api, models
from odoo.fields import Domain

#: Baskets that nobody pays: offered ones, and a reduced price of 0.
FREE = Domain("order_id.offered_reason", "!=", False) | (
    Domain("order_line_id.has_participation", "=", True)
    & Domain("order_line_id.participation", "=", 0)
)


class BillingFree(models.AbstractModel):
    _inherit = "cocagne.billing"

    @api.model
    def _billable_domain(self, company, month):
        domain = super()._billable_domain(company, month)
        if company.free_baskets_on_invoice == "none":
            domain &= ~FREE
        return domain

    @api.model
    def _line_name(self, order_line, baskets, lang):
        name = super()._line_name(order_line, baskets, lang)
        # sudo: a setting of the garden
        choice = order_line.company_id.sudo().free_baskets_on_invoice
        if choice == "mention" and not self._member_price(order_line):
            words = self.with_context(lang=lang or self.env.lang)
            name = words.env._("%s (offered)", name)
        return name
