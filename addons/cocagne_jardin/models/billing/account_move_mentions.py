from odoo import models


class AccountMove(models.Model):
    """What French law wants to read on an invoice, beside what Odoo prints."""

    _inherit = "account.move"

    def _get_seller_identity(self):
        """Name, legal form, SIRET and VAT number (Code de commerce, R. 123-237)."""
        self.ensure_one()
        company = self.company_id
        forms = dict(company._fields["legal_form"]._description_selection(self.env))
        house = company.root_id
        identity = [company.name]
        if house != company:
            identity.append(self.env._("establishment of %s", house.name))
        form = company.legal_form or house.legal_form
        siret = company.company_registry or house.company_registry
        vat = company.vat or house.vat
        return identity + [
            text
            for text in (
                forms.get(form),
                siret and self.env._("SIRET %s", siret),
                vat and self.env._("VAT number %s", vat),
            )
            if text
        ]

    def _get_payment_mentions(self):
        """Discount, penalties and recovery fee (Code de commerce, L. 441-9, L. 441-10).

        The penalties and the fee exist between professionals only.
        """
        self.ensure_one()
        mentions = [self.env._("No discount for early payment.")]
        if self.commercial_partner_id.is_company and self.move_type == "out_invoice":
            mentions.append(
                self.env._(
                    "Late payment: penalties of three times the legal interest rate, "
                    "and a fixed fee of 40 € for recovery costs (Code de commerce, "
                    "art. L. 441-10 and D. 441-5)."
                )
            )
        return mentions

    def _prints_prices_with_vat(self):
        """Whether the unit prices of the lines include VAT: their amounts do too."""
        self.ensure_one()
        if self.company_price_include == "tax_included":
            return True
        taxes = self.invoice_line_ids.tax_ids
        return bool(taxes) and all(tax.price_include for tax in taxes)

    def _has_taxes_on_debits(self):
        """Whether a tax on services is due on the invoice instead of on the payment."""
        self.ensure_one()
        return any(
            tax.tax_exigibility == "on_invoice" and tax.tax_scope != "consu"
            for tax in self.invoice_line_ids.tax_ids
        )
