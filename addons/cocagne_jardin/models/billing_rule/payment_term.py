from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from .due_dates import due_dates, split

#: How long before its last day a discount for early payment can be offered, in days.
DISCOUNT_AHEAD = 150


class PaymentTermDay(models.Model):
    """A day of the year on which an instalment is due (R65)."""

    _name = "cocagne.payment.term.day"
    _description = "Due day of the year"
    _order = "term_id, month, day"

    term_id = fields.Many2one(
        "account.payment.term", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="term_id.company_id", store=True)
    month = fields.Integer(required=True, default=1)
    day = fields.Integer(
        required=True, default=1, help="31 is the last day of a shorter month."
    )

    _in_the_year = models.Constraint(
        "CHECK (month BETWEEN 1 AND 12 AND day BETWEEN 1 AND 31)",
        "A due day has a month from 1 to 12 and a day from 1 to 31.",
    )
    _once = models.UniqueIndex("(term_id, month, day)", "This day is there already.")


class AccountPaymentTerm(models.Model):
    """Due dates by calendar day, in equal parts, and a discount until a calendar day.

    Odoo counts days from the invoice. A garden asks for its instalments on fixed days of
    the year: who starts late gets the days that remain (R65, R66).
    """

    _inherit = "account.payment.term"

    due_day_ids = fields.One2many(
        "cocagne.payment.term.day",
        "term_id",
        "Days of the year",
        copy=True,
        help="Equal instalments on these days, those that remain when the invoice is "
        "made. Empty: Odoo's own terms below count.",
    )
    payment_period = fields.Selection(
        selection=lambda self: (
            self.env["sale.order"]
            ._fields["payment_period"]
            ._description_selection(self.env)
        ),
        string="Payment rhythm",
        help="Proposed on the subscriptions with this rhythm.",
    )
    discount_until_month = fields.Integer(
        "Discount until, month", help="0: so many days after the invoice."
    )
    discount_until_day = fields.Integer("Discount until, day")

    @api.constrains("discount_until_month", "discount_until_day")
    def _check_discount_day(self):
        for term in self:
            month, day = term.discount_until_month, term.discount_until_day
            if month and not (1 <= month <= 12 and 1 <= day <= 31):
                raise ValidationError(
                    self.env._(
                        "%s: the discount ends on a day from 1 to 31 of a month from 1 "
                        "to 12.",
                        term.name,
                    )
                )

    def _due_dates(self, date_ref):
        """The days that remain after ``date_ref``, in the window of the context.

        ``instalment_window``: first and last day of what is billed; a year without.
        """
        self.ensure_one()
        days = [(due.month, due.day) for due in self.due_day_ids]
        window = self.env.context.get("instalment_window")
        first, last = window or (date_ref, date_ref + relativedelta(years=1, days=-1))
        return due_dates(days, max(first, date_ref), max(last, first, date_ref))

    def _compute_terms(self, date_ref, currency, company, *args, **kwargs):
        terms = super()._compute_terms(date_ref, currency, company, *args, **kwargs)
        if terms["discount_date"] and self.discount_until_month:
            self._limit_discount(terms, date_ref)
        if self.due_day_ids:
            total = sum(line["company_amount"] for line in terms["line_ids"])
            foreign = sum(line["foreign_amount"] for line in terms["line_ids"])
            days = self._due_dates(date_ref)
            terms["line_ids"] = [
                {
                    "date": day,
                    "company_amount": company.currency_id.round(float(amount)),
                    "foreign_amount": currency.round(float(foreign_amount)),
                }
                for day, amount, foreign_amount in zip(
                    days,
                    split(company.currency_id.round(total), len(days)),
                    split(currency.round(foreign), len(days)),
                    strict=True,
                )
            ]
        return terms

    def _limit_discount(self, terms, date_ref):
        """The discount ends on its day of the year; past it, there is none."""
        last = self._get_last_discount_date(date_ref)
        if last < date_ref:
            terms.update(
                discount_percentage=0.0,
                discount_date=False,
                discount_balance=0.0,
                discount_amount_currency=0.0,
            )
        else:
            terms["discount_date"] = last

    def _get_last_discount_date(self, date_ref):
        """The last day on which the discount counts for an invoice of ``date_ref``.

        The day before the invoice when the season's day is over already.
        """
        self.ensure_one()
        if not (date_ref and self.early_discount and self.discount_until_month):
            return super()._get_last_discount_date(date_ref)
        month, number = self.discount_until_month, self.discount_until_day
        for year in (date_ref.year, date_ref.year + 1):
            last = due_dates([(month, number)], date(year, 1, 1), date(year, 12, 31))[0]
            if date_ref <= last <= date_ref + timedelta(days=DISCOUNT_AHEAD):
                return last
        return date_ref - timedelta(days=1)


class AccountMove(models.Model):
    """An invoice of a whole season knows its window: its due dates are inside."""

    _inherit = "account.move"

    instalment_from = fields.Date(readonly=True, copy=False)
    instalment_until = fields.Date(readonly=True, copy=False)

    def _compute_needed_terms(self):
        seasons = self.filtered("instalment_until")
        super(AccountMove, self - seasons)._compute_needed_terms()
        for move in seasons:
            window = (move.instalment_from, move.instalment_until)
            timed = move.with_context(instalment_window=window)
            super(AccountMove, timed)._compute_needed_terms()

    def _has_taken_discount(self):
        """Whether a payment of this invoice took its discount for early payment."""
        self.ensure_one()
        if not self.invoice_payment_term_id.early_discount:
            return False
        account = self.company_id.account_journal_early_pay_discount_loss_account_id
        paid = self._get_reconciled_amls().move_id.line_ids
        return bool(paid.filtered(lambda line: line.account_id == account))

    def _get_payment_mentions(self):
        """What the member saves by paying early is said (Code de commerce, L. 441-9).

        The VAT of the discount is deducted on the payment (CGI, art. 267, I-1)."""
        mentions = super()._get_payment_mentions()
        term, day = self.invoice_payment_term_id, self.invoice_date
        if not (term.early_discount and day and self.move_type == "out_invoice"):
            return mentions
        last = term._get_last_discount_date(day)
        if last < day:
            return mentions
        offer = self.env._(
            "Discount of %(percent)s %% if paid in full by %(day)s: %(amount)s to pay. "
            "The VAT to deduct is that of the amount paid.",
            percent=f"{term.discount_percentage:g}",
            day=format_date(self.env, last),
            # Odoo asks for the VAT here, whatever its argument is called
            amount=self.currency_id.format(
                term._get_amount_due_after_discount(self.amount_total, self.amount_tax)
            ),
        )
        return [offer, *mentions[1:]]


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    def _real_discount(self):
        """The discount of this line in percent, that of an early payment included.

        Who paid less for the season gets less back for a basket of it.
        """
        self.ensure_one()
        move = self.move_id
        term = move.invoice_payment_term_id
        taken = move._has_taken_discount() and term.discount_percentage
        return 100 - (100 - self.discount) * (100 - (taken or 0)) / 100
