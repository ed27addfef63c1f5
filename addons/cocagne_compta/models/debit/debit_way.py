from odoo import models
from odoo.exceptions import UserError

#: Technical method of the OCA addon, for both versions of the file.
SEPA = "sepa_direct_debit"


class ResCompany(models.Model):
    """The payment method by which a garden debits (R70)."""

    _inherit = "res.company"

    def _debit_way(self):
        """The method line of the garden's debits, in the version of file that it chose.

        :raises UserError: no creditor identifier, or no bank account.
        """
        self.ensure_one()
        if not self._creditor_identifier():
            raise UserError(
                self.env._(
                    "%s has no creditor identifier (ICS) yet: ask your bank for it, "
                    "then write it in the profile of the garden, page Accounting.",
                    self.name,
                )
            )
        line = self._debit_line()
        if not line.journal_id.bank_account_id:
            raise UserError(
                self.env._(
                    "%s has no bank account to debit to: write its IBAN in the profile "
                    "of the garden, then choose it on the bank journal.",
                    self.name,
                )
            )
        return line

    def _debit_line(self):
        """The garden's way of debiting; its file has the version of the settings."""
        line = self._payment_way("sepa")
        method = self._debit_method()
        if method and line.payment_method_id != method:
            # sudo: who makes a batch need not hold rights on payment methods
            line.sudo().payment_method_id = method
        return line

    def _debit_method(self):
        """The technical method whose file has the garden's version."""
        return self.env["account.payment.method"].search(
            [
                ("code", "=", SEPA),
                ("payment_type", "=", "inbound"),
                ("pain_version", "=", self._creditor().debit_pain_version),
            ],
            limit=1,
        )


class AccountPaymentMethodLine(models.Model):
    """An establishment debits by the way of its mother house (R2)."""

    _inherit = "account.payment.method.line"
    _check_company_domain = models.check_company_domain_parent_of
