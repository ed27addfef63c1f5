from odoo import api, fields, models


class AccountPayment(models.Model):
    """A debit, as the member is told of it beforehand (R70)."""

    _inherit = "account.payment"

    debit_mandate_reference = fields.Char(
        "Mandate reference", compute="_compute_debit_words"
    )
    debit_creditor = fields.Char("Creditor identifier", compute="_compute_debit_words")

    @api.depends("payment_line_ids.mandate_id", "company_id")
    def _compute_debit_words(self):
        # sudo: of a payment that one may read, its mandate may be named
        for payment, seen in zip(self, self.sudo(), strict=True):
            mandate = seen.payment_line_ids.mandate_id[:1]
            payment.debit_mandate_reference = mandate.unique_mandate_reference
            payment.debit_creditor = seen.company_id._creditor_identifier()
