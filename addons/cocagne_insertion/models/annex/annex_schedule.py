from datetime import date
from decimal import Decimal

from odoo import api, fields, models

from ...law import dates
from ...law.aid import amount
from .annex_payment import AMENDMENT, MODULATED, REGULARISATION, TWELFTH
from .setting import read_months


class AnnexSchedule(models.Model):
    """What the ASP should pay: twelfths, regularisations, the modulated part.

    R.5132-37, -38. The schedule follows the validated months; what is booked stays as it
    is and the difference has a line of its own.
    """

    _inherit = "cocagne.annex"

    payment_ids = fields.One2many(
        "cocagne.annex.payment", "annex_id", "Payments", copy=False
    )
    regularisations = fields.Char(
        "Months of regularisation",
        compute="_compute_regularisations",
        store=True,
        readonly=False,
        precompute=True,
        help="Months of the annex, as in your convention: 5, 8, 11.",
    )
    in_prison = fields.Boolean(
        "Site in prison", help="The modulated part is then 5 % at most."
    )
    modulated_amount = fields.Monetary(
        "Modulated part", tracking=True, help="Set by the prefect, 10 % at most."
    )
    modulated_date = fields.Date("Modulated part expected on")
    amount_expected = fields.Monetary(
        "Expected", compute="_compute_expected", compute_sudo=True
    )
    amount_received = fields.Monetary(
        "Received", compute="_compute_expected", compute_sudo=True
    )
    amount_late = fields.Monetary(
        "Late", compute="_compute_expected", compute_sudo=True
    )

    @api.depends("company_id")
    def _compute_regularisations(self):
        for annex in self:
            annex.regularisations = (
                annex.regularisations or annex.company_id.annex_regularisations
            )

    @api.constrains("regularisations")
    def _check_regularisations(self):
        for annex in self:
            read_months(self.env, annex.regularisations)

    @api.constrains("modulated_amount", "posts", "unit_amount", "in_prison")
    def _check_modulated(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        for annex in self.filtered("modulated_amount"):
            self.env["cocagne.law"]._refuse(
                amount.modulated_problems(
                    annex._decimal("modulated_amount"),
                    annex._decimal("amount"),
                    annex.date_start,
                    figures,
                    annex.in_prison,
                )
            )

    @api.depends("payment_ids.amount", "payment_ids.received", "payment_ids.date")
    def _compute_expected(self):
        for annex in self:
            late = annex.payment_ids.filtered(lambda p: p.situation == "late")
            annex.amount_expected = sum(annex.payment_ids.mapped("amount"))
            annex.amount_received = sum(annex.payment_ids.mapped("received"))
            annex.amount_late = sum(late.mapped("amount"))

    def action_refresh_schedule(self):
        """Write the schedule, or bring it up to date."""
        self._refresh_schedule(missing=True)

    def _refresh_schedule(self, missing=False):
        """Bring schedules up to date with the validated months.

        :param missing: also write those that are not there yet.
        """
        annexes = self.filtered(
            lambda one: one.months and (missing or one.payment_ids)
        )
        # sudo: payroll validates months; the schedule that follows holds sums only
        for annex in annexes.sudo():
            annex._write_schedule(annex._schedule())

    def _schedule(self):
        """{(kind, rank): (day, euros)} of what the ASP should pay by now and later."""
        payments = amount.schedule(
            self._decimal("amount"),
            self._earned(),
            read_months(self.env, self.regularisations),
            self.months,
        )
        wanted = {}
        for one in payments:
            day = self._payment_day(one.month)
            if one.month <= self.months:
                wanted[TWELFTH, one.month] = day, one.twelfth
            if one.month in self._regularised(payments):
                wanted[REGULARISATION, one.month] = day, one.regularisation
        if self.modulated_amount:
            day = self.modulated_date or self._payment_day(self.months)
            wanted[MODULATED, 0] = day, self._decimal("modulated_amount")
        return wanted

    def _regularised(self, payments):
        """Months with a regularisation; the final one comes the month after the annex."""
        return {*read_months(self.env, self.regularisations), payments[-1].month}

    def _payment_day(self, rank):
        """The last day of a month of the annex."""
        first = dates.same_day(self._first_month(), rank - 1)
        return dates.last_day(first, 1)

    def _earned(self):
        """Aid of each first month whose states are all validated, amendments together."""
        # sudo: sums; who sees an annex may not see people
        rows = (
            self.env["cocagne.insertion.month"]
            .sudo()
            ._read_group(
                [
                    ("company_id", "=", self.company_id.id),
                    ("annex_id.chain", "=", self.chain),
                ],
                ["month:month", "state"],
                ["hours_paid:sum"],
            )
        )
        hours, drafts = {}, set()
        for month, state, total in rows:
            first = date(month.year, month.month, 1)
            hours[first] = hours.get(first, Decimal()) + Decimal(str(round(total, 2)))
            if state == "draft":
                drafts.add(first)
        return self._earned_until_gap(hours, drafts)

    def _earned_until_gap(self, hours, drafts):
        figures = self.env["cocagne.insertion.figure"]._figures()
        unit, found = self._decimal("unit_amount"), []
        for rank in range(self.months):
            first = dates.same_day(self._first_month(), rank)
            if first not in hours or first in drafts:
                break
            kind = self.measure or "ACI"
            found.append(amount.earned(hours[first], unit, first, figures, kind))
        return found

    def _write_schedule(self, wanted):
        kept = {(one.kind, one.rank): one for one in self.payment_ids}
        changed = Decimal()
        for key, (day, euros) in wanted.items():
            payment = kept.pop(key, None)
            if payment is None:
                self._add_payment(key, day, euros)
            elif payment.is_booked:
                changed += euros - Decimal(str(round(payment.amount, 2)))
            else:
                payment.write({"date": day, "amount": float(euros)})
        self._write_difference(changed, kept)

    def _write_difference(self, changed, kept):
        """What the schedule now wants more, or less, than the payments that are booked."""
        booked = [one for one in kept.values() if one.is_booked]
        for payment in kept.values():
            if payment not in booked:
                payment.unlink()
        changed -= sum(
            (Decimal(str(round(one.amount, 2))) for one in booked), Decimal()
        )
        if changed:
            taken = {one.rank for one in booked if one.kind == AMENDMENT}
            today = fields.Date.context_today(self)
            rank = next(r for r in range(1, 100) if r not in taken)
            self._add_payment((AMENDMENT, rank), max(today, self.date_start), changed)

    def _add_payment(self, key, day, euros):
        self.env["cocagne.annex.payment"].create(
            {
                "annex_id": self.id,
                "kind": key[0],
                "rank": key[1],
                "date": day,
                "amount": float(euros),
            }
        )

    def _take_over(self, previous):
        result = super()._take_over(previous)
        if previous.payment_ids:
            # sudo: see _refresh_schedule
            previous.sudo().payment_ids.annex_id = self
            self._refresh_schedule()
        return result
