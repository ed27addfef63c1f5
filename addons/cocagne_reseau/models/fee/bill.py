from odoo import models
from odoo.fields import Command


class FeeLine(models.Model):
    """The other side: the bill in the books of a garden of this database.

    It waits as a draft for the garden's accountant, who checks and posts it
    (docs/decisions/network-fee.md).
    """

    _inherit = "cocagne.network.fee.line"

    def _make_bills(self):
        """Called in sudo: the head office writes a draft, and reads nothing there."""
        for company, lines in self.grouped("company_id").items():
            todo = lines.filtered(lambda line: not line.bill_id)
            if not todo or not company._can_be_billed():
                continue
            house = company.root_id
            moves = self.env["account.move"].with_company(house)
            bills = moves.create([line._prepare_bill(house) for line in todo])
            for line, bill in zip(todo, bills, strict=True):
                line.bill_id = bill

    def _prepare_bill(self, house):
        move = self.move_id
        return {
            "move_type": "in_invoice",
            "company_id": house.id,
            "partner_id": self.run_id.company_id.partner_id.id,
            "ref": move.name,
            "invoice_date": move.invoice_date,
            "date": move.invoice_date,
            "invoice_date_due": move.invoice_date_due,
            "invoice_payment_term_id": False,
            "invoice_origin": self.display_name,
            "network_link": "fee",
            "network_garden_id": self.garden_id.id,
            "invoice_line_ids": [
                Command.create(vals) for vals in self._prepare_bill_lines(house)
            ],
        }

    def _prepare_bill_lines(self, house):
        """One line with what is paid in all: VAT that a garden gets back is its own
        accountant's to write."""
        return [
            {
                "name": self.run_id.display_name,
                "quantity": 1,
                "price_unit": self.move_id.amount_total,
                "account_id": house._ledger_account("network_fee").id,
                "tax_ids": [Command.clear()],
            }
        ]


class ResCompany(models.Model):
    _inherit = "res.company"

    def _can_be_billed(self):
        """Whether this company keeps its books here."""
        if not self:
            return False
        house = self.root_id
        journals = self.env["account.journal"].search_count(
            [("company_id", "=", house.id), ("type", "=", "purchase")], limit=1
        )
        return bool(house.chart_template and journals)
