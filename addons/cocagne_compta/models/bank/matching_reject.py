import re

from odoo import api, models
from odoo.exceptions import UserError

from ...banking.words import plain

#: What banks write before a debit that they take back.
REJECT_LABEL = re.compile(
    r"\b(rejet|impaye|impayes|prlv impaye|retour (de )?(prlv|prelevement)s?)\b"
)


class BankMatching(models.AbstractModel):
    """Debits that the bank takes back: written down by the room of debits (R68)."""

    _inherit = "cocagne.bank.matching"

    @api.model
    def _is_reject(self, line):
        """Whether the bank takes back a debit."""
        told = line.bank_reject_code or REJECT_LABEL.search(plain(line.payment_ref))
        return line.amount < 0 and bool(told) and self._handles_rejects()

    @api.model
    def _handles_rejects(self):
        return "cocagne.debit.reject" in self.env

    @api.model
    def _reject_proposals(self, line):
        """One proposal; sure when the bank names the debit or its mandate."""
        named = bool(line.bank_reference or line.bank_mandate)
        return [{"statement_line_id": line.id, "reason": "reject", "sure": named}]

    @api.model
    def _record_reject(self, line):
        """Write the reject down, once, and give the open items of its entry.

        :raises UserError: the debit is not found, or its batch is not executed.
        """
        company = line.company_id
        rejects = self.env["cocagne.debit.reject"].with_company(company)
        reject = rejects._record([self._prepare_reject(line)])
        items = reject.return_id.move_id.line_ids.filtered(
            lambda item: (
                item.account_id.reconcile
                and not item.reconciled
                and item.amount_residual < 0
                and item.account_id.account_type != "asset_receivable"
            )
        )
        same = items.filtered(
            lambda item: (
                not line.currency_id.compare_amounts(item.amount_residual, line.amount)
            )
        )
        return same[:1] or items[:1]

    @api.model
    def _prepare_reject(self, line):
        return {
            "end_to_end": line.bank_reference,
            "rum": line.bank_mandate,
            "iban": line.account_number,
            "amount": -line.amount,
            "date": line.date,
            "code": line.bank_reject_code,
            "reason": line.payment_ref,
            "fee": None,
        }


class BankProposal(models.Model):
    _inherit = "cocagne.bank.proposal"

    def _text(self):
        if self.reason == "reject":
            line = self.statement_line_id
            name = line.bank_reference or line.bank_mandate or line.payment_ref
            return self.env._("Debit sent back: %s", name)
        return super()._text()

    def _apply(self):
        if self.reason == "reject" and not self.item_ids:
            line = self.statement_line_id
            items = self.env["cocagne.bank.matching"]._record_reject(line)
            if not items:
                raise UserError(
                    self.env._(
                        "%s: the debit that came back was not found. Look for it in "
                        "Money > Direct debits > Rejects, or choose by hand.",
                        line.payment_ref,
                    )
                )
            self.item_ids = items
        return super()._apply()
