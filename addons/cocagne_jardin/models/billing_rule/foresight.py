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
        for payer in extras.minus:
            lines = self._minus_values(extras, payer)
            vals = self._prepare_credit(run, payer, lines)
            untaxed, total = self._foreseen_sums(vals)
            ids = [command[1] for line in lines for command in line["sale_line_ids"]]
            order_lines = self.env["sale.order.line"].browse(ids)
            groups = dict.fromkeys(order_lines, none)
            rows.append((payer, groups, vals, -untaxed, -total))
        return rows

    @api.model
    def _foreseen_rows(self, groups, vals_list):
        return [
            (payer, lines, vals, *self._foreseen_sums(vals))
            for (payer, lines), vals in zip(groups.items(), vals_list, strict=True)
        ]
