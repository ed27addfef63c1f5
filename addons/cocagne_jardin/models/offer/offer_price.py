from odoo import api, fields, models

from .vat import with_vat, without_vat


class Offer(models.Model):
    """The price of an offer, with and without VAT: each gives the other (R39)."""

    _inherit = "cocagne.offer"

    tax_id = fields.Many2one(
        "account.tax",
        "VAT",
        check_company=True,
        compute="_compute_tax_id",
        store=True,
        readonly=False,
        precompute=True,
        domain=[("type_tax_use", "=", "sale"), ("amount_type", "=", "percent")],
        help="That of the product unless you choose another one.",
    )
    vat_rate = fields.Float(compute="_compute_vat_rate")
    price_included = fields.Monetary(
        "Price, VAT included",
        required=True,
        compute="_compute_price_included",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
        help="For one basket, or one unit of the product.",
    )
    price_excluded = fields.Monetary(
        "Price, VAT excluded",
        compute="_compute_price_excluded",
        inverse="_inverse_price_excluded",
        help="Type one of the two prices: the other follows.",
    )

    _price_not_negative = models.Constraint(
        "CHECK (price_included >= 0)", "A price cannot be less than 0."
    )

    @api.depends("product_id", "company_id")
    def _compute_tax_id(self):
        for offer in self:
            taxes = offer.product_id.taxes_id._filter_taxes_by_company(offer.company_id)
            offer.tax_id = taxes.filtered(lambda t: t.amount_type == "percent")[:1]

    @api.depends("tax_id")
    def _compute_vat_rate(self):
        for offer in self:
            offer.vat_rate = offer.tax_id.amount

    @api.depends("product_id")
    def _compute_price_included(self):
        for offer in self:
            product = offer.product_id
            taxes = product.taxes_id._filter_taxes_by_company(offer.company_id)
            price = product.list_price
            if not all(taxes.mapped("price_include")):
                price = with_vat(price, offer.tax_id.amount)
            offer.price_included = offer.price_included or price

    @api.depends("price_included", "tax_id")
    def _compute_price_excluded(self):
        for offer in self:
            offer.price_excluded = without_vat(offer.price_included, offer.vat_rate)

    def _inverse_price_excluded(self):
        for offer in self:
            offer.price_included = with_vat(offer.price_excluded, offer.vat_rate)

    @api.onchange("price_excluded")
    def _onchange_price_excluded(self):
        self._inverse_price_excluded()

    def _price_for_order(self):
        """The unit price of an order line: with VAT when the tax is included in it."""
        self.ensure_one()
        if not self.tax_id or self.tax_id.price_include:
            return self.price_included
        return self.price_excluded
