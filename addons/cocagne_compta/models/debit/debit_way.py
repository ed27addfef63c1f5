from odoo import models
from odoo.exceptions import UserError

#: Technical method of the OCA addon, for both versions of the file.
SEPA = "sepa_direct_debit"


class ResCompany(models.Model):
    """The bank journal and the method by which a garden debits (R70)."""

    _inherit = "res.company"

    def _debit_way(self):
        """The method line of the garden's debits, in the version of file that it chose.

        :raises UserError: no bank account, or no creditor identifier.
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
        line = self._debit_base_line()
        if line.payment_method_id.pain_version == self.debit_pain_version:
            return line
        return self._debit_sibling_line(line)

    def _debit_base_line(self):
        """The method line of direct debits, whatever its version of file."""
        found = self._find_debit_lines()
        return found[:1] or self._make_debit_line(self._debit_method())

    def _find_debit_lines(self):
        # sudo: who sells a subscription by debit may not read payment methods
        return (
            self.env["account.payment.method.line"]
            .sudo()
            .search(
                [
                    ("journal_id.company_id", "in", self._with_mother_houses()),
                    ("payment_method_id.code", "=", SEPA),
                    ("payment_type", "=", "inbound"),
                ]
            )
        )

    def _debit_sibling_line(self, line):
        """The same way of debiting, with the other version of the file."""
        method = self._debit_method()
        lines = self._find_debit_lines()
        siblings = lines.filtered(
            lambda l: (
                l.payment_method_id == method and l.journal_id == line.journal_id
            )
        )
        return siblings[:1] or self._make_debit_line(method, line)

    def _debit_method(self):
        """The technical method whose file has the garden's version."""
        # sudo: see _find_debit_lines
        return (
            self.env["account.payment.method"]
            .sudo()
            .search(
                [
                    ("code", "=", SEPA),
                    ("payment_type", "=", "inbound"),
                    ("pain_version", "=", self.debit_pain_version),
                ],
                limit=1,
            )
        )

    def _make_debit_line(self, method, like=None):
        journal = like.journal_id if like else self._debit_journal()
        account = like and like.payment_account_id
        # sudo: see _find_debit_lines
        return (
            self.env["account.payment.method.line"]
            .sudo()
            .create(
                {
                    "name": self.env._("Direct debit"),
                    "payment_method_id": method.id,
                    "journal_id": journal.id,
                    "payment_account_id": (account or self._debit_account()).id,
                    "selectable": True,
                }
            )
        )

    def _debit_journal(self):
        # sudo: see _find_debit_lines
        journals = self.env["account.journal"].sudo()
        domain = [
            ("company_id", "in", self._with_mother_houses()),
            ("type", "=", "bank"),
        ]
        found = journals.search([*domain, ("bank_account_id", "!=", False)], limit=1)
        if not found:
            raise UserError(
                self.env._(
                    "%s has no bank account to debit to: write its IBAN in the profile "
                    "of the garden, then choose it on the bank journal.",
                    self.name,
                )
            )
        return found

    def _debit_account(self):
        """Where debits wait for the bank's statement: the outstanding receipts."""
        # sudo: see _find_debit_lines
        payments = self.env["account.payment"].sudo().with_company(self.root_id)
        return payments._get_outstanding_account("inbound")
