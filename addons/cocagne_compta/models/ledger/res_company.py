from odoo import api, models
from odoo.exceptions import UserError

from .accounts import ACCOUNTS
from .association_chart import (
    ASSOCIATION_ACCOUNTS,
    ASSOCIATION_GROUPS,
    RECONCILED,
    RENAMED,
    xmlid,
)

#: The names of ``RENAMED`` in Odoo's French chart.
ODOO_NAMES = (
    "Other reserves",
    "Share of loss transferred (accounts of the managing entity)",
)


class ResCompany(models.Model):
    """The accounts of a garden, by what they are for.

    Establishments keep their books in the chart of their mother house.
    """

    _inherit = "res.company"

    def _ledger_account(self, key):
        """The account on which a garden's gesture is booked, made when it is missing.

        :param key: one of ``accounts.ACCOUNTS``, like ``"gift"``.
        :raises UserError: the garden has no chart of accounts yet.
        """
        self.ensure_one()
        wanted = ACCOUNTS[key]
        house = self.root_id
        if not house.chart_template:
            raise UserError(
                self.env._("%s has no chart of accounts yet: load it first.", self.name)
            )
        # sudo: who takes a payment may not read the chart of accounts
        accounts = self.env["account.account"].sudo().with_company(house)
        found = accounts.search(
            [
                ("company_ids", "in", house.ids),
                ("code", "=", wanted.code),
            ],
            limit=1,
        )
        return found or accounts.create(self._prepare_ledger_account(wanted))

    @api.model
    def _prepare_ledger_account(self, wanted):
        house = self.root_id
        return {
            "code": wanted.code,
            "name": wanted.name,
            "account_type": wanted.account_type,
            "reconcile": wanted.code in RECONCILED,
            "company_ids": [(6, 0, house.ids)],
        }

    # -- set-up ------------------------------------------------------------------------

    @api.model
    def _set_up_all_ledgers(self):
        """At an update of the software: gardens that have their chart already."""
        gardens = self.search([("is_garden", "=", True), ("parent_id", "=", False)])
        gardens._set_up_ledger()

    def _set_up_ledger(self):
        """Accounts, headings, products and cost accounts; a second call adds nothing.

        Whatever the accountant has changed since stays.
        """
        for house in self.root_id.filtered("is_garden"):
            # sudo: gardens are set up by people who may not create accounts
            house = house.sudo()
            if house.chart_template == "fr":
                house._set_up_association_accounts()
                house._set_up_association_groups()
                house._set_up_product_accounts()
                house._set_up_analytic()

    def _set_up_association_accounts(self):
        """Create the accounts of ANC 2018-06 that the chart of this house lacks."""
        self.ensure_one()
        accounts = self.env["account.account"].with_company(self)
        known = accounts.with_context(active_test=False).search(
            [("company_ids", "in", self.ids)]
        )
        codes = set(known.mapped("code"))
        missing = [
            account for account in ASSOCIATION_ACCOUNTS if account.code not in codes
        ]
        created = accounts.create(
            [self._prepare_ledger_account(account) for account in missing]
        )
        # the chart knows them when it is loaded again
        self.env["ir.model.data"]._update_xmlids(
            [
                {
                    "xml_id": f"account.{self.id}_{xmlid(account.code)}",
                    "record": account,
                    "noupdate": True,
                }
                for account in created
            ]
        )
        self._rename_association_accounts(known)
        return created

    def _rename_association_accounts(self, accounts):
        """Name as the regulation does the accounts that were never used or renamed."""
        items = self.env["account.move.line"]
        for account in accounts.filtered(lambda found: found.code in RENAMED):
            name = RENAMED[account.code].name
            is_odoos = account.with_context(lang="en_US").name in ODOO_NAMES
            if is_odoos and not items.search_count(
                [("account_id", "=", account.id)], limit=1
            ):
                for lang, _label in self.env["res.lang"].get_installed():
                    account.with_context(lang=lang).name = name

    def _set_up_association_groups(self):
        groups = self.env["account.group"]
        known = groups.search([("company_id", "=", self.id)])
        prefixes = set(known.mapped("code_prefix_start"))
        return groups.create(
            [
                {
                    "name": name,
                    "code_prefix_start": prefix,
                    "company_id": self.id,
                }
                for prefix, name in ASSOCIATION_GROUPS.items()
                if prefix not in prefixes
            ]
        )
