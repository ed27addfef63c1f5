from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from .ways import ON_ITS_WAY


class AccountPayment(models.Model):
    """A cheque that the bank gives back unpaid (R68, R72)."""

    _inherit = "account.payment"

    bounce_move_id = fields.Many2one(
        "account.move",
        "Entry of the return",
        readonly=True,
        copy=False,
        check_company=True,
    )
    bounced_on = fields.Date("Returned on", readonly=True, copy=False)
    bounce_reason = fields.Char("Reason of the return", readonly=True, copy=False)

    def _bounce(self, date, fee=0.0, reason=None):
        """The money did not come: the member owes again what the payment paid.

        :param fee: what the garden charges on the member for it, in its currency.
        :raises UserError: for a payment that bounced already, or that is not money in.
        """
        for payment in self:
            payment._check_can_bounce(date)
            own = payment._seek_for_lines()[1]
            own.remove_move_reconcile()
            move = self.env["account.move"].create(
                payment._prepare_bounce(date, fee, reason)
            )
            move.action_post()
            # the debt is the first line, the fee comes after it
            debts = move.line_ids.filtered(
                lambda line, own=own: line.account_id == own.account_id
            )
            (own + debts.sorted("id")[:1]).reconcile()
            payment._settle_waiting(move)
            payment.write(
                {
                    "bounce_move_id": move.id,
                    "bounced_on": date,
                    "bounce_reason": reason,
                    "state": "rejected",
                }
            )

    def _check_can_bounce(self, date):
        self.ensure_one()
        if self.bounce_move_id or self.state not in ("in_process", "paid"):
            raise UserError(
                self.env._("%s was returned already, or never posted.", self.name)
            )
        if self.payment_type != "inbound":
            raise UserError(
                self.env._("%s is money that the garden paid back.", self.name)
            )
        if date < self.date:
            raise UserError(
                self.env._("A payment cannot be returned before the day it was made.")
            )

    def _waiting_line(self):
        return self._seek_for_lines()[0]

    def _prepare_bounce(self, date, fee, reason):
        """The entry of the return: the debt is back, and the fee with it."""
        own = self._seek_for_lines()[1]
        waiting = self._waiting_line()
        company = self.company_id
        on_slip = waiting.check_deposit_id.state == "done"
        account = (
            company._waiting_account(ON_ITS_WAY) if on_slip else waiting.account_id
        )
        label = self.env._("Unpaid: %s", self.memo or self.name)
        label = f"{label} ({reason})" if reason else label
        lines = [
            self._bounce_line(own.account_id, label, self.amount),
            {**self._bounce_line(account, label, -self.amount), "partner_id": False},
        ]
        if not company.currency_id.is_zero(fee):
            words = self.env._("Fee of the unpaid payment %s", self.name)
            income = company._ledger_account("fee_recharged")
            lines += [
                self._bounce_line(own.account_id, words, fee),
                self._bounce_line(income, words, -fee),
            ]
        return {
            "move_type": "entry",
            "journal_id": self.journal_id.id,
            "company_id": company.id,
            "date": date,
            "ref": label,
            "line_ids": [Command.create(line) for line in lines],
        }

    def _bounce_line(self, account, label, balance):
        return {
            "name": label,
            "account_id": account.id,
            "partner_id": self.partner_id.id,
            "balance": balance,
        }

    def _settle_waiting(self, move):
        """A cheque that never left for the bank waits no more."""
        waiting = self._waiting_line()
        if waiting.account_id.reconcile and not waiting.reconciled:
            # off the slip that is being prepared
            waiting.check_deposit_id = False
            back = move.line_ids.filtered(
                lambda line: line.account_id == waiting.account_id
            )
            (waiting + back).reconcile()

    def action_open_bounce(self):
        """Open the dialog of the unpaid payment."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Returned unpaid"),
            "res_model": "cocagne.payment.bounce",
            "view_mode": "form",
            "target": "new",
            "context": {"default_payment_id": self.id},
        }
