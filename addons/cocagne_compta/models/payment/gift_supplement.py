from odoo import api, fields, models
from odoo.fields import Command, Domain

DESK_OR_ACCOUNTANT = "cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant"


class SaleOrder(models.Model):
    """The euro more per basket that some members give (R63)."""

    _inherit = "sale.order"

    gift_per_basket = fields.Monetary(
        "Solidarity supplement per basket",
        groups=DESK_OR_ACCOUNTANT,
        help="What the member gives with each basket, on top of its price. It is a "
        "gift: no VAT, and the yearly tax receipt counts it once it is paid.",
    )

    _gift_per_basket_positive = models.Constraint(
        "CHECK (gift_per_basket IS NULL OR gift_per_basket >= 0)",
        "The solidarity supplement is zero or more.",
    )


class Billing(models.AbstractModel):
    _inherit = "cocagne.billing"

    @api.model
    def _prepare_invoice(self, run, payer, lines):
        """A line of gift per subscription that gives, after the baskets."""
        vals = super()._prepare_invoice(run, payer, lines)
        counts = {}
        for line, baskets in lines.items():
            order = line.order_id
            if baskets and order.sudo().gift_per_basket:
                given = sum(basket.quantity for basket in baskets)
                counts[order] = counts.get(order, 0) + given
        vals["invoice_line_ids"] += [
            Command.create(self._prepare_gift_line(run, payer, order, count))
            for order, count in counts.items()
            if count
        ]
        return vals

    @api.model
    def _prepare_gift_line(self, run, payer, order, count):
        product = run.company_id._solidarity_product()
        return {
            "display_type": "product",
            "product_id": product.id,
            "name": product.with_context(lang=payer.lang or self.env.lang).name,
            "product_uom_id": product.uom_id.id,
            "quantity": count,
            "discount": 0.0,
            "price_unit": order.sudo().gift_per_basket,
            "tax_ids": [Command.set([])],
            "sequence": 900,
        }


class ResCompany(models.Model):
    _inherit = "res.company"

    solidarity_product_id = fields.Many2one(
        "product.product", "Product of solidarity supplements"
    )

    def _solidarity_product(self):
        """The product of the supplements, made at the first need: no VAT, account 754."""
        # sudo: a setting of the garden, made by whoever bills the first supplement
        house = self.root_id.sudo()
        if not house.solidarity_product_id:
            house.solidarity_product_id = house.env["product.product"].create(
                {
                    "name": self.env._("Solidarity supplement (gift)"),
                    "type": "service",
                    "sale_ok": False,
                    "purchase_ok": False,
                    "list_price": 1.0,
                    "taxes_id": [Command.clear()],
                    "supplier_taxes_id": [Command.clear()],
                    "company_id": house.id,
                    "property_account_income_id": house._ledger_account(
                        "solidarity"
                    ).id,
                }
            )
        return house.solidarity_product_id.sudo(False)

    def _container_product(self, kind):
        """A deposit that is left to the garden is booked as a gift (R63)."""
        product = super()._container_product(kind)
        if kind == "gift" and self.root_id.chart_template:
            # sudo: as when it was made
            own = product.sudo().with_company(self.root_id)
            if not own.property_account_income_id:
                own.property_account_income_id = self._ledger_account("gift")
        return product

    def _gift_products(self):
        """The products whose invoice lines are gifts."""
        houses = self.sudo().root_id
        return (
            houses.solidarity_product_id
            | houses.gift_product_id
            | self.sudo().gift_product_id
        )


class Gift(models.Model):
    _inherit = "cocagne.gift"

    @api.model
    def _collect(self, company, year):
        """Gifts of the paid invoices of a year; those of unpaid ones go away.

        The day of such a gift is that of the payment that settled the invoice.
        """
        # sudo: gifts are read from invoices by whoever makes the receipts
        gifts = self.sudo()
        stale = gifts.search(
            [
                ("company_id", "child_of", company.root_id.id),
                ("invoice_line_id", "!=", False),
                ("receipt_id", "=", False),
                (
                    "invoice_line_id.move_id.payment_state",
                    "not in",
                    ("paid", "in_payment"),
                ),
            ]
        )
        stale.with_context(stale_gifts=True).unlink()
        lines = (
            self.env["account.move.line"]
            .sudo()
            .search(self._invoice_lines_domain(company))
        )
        known = gifts.search([("invoice_line_id", "in", lines.ids)]).invoice_line_id
        paid_on = (lines - known).move_id._paid_on()
        return gifts.create(
            [
                self._prepare_from_line(line, paid_on[line.move_id])
                for line in lines - known
                if paid_on[line.move_id].year == year
            ]
        )

    @api.model
    def _invoice_lines_domain(self, company):
        companies = self.env["res.company"].search(
            [("id", "child_of", company.root_id.id)]
        )
        return (
            Domain("product_id", "in", companies._gift_products().ids)
            & Domain("company_id", "in", companies.ids)
            & Domain("move_id.move_type", "=", "out_invoice")
            & Domain("parent_state", "=", "posted")
            & Domain("move_id.payment_state", "in", ("paid", "in_payment"))
            & Domain("price_total", ">", 0)
        )

    @api.model
    def _prepare_from_line(self, line, day):
        supplement = line.company_id.root_id.solidarity_product_id
        return {
            "partner_id": line.partner_id.commercial_partner_id.id,
            "company_id": line.company_id.id,
            "date": day,
            "kind": "supplement" if line.product_id == supplement else "deposit",
            "amount": line.price_total,
            "description": line.name,
            "invoice_line_id": line.id,
            "way_id": False,
            "state": "received",
        }

    def _unlink_except_received(self):
        if self.env.context.get("stale_gifts"):
            return None
        return super()._unlink_except_received()


class AccountMove(models.Model):
    _inherit = "account.move"

    def _paid_on(self):
        """The day each invoice was settled: of its last payment, else its own."""
        days = {move: move.invoice_date or move.date for move in self}
        for line in self.line_ids.filtered(
            lambda line: line.account_type == "asset_receivable"
        ):
            partials = line.matched_credit_ids | line.matched_debit_ids
            for partial in partials:
                days[line.move_id] = max(days[line.move_id], partial.max_date)
        return days
