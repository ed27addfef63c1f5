"""What speaks against a whole batch of debits, before its file is made."""

from odoo import api, fields, models
from odoo.tools import format_date

from . import iban, target


class AccountPaymentOrder(models.Model):
    """The creditor's data, the day of the debit, locks, the notice to members (R70)."""

    _inherit = "account.payment.order"

    @api.depends("date_scheduled", "journal_id", "state", "company_id")
    def _compute_problems(self):
        for order in self:
            found = order._batch_problems() if order.state == "draft" else []
            order.problems = "\n".join(found)

    def _batch_problems(self):
        """What must be put right before anything is debited: sentences."""
        self.ensure_one()
        if not self.is_debit_batch:
            return []
        return [*self._creditor_problems(), *self._date_problems()]

    def _creditor_problems(self):
        found = []
        if not self.company_id._creditor_identifier():
            found.append(
                self.env._(
                    "The creditor identifier (ICS) of the garden is missing: write it "
                    "in the profile of the garden."
                )
            )
        number = self.company_partner_bank_id.acc_number
        if not number:
            found.append(
                self.env._(
                    "The bank account of the garden is missing: choose it on the bank "
                    "journal."
                )
            )
        elif not iban.is_valid(number):
            found.append(self.env._("The IBAN of the garden is not right: %s.", number))
        return found

    def _date_problems(self):
        day = self.date_scheduled
        if not day:
            return [self.env._("Choose the day of the debit.")]
        found = []
        soonest = target.earliest(
            fields.Date.context_today(self), self.company_id.debit_lead_days
        )
        if not target.is_open(day):
            found.append(
                self.env._(
                    "Banks are closed on %(day)s: choose %(next)s.",
                    day=format_date(self.env, day),
                    next=format_date(self.env, target.next_open(max(day, soonest))),
                )
            )
        elif day < soonest:
            found.append(
                self.env._(
                    "%(day)s is too early, the bank would have the file too late: "
                    "choose %(next)s or later.",
                    day=format_date(self.env, day),
                    next=format_date(self.env, soonest),
                )
            )
        if self._locks(day):
            found.append(
                self.env._(
                    "The accounts are closed on %s: choose a later day, or ask your "
                    "accountant to open the period.",
                    format_date(self.env, day),
                )
            )
        return found

    def _locks(self, day):
        """The closings that forbid an entry of this batch on ``day``."""
        return self.company_id._get_violated_lock_dates(day, False, self.journal_id)

    @api.depends("date_scheduled", "company_id", "state")
    def _compute_notice_warning(self):
        today = fields.Date.context_today(self)
        for order in self:
            wanted = order.company_id.debit_notice_days
            day = order.date_scheduled
            given = (day - today).days if day else wanted
            late = order.state == "draft" and order.is_debit_batch and given < wanted
            order.notice_warning = late and self.env._(
                "Members will have %(given)s days of notice instead of %(wanted)s. "
                "Choose a later day, or go on when their invoice announced this debit.",
                given=given,
                wanted=wanted,
            )
