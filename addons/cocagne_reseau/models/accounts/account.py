from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cocagne_compta.models.ledger.accounts import ACCOUNTS
from odoo.addons.cocagne_compta.models.ledger.association_chart import (
    ASSOCIATION_ACCOUNTS,
)

from ...consolidation import common_code, name_together


class NetworkAccount(models.Model):
    """An account of the consolidation: one for the accounts of all charts of a number.

    Accounts of third parties are told together, so that no account is that of a person;
    names are those of the head office's chart or of the regulation, never a garden's.
    """

    _name = "cocagne.network.account"
    _description = "Account of the network"
    _order = "code"
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True, readonly=True, index=True)
    name = fields.Char(required=True, readonly=True)
    account_type = fields.Selection(
        selection=lambda self: (
            self.env["account.account"]
            ._fields["account_type"]
            ._description_selection(self.env)
        ),
        required=True,
        readonly=True,
    )
    include_initial_balance = fields.Boolean(
        "Carried over", readonly=True, help="Not an account of the year's result."
    )
    is_named = fields.Boolean(
        default=True,
        readonly=True,
        help="False as long as neither chart nor regulation has a name for it.",
    )
    active = fields.Boolean(default=True)
    # what mis_builder asks of an account: this one is of no company
    company_ids = fields.Many2many("res.company", compute="_compute_company_ids")

    _code_unique = models.UniqueIndex("(code)", "This account exists already.")

    def _compute_company_ids(self):
        self.company_ids = False

    @api.depends("code", "name")
    def _compute_display_name(self):
        for account in self:
            account.display_name = f"{account.code} {account.name}"

    # -- following the charts ----------------------------------------------------------

    @api.model
    def _synchronize(self):
        """Add the accounts that gardens use and that are not in the list yet.

        Three queries when there is nothing new.
        """
        self.env["account.account"].flush_model(["code_store", "account_type"])
        known = {row[0] for row in self._read_codes()}
        missing = {}
        for code, kind in self._read_kinds():
            common = common_code(code)
            if common not in known:
                missing.setdefault(common, kind)
        # sudo: the list follows the charts, nobody writes it
        nameless = self.sudo().search([("is_named", "=", False)])
        if not missing and not nameless:
            return
        names = self._read_names()
        self.sudo().create(
            [self._prepare(code, kind, names) for code, kind in sorted(missing.items())]
        )
        for account in nameless:
            name = self._name_of(account.code, names)
            if name:
                account.write({"name": name, "is_named": True})

    @api.model
    def _read_codes(self):
        return self.env.execute_query(SQL("SELECT code FROM cocagne_network_account"))

    @api.model
    def _read_kinds(self):
        """(code, type) of every account of the network's companies, each once."""
        return self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT ON (store.value) store.value, account.account_type
                  FROM account_account account
            CROSS JOIN LATERAL jsonb_each_text(account.code_store) AS store
                 WHERE account.code_store IS NOT NULL AND store.value IS NOT NULL
              ORDER BY store.value, account.id
                """
            )
        )

    @api.model
    def _read_names(self):
        """{code: name} of the head office's chart and of the regulation, in French."""
        network = self.env["res.company"].sudo()._network()
        # sudo: names of the head office's own chart
        accounts = self.env["account.account"].sudo().with_company(network)
        found = accounts.with_context(lang="fr_FR", active_test=False).search(
            [("company_ids", "in", network.ids)]
        )
        groups = self.env["account.group"].sudo().with_context(lang="fr_FR")
        headings = groups.search([("company_id", "=", network.id)])
        names = {group.code_prefix_start: group.name for group in headings}
        legal = {one.code: one.name for one in ACCOUNTS.values()}
        legal |= {one.code: one.name for one in ASSOCIATION_ACCOUNTS}
        return names | legal | {account.code: account.name for account in found}

    @api.model
    def _prepare(self, code, kind, names):
        name = name_together(code) or self._name_of(code, names)
        return {
            "code": code,
            "name": name or self.env._("Account %s", code),
            "is_named": bool(name),
            "account_type": kind,
            "include_initial_balance": not kind.startswith(("income", "expense")),
        }

    @api.model
    def _name_of(self, code, names):
        """The name of an account, or of the nearest heading above it."""
        for length in range(len(code), 0, -1):
            name = names.get(code[:length])
            if name:
                return name
        return None
