from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from .home import ACCOUNTANT, DESK, MANAGER, PREPARER

#: How far ahead the home screen looks.
SOON_WEEKS = 4
SEASON_WEEKS = 8


class Home(models.AbstractModel):
    """What wants attention: a registry of small methods (R96).

    An alert is a code in ``_alert_codes`` and a method ``_alert_<code>`` that gives its
    label, model, domain, screen and roles; counting and opening are done here. Another
    feature adds one by inheriting this model. The list that opens is what was counted.
    """

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        """The alerts in the order of the screen: what burns first."""
        return [
            "late_deliveries",
            "no_season",
            "next_season",
            "unplanned_subscriptions",
            "orphan_baskets",
            "empty_deliveries",
            "full_depots",
            "ending_subscriptions",
            "draft_subscriptions",
            "unpaid_memberships",
            "expiring_memberships",
            "negative_balances",
            "month_to_bill",
            "failed_mails",
            "unreachable",
        ]

    @api.model
    def _alert(
        self, label, model, domain, action, groups, level="warning", icon="bell"
    ):
        """One alert.

        :param label: what is counted; the number comes after it on screen.
        :param action: xmlid of the screen that lists what is counted.
        :param groups: the roles that see it.
        :param level: danger, warning or info.
        """
        return {
            "label": label,
            "model": model,
            "domain": Domain(domain),
            "action": action,
            "groups": groups,
            "level": level,
            "icon": icon,
        }

    @api.model
    def _visible_alerts(self):
        """{code: alert} of those that this user may see."""
        alerts = {}
        for code in self._alert_codes():
            alert = getattr(self, f"_alert_{code}")()
            if alert and self._is_one_of(*alert["groups"]):
                alerts[code] = alert
        return alerts

    @api.model
    def _alert_cards(self):
        cards = []
        for code, alert in self._visible_alerts().items():
            count = self.env[alert["model"]].search_count(alert["domain"])
            if count:
                card = {key: alert[key] for key in ("label", "level", "icon")}
                cards.append({**card, "code": code, "count": count})
        return cards

    @api.model
    def action_alert(self, code):
        """Open what an alert counts.

        :raises KeyError: for an alert that this user does not see.
        """
        alert = self._visible_alerts()[code]
        return self._open(
            alert["action"], alert["model"], alert["domain"], alert["label"]
        )

    # -- the rounds ------------------------------------------------------------------------

    def _alert_late_deliveries(self):
        return self._alert(
            self.env._("Past rounds not marked as delivered"),
            "cocagne.delivery",
            self._mine()
            & Domain("state", "=", "planned")
            & Domain("date", "<", self._today())
            & Domain("basket_ids", "any", [("state", "=", "planned")]),
            "cocagne_jardin.action_deliveries",
            [PREPARER],
            level="danger",
            icon="truck",
        )

    def _alert_empty_deliveries(self):
        today = self._today()
        return self._alert(
            self.env._("Rounds without any basket in the next two weeks"),
            "cocagne.delivery",
            self._mine()
            & Domain("date", ">=", today)
            & Domain("date", "<=", today + timedelta(days=14))
            & Domain("basket_ids", "=", False),
            "cocagne_jardin.action_deliveries",
            [DESK],
            level="info",
            icon="truck",
        )

    def _alert_orphan_baskets(self):
        """Baskets to come whose round does not stop at their depot any more."""
        baskets = self.env["cocagne.basket"]
        coming = self._mine() & Domain("state", "=", "planned")
        coming &= Domain("date", ">=", self._today())
        return self._alert(
            self.env._("Baskets that no round brings to their depot"),
            "cocagne.basket",
            coming & Domain("id", "in", baskets._without_stop(self.env.companies)),
            "cocagne_jardin.action_baskets",
            [DESK],
            level="danger",
            icon="shopping-basket",
        )

    def _alert_full_depots(self):
        return self._alert(
            self.env._("Full depots"),
            "cocagne.depot",
            self._mine() & Domain("is_full", "in", [True]),
            "cocagne_jardin.action_depots",
            [DESK],
            icon="map-marker",
        )

    # -- the year --------------------------------------------------------------------------

    def _seasons(self):
        gardens = self.env.companies
        houses = {house for garden in gardens for house in garden._with_mother_houses()}
        return Domain("company_id", "in", list(houses))

    def _alert_no_season(self):
        """A season that has begun or begins soon, and is not planned."""
        soon = self._today() + timedelta(weeks=SOON_WEEKS)
        return self._alert(
            self.env._("Seasons to plan"),
            "cocagne.season",
            self._seasons()
            & Domain("state", "=", "draft")
            & Domain("date_start", "<=", soon)
            & Domain("date_end", ">=", self._today()),
            "cocagne_jardin.action_seasons",
            [MANAGER],
            level="danger",
            icon="calendar",
        )

    def _alert_next_season(self):
        """A season that ends soon, and that no other follows."""
        today = self._today()
        ending = self._seasons() & Domain("date_end", ">=", today)
        ending &= Domain("date_end", "<=", today + timedelta(weeks=SEASON_WEEKS))
        return self._alert(
            self.env._("Seasons that end soon without a next one"),
            "cocagne.season",
            ending & Domain("id", "in", self.env["cocagne.season"]._without_next()),
            "cocagne_jardin.action_seasons",
            [MANAGER],
            icon="calendar",
        )

    # -- subscriptions ----------------------------------------------------------------------

    def _running(self):
        return self._mine() & self.env["sale.order"]._running_domain(self._today())

    def _alert_ending_subscriptions(self):
        last = self._today() + timedelta(weeks=SOON_WEEKS)
        return self._alert(
            self.env._("Subscriptions that end within four weeks"),
            "sale.order",
            self._running() & Domain("date_end", "<=", last),
            "cocagne_jardin.action_subscriptions",
            [DESK],
            icon="hourglass-end",
        )

    def _alert_draft_subscriptions(self):
        return self._alert(
            self.env._("Subscriptions being written, not confirmed"),
            "sale.order",
            self._mine()
            & Domain("is_subscription", "=", True)
            & Domain("state", "in", ("draft", "sent")),
            "cocagne_jardin.action_subscriptions",
            [DESK],
            level="info",
            icon="pencil",
        )

    def _alert_unplanned_subscriptions(self):
        """Confirmed, with a first day to come or past, and without any basket."""
        return self._alert(
            self.env._("Subscriptions without any basket planned"),
            "sale.order",
            self._running() & Domain("basket_ids", "=", False),
            "cocagne_jardin.action_subscriptions",
            [DESK],
            level="danger",
            icon="exclamation-triangle",
        )

    # -- memberships and money ---------------------------------------------------------------

    def _uses_memberships(self):
        return any(self.env.companies.mapped("use_memberships"))

    def _alert_unpaid_memberships(self):
        if not self._uses_memberships():
            return None
        unpaid = Domain("membership_state", "in", ["unpaid"])
        return self._alert(
            self.env._("Members whose fee is not paid"),
            "res.partner",
            unpaid,
            "cocagne_jardin.action_members",
            [DESK, ACCOUNTANT],
            icon="id-card-o",
        )

    def _alert_expiring_memberships(self):
        if not self._uses_memberships():
            return None
        today = self._today()
        return self._alert(
            self.env._("Memberships that end within four weeks"),
            "cocagne.membership",
            self._seasons()
            & Domain("state", "=", "paid")
            & Domain("date_to", ">=", today)
            & Domain("date_to", "<=", today + timedelta(weeks=SOON_WEEKS)),
            "cocagne_jardin.action_memberships",
            [DESK],
            level="info",
            icon="id-card-o",
        )

    def _alert_negative_balances(self):
        return self._alert(
            self.env._("Members who owe money"),
            "res.partner",
            Domain("cocagne_client", "=", True) & Domain("balance_due", "<", 0),
            "cocagne_jardin.action_members",
            [DESK, ACCOUNTANT],
            icon="eur",
        )

    def _alert_month_to_bill(self):
        """Months begun and not finished, or with members who could not be billed."""
        return self._alert(
            self.env._("Months whose billing is not finished"),
            "cocagne.billing.run",
            self._mine()
            & (
                Domain("state", "in", ("draft", "stopped"))
                | Domain("refusals", "!=", False)
            )
            & Domain("month", "<=", self._today()),
            "cocagne_jardin.action_billing_runs",
            [ACCOUNTANT],
            icon="file-text-o",
        )

    # -- mails --------------------------------------------------------------------------------

    def _alert_failed_mails(self):
        return self._alert(
            self.env._("Mails that could not be sent"),
            "cocagne.mail.sent",
            self._mine() & Domain("status", "in", ["failed"]),
            "cocagne_jardin.action_mail_sent",
            [DESK],
            level="danger",
            icon="envelope-o",
        )

    def _alert_unreachable(self):
        since = self._today() - timedelta(days=14)
        return self._alert(
            self.env._("Mails of these two weeks without a valid address"),
            "cocagne.mail.sent",
            self._mine()
            & Domain("reason", "=", "address")
            & Domain("create_date", ">=", since),
            "cocagne_jardin.action_mail_sent",
            [DESK],
            level="info",
            icon="envelope-o",
        )
