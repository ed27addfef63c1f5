from datetime import timedelta

from odoo import models
from odoo.fields import Domain

from odoo.addons.cocagne_jardin.models.mailing.mail_scenario_daily import (
    TELL_FOR_DAYS,
)


class MailScenario(models.Model):
    """The mails about workshops: to whoever is registered, in the same words."""

    _inherit = "cocagne.mail.scenario"

    def _model_words(self):
        words = super()._model_words()
        path = {
            "event.registration": "object.event_id",
            "cocagne.workshop.invitation": "object.workshop_id",
        }.get(self.model)
        if path:
            words |= {
                self.env._("workshop"): f"{path}.name",
                self.env._("day"): f"{path}.workshop_day_label",
                self.env._("hours"): f"{path}.workshop_time_label",
                self.env._("place"): f"{path}.workshop_place_label",
            }
        return words

    def _example_domain(self):
        if self.code == "workshop_cancelled":
            return Domain("event_id.workshop_state", "=", "cancelled")
        if self.model == "event.registration":
            return Domain("is_workshop", "=", True) & Domain("partner_id", "!=", False)
        return super()._example_domain()

    def _daily_workshop_reminder(self, company, days):
        """Those who are registered, ``days`` before the workshop."""
        day = self._today() + timedelta(days=days)
        registrations = self.env["event.registration"].search(
            [
                ("is_workshop", "=", True),
                ("company_id", "=", company.id),
                ("workshop_date", "=", day),
                ("event_id.workshop_state", "=", "planned"),
                ("state", "=", "open"),
                ("attendance", "=", False),
                ("partner_id", "!=", False),
            ],
            order="id",
        )
        yield registrations, None

    def _daily_workshop_missed(self, company, days):
        """Those who did not come and did not tell, ``days`` after the workshop.

        Told for a week, and never before the workshop is closed: a tick of the day
        itself may be a mistake.
        """
        last = self._today() - timedelta(days=days)
        registrations = self.env["event.registration"].search(
            [
                ("is_workshop", "=", True),
                ("company_id", "=", company.id),
                ("workshop_date", ">", last - timedelta(days=TELL_FOR_DAYS)),
                ("workshop_date", "<=", last),
                ("event_id.workshop_state", "=", "closed"),
                ("attendance", "=", "absent"),
                ("partner_id", "!=", False),
            ],
            order="id",
        )
        yield registrations, None
