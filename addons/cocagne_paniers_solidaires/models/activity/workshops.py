from odoo import models
from odoo.fields import Domain


class SolidarityActivity(models.Model):
    """The workshops of a report, and who of the programme came."""

    _inherit = "cocagne.solidarity.activity"

    def _workshop_domain(self):
        """Workshops of the period; with agreements, those that they pay for."""
        domain = Domain("is_workshop", "=", True)
        domain &= Domain("company_id", "in", self._gardens().ids)
        domain &= Domain("workshop_date", ">=", self.date_from)
        domain &= Domain("workshop_date", "<=", self.date_to)
        if self._is_of_agreements():
            domain &= Domain("agreement_id", "in", self._agreements().ids)
        return domain

    def _workshop_facts(self):
        """A dict per kind of workshop: how many were held, how many people came."""
        # sudo: numbers only
        registrations = self.env["event.registration"].sudo()
        domain = Domain("state", "=", "done")
        domain &= Domain("event_id", "any", self._workshop_domain())
        groups = registrations._read_group(
            domain,
            ["event_id"],
            ["people_count:sum"],
        )
        facts = {}
        for event, count in groups:
            kind = event.workshop_kind_id.id or 0
            fact = facts.setdefault(kind, {"sessions": 0, "guests": 0})
            fact["sessions"] += 1
            fact["guests"] += count
        return facts

    def _presence_facts(self):
        """A dict per presence of a household: whose file, which kind, how long."""
        # sudo: numbers only; the file of a presence is closed to other roles
        registrations = (
            self.env["event.registration"]
            .sudo()
            .search_fetch(
                Domain("state", "=", "done")
                & Domain("event_id", "any", self._workshop_domain())
                & Domain("enrolment_id", "any", self._enrolment_domain()),
                ["event_id", "enrolment_id", "attended_hours"],
            )
        )
        return [
            {
                "enrolment": one.enrolment_id.id,
                "kind": one.event_id.workshop_kind_id.id or 0,
                "month": one.event_id.workshop_date.replace(day=1),
                "minutes": round(60 * one.attended_hours),
            }
            for one in registrations
        ]
