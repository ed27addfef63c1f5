"""What the accountant outside asks for, as rows: sales, client accounts, VAT."""

from odoo import api, models
from odoo.fields import Domain


class LedgerExtract(models.AbstractModel):
    """Rows of the extracts (R91, R93); spreadsheets and tests read the same ones.

    Amounts are in the currency of the garden, sales and VAT collected above zero.
    """

    _name = "cocagne.ledger.extract"
    _description = "Extracts for the accountant"

    @api.model
    def _posted(self, company, date_from=None, date_to=None):
        domain = Domain("company_id", "=", company.id)
        domain &= Domain("parent_state", "=", "posted")
        if date_from:
            domain &= Domain("date", ">=", date_from)
        if date_to:
            domain &= Domain("date", "<=", date_to)
        return domain

    # -- sales -------------------------------------------------------------------------

    @api.model
    def _sales_rows(self, company, date_from, date_to):
        """A row per item of income: baskets, markets, services, fees, gifts..."""
        items = self.env["account.move.line"].search_fetch(
            self._posted(company, date_from, date_to)
            & Domain("account_id.internal_group", "=", "income"),
            ["date", "move_name", "partner_id", "account_id", "name", "balance"],
            order="date, move_name, id",
        )
        items = items.with_company(company.root_id)
        return [
            {
                "date": item.date,
                "journal": item.journal_id.code,
                "number": item.move_name,
                "client": item.partner_id.display_name or "",
                "account": item.account_id.code,
                "account_name": item.account_id.name,
                "label": item.name or "",
                "amount": -item.balance,
            }
            for item in items
        ]

    # -- client accounts ----------------------------------------------------------------

    @api.model
    def _client_rows(self, company, date_from, date_to):
        """A row per client: opening, debit, credit, closing of the receivable."""
        items = self.env["account.move.line"]
        receivable = Domain("account_id.account_type", "=", "asset_receivable")
        before = items._read_group(
            self._posted(company) & receivable & Domain("date", "<", date_from),
            ["partner_id"],
            ["balance:sum"],
        )
        opening = dict(before)
        during = {
            partner: (debit, credit)
            for partner, debit, credit in items._read_group(
                self._posted(company, date_from, date_to) & receivable,
                ["partner_id"],
                ["debit:sum", "credit:sum"],
            )
        }
        rows = []
        currency = company.currency_id
        for partner in self.env["res.partner"].union(*opening, *during):
            start = currency.round(opening.get(partner, 0.0))
            debit, credit = during.get(partner, (0.0, 0.0))
            if start or debit or credit:
                rows.append(
                    {
                        "number": partner.member_number or "",
                        "client": partner.display_name or "",
                        "opening": start,
                        "debit": debit,
                        "credit": credit,
                        "closing": currency.round(start + debit - credit),
                    }
                )
        nobody = self.env["res.partner"]
        if nobody in during or nobody in opening:
            rows.append(self._nobody_row(opening, during, currency))
        return sorted(rows, key=lambda row: (row["client"], row["number"]))

    def _nobody_row(self, opening, during, currency):
        nobody = self.env["res.partner"]
        start = opening.get(nobody, 0.0)
        debit, credit = during.get(nobody, (0.0, 0.0))
        return {
            "number": "",
            "client": self.env._("Without client"),
            "opening": start,
            "debit": debit,
            "credit": credit,
            "closing": currency.round(start + debit - credit),
        }

    # -- VAT -----------------------------------------------------------------------------

    @api.model
    def _vat_rows(self, company, date_from, date_to):
        """A row per month, side and rate: base and VAT that became due.

        VAT on services is due when they are paid: the entry of the payment counts, not
        the invoice (tax_exigibility).
        """
        base = self._vat_sums(company, date_from, date_to, "tax_ids")
        tax = self._vat_sums(company, date_from, date_to, "tax_line_id")
        rows = [
            {
                "month": month,
                "side": vat.type_tax_use,
                "rate": vat.amount,
                "name": vat.name,
                "base": self._vat_sign(vat) * base.get((month, vat), 0.0),
                "vat": self._vat_sign(vat) * tax.get((month, vat), 0.0),
            }
            for month, vat in {*base, *tax}
        ]
        return sorted(
            rows, key=lambda r: (r["month"], r["side"] != "sale", r["rate"], r["name"])
        )

    @api.model
    def _vat_sign(self, tax):
        return -1 if tax.type_tax_use == "sale" else 1

    @api.model
    def _vat_sums(self, company, date_from, date_to, field):
        """{(month, tax): balance} of the items that bear a tax, or that are one."""
        waiting = Domain("tax_line_id.tax_exigibility", "=", "on_payment")
        if field == "tax_ids":
            waiting = Domain("tax_ids.tax_exigibility", "=", "on_payment")
        due = Domain("move_id.tax_cash_basis_rec_id", "!=", False) | ~waiting
        groups = self.env["account.move.line"]._read_group(
            self._posted(company, date_from, date_to)
            & Domain(field, "!=", False)
            & due,
            ["date:month", field],
            ["balance:sum"],
        )
        return {
            (month, tax): balance
            for month, tax, balance in groups
            if tax.type_tax_use in ("sale", "purchase")
        }

    @api.model
    def _vat_ledger(self, company, date_from, date_to):
        """What the VAT accounts received in the period: collected, deductible.

        Read from the accounts (4457 but the waiting ones, 4456), not from the taxes:
        the extract must say the same.
        """
        groups = self.env["account.move.line"]._read_group(
            self._posted(company, date_from, date_to)
            & Domain("account_id.code", "=like", "445%"),
            ["account_id"],
            ["balance:sum"],
        )
        totals = {"sale": 0.0, "purchase": 0.0}
        for account, balance in groups:
            code = account.with_company(company.root_id).code
            if code.startswith("4457") and code != "445740":
                totals["sale"] -= balance
            elif code.startswith("4456") and code not in ("445640", "445670"):
                totals["purchase"] += balance
        return {side: company.currency_id.round(v) for side, v in totals.items()}
