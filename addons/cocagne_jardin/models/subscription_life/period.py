from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from ..change.planner_change import UNTOUCHED


class SaleOrder(models.Model):
    """Until when a subscription lasts: a period, or a number of baskets (R44)."""

    _inherit = "sale.order"

    duration_id = fields.Many2one(
        "cocagne.duration",
        "For",
        compute="_compute_duration_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="['|', ('company_id', '=', False), ('company_id', 'parent_of', company_id)]",
        help="Empty: until the last day that you type.",
    )
    duration_mode = fields.Selection(
        default=None,
        compute="_compute_duration_mode",
        store=True,
        readonly=False,
        precompute=True,
    )
    baskets_missing = fields.Integer(
        "Baskets still to plan",
        compute="_compute_baskets_missing",
        help="By number: what was ordered and is neither delivered nor planned.",
    )

    @api.depends("subscription_kind")
    def _compute_duration_mode(self):
        """A trial is a number of baskets, a discovery a number of months."""
        by_kind = {"trial": "count", "discovery": "period"}
        for order in self:
            order.duration_mode = by_kind.get(
                order.subscription_kind, order.duration_mode or "period"
            )

    @api.depends("subscription_kind", "company_id")
    def _compute_duration_id(self):
        for order in self:
            duration = order.duration_id
            if order.subscription_kind == "discovery" and not duration:
                months = order.company_id.discovery_months
                duration = self.env.ref(
                    f"cocagne_jardin.duration_{months}_months",
                    raise_if_not_found=False,
                )
            order.duration_id = duration

    @api.depends("date_start", "duration_id", "duration_mode")
    def _compute_date_end(self):
        """By number, the last day is that of the last basket: known once planned."""
        counted = self.filtered(
            lambda order: order.is_subscription and order.duration_mode == "count"
        )
        last_days = counted._last_basket_days()
        for order in counted:
            order.date_end = last_days.get(order._origin.id, False)
        timed = (self - counted).filtered(
            lambda order: order.duration_id and order.date_start
        )
        for order in timed:
            order.date_end = order._duration_window()[1]
        return super(SaleOrder, self - counted - timed)._compute_date_end()

    def _duration_window(self):
        self.ensure_one()
        return self.duration_id._window(self.season_id, self.date_start)

    def _last_basket_days(self):
        """The day of the last basket by order id, whatever happened to it."""
        groups = self.env["cocagne.basket"]._read_group(
            [("order_id", "in", self._origin.ids), ("state", "!=", "cancelled")],
            ["order_id"],
            ["date:max"],
        )
        return {order.id: day for order, day in groups}

    def _sync_count_end(self):
        """By number of baskets: the last day follows the last basket; there is none as
        long as some are owed."""
        counted = self.filtered(
            lambda order: (
                order.is_subscription
                and order.duration_mode == "count"
                and not order._is_terminated()
            )
        )
        if not counted:
            return
        days = counted._last_basket_days()
        counted.invalidate_recordset(["baskets_missing"])
        for order in counted:
            last = order.baskets_missing <= 0 and days.get(order.id)
            if order.date_end != last:
                order.date_end = last

    def _is_terminated(self):
        """Whether an end was asked for; see the termination."""
        return False

    # -- where its baskets may go -----------------------------------------------------

    def _planning_window(self):
        """First and last day of its baskets; no last day when they are counted."""
        self.ensure_one()
        if self.duration_mode == "count":
            return self.date_start, None
        first = self.date_start
        if self.duration_id and first:
            first = max(first, self._duration_window()[0])
        return first, self.date_end

    def _planning_seasons(self):
        """The seasons that hold its days, the first one first."""
        self.ensure_one()
        last = self._planning_window()[1]
        if not self.season_id or (last and last <= self.season_id.date_end):
            return self.season_id
        return self.season_id | self.season_id._following(last)

    def _latest_end(self):
        """A subscription may run on into the seasons that follow its own."""
        self.ensure_one()
        return max(self._all_seasons().mapped("date_end"))

    def _all_seasons(self):
        return self.season_id | self.season_id._following()

    def _check_complete(self):
        result = super()._check_complete()
        if self.duration_mode == "count":
            self._check_count_is_said()
        else:
            self._check_seasons_planned()
        self._check_frequencies()
        return result

    def _check_count_is_said(self):
        for line in self._basket_lines():
            if not line.delivery_count and not line.chosen_delivery_ids:
                raise UserError(
                    self.env._(
                        "%(member)s subscribes to a number of baskets: write how many "
                        "times %(basket)s comes.",
                        member=self.partner_id.name,
                        basket=line.product_id.name,
                    )
                )

    def _check_seasons_planned(self):
        """Refuse a period that no planned season holds to its end: half of its
        baskets would be missing."""
        last = self.date_end
        if not last or last <= self.season_id.date_end:
            return
        planned = self._planning_seasons().filtered(
            lambda season: season.state != "draft"
        )
        known = max(planned.mapped("date_end"), default=self.season_id.date_end)
        if known < last:
            raise UserError(
                self.env._(
                    "The subscription of %(member)s lasts until %(last)s, but the "
                    "deliveries are planned until %(known)s only. Plan the next season "
                    "first, or choose an earlier last day.",
                    member=self.partner_id.name,
                    last=format_date(self.env, last),
                    known=format_date(self.env, known),
                )
            )

    def _check_frequencies(self):
        """Refuse a frequency that the basket type does not come in (R45)."""
        for line in self._basket_lines():
            offered = line.product_id.frequency_ids
            if offered and line.frequency_id not in offered:
                raise UserError(
                    self.env._(
                        "%(basket)s does not come with the frequency %(frequency)s. "
                        "Choose among: %(offered)s.",
                        basket=line.product_id.name,
                        frequency=line.frequency_id.name,
                        offered=", ".join(offered.mapped("name")),
                    )
                )

    # -- exactly N ----------------------------------------------------------------------

    @api.depends("basket_ids.state", "order_line.delivery_count", "duration_mode")
    def _compute_baskets_missing(self):
        lines = self._counted_lines()
        served = lines._served_counts()
        for order in self:
            order.baskets_missing = sum(
                line.delivery_count - served.get(line.id, 0)
                for line in lines & order.order_line
            )

    def _counted_lines(self):
        """The lines of which a number is owed, of confirmed subscriptions."""
        counted = self.filtered(
            lambda order: (
                order.is_subscription
                and order.state == "sale"
                and order.duration_mode == "count"
                and not order._is_terminated()
            )
        )
        return counted._basket_lines().filtered(
            lambda line: line.delivery_count and not line.chosen_delivery_ids
        )

    def action_complete_count(self):
        """Plan again what was cancelled, after the last basket (R44)."""
        self._complete_count()
        return True

    def _complete_count(self):
        """Exactly N baskets: plan those that are owed, drop those in excess.

        :raises UserError: no week is left for them, and what can be done.
        """
        lines = self._counted_lines()
        served = lines._served_counts()
        over, under = lines.browse(), lines.browse()
        for line in lines:
            difference = line.delivery_count - served.get(line.id, 0)
            over |= line if difference < 0 else lines.browse()
            under |= line if difference > 0 else lines.browse()
        for line in over:
            line._drop_last(served[line.id] - line.delivery_count)
        if under:
            self.env["cocagne.planner"].plan_orders(under.order_id)
        lines.order_id._sync_count_end()
        return over | under


class SaleOrderLine(models.Model):
    """A line of which a number of baskets is owed."""

    _inherit = "sale.order.line"

    def _served_counts(self, untouched=True):
        """How many times each line came or will come, by line id.

        :param untouched: count also what is still as the planner wrote it.
        """
        today = self.env["sale.order"]._today()
        counts = dict.fromkeys(self.ids, 0)
        left_out = set() if untouched else self._untouched_basket_ids()
        baskets = self.env["cocagne.basket"].search(
            Domain("order_line_id", "in", self.ids) & Domain("state", "!=", "cancelled")
        )
        for basket in baskets:
            if basket.state == "held" and basket.date < today:
                continue
            if basket.id in left_out:
                continue
            line = basket.order_line_id
            counts[line.id] += max(1, basket.quantity // line.quantity_per_delivery)
        return counts

    def _untouched_basket_ids(self):
        """Baskets to come that are exactly as the planner wrote them."""
        self.env["cocagne.basket"].flush_model()
        self.env["sale.order"].flush_model(["plan_from"])
        self.env["cocagne.change"].flush_model()
        self.env["cocagne.change.line"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT basket.id
                  FROM cocagne_basket basket
                  JOIN sale_order sub ON sub.id = basket.order_id
                  JOIN cocagne_delivery planned
                    ON planned.id = basket.planned_delivery_id
                 WHERE basket.order_line_id = ANY(%s) AND basket.date >= %s AND %s
                """,
                self.ids,
                self.env["sale.order"]._today(),
                UNTOUCHED,
            )
        )
        return {basket_id for (basket_id,) in rows}

    def _drop_last(self, count):
        """Remove the last planned baskets of a line: they were planned in excess."""
        self.ensure_one()
        untouched = self._untouched_basket_ids()
        planned = self.basket_ids.filtered(lambda basket: basket.id in untouched)
        extra = planned.sorted("date", reverse=True)[:count]
        # sudo: the desk deletes no basket, except what was planned in excess
        extra.sudo().unlink()
        self._sync_planned_quantity()


class Basket(models.Model):
    _inherit = "cocagne.basket"

    def write(self, vals):
        """By number of baskets, the last day follows a basket that moves."""
        result = super().write(vals)
        if "delivery_id" in vals or "state" in vals:
            self.order_id._sync_count_end()
        return result


class Season(models.Model):
    _inherit = "cocagne.season"

    def _following(self, last=None):
        """The seasons after this one, in order, until ``last``; all of them without."""
        if not self:
            return self
        domain = Domain("company_id", "=", self.company_id.id) & Domain(
            "date_start", ">", self.date_end
        )
        if last:
            domain &= Domain("date_start", "<=", last)
        return self.search(domain, order="date_start")
