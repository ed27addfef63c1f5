"""The journal items of an invoice, given to Odoo complete.

Odoo finds the tax and the receivable lines of an invoice by creating it without them,
comparing it with itself, and writing line after line: two thirds of the time of a
month. Here the same helpers of Odoo (tax engine, payment terms, cost accounts) are asked before the
invoice exists, and everything is created at once, with ``skip_invoice_sync``. Odoo
still checks the balance and posts. ``tests/test_billing_ledger.py`` makes each kind of
invoice both ways and compares them to the cent.
"""

from functools import partial

from odoo import api, models
from odoo.fields import Command

from .billing_cost import Distributions
from .kept_environments import CREATING, keep_environments


class BillingLedger(models.AbstractModel):
    _inherit = "cocagne.billing"

    @api.model
    def _create_moves(self, vals_list):
        """Draft invoices, complete where that is known to be the same, else by Odoo."""
        accounts, costs = _Accounts(self.env), Distributions(self.env)
        complete, usual = [], []
        for vals in vals_list:
            ledger = self._is_plain(vals) and self._with_ledger(vals, accounts, costs)
            (complete if ledger else usual).append(ledger or vals)
        # drafts have no analytic items yet: there is nothing to bring in line with them
        moves = self.env["account.move"].with_context(
            skip_invoice_sync=True,
            skip_invoice_line_sync=True,
            skip_analytic_sync=True,
            billing_totals={},
        )
        kept = keep_environments(moves, *CREATING)
        created = moves.create(complete).with_env(self.env)
        del kept
        if usual:
            created += super()._create_moves(usual)
        return created

    @api.model
    def _is_plain(self, vals):
        """Whether an invoice has nothing that needs Odoo's own way.

        Another currency, cash rounding, notes and sections need it; so does an early
        payment discount that lowers the VAT although nobody has paid early ("mixed",
        the Belgian way), which brings lines of its own.
        """
        company = self.env["res.company"].browse(vals["company_id"])
        term = self.env["account.payment.term"].browse(vals["invoice_payment_term_id"])
        lines = [command[2] for command in vals["invoice_line_ids"]]
        lowers_vat = term.early_pay_discount_computation == "mixed"
        return (
            vals["currency_id"] == company.currency_id.id
            and not vals.get("invoice_cash_rounding_id")
            and not (term.early_discount and lowers_vat)
            and not any(line.get("extra_tax_data") for line in lines)
            and all(line["display_type"] == "product" for line in lines)
        )

    @api.model
    def _with_ledger(self, vals, accounts, costs):
        """The values with all journal items; None when an account is missing."""
        base_lines, products = [], []
        for command in vals["invoice_line_ids"]:
            product = dict(command[2])
            account = accounts.income(product, vals)
            if not account:
                return None
            product |= {
                "account_id": account.id,
                # told, else Odoo searches one for each line
                "analytic_distribution": costs.of(product, account, vals),
            }
            products.append(product)
            base_lines.append(self._base_line(product, account, vals))
        taxes = self._compute_taxes(base_lines, vals)
        for product, (_line, amounts) in zip(
            products, taxes["base_lines_to_update"], strict=True
        ):
            product.update(amounts)
        tax_lines = [
            line | {"display_type": "tax"} for line in taxes["tax_lines_to_add"]
        ]
        terms = self._prepare_terms(vals, products, tax_lines)
        lines = [*products, *tax_lines, *terms]
        rest = {name: vals[name] for name in vals if name != "invoice_line_ids"}
        return rest | {"line_ids": [Command.create(line) for line in lines]}

    @api.model
    def _base_line(self, product, account, vals):
        """One line as the tax engine reads it."""
        env = self.env
        payer = env["res.partner"].browse(vals["partner_id"])
        is_refund = vals["move_type"] == "out_refund"
        return env["account.tax"]._prepare_base_line_for_taxes_computation(
            None,
            product_id=env["product.product"].browse(product["product_id"]),
            product_uom_id=env["uom.uom"].browse(product["product_uom_id"]),
            tax_ids=env["account.tax"].browse(product["tax_ids"][0][2]),
            price_unit=product["price_unit"],
            quantity=product["quantity"],
            discount=product["discount"],
            currency_id=env["res.currency"].browse(vals["currency_id"]),
            partner_id=payer.commercial_partner_id,
            account_id=account,
            analytic_distribution=product["analytic_distribution"],
            name=product["name"],
            sign=1 if is_refund else -1,
            is_refund=is_refund,
        )

    @api.model
    def _compute_taxes(self, base_lines, vals):
        """Amounts of the lines and the tax lines, by Odoo's tax engine."""
        taxes = self.env["account.tax"]
        company = self.env["res.company"].browse(vals["company_id"])
        taxes._add_tax_details_in_base_lines(base_lines, company)
        taxes._round_base_lines_tax_details(base_lines, company)
        taxes._add_accounting_data_in_base_lines_tax_details(base_lines, company)
        return taxes._prepare_tax_lines(base_lines, company)

    @api.model
    def _prepare_terms(self, vals, products, tax_lines):
        """The receivable lines: one per due date of the payment term."""
        currency = self.env["res.currency"].browse(vals["currency_id"])
        untaxed = -currency.round(sum(line["balance"] for line in products))
        tax = -currency.round(sum(line["balance"] for line in tax_lines))
        line = partial(dict, display_type="payment_term")
        term = self.env["account.payment.term"].browse(vals["invoice_payment_term_id"])
        if not term:
            total = currency.round(untaxed + tax)
            due = vals["invoice_date_due"]
            return [line(date_maturity=due, balance=total, amount_currency=total)]
        due = term._compute_terms(
            date_ref=vals["invoice_date"],
            currency=currency,
            company=self.env["res.company"].browse(vals["company_id"]),
            tax_amount=tax,
            tax_amount_currency=tax,
            untaxed_amount=untaxed,
            untaxed_amount_currency=untaxed,
            sign=1,
        )
        discount = {
            name: due[name]
            for name in (
                "discount_date",
                "discount_balance",
                "discount_amount_currency",
            )
            if term.early_discount
        }
        amounts = {}
        for part in due["line_ids"]:
            # parts with the same day are one line, as Odoo makes them
            day = part["date"]
            amounts[day] = amounts.get(day, 0.0) + part["company_amount"]
        return [
            line(date_maturity=day, balance=amount, amount_currency=amount, **discount)
            for day, amount in amounts.items()
        ]


class _Accounts:
    """The income account of each product, read once for thousands of lines."""

    def __init__(self, env):
        self.env = env
        self.found = {}

    def income(self, line, vals):
        """The account that Odoo chooses for a line, or that its values tell."""
        if line.get("account_id"):
            return self.env["account.account"].browse(line["account_id"])
        product_id, position = line["product_id"], vals["fiscal_position_id"]
        key = (product_id, position, vals["company_id"])
        if key not in self.found:
            company = self.env["res.company"].browse(vals["company_id"])
            product = self.env["product.product"].browse(product_id)
            template = product.with_company(company).product_tmpl_id
            self.found[key] = template.get_product_accounts(
                fiscal_pos=self.env["account.fiscal.position"].browse(position)
            )["income"]
        return self.found[key]
