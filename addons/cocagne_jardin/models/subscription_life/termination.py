from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from ..subscription.sale_order import DESK_OR_ACCOUNTANT

TERMINATION_MODES = [
    ("date", "On a day"),
    ("balance", "When what is paid is used up"),
]


class Change(models.Model):
    """A termination is a change like the others: kept, and undone by the same door."""

    _inherit = "cocagne.change"

    kind = fields.Selection(
        selection_add=[("termination", "Termination")],
        ondelete={"termination": "cascade"},
    )


class Basket(models.Model):
    _inherit = "cocagne.basket"

    @api.model
    def _change_fields(self):
        """A basket that was held is held again when its termination is undone."""
        return [*super()._change_fields(), "hold_reason"]


class SaleOrder(models.Model):
    """Ending a subscription before its end: by date or by balance (R49)."""

    _inherit = "sale.order"

    termination_date = fields.Date(
        "Terminated after", readonly=True, copy=False, tracking=True, index=True
    )
    termination_mode = fields.Selection(
        TERMINATION_MODES, "Terminated", readonly=True, copy=False
    )
    termination_reason_id = fields.Many2one(
        "cocagne.termination.reason",
        "Reason of the termination",
        copy=False,
        index="btree_not_null",
        groups=DESK_OR_ACCOUNTANT,
    )
    termination_note = fields.Char(copy=False, groups=DESK_OR_ACCOUNTANT)

    def _is_terminated(self):
        return bool(self.termination_date)

    @api.model
    def _running_domain(self, day):
        """A terminated subscription frees its place after its last day."""
        return super()._running_domain(day) & (
            Domain("termination_date", "=", False)
            | Domain("termination_date", ">=", day)
        )

    def can_terminate(self):
        """Whether the user may terminate these subscriptions, now."""
        return not any(order._why_not_terminate() for order in self)

    def _why_not_terminate(self):
        self.ensure_one()
        user = self.env.user
        if not (self.env.su or user.has_group("cocagne_jardin.group_sales_desk")):
            return self.env._("Only the sales desk terminates subscriptions.")
        if not self.is_subscription or self.state != "sale":
            return self.env._("Only a confirmed subscription can be terminated.")
        if self._is_terminated():
            return self.env._(
                "It is terminated already, after %s. Undo that first.",
                format_date(self.env, self.termination_date),
            )
        if self.date_end and self.date_end < self._today():
            return self.env._("It is ended already.")
        return ""

    def _named(self, refusal):
        return f"{self.partner_id.name} - {self.name}: {refusal}"

    def _last_delivered_day(self):
        done = self.basket_ids.filtered(
            lambda b: b.state not in ("planned", "held", "cancelled")
        )
        return max(done.mapped("date"), default=None)

    def _last_day_by_balance(self):
        """The last day that the balance of the members pays, by order (R49).

        What is delivered and not billed comes off first, then each day of delivery as
        long as it is wholly covered. A member's subscriptions end together.
        """
        days = {}
        paid = self._paid_ahead()
        for member, orders in self.grouped(
            lambda order: order.partner_id.commercial_partner_id
        ).items():
            left = paid[member]
            last = self._today() - timedelta(days=1)
            currency = orders[0].currency_id
            for day, baskets in orders._unbilled_baskets().grouped("date").items():
                cost = sum(b.quantity * b.order_line_id._paid_price() for b in baskets)
                coming = any(b.state == "planned" for b in baskets)
                if coming and currency.compare_amounts(cost, left) > 0:
                    break
                left -= cost
                last = max(last, day)
            days |= dict.fromkeys(orders, last)
        return days

    def _termination_baskets(self, last_days):
        """The baskets that a termination cancels; ``last_days`` by order."""
        # sudo: the state of baskets is for the desk; held ones are among them
        baskets = self.env["cocagne.basket"].sudo()
        found = baskets.search(
            Domain("order_id", "in", self.ids)
            & Domain("state", "in", ("planned", "held"))
            & Domain("delivery_id.state", "=", "planned"),
            order="date, id",
        )
        return found.filtered(lambda b: b.date > last_days[b.order_id])

    def action_terminate(
        self, mode, last_day=None, reason=None, note=None, deposit="refund"
    ):
        """End these subscriptions; what comes later is cancelled, nothing is erased.

        :param mode: ``date`` (with ``last_day``, today or later; the day before today
            ends them at once) or ``balance``.
        :param reason: a ``cocagne.termination.reason``.
        :param deposit: ``refund`` or ``gift``: what becomes of the deposits.
        :raises UserError: when one of them cannot be terminated, or on that day.
        """
        for order in self:
            refusal = order._why_not_terminate()
            if refusal:
                raise UserError(order._named(refusal))
        if mode == "balance":
            last_days = self._last_day_by_balance()
        else:
            last_days = dict.fromkeys(self, last_day or self._today())
        for order in self:
            order._check_last_day(last_days[order])
        self._terminate(mode, last_days, reason, note)
        self._settle_deposits(deposit)
        self._send_scenario("termination_confirmed", self)
        return True

    def _check_last_day(self, last_day):
        self.ensure_one()
        delivered = self._last_delivered_day()
        if delivered and last_day < delivered:
            raise UserError(
                self.env._(
                    "A basket of %(member)s was delivered on %(day)s: the last day "
                    "cannot be earlier.",
                    member=self.partner_id.name,
                    day=format_date(self.env, delivered),
                )
            )
        if last_day < self._today() - timedelta(days=1):
            raise UserError(
                self.env._("Choose today or a later day: what is past is past.")
            )
        if self.date_end and last_day > self.date_end:
            raise UserError(
                self.env._(
                    "The subscription of %(member)s ends on %(day)s already. Choose an "
                    "earlier day, or write that it is not renewed.",
                    member=self.partner_id.name,
                    day=format_date(self.env, self.date_end),
                )
            )

    def _terminate(self, mode, last_days, reason, note):
        baskets = self._termination_baskets(last_days)
        order_values = {
            order: {
                "date_end": max(last_days[order], order.date_start),
                "termination_date": last_days[order],
                "termination_mode": mode,
                "termination_reason_id": reason.id if reason else False,
                "termination_note": note or False,
                "is_waiting": False,
            }
            for order in self
        }
        self.env["cocagne.change"]._apply(
            "termination",
            {basket: {"state": "cancelled"} for basket in baskets},
            reason=note or (reason.name if reason else None),
            order_values=order_values,
            by_order=True,
            check=False,
        )
        self._cancel_successors()

    def _cancel_successors(self):
        """What was already renewed does not begin."""
        next_ones = self.renewal_ids.filtered(
            lambda order: order.state != "cancel" and not order._last_delivered_day()
        )
        if next_ones:
            next_ones._cancel_successors()
            next_ones._action_cancel()
