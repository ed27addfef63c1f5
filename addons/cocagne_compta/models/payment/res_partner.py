from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class ResPartner(models.Model):
    """Taking a member's money, and giving it back: contract of the other rooms (R72)."""

    _inherit = "res.partner"

    def _register_payment(
        self, company, amount, mode, date, memo=None, number=None, bank=None, moves=None
    ):
        """A posted payment of this person, matched with what it pays.

        :param company: the garden or establishment that gets the money.
        :param amount: in the garden's currency; a negative amount is paid back.
        :param mode: code of a ``cocagne.payment.mode``, or a ``cocagne.payment.way``.
        :param moves: the invoices (credit notes for a refund) that it pays; else the
            oldest open ones. What is over stays as credit on the account.
        :raises UserError: for an amount of zero, or a garden without chart of accounts.
        :return: the ``account.payment``.
        """
        self.ensure_one()
        # sudo: the desk takes payments without holding the rights of accounting; who
        # may do it is checked by the screens and methods that call this one
        payments = self.env["account.payment"].sudo().with_company(company)
        payment = payments.create(
            self._prepare_payment(
                company, amount, mode, date, memo=memo, number=number, bank=bank
            )
        )
        payment.action_post()
        payment._match_items(moves)
        return payment.sudo(False)

    def _prepare_payment(
        self, company, amount, mode, date, memo=None, number=None, bank=None
    ):
        amount = company.currency_id.round(amount)
        if company.currency_id.is_zero(amount):
            raise UserError(
                self.env._("%s: a payment of zero says nothing.", self.display_name)
            )
        way = company._way_of(mode) if isinstance(mode, str) else mode.sudo()
        line = way.line_in_id if amount > 0 else way.line_out_id
        return {
            "partner_id": self.commercial_partner_id.id,
            "partner_type": "customer",
            "payment_type": "inbound" if amount > 0 else "outbound",
            "amount": abs(amount),
            "date": date or fields.Date.context_today(self),
            "company_id": company.id,
            "currency_id": company.currency_id.id,
            "journal_id": line.journal_id.id,
            "payment_method_line_id": line.id,
            "way_id": way.id,
            "memo": memo or "",
            "cheque_number": number,
            "cheque_bank": bank,
        }


class AccountPayment(models.Model):
    _inherit = "account.payment"

    def _match_items(self, moves=None):
        """Match this payment with what it pays, the oldest due date first."""
        self.ensure_one()
        own = self._own_items()
        if not own:
            return
        items = self.env["account.move.line"].search(
            self._open_items_domain(own, moves), order="date_maturity, date, id"
        )
        self._items_to_pay(own, items).reconcile()

    def _own_items(self):
        """The line of the payment on the account of the member, when it is open."""
        return self._seek_for_lines()[1].filtered(lambda line: not line.reconciled)

    def _open_items_domain(self, own, moves=None):
        side = "<" if own.balance > 0 else ">"
        domain = (
            Domain("account_id", "in", own.account_id.ids)
            & Domain("parent_state", "=", "posted")
            & Domain("reconciled", "=", False)
            & Domain("amount_residual", side, 0)
        )
        if moves:
            return domain & Domain("move_id", "in", moves.ids)
        return (
            domain
            & Domain("partner_id", "child_of", self.partner_id.commercial_partner_id.id)
            & Domain("company_id", "=", self.company_id.id)
        )

    def _items_to_pay(self, own, items):
        """The first items that are needed to use the payment up, and its own."""
        left, found = abs(own.amount_residual), own
        for item in items:
            if self.currency_id.compare_amounts(left, 0) <= 0:
                break
            left -= abs(item.amount_residual)
            found |= item
        return found
