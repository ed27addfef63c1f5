"""Paid early, of the lower amount: the invoice is closed with its discount (R66)."""

from odoo import models
from odoo.fields import Domain


class ResCompany(models.Model):
    """The entry of Odoo's own payment window, for payments that are made together."""

    _inherit = "res.company"

    def _prepare_payments(self, asked):
        """A payment of just what is due with the discount, within its days, brings the
        entry of the discount, and pays those invoices only."""
        vals_list = super()._prepare_payments(asked)
        offers = self._discount_offers(vals_list)
        for one, vals in zip(asked, vals_list, strict=True):
            moves = one.get("moves") or offers.get(vals["partner_id"])
            found = moves and self._discounted_moves(
                moves, vals, bool(one.get("moves"))
            )
            if found:
                one["moves"] = found
                vals["write_off_line_vals"] = found._discount_entry(vals)
                # an invoice is closed once
                payer = vals["partner_id"]
                offers[payer] = offers.get(payer, found.browse()) - found
        return vals_list

    def _discount_offers(self, vals_list):
        """Open invoices with a discount for early payment, by id of payer."""
        # sudo: as the payments themselves, see ``_register_payments``
        moves = self.env["account.move"].sudo()
        payers = [v["partner_id"] for v in vals_list if v["payment_type"] == "inbound"]
        found = moves.search(
            Domain("company_id", "=", self.id)
            & Domain("state", "=", "posted")
            & Domain("move_type", "=", "out_invoice")
            & Domain("payment_state", "=", "not_paid")
            & Domain("commercial_partner_id", "in", payers)
            & Domain("invoice_payment_term_id.early_discount", "=", True),
            order="invoice_date, id",
        )
        return {
            payer.id: invoices
            for payer, invoices in found.grouped("commercial_partner_id").items()
        }

    def _discounted_moves(self, moves, vals, is_chosen):
        """The invoices that this payment closes with a discount; empty without.

        :param is_chosen: these invoices together; else one of them, the oldest.
        """
        if vals["payment_type"] != "inbound":
            return moves.browse()
        moves = moves.sudo()  # sudo: as the payments themselves
        for some in [moves] if is_chosen else moves:
            due, early = some._due_with_discount(vals["date"])
            if early and not self.currency_id.compare_amounts(due, vals["amount"]):
                return some
        return moves.browse()


class AccountMove(models.Model):
    _inherit = "account.move"

    def _early_moves(self, day):
        """Those of which a payment on this day takes the discount."""
        return self.filtered(
            lambda move: (
                move.invoice_payment_term_id.early_discount
                and move._is_eligible_for_early_payment_discount(
                    move.company_id.currency_id, day
                )
            )
        )

    def _due_with_discount(self, day):
        """(What closes these invoices on this day, those that take the discount)."""
        early = self._early_moves(day)
        due = sum((self - early).mapped("amount_residual"))
        for move in early:
            term = move.invoice_payment_term_id
            due += term._get_amount_due_after_discount(
                move.amount_total, move.amount_tax
            )
        return due, early

    def _discount_entry(self, vals):
        """Values of the lines of the discount in the entry of the payment."""
        items = self._early_moves(vals["date"]).line_ids.filtered(
            lambda line: line.display_type == "payment_term"
        )
        currency = self.company_id.currency_id
        residual = sum(self.mapped("amount_residual"))
        open_balance = currency.round(residual - vals["amount"])
        lines = self._get_invoice_counterpart_amls_for_early_payment_discount(
            [
                {
                    "aml": item,
                    "amount_currency": -item.amount_residual_currency,
                    "balance": -item.amount_residual,
                }
                for item in items
            ],
            open_balance,
        )
        return sum(lines.values(), [])
