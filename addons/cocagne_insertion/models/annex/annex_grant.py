from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from .annex_payment import TWELFTH


class AnnexGrant(models.Model):
    """The aid in the accounts: a grant of compta, what it is corrected by beside it."""

    _inherit = "cocagne.annex"

    date_signed = fields.Date("Signed on", copy=False)
    grant_id = fields.Many2one(
        "cocagne.grant",
        "Grant",
        readonly=True,
        check_company=True,
        help="The aid as the accounts follow it: to receive (441) against income (74).",
    )

    def action_book(self):
        """Book what is expected: the year's payments, then each known correction.

        :raises UserError: the payer or the signature is missing, or the books are closed.
        """
        self.ensure_one()
        self._refresh_schedule(missing=True)
        if not self.grant_id:
            self.grant_id = self.env["cocagne.grant"].create(self._prepare_grant())
            self._book_twelfths()
        for payment in self.payment_ids.filtered(lambda p: not p.is_booked):
            payment._book()
        return True

    def _book_twelfths(self):
        twelfths = self.payment_ids.filtered(
            lambda p: p.kind == TWELFTH and not p.is_booked
        ).sorted(lambda p: (p.date, p.id))
        self.grant_id.action_grant()
        promised = self.grant_id.payment_ids.sorted(lambda p: (p.date, p.id))
        for payment, part in zip(twelfths, promised, strict=True):
            payment.move_line_id = part.move_line_id

    def _prepare_grant(self):
        payer = self.company_id.asp_partner_id
        if not payer:
            raise UserError(
                self.env._(
                    "Who pays the aid? Choose the ASP in the profile of the garden, "
                    "under “Insertion”."
                )
            )
        if not self.date_signed:
            raise UserError(
                self.env._("Write the day %s was signed first.", self.number)
            )
        due = self.payment_ids.filtered(lambda p: p.kind == TWELFTH and not p.is_booked)
        if not due:
            raise UserError(
                self.env._("Every payment of %s is in the accounts.", self.number)
            )
        activity = self.env.ref(
            "cocagne_compta.analytic_insertion", raise_if_not_found=False
        )
        return {
            "name": self.env._("Aid for insertion jobs %s", self.number),
            "company_id": self.company_id.id,
            "partner_id": payer.id,
            "kind": "asp",
            "agreement_number": self.number,
            "agreement_date": self.date_signed,
            "date_from": self.date_start,
            "date_to": self.date_end,
            "amount": sum(due.mapped("amount")),
            "activity_id": activity.id if activity else False,
            "is_dedicated": False,
            "payment_ids": [
                Command.create({"date": one.date, "amount": one.amount}) for one in due
            ],
        }


class AnnexPayment(models.Model):
    """Regularisations, modulated part, amendments: an entry each, of the same grant."""

    _inherit = "cocagne.annex.payment"

    def _book(self):
        """Book a correction: 441 against the income of the grant, or back.

        Nothing is booked while the amount is not known.
        """
        self.ensure_one()
        grant = self.annex_id.grant_id
        if self.currency_id.is_zero(self.amount) or self.move_line_id:
            return
        move = self.env["account.move"].create(self._prepare_move(grant))
        move.action_post()
        due = self.company_id._ledger_account("grant_receivable")
        self.move_line_id = move.line_ids.filtered(lambda line: line.account_id == due)

    def _prepare_move(self, grant):
        income = self.company_id._ledger_account(grant._kind().income)
        due = self.company_id._ledger_account("grant_receivable")
        side, other = ("debit", "credit") if self.amount > 0 else ("credit", "debit")
        euros = abs(self.amount)
        item = {
            "name": f"{grant.name} – {self.display_name}",
            "account_id": due.id,
            "partner_id": grant.partner_id.id,
            "date_maturity": self.date,
            side: euros,
        }
        day = min(self.date, fields.Date.context_today(self))
        grant._check_open(day)
        lines = [item, grant._prepare_income(income, **{other: euros})]
        return grant._prepare_move(day, lines)
