from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

#: Subscriptions that are renewed in one transaction.
CHUNK = 50
#: A renewal that was forgotten is still made during these days after the end.
LATE_DAYS = 28


class SaleOrder(models.Model):
    """The subscription that follows another one (R47, R48).

    Each season has an order of its own, linked to the one before: see
    docs/decisions/renewal-is-a-successor.md.
    """

    _inherit = "sale.order"

    renewed_from_id = fields.Many2one(
        "sale.order",
        "Follows",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
    )
    renewal_ids = fields.One2many("sale.order", "renewed_from_id", "Renewals")
    successor_id = fields.Many2one(
        "sale.order", "Followed by", compute="_compute_successor_id"
    )
    life_problem = fields.Text("To settle", readonly=True, copy=False)
    agreement_partner_id = fields.Many2one(
        "res.partner",
        "Sent by",
        check_company=True,
        help="The partner who sent the person, for example a CCAS.",
    )
    agreement_on = fields.Date(
        "Renewal agreed on",
        copy=False,
        help="The day the partner agreed that the discovery goes on.",
    )

    _renewed_once = models.UniqueIndex(
        "(renewed_from_id) WHERE renewed_from_id IS NOT NULL AND state <> 'cancel'",
        "This subscription is already renewed.",
    )

    @api.depends("renewal_ids.state")
    def _compute_successor_id(self):
        for order in self:
            alive = order.renewal_ids.filtered(lambda next_: next_.state != "cancel")
            order.successor_id = alive[:1]

    @api.model
    def _renewable_domain(self, company):
        """Confirmed, not renewed yet, not terminated, and not over for long."""
        today = self._today()
        return (
            Domain("is_subscription", "=", True)
            & Domain("company_id", "=", company.id)
            & Domain("state", "=", "sale")
            & Domain("date_end", ">=", today - timedelta(days=LATE_DAYS))
            & Domain("renewal_ids", "not any", [("state", "!=", "cancel")])
        )

    @api.model
    def _automatic_renewals(self, company):
        """Those that renew themselves now: tacit ones in time, rolling ones at once."""
        limit = self._today() + timedelta(weeks=company.renewal_weeks)
        modes = Domain("renewal_mode", "=", "rolling") | (
            Domain("renewal_mode", "=", "tacit") & Domain("date_end", "<=", limit)
        )
        found = self.search(self._renewable_domain(company) & modes)
        seasons = found._known_seasons()
        return found.filtered(lambda order: not order._why_not_renew(seasons))

    def can_renew(self):
        """Whether the user may renew these subscriptions, and each of them can be."""
        return self._may_renew() and not any(o._why_not_renew() for o in self)

    def _may_renew(self):
        return self.env.su or self.env.user.has_group("cocagne_jardin.group_sales_desk")

    def _why_not_renew(self, seasons=None):
        """Why this subscription cannot be renewed; empty when it can.

        :param seasons: as ``_known_seasons`` gives them, when many are asked.
        """
        self.ensure_one()
        if not self.is_subscription or self.state != "sale":
            return self.env._("Only a confirmed subscription can be renewed.")
        if self._is_terminated():
            return self.env._("It was terminated. Write a new subscription instead.")
        if self.successor_id:
            return self.env._("It is already renewed: %s.", self.successor_id.name)
        if self.subscription_kind == "discovery" and not self.agreement_on:
            return self.env._(
                "A discovery goes on with the agreement of the partner: write the day "
                "of the agreement first."
            )
        return self._why_no_season(seasons)

    def _known_seasons(self):
        """The seasons of the gardens of these subscriptions, by garden: read once."""
        seasons = self.env["cocagne.season"]
        return {
            company: seasons.search([("company_id", "parent_of", company.id)])
            for company in self.company_id
        }

    def _why_no_season(self, seasons=None):
        start, season = self._next_start(seasons)
        if not season or season.state != "open":
            return self.env._(
                "No season is planned on %s. Plan the next season first.",
                format_date(self.env, start),
            )
        return ""

    def _next_start(self, seasons=None):
        """First day of the subscription that follows, and its season."""
        self.ensure_one()
        seasons = seasons or self._known_seasons()
        day = max(
            (self.date_end or self._today()) + timedelta(days=1),
            self._today(),
        )
        if self.duration_id and self.duration_id.rule != "season":
            day = self.duration_id._window(self.season_id, day)[0]
        found = seasons[self.company_id].filtered(
            lambda season: season.date_start <= day <= season.date_end
        )
        return day, found[:1]
