"""What members owe now, when a season is invoiced before it is delivered (R66).

The balance is the receivable account, instalments to come included. A member whose
instalments are paid up to now owes nothing today.
"""

from odoo import api, fields, models
from odoo.fields import Domain

from ..subscription.sale_order import DESK_OR_ACCOUNTANT
from .setting import ADVANCE_RULES


class ResPartner(models.Model):
    _inherit = "res.partner"

    not_due_amount = fields.Monetary(
        "Instalments to come",
        compute="_compute_not_due_amount",
        groups=DESK_OR_ACCOUNTANT,
        help="What is invoiced and to be paid later.",
    )
    balance_due = fields.Monetary(
        "Balance today",
        compute="_compute_not_due_amount",
        search="_search_balance_due",
        groups=DESK_OR_ACCOUNTANT,
        help="The balance without the instalments to come; below 0 the member owes.",
    )

    @api.model
    def _receivable_domain(self):
        return (
            Domain("account_id.account_type", "=", "asset_receivable")
            & Domain("parent_state", "=", "posted")
            & Domain("reconciled", "=", False)
            & Domain("company_id", "child_of", self.env.company.root_id.id)
        )

    @api.model
    def _not_due_domain(self):
        """Instalments of a season that are due on a later day."""
        today = fields.Date.context_today(self)
        return Domain("move_id.instalment_until", "!=", False) & Domain(
            "date_maturity", ">", today
        )

    @api.depends_context("company")
    @api.depends("member_balance")
    def _compute_not_due_amount(self):
        # sudo: invoices are for accountants; the desk tells members what they owe
        items = self.env["account.move.line"].sudo()
        amounts = dict(
            items._read_group(
                self._receivable_domain()
                & self._not_due_domain()
                & Domain("partner_id", "in", self.ids),
                ["partner_id"],
                ["amount_residual:sum"],
            )
        )
        amounts = {partner.id: amount for partner, amount in amounts.items()}
        for partner in self:
            amount = amounts.get(partner._origin.id, 0.0)
            partner.not_due_amount = amount
            partner.balance_due = partner.member_balance + amount

    @api.model
    def _search_balance_due(self, operator, value):
        compare = {
            "<": lambda balance: balance < value,
            "<=": lambda balance: balance <= value,
            ">": lambda balance: balance > value,
            ">=": lambda balance: balance >= value,
        }.get(operator)
        if not compare or compare(0):
            return NotImplemented
        # sudo: as above
        items = self.env["account.move.line"].sudo()
        groups = items._read_group(
            self._receivable_domain()
            & ~self._not_due_domain()
            & Domain("partner_id", "!=", False),
            ["partner_id"],
            ["amount_residual:sum"],
        )
        found = [partner.id for partner, amount in groups if compare(-amount)]
        return Domain("id", "in", found)


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _advance_values(self):
        """What was billed in advance and not given back, by order, VAT included."""
        values = dict.fromkeys(self, 0.0)
        advance = self.filtered(lambda order: order.billing_rule in ADVANCE_RULES)
        billed = advance._basket_lines()._billed_in_advance()
        for line, (quantity, source) in billed.items():
            price = line._paid_price()
            if source:
                price = source.price_unit * (1 - source.discount / 100)
            values[line.order_id] += quantity * price
        return values

    def _left_to_bill(self, until=None):
        """What was billed in advance is not left to bill."""
        amounts = super()._left_to_bill(until)
        for order, value in self._advance_values().items():
            amounts[order.id] -= value
        return amounts

    def _paid_ahead(self):
        """By member: the balance if what is billed in advance were not billed yet.

        It is what the member paid for baskets to come.
        """
        balances, values = {}, self._advance_values()
        for member, orders in self.grouped(
            lambda order: order.partner_id.commercial_partner_id
        ).items():
            ahead = sum(values[order] for order in orders)
            # sudo: balances are for accountants, the desk tells them to members
            balances[member] = member.sudo().member_balance + ahead
        return balances


class Basket(models.Model):
    _inherit = "cocagne.basket"

    @api.model
    def _balance_of_debt(self, member):
        """Instalments to come are no debt."""
        return member.balance_due
