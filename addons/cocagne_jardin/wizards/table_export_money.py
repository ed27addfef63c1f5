from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .table_file import Table


class TableExport(models.TransientModel):
    """Balances, invoices and payments of a garden."""

    _inherit = "cocagne.table.export"

    def _make_balances(self):
        """What each client has in hand, as the import reads it: a debt is negative."""
        columns = [("adherent", "text"), ("date", "day"), ("solde", "money")]
        day = self.date_to or fields.Date.context_today(self)
        groups = self.env["account.move.line"]._read_group(
            [
                ("company_id", "child_of", self.company_id.id),
                ("parent_state", "=", "posted"),
                ("account_id.account_type", "=", "asset_receivable"),
                ("date", "<=", day),
                ("partner_id.member_number", "!=", False),
            ],
            ["partner_id"],
            ["balance:sum"],
        )
        currency = self.company_id.currency_id
        rows = [
            [partner.member_number, day, -balance]
            for partner, balance in groups
            if not currency.is_zero(balance)
        ]
        return Table("soldes", columns, sorted(rows))

    def _period_domain(self, field):
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise UserError(self.env._("The period ends before it begins."))
        domain = Domain("company_id", "child_of", self.company_id.id)
        if self.date_from:
            domain &= Domain(field, ">=", self.date_from)
        if self.date_to:
            domain &= Domain(field, "<=", self.date_to)
        return domain

    def _make_invoices(self):
        columns = [
            ("numero", "text"),
            ("type", "text"),
            ("date", "day"),
            ("adherent", "text"),
            ("nom", "text"),
            ("montant_ht", "money"),
            ("tva", "money"),
            ("montant_ttc", "money"),
            ("echeance", "day"),
            ("reste_du", "money"),
            ("origine", "text"),
        ]
        moves = self.env["account.move"].search(
            self._period_domain("invoice_date")
            & Domain("state", "=", "posted")
            & Domain("move_type", "in", ("out_invoice", "out_refund")),
            order="invoice_date, name",
        )
        return Table("factures", columns, [self._invoice_row(move) for move in moves])

    def _invoice_row(self, move):
        refund = move.move_type == "out_refund"
        return [
            move.name,
            "avoir" if refund else "facture",
            move.invoice_date,
            move.partner_id.member_number,
            move.partner_id.display_name,
            move.amount_untaxed_signed,
            move.amount_tax_signed,
            move.amount_total_signed,
            move.invoice_date_due,
            move.amount_residual_signed,
            move.invoice_origin,
        ]

    def _make_payments(self):
        columns = [
            ("numero", "text"),
            ("date", "day"),
            ("adherent", "text"),
            ("nom", "text"),
            ("montant", "money"),
            ("journal", "text"),
            ("mode", "text"),
            ("libelle", "text"),
            ("etat", "text"),
        ]
        payments = self.env["account.payment"].search(
            self._period_domain("date")
            & Domain("state", "in", ("in_process", "paid"))
            & Domain("partner_type", "=", "customer"),
            order="date, name",
        )
        return Table("paiements", columns, [self._payment_row(p) for p in payments])

    def _payment_row(self, payment):
        sign = 1 if payment.payment_type == "inbound" else -1
        return [
            payment.name,
            payment.date,
            payment.partner_id.member_number,
            payment.partner_id.display_name,
            sign * payment.amount,
            payment.journal_id.name,
            payment.payment_method_line_id.name,
            payment.memo,
            self._word(payment, "state"),
        ]
