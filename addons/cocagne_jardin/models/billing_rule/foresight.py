"""The preview of a month foresees what joins the baskets: fees, seasons, credits."""

from odoo import api, models


class BillingForesight(models.AbstractModel):
    _inherit = "cocagne.billing"

    @api.model
    def _foresee(self, run):
        """The invoices of the month, then those of seasons, then the credit notes.

        An amount below 0 is a credit note.
        """
        company, month = run.company_id, run.month
        orders = self.env["sale.order"].union(*self._payers(company, month).values())
        extras = self._extras(company, month, orders)
        engine = self.with_context(billed_extras=extras).with_company(company)
        rows = super(BillingForesight, engine)._foresee(run)
        rows += engine._foresee_plans(run, extras)
        return rows + engine._foresee_credits(run, extras)

    @api.model
    def _foresee_plans(self, run, extras):
        rows, none = [], self.env["cocagne.basket"]
        for term, payers in extras.plans.items():
            plan = self.with_context(billed_plan=term)
            groups = {
                payer: dict.fromkeys(lines, none) for payer, lines in payers.items()
            }
            rows += plan._foreseen_rows(groups, plan._prepare_invoices(run, groups))
        return rows

    @api.model
    def _foresee_credits(self, run, extras):
        """Below 0: what no invoice of the month takes off."""
        rows, none = [], self.env["cocagne.basket"]
        for payer, vals in self._prepare_credits(run, extras).items():
            untaxed, total = self._foreseen_sums(vals)
            lines = [command[2] for command in vals["invoice_line_ids"]]
            groups = dict.fromkeys(self._order_lines(lines), none)
            rows.append((payer, groups, vals, untaxed, total))
        return rows

    @api.model
    def _foreseen_rows(self, groups, vals_list):
        return [
            (payer, lines, vals, *self._foreseen_sums(vals))
            for (payer, lines), vals in zip(groups.items(), vals_list, strict=True)
        ]
