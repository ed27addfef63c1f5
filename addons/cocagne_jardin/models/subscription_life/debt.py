from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain


class Basket(models.Model):
    """Members who owe too much: their next baskets are held back (R59)."""

    _inherit = "cocagne.basket"

    def action_check_debts(self):
        """Look at the debts of the garden now, instead of tonight."""
        if not self.can_release():
            raise AccessError(self.env._("Only the sales desk can look at debts."))
        held, freed = self._check_debts(self.env.company)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "Baskets held back: %(held)s, given free: %(freed)s.",
                    held=len(held),
                    freed=len(freed),
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    @api.model
    def _check_debts(self, company):
        """Hold the next baskets of debtors, free those of who has paid.

        A second run changes nothing. The number of queries does not depend on the
        number of members.

        :return: the baskets held, and those freed.
        """
        # sudo: balances are for accountants; only the state of baskets comes out
        baskets = self.sudo().with_company(company)
        coming = baskets._coming_before_preparation(company)
        held = baskets.search(
            Domain("company_id", "=", company.id)
            & Domain("state", "=", "held")
            & Domain("hold_reason", "=", "debt")
            & self._still_preparable()
        )
        debtors = baskets._debtors(company, coming | held)
        to_hold = coming.filtered(
            lambda basket: basket.partner_id.commercial_partner_id in debtors
        )
        to_free = held.filtered(
            lambda basket: basket.partner_id.commercial_partner_id not in debtors
        )
        return to_hold._hold("debt"), to_free._unhold()

    @api.model
    def _coming_before_preparation(self, company):
        """What is to be prepared soon, and may be held back."""
        if not company.use_debt_limit:
            return self.browse()
        last = fields.Date.context_today(self) + timedelta(days=company.debt_hold_days)
        return self.search(
            Domain("company_id", "=", company.id)
            & Domain("state", "=", "planned")
            & Domain("delivery_id.preparation_date", "<=", last)
            & self._still_preparable()
            & Domain("release_reason", "=", False)
            & Domain("invoice_line_id", "=", False)
            & Domain("order_id.offered_reason", "=", False)
        )

    @api.model
    def _debtors(self, company, baskets):
        """The households that owe more than the garden bears."""
        members = baskets.partner_id.commercial_partner_id
        if not company.use_debt_limit:
            return members.browse()
        currency = company.currency_id
        return members.filtered(
            lambda member: (
                currency.compare_amounts(
                    -self._balance_of_debt(member), company.debt_limit
                )
                > 0
            )
        )

    @api.model
    def _balance_of_debt(self, member):
        """The balance that makes a debtor; below 0 the member owes."""
        return member.member_balance
