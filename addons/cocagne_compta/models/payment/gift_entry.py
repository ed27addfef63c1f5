from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command


class Gift(models.Model):
    """Receiving a gift: its entry and its payment, and the way back (R63)."""

    _inherit = "cocagne.gift"

    def _is_money(self):
        return self.kind in ("money", "baskets")

    def action_receive(self):
        """Book the gift and its payment."""
        for gift in self:
            gift._check_receivable()
        self.filtered(lambda gift: gift._is_money())._book()
        self.state = "received"

    def _check_receivable(self):
        self.ensure_one()
        name = self.partner_id.display_name
        if self.state != "draft":
            raise UserError(self.env._("The gift of %s is received already.", name))
        if self.currency_id.compare_amounts(self.amount, 0) <= 0:
            raise UserError(self.env._("%s: type the amount of the gift.", name))
        if self._is_money() and not self.way_id:
            raise UserError(self.env._("%s: choose how the gift is paid.", name))
        if self.kind in ("in_kind", "waiver") and not self.description:
            raise UserError(
                self.env._(
                    "%s: describe what is given, the tax receipt will say it.", name
                )
            )

    def _book(self):
        """The gifts on the accounts of the donors, and the payments that settle them."""
        for company, gifts in self.grouped("company_id").items():
            # sudo: the desk takes gifts without holding the rights of accounting
            entries = self.env["account.move"].sudo()
            moves = entries.create([gift._prepare_entry() for gift in gifts])
            moves.action_post()
            payments = company._register_payments(
                [
                    gift._prepare_gift_payment() | {"moves": move}
                    for gift, move in zip(gifts, moves, strict=True)
                ]
            )
            for gift, move, payment in zip(gifts, moves, payments, strict=True):
                gift.write({"move_id": move.id, "payment_id": payment.id})

    def _prepare_gift_payment(self):
        return {
            "partner": self.partner_id,
            "amount": self.amount,
            "mode": self.way_id,
            "date": self.date,
            "memo": self._label(),
            "number": self.number,
            "bank": self.bank,
        }

    def _label(self):
        if self.kind == "baskets":
            return self.env._("Gift of solidarity baskets: %s", self.basket_count)
        return self.description or self.env._("Gift")

    def _ledger_key(self):
        """The key of the account of the gift's income."""
        return "solidarity" if self.kind == "baskets" else "gift"

    def _prepare_entry(self):
        partner = self.partner_id.commercial_partner_id
        company = self.company_id
        debt = partner.with_company(company).sudo().property_account_receivable_id
        key = self._ledger_key()
        common = {"name": self._label(), "partner_id": partner.id}
        return {
            "move_type": "entry",
            "journal_id": company._gift_journal().id,
            "company_id": company.id,
            "date": self.date,
            "ref": self._label(),
            "line_ids": [
                Command.create(
                    {**common, "account_id": debt.id, "balance": self.amount}
                ),
                Command.create(
                    {
                        **common,
                        "account_id": company._ledger_account(key).id,
                        "balance": -self.amount,
                    }
                ),
            ],
        }

    # -- going back ----------------------------------------------------------------------

    def action_cancel(self):
        """Cancel a gift that was typed by mistake.

        :raises UserError: it is on a receipt, or its money came already.
        """
        for gift in self:
            if gift.receipt_id:
                raise UserError(
                    self.env._(
                        "The gift of %(donor)s is on the receipt %(receipt)s: cancel "
                        "the receipt first.",
                        donor=gift.partner_id.display_name,
                        receipt=gift.receipt_id.name,
                    )
                )
            if gift.payment_id and gift.state == "received":
                raise UserError(
                    self.env._(
                        "The gift of %s is paid: return its payment unpaid, or pay it "
                        "back.",
                        gift.partner_id.display_name,
                    )
                )
            gift.state = "cancelled"

    def _return_unpaid(self, date):
        """Its cheque came back: nobody owes a gift, its entry is reversed."""
        for gift in self:
            # sudo: as when it was booked
            reversal = gift.move_id.sudo()._reverse_moves(
                [{"date": date}], cancel=False
            )
            reversal.action_post()
            debts = (
                (gift.move_id | reversal)
                .sudo()
                .line_ids.filtered(
                    lambda line: (
                        line.account_type == "asset_receivable" and not line.reconciled
                    )
                )
            )
            debts.reconcile()
            gift.state = "returned"


class AccountPayment(models.Model):
    _inherit = "account.payment"

    gift_ids = fields.One2many("cocagne.gift", "payment_id", "Gifts")

    def _bounce(self, date, fee=0.0, reason=None):
        """A gift whose cheque came back is no gift."""
        result = super()._bounce(date, fee, reason)
        # sudo: who returns a cheque may not write gifts
        self.sudo().gift_ids.filtered("move_id")._return_unpaid(date)
        return result


class ResCompany(models.Model):
    _inherit = "res.company"

    def _gift_journal(self):
        """The journal of gifts, made at the first need."""
        # sudo: the desk takes gifts without reading journals
        return self.sudo()._own_journal("DONS", "Dons")
