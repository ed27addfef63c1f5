from odoo import api, models
from odoo.exceptions import UserError

from .accounts import ACCOUNTS


class ResCompany(models.Model):
    """The accounts of a garden, by what they are for."""

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
            "company_ids": [(6, 0, house.ids)],
        }
