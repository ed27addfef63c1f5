from odoo import models
from odoo.fields import Domain


class AccountPayment(models.Model):
    """What payments pay: found in one search, matched by one plan (R67)."""

    _inherit = "account.payment"

    def _match_items(self, moves=None):
        """Match these payments in their order, the oldest due date first.

        :param moves: {payment: the invoices that it pays}; without, the open items of
            its payer.
        """
        moves = moves or {}
        own = {payment: payment._own_items() for payment in self}
        paying = self.filtered(lambda payment: own[payment])
        if not paying:
            return
        open_items = self.env["account.move.line"].search(
            paying._open_items_domain(moves), order="date_maturity, date, id"
        )
        left = {item: abs(item.amount_residual) for item in open_items}
        plan = []
        for payment in paying:
            items = payment._payable_items(own[payment], open_items, moves, left)
            found = payment._items_to_pay(own[payment], items, left)
            if found:
                plan.append(own[payment] | found)
        self.env["account.move.line"]._reconcile_plan(plan)

    def _own_items(self):
        """The line of the payment on the account of the member, when it is open."""
        return self._seek_for_lines()[1].filtered(lambda line: not line.reconciled)

    def _open_items_domain(self, moves):
        """The open items of these payers and of these invoices."""
        of_payers = Domain(
            "partner_id", "child_of", self.partner_id.commercial_partner_id.ids
        ) & Domain("company_id", "in", self.company_id.ids)
        chosen = self.env["account.move"].union(*moves.values())
        return (
            Domain("account_id", "in", self.destination_account_id.ids)
            & Domain("parent_state", "=", "posted")
            & Domain("reconciled", "=", False)
            & (of_payers | Domain("move_id", "in", chosen.ids))
        )

    def _payable_items(self, own, items, moves, left):
        """Of the open items, those that this payment may pay.

        :param left: {item: what the payments before this one left of it}.
        """
        sign = -1 if own.balance > 0 else 1
        same = items.filtered(
            lambda item: (
                item.account_id == own.account_id and item.amount_residual * sign > 0
            )
        )
        chosen = moves.get(self)
        if chosen:
            mine = same.filtered(lambda item: item.move_id in chosen)
            is_open = any(not self.currency_id.is_zero(left[item]) for item in mine)
            if is_open or not mine:
                return mine
        return same.filtered(self._is_of_payer)

    def _is_of_payer(self, item):
        payer, partner = self.partner_id.commercial_partner_id, item.partner_id
        while partner and partner != payer:
            partner = partner.parent_id
        return bool(partner) and item.company_id == self.company_id

    def _items_to_pay(self, own, items, left):
        """The first items that are needed to use the payment up."""
        rest, found = sum(abs(line.amount_residual) for line in own), items.browse()
        for item in items:
            if self.currency_id.compare_amounts(rest, 0) <= 0:
                break
            paid = self.currency_id.round(min(rest, left[item]))
            if self.currency_id.is_zero(paid):
                continue
            left[item] = self.currency_id.round(left[item] - paid)
            rest = self.currency_id.round(rest - paid)
            found |= item
        return found
