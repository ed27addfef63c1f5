from decimal import Decimal

from odoo import api, fields, models

from ...law import annex as law

#: Sales of goods and services; all charges (what volunteers are worth is in class 8).
RECEIPT_PREFIX, CHARGE_PREFIX = "70", "6"


class AnnexReceipts(models.Model):
    """Sales against charges over the annex, read from the accounts (D.5132-34)."""

    _inherit = "cocagne.annex"

    has_prefect_cap = fields.Boolean(
        "The prefect raised the share to 50 %",
        help="Else sales must stay below 30 % of the charges.",
    )
    receipts = fields.Monetary(
        "Sales", compute="_compute_receipts", help="Accounts 70, over the annex."
    )
    charges = fields.Monetary(
        "Charges", compute="_compute_receipts", help="Accounts 6, over the annex."
    )
    receipts_percent = fields.Float("Sales in %", compute="_compute_receipts")
    receipts_problem = fields.Text(compute="_compute_receipts")

    @api.depends("date_start", "date_end", "has_prefect_cap")
    @api.depends_context("lang")
    def _compute_receipts(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        words = self.env["cocagne.law"]
        sums = self._sales_and_charges()
        for annex in self:
            sales, charges = sums.get(annex, (Decimal(), Decimal()))
            annex.receipts, annex.charges = float(sales), float(charges)
            annex.receipts_percent = float(sales * 100 / charges) if charges else 0.0
            problems = charges and law.receipts_problems(
                sales, charges, annex.date_start, figures, annex.has_prefect_cap
            )
            told = [words._words(one) for one in problems or ()]
            annex.receipts_problem = "\n".join(told) or False

    def _sales_and_charges(self):
        """{annex: (sales, charges)} of posted entries, one query a different period."""
        found = {}
        periods = self.filtered(lambda one: one.date_start and one.date_end).grouped(
            lambda one: (one.date_start, one.date_end)
        )
        for (start, end), annexes in periods.items():
            sums = self._sums_by_company(annexes.company_id, start, end)
            for annex in annexes:
                found[annex] = sums.get(annex.company_id, (Decimal(), Decimal()))
        return found

    def _sums_by_company(self, companies, start, end):
        # sudo: two sums of the accounts, for who follows the convention
        rows = (
            self.env["account.move.line"]
            .sudo()
            ._read_group(
                [
                    ("company_id", "in", companies.ids),
                    ("parent_state", "=", "posted"),
                    ("date", ">=", start),
                    ("date", "<=", end),
                    ("account_id.internal_group", "in", ("income", "expense")),
                ],
                ["company_id", "account_id"],
                ["balance:sum"],
            )
        )
        found = {}
        for company, account, balance in rows:
            sales, charges = found.get(company, (Decimal(), Decimal()))
            euros = Decimal(str(round(balance, 2)))
            code = account.with_company(company).code or ""
            if code.startswith(RECEIPT_PREFIX):
                sales -= euros
            elif code.startswith(CHARGE_PREFIX):
                charges += euros
            found[company] = sales, charges
        return {self.env["res.company"].browse(one.id): sums for one, sums in found.items()}
