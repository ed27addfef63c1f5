from odoo import api, fields, models
from odoo.fields import Domain


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

    def _is_terminated(self):
        """Whether an end was asked for; see the termination."""
        return False

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
