from odoo import models
from odoo.tools import formatLang


class AccountPaymentOrder(models.Model):
    """Members who paid in another way once the file was made (R70).

    The bank debits them all the same: what is then too much stays on the member's
    account, for the next invoice or to be paid back.
    """

    _inherit = "account.payment.order"

    def _lines_paid_since(self):
        """The debits of this batch whose invoice is paid, in whole or in part."""
        currency = self.company_currency_id
        return self.payment_line_ids.filtered(
            lambda line: (
                currency.compare_amounts(
                    line.move_line_id.amount_residual, line.amount_company_currency
                )
                < 0
            )
        )

    def _words_paid_since(self):
        """What to do about them before the bank has the file; empty when there is none."""
        paid = self._lines_paid_since()
        if not paid:
            return ""
        amount = sum(paid.mapped("amount_company_currency"))
        return self.env._(
            "Since the file was made, %(count)s of these debits (%(amount)s) were paid "
            "in another way: %(names)s. If the bank does not have the file yet, undo the "
            "batch and check again. If it has, go on: what is paid twice stays on the "
            "account of the member.",
            count=len(paid),
            amount=formatLang(self.env, amount, currency_obj=self.company_currency_id),
            names=self._some_names(paid.partner_id),
        )

    def _some_names(self, partners, limit=5):
        names = partners[:limit].mapped("name")
        return ", ".join([*names, "…"] if len(partners) > limit else names)
