"""What a month would bill, without writing anything."""

from odoo import api, models


class BillingForesight(models.AbstractModel):
    """The values of the invoices to come, for the preview.

    They are made by the same methods as the invoices: a rule that adds a line in
    ``_group``, ``_prepare_invoice`` or ``_prepare_line`` is foreseen too. A rule that
    passes what it bills by its own ``_bill_orders`` extends ``_preview_groups`` as well.
    """

    _inherit = "cocagne.billing"

    @api.model
    def _preview_groups(self, run):
        """What waits to be billed: baskets by order line, by payer."""
        baskets = self.env["cocagne.basket"].search(
            self._billable_domain(run.company_id, run.month), order="date, id"
        )
        return self._group(baskets)

    @api.model
    def _foresee(self, run):
        """What would be billed now.

        :return: (payer, baskets by order line, values of the invoice, untaxed, total)
            of each payer.
        """
        engine = self.with_company(run.company_id)
        groups = engine._preview_groups(run)
        vals_list = engine._prepare_invoices(run, groups)
        return [
            (payer, lines, vals, *engine._foreseen_sums(vals))
            for (payer, lines), vals in zip(groups.items(), vals_list, strict=True)
        ]

    @api.model
    def _foreseen_sums(self, vals):
        """Sums without and with VAT of an invoice that does not exist; below 0 for a
        credit note."""
        account = self.env["account.account"]
        base_lines = [
            self._base_line({"analytic_distribution": False} | line, account, vals)
            for line in self._foreseen_lines(vals)
        ]
        taxes = self._compute_taxes(base_lines, vals)
        currency = self.env["res.currency"].browse(vals["currency_id"])
        amounts = [amount["balance"] for _line, amount in taxes["base_lines_to_update"]]
        untaxed = -sum(amounts)
        vat = -sum(line["balance"] for line in taxes["tax_lines_to_add"])
        return currency.round(untaxed), currency.round(untaxed + vat)

    @api.model
    def _foreseen_lines(self, vals):
        """The values of the lines that bear a price."""
        lines = [command[2] for command in vals["invoice_line_ids"]]
        return [line for line in lines if line["display_type"] == "product"]
