from odoo import fields, models
from odoo.exceptions import UserError


class ResPartner(models.Model):
    _inherit = "res.partner"

    wage_authorisation_date = fields.Date(
        "Authorised to deduct on",
        groups="cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant",
        help="The day on which the person signed that the baskets may be deducted from "
        "their wages. Without it nothing is deducted.",
    )


class ResCompany(models.Model):
    _inherit = "res.company"

    def _wages_account(self):
        """The account of what is owed to the staff: the deduction lowers it.

        Account 421 of the French chart; the addon of the accounts says its own.

        :raises UserError: there is none.
        """
        self.ensure_one()
        accounts = self.env["account.account"].with_company(self)
        found = accounts.search(
            [
                *accounts._check_company_domain(self),
                ("code", "=like", "421%"),
            ],
            order="code",
            limit=1,
        )
        if not found:
            raise UserError(
                self.env._(
                    "%s has no account 421 (Staff, wages due). Create it in the chart "
                    "of accounts, then confirm the list again.",
                    self.name,
                )
            )
        return found

    def _wages_journal(self):
        """The journal of the deductions: miscellaneous operations."""
        self.ensure_one()
        journals = self.env["account.journal"]
        found = journals.search(
            [*journals._check_company_domain(self), ("type", "=", "general")], limit=1
        )
        if not found:
            raise UserError(
                self.env._("%s has no journal of miscellaneous operations.", self.name)
            )
        return found
