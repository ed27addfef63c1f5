from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .setting import OUTCOMES


class SolidarityEnrolment(models.Model):
    """The end of the help, with its reason and what becomes of the baskets."""

    _inherit = "cocagne.solidarity.enrolment"

    exit_reason_id = fields.Many2one(
        "cocagne.solidarity.exit.reason",
        "Why it left",
        readonly=True,
        copy=False,
        ondelete="restrict",
        tracking=True,
    )
    date_exit = fields.Date("Left on", readonly=True, copy=False, tracking=True)
    exit_outcome = fields.Selection(
        OUTCOMES, "Then", readonly=True, copy=False, tracking=True
    )

    def _end(self, last_day, reason, outcome):
        """End the help after ``last_day``, today or later.

        :param reason: a ``cocagne.solidarity.exit.reason``.
        :param outcome: ``public`` (the baskets go on at the public price) or ``stop``
            (the subscriptions end that day too, as any subscription does).
        :raises UserError: when it does not run, or on that day.
        """
        for enrolment in self:
            enrolment._check_is(("active",))
            enrolment._check_last_day(last_day)
            values = {
                "date_end": last_day,
                "date_exit": last_day,
                "exit_reason_id": reason.id,
                "exit_outcome": outcome,
            }
            if last_day < self._today():
                values["state"] = "ended"
            enrolment.write({"duration": "open", **values})
            enrolment._drop_followers_of_end()
            if outcome == "stop":
                enrolment._stop_subscriptions(last_day)
        return True

    def _check_last_day(self, last_day):
        self.ensure_one()
        if last_day < self.date_start:
            raise UserError(
                self.env._("The last day cannot be before the first one: correct it.")
            )
        if self.date_end and last_day > self.date_end:
            raise UserError(
                self.env._(
                    "The help ends before that day already: renew it, or choose an "
                    "earlier day."
                )
            )

    def _drop_followers_of_end(self):
        """A renewal that has not begun does not begin; the reminders are over."""
        self.next_ids.filtered(lambda item: item.state in ("draft", "waiting")).unlink()
        self.activity_ids.unlink()

    def _stop_subscriptions(self, last_day):
        """The subscriptions end as those of anybody, without a word of the help."""
        orders = self._orders().filtered(lambda order: order.can_terminate())
        for order in orders:
            order.action_terminate("date", last_day=order._possible_last_day(last_day))

    @api.model
    def _reason(self, code):
        """The reason of the list with this code."""
        reasons = self.env["cocagne.solidarity.exit.reason"]
        return reasons.with_context(active_test=False).search(
            [("code", "=", code)], limit=1
        )

    def _end_over(self):
        """What is over ends: as was decided, or as the garden says (night).

        A help that was renewed ends without a reason: the household did not leave.
        """
        renewed = self.filtered(lambda item: item._is_renewed())
        renewed.write({"state": "ended"})
        decided = (self - renewed).filtered("exit_outcome")
        decided.write({"state": "ended"})
        for enrolment in self - renewed - decided:
            # sudo: a setting of the garden
            outcome = enrolment.company_id.sudo().solidarity_end_outcome
            enrolment._end(enrolment.date_end, self._reason("period"), outcome)
        return self

    @api.model
    def _over_domain(self, company):
        return (
            Domain("company_id", "=", company.id)
            & Domain("state", "=", "active")
            & Domain("date_end", "<", self._today())
        )


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _possible_last_day(self, day):
        """The nearest day to ``day`` on which the subscription may still be ended."""
        self.ensure_one()
        days = [day, self._today() - timedelta(days=1), self._last_delivered_day()]
        last = max(filter(None, days))
        return min(last, self.date_end) if self.date_end else last
