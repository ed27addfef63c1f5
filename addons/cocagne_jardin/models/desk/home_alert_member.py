from datetime import timedelta

from odoo import models
from odoo.fields import Domain

from .home import ACCOUNTANT, DESK
from .home_alert import SOON_WEEKS


class Home(models.AbstractModel):
    """What wants attention about members, their subscriptions, money and mails (R96)."""

    _inherit = "cocagne.home"

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
