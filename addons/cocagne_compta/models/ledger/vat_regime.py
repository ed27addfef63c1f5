from odoo import models
from odoo.fields import Command, Domain


class ResCompany(models.Model):
    """A garden that begins or stops to charge VAT: its defaults and products follow.

    Invoices that exist stay as they are; what is billed from now on is right. Prices
    are those that members pay: they do not move.
    """

    _inherit = "res.company"

    def write(self, vals):
        changed = self.browse()
        if "vat_liable" in vals:
            changed = self.filtered(lambda c: c.vat_liable != bool(vals["vat_liable"]))
        result = super().write(vals)
        changed.filtered("is_garden")._apply_vat_regime()
        return result

    def _apply_vat_regime(self):
        # sudo: the manager changes one box, taxes are a setting of the accounts
        for company in self.sudo().filtered(lambda c: c.chart_template == "fr"):
            company._set_default_taxes()
            company._set_product_taxes()

    def _set_default_taxes(self):
        """The taxes of new products: the normal rate of the chart, or none."""
        for field, name in (
            ("account_sale_tax_id", "tva_normale"),
            ("account_purchase_tax_id", "tva_acq_normale"),
        ):
            tax = self.env["account.tax"]
            if self.vat_liable:
                tax = self.env.ref(
                    f"account.{self.root_id.id}_{name}", raise_if_not_found=False
                )
            self[field] = tax

    def _set_product_taxes(self):
        """Taxes of the garden's products and of the subscriptions that still run."""
        products = self.env["product.template"].with_context(active_test=False)
        mine = Domain("company_id", "=", self.id)
        if self.vat_liable:
            basket_tax = products._basket_sale_tax(self)
            baskets = products.search(
                mine & Domain("is_basket", "=", True) & Domain("taxes_id", "=", False)
            )
            baskets.taxes_id = [Command.set(basket_tax.ids)]
        else:
            taxed = products.search(mine & Domain("taxes_id", "!=", False))
            taxed.write(
                {"taxes_id": [Command.clear()], "supplier_taxes_id": [Command.clear()]}
            )
        self.env["sale.order.line"].search(
            [
                ("company_id", "=", self.id),
                ("order_id.is_subscription", "=", True),
                ("state", "in", ("draft", "sent", "sale")),
                ("display_type", "=", False),
                ("product_id.is_basket", "=", True),
            ]
        )._compute_tax_ids()
