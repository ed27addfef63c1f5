"""Credit notes of what was billed and is not due: settled seasons, corrections."""

from odoo import api, models
from odoo.fields import Command


class BillingCredit(models.AbstractModel):
    _inherit = "cocagne.billing"

    @api.model
    def _bill_credits(self, run, extras):
        """One credit note per payer of what no invoice of the month took off.

        It is matched at once with what the invoice that it corrects still asks for.
        """
        vals_list = [
            self._prepare_credit(run, payer, self._minus_values(extras, payer))
            for payer in list(extras.minus)
        ]
        extras.minus.clear()
        credits = self.env["account.move"].create(vals_list)
        credits._post(soft=False)
        credits._match_with_origin()
        return credits

    @api.model
    def _prepare_credit(self, run, payer, lines):
        """Values of a credit note; ``lines`` are those of an invoice, below 0."""
        line_ids = [command[1] for vals in lines for command in vals["sale_line_ids"]]
        order_lines = self.env["sale.order.line"].browse(line_ids)
        orders = order_lines.order_id
        names = ", ".join(order.subscription_ref or order.name for order in orders)
        vals = orders[0].with_context(lang=payer.lang)._prepare_invoice()
        vals.pop("transaction_ids", None)
        origin = self._credited_move(order_lines, lines)
        return {
            **vals,
            "move_type": "out_refund",
            "billing_run_id": run.id if isinstance(run.id, int) else False,
            "journal_id": vals.get("journal_id") or self._default_journal(run).id,
            "invoice_payment_term_id": False,
            "invoice_date": self._invoice_date(run),
            "invoice_date_due": self._invoice_date(run),
            "reversed_entry_id": origin.id,
            "ref": names,
            "invoice_origin": names,
            "invoice_line_ids": [
                Command.create({**line, "quantity": -line["quantity"]})
                for line in lines
            ],
        }

    @api.model
    def _credited_move(self, order_lines, lines):
        """The invoice that a credit note corrects; empty when there are several."""
        sources = self.env["account.move.line"].browse(
            [vals.get("corrected_line_id") for vals in lines]
        )
        found = order_lines._billed_in_advance().values()
        moves = sources.move_id.union(*(item.move_id for _n, item in found if item))
        return moves if len(moves) == 1 else moves.browse()

    @api.model
    def _invoice_date(self, run):
        """What is billed at the desk bears the day itself."""
        if self.env.context.get("billed_now"):
            return run._today()
        return super()._invoice_date(run)

    @api.model
    def _bill_now(self, orders):
        """Bill in advance, or settle, these subscriptions without waiting for the month.

        :return: the invoices and credit notes that were made, posted.
        """
        made = self.env["account.move"]
        runs = self.env["cocagne.billing.run"]
        for company, mine in orders.grouped("company_id").items():
            day = runs._today()
            # no month is opened for it: the invoices belong to their subscription
            run = runs.new({"company_id": company.id, "month": day.replace(day=1)})
            engine = self.with_context(billed_now=True).with_company(company)
            made |= engine._bill_orders(run, mine)
        return made


class AccountMove(models.Model):
    _inherit = "account.move"

    def _match_with_origin(self):
        """Credit notes pay the first dues of the invoice that they correct."""
        plan = []
        for credit in self:
            lines = (credit | credit.reversed_entry_id).line_ids.filtered(
                lambda line: (
                    line.account_id.account_type == "asset_receivable"
                    and not line.reconciled
                )
            )
            if len(lines.move_id) == 2 and len(lines.account_id) == 1:
                plan.append(lines)
        if plan:
            self.env["account.move.line"]._reconcile_plan(plan)

    def _basket_lines(self):
        """Lines billed in advance, or corrected, bill no basket one by one."""
        return super()._basket_lines().filtered(lambda line: not line.basket_billing)
