from odoo import api, models
from odoo.fields import Command

#: Food for home use is sold at the reduced rate in France (percent).
REDUCED_RATE = 5.5


class ProductTemplate(models.Model):
    """The sale tax of baskets: their prices are the ones members pay, VAT included."""

    _inherit = "product.template"

    @api.model
    def _basket_sale_tax(self, company, rate=REDUCED_RATE):
        """The VAT on sales of goods at ``rate`` percent, included in the price.

        Empty when the garden charges no VAT, or has no chart of accounts yet. The
        French chart brings this tax, archived: it is made active at the first need, or
        created where it is missing.
        """
        # sudo: whoever creates a basket gets the tax of the garden, without the right
        # to configure taxes
        taxes = self.env["account.tax"].sudo().with_company(company.root_id)
        if not (company.vat_liable and company.root_id.chart_template and rate):
            return taxes.sudo(False)
        tax = taxes.with_context(active_test=False).search(
            [
                ("company_id", "=", company.root_id.id),
                ("type_tax_use", "=", "sale"),
                ("amount_type", "=", "percent"),
                ("amount", "=", rate),
                ("price_include_override", "=", "tax_included"),
                ("tax_exigibility", "=", "on_invoice"),
            ],
            order="active desc, sequence, id",
            limit=1,
        )
        if not tax:
            tax = taxes.create(self._basket_tax_values(company.root_id, rate))
        if not tax.active:
            tax.active = True
        return tax.sudo(False).with_env(self.env)

    @api.model
    def _basket_tax_values(self, company, rate):
        return {
            "name": self.env._("VAT %s%% included", f"{rate:g}"),
            "amount": rate,
            "type_tax_use": "sale",
            "price_include_override": "tax_included",
            "company_id": company.id,
        }

    @api.model
    def _basket_money_defaults(self, company):
        """What a new basket of ``company`` takes: its garden and its VAT."""
        return {
            "company_id": company.root_id.id,
            "taxes_id": [Command.set(self._basket_sale_tax(company).ids)],
            "supplier_taxes_id": [Command.clear()],
        }
