"""Credit notes of what was billed and is not due: settled seasons, corrections."""

from odoo import api, models
from odoo.fields import Command

from ..billing.matching_plan import MatchingPlan


class BillingCredit(models.AbstractModel):
    _inherit = "cocagne.billing"

    @api.model
    def _bill_credits(self, run, extras):
        """One credit note per payer of what no invoice of the month took off.

        Odoo matches it at once with what the invoice that it corrects still asks for,
        the first dues first.
        """
        credits = self._create_moves(list(self._prepare_credits(run, extras).values()))
        extras.minus.clear()
        plan = MatchingPlan()
        self._post_invoices(credits.with_context(matching_plan=plan))
        plan.match(credits.env)
        return credits

    @api.model
    def _prepare_credits(self, run, extras):
        """Values of the credit notes, by payer."""
        lines_of = {
            payer: self._minus_values(extras, payer) for payer in list(extras.minus)
        }
        if not lines_of:
            return {}
        order_lines = self._order_lines(sum(lines_of.values(), []))
        # read at once what each credit note asks for
        order_lines.order_id.sudo().mapped("transaction_ids")  # sudo: as Odoo does
        billed = order_lines._billed_in_advance()
        journal = self._default_journal(run)
        return {
            payer: {
                "journal_id": journal.id,
                **self._prepare_credit(run, payer, lines, billed),
            }
            for payer, lines in lines_of.items()
        }

    @api.model
    def _order_lines(self, lines):
        ids = [command[1] for vals in lines for command in vals["sale_line_ids"]]
        return self.env["sale.order.line"].browse(ids)

    @api.model
    def _prepare_credit(self, run, payer, lines, billed):
        """Values of one credit note.

        :param lines: values of its lines as those of an invoice: below 0.
        :param billed: what order lines were billed in advance, and by which line.
        """
        order_lines = self._order_lines(lines)
        orders = order_lines.order_id
        names = ", ".join(order.subscription_ref or order.name for order in orders)
        vals = orders[0].with_context(lang=payer.lang)._prepare_invoice()
        vals.pop("transaction_ids", None)
        if not vals.get("journal_id"):
            vals.pop("journal_id", None)
        origin = self._credited_move(order_lines, lines, billed)
        return {
            **vals,
            "move_type": "out_refund",
            "billing_run_id": run.id if isinstance(run.id, int) else False,
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
    def _credited_move(self, order_lines, lines, billed):
        """The invoice that a credit note corrects; empty when there are several."""
        sources = self.env["account.move.line"].browse(
            [vals.get("corrected_line_id") for vals in lines]
        )
        found = [billed[line][1] for line in order_lines if line in billed]
        moves = sources.move_id.union(*(item.move_id for item in found if item))
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

    def _basket_lines(self):
        """Lines billed in advance, or corrected, bill no basket one by one."""
        return super()._basket_lines().filtered(lambda line: not line.basket_billing)
