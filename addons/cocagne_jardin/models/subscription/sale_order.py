from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

DESK_OR_ACCOUNTANT = "cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant"


class SaleOrder(models.Model):
    """A basket subscription is a sale order with a season, a depot and dates (R43)."""

    _inherit = "sale.order"

    is_subscription = fields.Boolean("Basket subscription")
    subscription_ref = fields.Char(
        "Subscription number", copy=False, index="btree_not_null"
    )
    season_id = fields.Many2one(
        "cocagne.season",
        compute="_compute_season_id",
        store=True,
        readonly=False,
        check_company=True,
    )
    date_start = fields.Date("First basket from")
    date_end = fields.Date(
        "Last basket until",
        compute="_compute_date_end",
        store=True,
        readonly=False,
        help="Empty: until the end of the season.",
    )
    depot_id = fields.Many2one(
        "cocagne.depot",
        index="btree_not_null",
        domain="[('company_id', 'in', allowed_company_ids)]",
    )
    round_id = fields.Many2one(
        "cocagne.round",
        compute="_compute_round_id",
        store=True,
        readonly=False,
        check_company=True,
        domain="[('stop_ids.depot_id', '=', depot_id)]",
        help="When the depot is served on several days, choose the day.",
    )
    depot_round_ids = fields.Many2many(
        "cocagne.round", compute="_compute_depot_round_ids"
    )
    duration_mode = fields.Selection(
        [("period", "Until the last day"), ("count", "A number of baskets")],
        "Lasts",
        default="period",
        required=True,
    )
    billing_rule = fields.Selection(
        [("monthly_delivered", "Each month, what was delivered")],
        "Billing",
        default="monthly_delivered",
        required=True,
    )
    payment_mode = fields.Selection(
        [
            ("sepa", "Direct debit"),
            ("cheque", "Cheque"),
            ("transfer", "Bank transfer"),
            ("cash", "Cash"),
            ("card", "Card"),
            ("other", "Other"),
        ],
        groups=DESK_OR_ACCOUNTANT,
    )
    payment_period = fields.Selection(
        [
            ("monthly", "Monthly"),
            ("quarterly", "Quarterly"),
            ("half_yearly", "Half-yearly"),
            ("yearly", "Yearly"),
        ],
        groups=DESK_OR_ACCOUNTANT,
    )
    basket_ids = fields.One2many("cocagne.basket", "order_id", "Baskets")
    basket_count = fields.Integer(compute="_compute_basket_counts")
    baskets_left = fields.Integer(compute="_compute_basket_counts")
    next_basket_date = fields.Date(compute="_compute_basket_counts")

    _subscription_ref_unique = models.UniqueIndex(
        "(company_id, subscription_ref) WHERE subscription_ref IS NOT NULL",
        "This subscription number is already used.",
    )

    @api.depends("is_subscription", "date_start", "company_id")
    def _compute_season_id(self):
        for order in self:
            if not order.is_subscription:
                order.season_id = False
            elif order.date_start and not order._is_in_season(order.season_id):
                order.season_id = self.env["cocagne.season"]._at(
                    order.company_id, order.date_start
                )

    def _is_in_season(self, season):
        self.ensure_one()
        return season and season.date_start <= self.date_start <= season.date_end

    @api.depends("season_id")
    def _compute_date_end(self):
        for order in self:
            order.date_end = order.date_end or order.season_id.date_end

    @api.depends("depot_id")
    def _compute_round_id(self):
        for order in self:
            rounds = order.depot_id.stop_ids.round_id
            if order.round_id not in rounds:
                order.round_id = rounds[:1]

    @api.depends("depot_id.stop_ids.round_id")
    def _compute_depot_round_ids(self):
        for order in self:
            order.depot_round_ids = order.depot_id.stop_ids.round_id

    def _compute_basket_counts(self):
        today = fields.Date.context_today(self)
        baskets = self.env["cocagne.basket"]
        mine = Domain("order_id", "in", self.ids) & Domain("state", "!=", "cancelled")
        counts = dict(baskets._read_group(mine, ["order_id"], ["quantity:sum"]))
        left = {
            order: (quantity, day)
            for order, quantity, day in baskets._read_group(
                mine & Domain("state", "=", "planned") & Domain("date", ">=", today),
                ["order_id"],
                ["quantity:sum", "date:min"],
            )
        }
        for order in self:
            order.basket_count = counts.get(order, 0)
            order.baskets_left, order.next_basket_date = left.get(order, (0, False))

    @api.constrains("date_start", "date_end", "season_id", "is_subscription")
    def _check_dates(self):
        for order in self.filtered("is_subscription"):
            start, end, season = order.date_start, order.date_end, order.season_id
            if start and end and end < start:
                raise ValidationError(
                    self.env._(
                        "The subscription of %(member)s ends on %(end)s, before it "
                        "begins on %(start)s. Correct one of the two dates.",
                        member=order.partner_id.name,
                        start=format_date(self.env, start),
                        end=format_date(self.env, end),
                    )
                )
            if season and end and end > order._latest_end():
                raise ValidationError(
                    self.env._(
                        "The subscription of %(member)s ends on %(end)s, after "
                        "%(season)s (%(last)s). Choose an earlier day.",
                        member=order.partner_id.name,
                        end=format_date(self.env, end),
                        season=season.name,
                        last=format_date(self.env, season.date_end),
                    )
                )

    @api.constrains("depot_id", "round_id", "is_subscription")
    def _check_round_stops_at_depot(self):
        for order in self.filtered(lambda o: o.is_subscription and o.round_id):
            if order.round_id not in order.depot_id.stop_ids.round_id:
                raise ValidationError(
                    self.env._(
                        "Round %(round)s does not stop at %(depot)s. Choose a round "
                        "that does, or add the stop to the round.",
                        round=order.round_id.display_name,
                        depot=order.depot_id.display_name,
                    )
                )

    @api.model
    def _running_domain(self, day):
        """Confirmed subscriptions that still have a basket to come after ``day``."""
        return (
            Domain("is_subscription", "=", True)
            & Domain("state", "=", "sale")
            & (Domain("date_end", "=", False) | Domain("date_end", ">=", day))
        )

    def _basket_lines(self):
        """The lines that bring a basket, of the subscriptions among these orders."""
        lines = self.filtered("is_subscription").order_line
        return lines.filtered(lambda line: line.product_id.is_basket)

    def action_confirm(self):
        """Confirming a subscription takes its places and plans its baskets (R46)."""
        subscriptions = self.filtered(
            lambda order: order.is_subscription and order.state in ("draft", "sent")
        )
        subscriptions._check_can_subscribe()
        # planned first: on a confirmed order each change of quantity posts a message
        self.env["cocagne.planner"].plan_orders(subscriptions)
        return super().action_confirm()

    def _check_can_subscribe(self):
        """All that must be filled in and free before a subscription starts."""
        for order in self:
            order._check_complete()
            order._check_membership()
        self._check_depot_places()

    def _check_complete(self):
        self.ensure_one()
        lines = self._basket_lines()
        missing = []
        if not lines:
            missing.append(self.env._("a basket"))
        if not self.season_id:
            missing.append(self.env._("the season (plan it first if there is none)"))
        if not self.depot_id:
            missing.append(self.env._("the depot"))
        if not self.round_id:
            missing.append(self.env._("the round (add the depot to a round)"))
        if not self.date_start:
            missing.append(self.env._("the first day"))
        if any(not line.frequency_id for line in lines):
            missing.append(self.env._("the frequency of each basket"))
        if missing:
            raise UserError(
                self.env._(
                    "The subscription of %(member)s is not complete. Still missing: "
                    "%(fields)s.",
                    member=self.partner_id.name or "?",
                    fields=", ".join(missing),
                )
            )

    def _check_membership(self):
        """Where the garden asks for it, only members subscribe (R31)."""
        self.ensure_one()
        company = self.company_id
        if not (company.use_memberships and company.membership_required):
            return
        if not self.partner_id._has_valid_membership(company, self.date_start):
            raise UserError(
                self.env._(
                    "%(member)s has no valid membership on %(day)s. Register the "
                    "membership first, then confirm the subscription.",
                    member=self.partner_id.name,
                    day=format_date(self.env, self.date_start),
                )
            )

    def action_replan(self):
        """Place the remaining baskets again after the subscription was changed."""
        self.env["cocagne.planner"].replan_orders(
            self.filtered(lambda order: order.state == "sale")
        )
        return True

    def action_view_baskets(self):
        """Open the baskets of the subscription."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_baskets"
        )
        action["domain"] = [("order_id", "in", self.ids)]
        action["context"] = {}
        return action
