from odoo import api, models
from odoo.fields import Domain

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
