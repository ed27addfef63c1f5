from collections import defaultdict

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Command


class SolidarityStatement(models.Model):
    """A complement of the price: an invoice with the VAT of each basket type.

    CGI, art. 266-1 a: what a third person pays as the price of a delivery bears the VAT
    of that delivery.
    """

    _inherit = "cocagne.solidarity.statement"

    def _prepare_invoice(self):
        company, agreement = self.company_id, self.agreement_id
        sign = 1 if self.amount > 0 else -1
        return {
            "move_type": "out_invoice" if sign > 0 else "out_refund",
            "company_id": company.id,
            "partner_id": self.partner_id.id,
            "invoice_date": self.date,
            "invoice_date_due": self.date_due,
            "invoice_payment_term_id": False,
            "ref": self._label(),
            "invoice_origin": self._label(),
            # what Chorus Pro asks for
            "buyer_reference": agreement.chorus_service,
            "contract_reference": agreement.number,
            "purchase_order_reference": agreement.chorus_engagement,
            "invoice_line_ids": [
                Command.create(vals) for vals in self._prepare_invoice_lines(sign)
            ],
        }

    def _prepare_invoice_lines(self, sign):
        """A line per basket type and kind of line, VAT included."""
        groups = defaultdict(self.env["cocagne.solidarity.statement.line"].browse)
        for line in self.line_ids:
            groups[line.product_id, line.kind] |= line
        return [
            self._prepare_invoice_line(product, lines, sign)
            for (product, _kind), lines in groups.items()
            if not self.currency_id.is_zero(sum(lines.mapped("amount")))
        ]

    def _prepare_invoice_line(self, product, lines, sign):
        amount = self.currency_id.round(sum(lines.mapped("amount")) * sign)
        quantity, price = self._quantity_and_price(lines, amount)
        taxes = self._taxes_of(product)
        return {
            # no product: its baskets are counted on the invoices of the households
            "name": self._line_words(product, lines),
            "quantity": quantity,
            "price_unit": self._price_to_type(price, taxes),
            "tax_ids": [Command.set(taxes.ids)],
            "account_id": self._income_account(product).id,
        }

    def _quantity_and_price(self, lines, amount):
        """Baskets at a price, when it is the same for all; else one sum."""
        prices = {
            self.currency_id.round(line.amount / line.baskets) if line.baskets else 0.0
            for line in lines
        }
        baskets = sum(lines.mapped("baskets"))
        if len(prices) == 1 and baskets > 0:
            price = prices.pop()
            is_exact = self.currency_id.compare_amounts(price * baskets, amount) == 0
            if price > 0 and is_exact:
                return baskets, price
        return 1, amount

    def _line_words(self, product, lines):
        words = dict(lines._fields["kind"]._description_selection(self.env))
        name = self.env._(
            "Complement of the price, %(product)s, %(period)s, baskets: %(count)s",
            product=product.name,
            period=self._period_words(),
            count=sum(lines.mapped("baskets")),
        )
        if lines[0].kind != "usual":
            name = f"{name} ({words[lines[0].kind]})"
        return name

    def _taxes_of(self, product):
        """The VAT of a basket type; empty where the garden charges none.

        :raises UserError: the garden charges VAT and the type has none.
        """
        company = self.company_id
        if not company.vat_liable:
            return self.env["account.tax"]
        # sudo: the basket type may be that of an establishment
        taxes = product.sudo().taxes_id._filter_taxes_by_company(company)
        if not taxes:
            raise UserError(
                self.env._(
                    "%s has no VAT: choose it on the basket type, then send the "
                    "statement again.",
                    product.name,
                )
            )
        return taxes.sudo(False)

    def _price_to_type(self, price, taxes):
        """A price with VAT, as the taxes want it: they may be on top of the price."""
        if all(tax.price_include for tax in taxes):
            return price
        rate = sum(tax.amount for tax in taxes if not tax.price_include)
        return price / (1 + rate / 100)

    def _income_account(self, product):
        """The account of the sales of this basket type, as the household's part."""
        company = self.company_id
        # sudo: see _taxes_of
        accounts = product.sudo().with_company(company).product_tmpl_id
        own = accounts.property_account_income_id
        return own.sudo(False) or company._ledger_account("own_produce")
