from odoo import fields, models
from odoo.exceptions import UserError


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
        return company._register_payments(
            [
                {
                    "partner": self,
                    "amount": amount,
                    "mode": mode,
                    "date": date,
                    "memo": memo,
                    "number": number,
                    "bank": bank,
                    "moves": moves,
                }
            ]
        )

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
