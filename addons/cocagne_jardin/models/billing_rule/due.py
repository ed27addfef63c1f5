"""What subscriptions billed in advance still owe, or are owed, line by line.

Nothing is counted in a counter: what was delivered and what is planned is read from the
baskets, what was billed from the invoice lines. A run that is repeated finds nothing.
"""

from collections import defaultdict
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ..billing.billing import month_end, month_start
from ..offer.schedule import SPANS
from .due_dates import is_period_start, period_end
from .setting import ADVANCE_RULES

#: Subscriptions that ended more days before the month are settled for good.
SETTLED_AFTER = 400
#: Subscriptions that begin within so many days after the month are billed with it.
BILLED_AHEAD = 31


class Due:
    """What one order line owes now; a negative ``quantity`` is to be given back.

    ``kind`` is written on the invoice line (``basket_billing``).
    """

    def __init__(self, line, quantity, kind, is_plan=False, counts=None, source=None):
        self.line = line
        self.quantity = quantity
        self.kind = kind
        #: whether it is the season's total, on an invoice of its own with due dates
        self.is_plan = is_plan
        self.counts = counts
        #: the last invoice line that billed it in advance: its price is the agreed one
        self.source = source

    @property
    def payer(self):
        return self.line.order_id.partner_invoice_id


class Counts:
    """The baskets of one order line: delivered (and billed), and to come by month."""

    def __init__(self):
        self.delivered = 0
        self.coming = defaultdict(int)
        self.unmarked = 0
        self.days = []

    @property
    def to_come(self):
        return sum(self.coming.values())

    def coming_between(self, first, end):
        """To come from the month ``first`` until before the month ``end``."""
        return sum(n for month, n in self.coming.items() if first <= month < end)


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    basket_billing = fields.Selection(
        [
            ("advance", "In advance"),
            ("settlement", "Settlement"),
            ("correction", "Correction of a delivery"),
        ],
        "Billed as",
        readonly=True,
        index="btree_not_null",
        help="Empty: what was delivered in the month.",
    )


class BillingDue(models.AbstractModel):
    _inherit = "cocagne.billing"

    @api.model
    def _advance_domain(self, company, month):
        """Subscriptions billed in advance that a month may concern."""
        first, last = month_start(month), month_end(month)
        return (
            Domain("company_id", "=", company.id)
            & Domain("is_subscription", "=", True)
            & Domain("billing_rule", "in", ADVANCE_RULES)
            & Domain("state", "in", ("sale", "cancel"))
            & Domain("offered_reason", "=", False)
            & Domain("date_start", "<=", last + timedelta(days=BILLED_AHEAD))
            & (
                Domain("date_end", "=", False)
                | Domain("date_end", ">=", first - timedelta(days=SETTLED_AFTER))
            )
        )

    @api.model
    def _dues(self, company, month, orders=None):
        """What is due with ``month``, by order line.

        :param orders: only these subscriptions.
        :return: ``Due`` objects, in order of subscription.
        """
        domain = self._advance_domain(company, month)
        if orders is not None:
            domain &= Domain("id", "in", orders.ids)
        found = self.env["sale.order"].search(domain, order="id")
        lines = found._basket_lines().filtered(self._member_price)
        counts = self._count_baskets(company, lines)
        fees = found._fee_counts(company)
        counts |= fees
        billed = (lines + self.env["sale.order.line"].union(*fees))._billed_in_advance()
        dues = []
        for line in sorted(counts, key=lambda line: (line.order_id.id, line.id)):
            quantity, sources = billed.get(line, (0, None))
            due = self._due_of(line, counts[line], quantity, sources, month)
            if due:
                dues.append(due)
        return dues

    @api.model
    def _count_baskets(self, company, lines):
        """``Counts`` by order line, in one query."""
        billed_states = self._billed_states(company)
        counts = {line: Counts() for line in lines}
        groups = self.env["cocagne.basket"]._read_group(
            Domain("order_line_id", "in", lines.ids)
            & Domain("state", "in", [*billed_states, "planned", "held"]),
            ["order_line_id", "state", "date:month"],
            ["quantity:sum", "date:min", "date:max"],
        )
        for line, state, month, quantity, first, last in groups:
            found = counts[line]
            found.days += [first, last]
            if state in billed_states:
                found.delivered += quantity
            else:
                found.coming[fields.Date.to_date(month)] += quantity
                found.unmarked += quantity * (state == "planned")
        return counts

    @api.model
    def _due_of(self, line, counts, in_advance, source, month):
        """The ``Due`` of one line; None when nothing is."""
        order = line.order_id
        is_over = order._is_over(month) and not counts.unmarked
        if is_over:
            target = counts.delivered
        else:
            rule = getattr(self, f"_target_{order.billing_rule}")
            target = rule(line, counts, in_advance, month)
        quantity = 0 if target is None else round(target - line.qty_invoiced, 2)
        if not quantity:
            return None
        kind = "settlement" if is_over else "advance"
        is_plan = kind == "advance" and order.billing_rule == "instalments"
        return Due(line, quantity, kind, is_plan, counts, source)

    # -- how many are billed, by rule ----------------------------------------------------

    @api.model
    def _target_instalments(self, line, counts, in_advance, month):
        """The whole season once; what differs is settled at its end (R66)."""
        if in_advance:
            return None
        return counts.delivered + counts.to_come

    @api.model
    def _target_pack(self, line, counts, in_advance, month):
        """Packs of N: one at first, then one when few are left and more are planned.

        Without automatic packs, what is delivered beyond them is billed as delivered.
        """
        order = line.order_id
        size = order.pack_size * line.quantity_per_delivery
        if not in_advance:
            missing = max(counts.delivered - size, 0)
            return size + (-(-missing // size) * size if order.pack_renews else missing)
        bought = line.qty_invoiced
        left = bought - counts.delivered
        if self.env.context.get("one_more_pack"):
            return bought + size
        if not order.pack_renews:
            return max(bought, counts.delivered)
        # sudo: a setting of the garden
        alert = order.company_id.sudo().pack_alert * line.quantity_per_delivery
        while left < 0 or (left <= alert and counts.to_come > left):
            bought, left = bought + size, left + size
        return bought

    @api.model
    def _target_prepaid(self, line, counts, in_advance, month):
        """What was delivered, and what the coming period will bring (R66).

        The balance of the last period, cancelled or doubled baskets, is in it.
        """
        order = line.order_id
        months = SPANS[order.sudo().payment_period or "monthly"]  # sudo: a choice
        first = self._first_month_ahead(order, month)
        if in_advance and not is_period_start(first, months):
            return None
        end = period_end(max(first, month_start(order.date_start)), months)
        before = counts.coming_between(date.min, first)
        if order.pack_size:
            after = counts.coming_between(first, date.max)
            ahead = min(order.pack_size * line.quantity_per_delivery, after)
        else:
            ahead = counts.coming_between(first, end)
        return counts.delivered + before + ahead

    @api.model
    def _first_month_ahead(self, order, month):
        """The month that is billed in advance: the next one; this one at sign-up."""
        if self.env.context.get("billed_now"):
            return month_start(month)
        return month_start(month) + relativedelta(months=1)


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _is_over(self, month):
        """Whether the subscription ended, until the last day of ``month``."""
        self.ensure_one()
        if self.state == "cancel":
            return True
        return bool(self.date_end and self.date_end <= month_end(month))

    def _billed_in_advance(self):
        """Units billed in advance and not given back, by order line."""
        found = self.order_line._billed_in_advance()
        return {line: quantity for line, (quantity, _source) in found.items()}


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _billed_in_advance(self):
        """(units billed in advance, the last invoice line that did) by order line.

        Settlements count too: once everything is given back, it is as at first.
        """
        # sudo: the desk may ask whether something is billed, not read the invoices
        billed = self.env["account.move.line"].sudo()
        found = {}
        for item in billed.search(
            Domain("sale_line_ids", "in", self.ids)
            & Domain("basket_billing", "in", ("advance", "settlement"))
            & Domain("parent_state", "!=", "cancel"),
            order="id",
        ):
            sign = -1 if item.move_type == "out_refund" else 1
            is_bill = item.basket_billing == "advance" and sign > 0
            for line in item.sale_line_ids:
                quantity, source = found.get(line, (0, None))
                # units given back cost what they were billed
                source = item if is_bill else source
                found[line] = (quantity + sign * item.quantity, source)
        return {
            line.with_env(self.env): (round(quantity, 2), source)
            for line, (quantity, source) in found.items()
        }
