from odoo import api, models
from odoo.exceptions import UserError


class FeeLine(models.Model):
    """The invoice of a fee, in the books of the head office."""

    _inherit = "cocagne.network.fee.line"

    def _make_invoices(self):
        """A draft invoice for each line that has none yet.

        The lines are locked first: two people who press the button make one invoice.

        :raises UserError: naming the garden and what is missing.
        """
        self.lock_for_update(allow_referencing=True)
        self.invalidate_recordset(["move_id", "state"])
        todo = self.filtered(lambda line: line.state == "open")
        for line in todo:
            line._check_ready()
        company = self.run_id.company_id
        # sudo: the manager of the network decides the fee, the software writes it as an
        # invoice; only these lines are written
        moves = self.env["account.move"].sudo().with_company(company)
        made = moves.create([line._prepare_invoice() for line in todo])
        for line, move in zip(todo.sudo(), made, strict=True):
            line.move_id = move
            line._check_invoiced()
        return todo

    def _check_ready(self):
        self.ensure_one()
        if self.origin == "missing":
            missing = self.detail_ids.filtered(lambda one: one.origin == "missing")
            raise UserError(
                self.env._(
                    "%s: the figure is missing. Ask the garden, then write it on its "
                    "line.",
                    ", ".join(missing.mapped("name")),
                )
            )
        if not self.partner_id:
            raise UserError(
                self.env._(
                    "no address for invoices: choose it on the garden, in Settings > "
                    "Gardens."
                )
            )

    def _prepare_invoice(self):
        run = self.run_id
        return {
            "move_type": "out_invoice",
            "company_id": run.company_id.id,
            "partner_id": self.partner_id.id,
            "invoice_date": run.invoice_date,
            "invoice_date_due": run.date_due,
            "invoice_payment_term_id": False,
            "ref": run.display_name,
            "invoice_origin": run.display_name,
            "network_link": "fee",
            "network_garden_id": self.garden_id.id,
            "invoice_line_ids": self._prepare_invoice_lines(
                run._income_account(), run.scale_id.tax_id
            ),
        }

    def _check_invoiced(self):
        """The invoice is the fee, to the cent."""
        total = self.move_id.amount_untaxed
        if self.currency_id.compare_amounts(total, self.amount):
            raise UserError(
                self.env._(
                    "%(garden)s: the fee is %(fee)s and its invoice %(found)s without "
                    "VAT. Choose a VAT on top of the price on the scale.",
                    garden=self.garden_id.name,
                    fee=self.currency_id.format(self.amount),
                    found=self.currency_id.format(total),
                )
            )

    def _post_invoices(self):
        """Post the drafts; the gardens of this database get their bill to check."""
        # sudo: see _make_invoices
        todo = self.sudo().filtered(lambda line: line.move_id.state == "draft")
        todo.lock_for_update(allow_referencing=True)
        todo.move_id.action_post()
        todo._make_bills()
        return todo.sudo(False)


class FeeRun(models.Model):
    """Where the fee is booked."""

    _inherit = "cocagne.network.fee.run"

    def _income_account(self):
        """Cotisations of the members of the federation (ANC 2018-06, account 756)."""
        # sudo: who decides the fee may not read the chart of accounts
        return self.company_id.sudo()._ledger_account("membership")

    @api.model
    def _sale_journal(self, company):
        journals = self.env["account.journal"].sudo()
        return journals.search(
            [("company_id", "=", company.id), ("type", "=", "sale")], limit=1
        )

    def action_view_invoices(self):
        """The invoices of the year, for who keeps the books of the head office."""
        self.ensure_one()
        # sudo: only the links; the list shows what the user may read
        moves = self.sudo().line_ids.move_id
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "account.action_move_out_invoice_type"
        )
        return action | {
            "domain": [("id", "in", moves.ids)],
            "context": {"create": False},
        }
