from odoo import fields, models
from odoo.fields import Domain


class SolidarityActivity(models.Model):
    """The workshops of a report, and who of the programme came."""

    _inherit = "cocagne.solidarity.activity"

    def _workshop_domain(self):
        """Workshops held in the period; with agreements, those that they pay for."""
        last = min(self.date_to, fields.Date.context_today(self))
        domain = Domain("is_workshop", "=", True)
        domain &= Domain("workshop_state", "!=", "cancelled")
        domain &= Domain("company_id", "in", self._gardens().ids)
        domain &= Domain("workshop_date", ">=", self.date_from)
        domain &= Domain("workshop_date", "<=", last)
        if self._is_of_agreements():
            domain &= Domain("agreement_id", "in", self._agreements().ids)
        return domain

    def _workshops(self):
        # sudo: numbers only; who pays for a workshop is closed to other roles
        events = self.env["event.event"].sudo()
        return events.search_fetch(
            self._workshop_domain(), ["workshop_kind_id", "workshop_date"]
        )

    def _present_domain(self):
        return [("event_id", "in", self._workshops().ids), ("state", "=", "done")]

    def _present(self):
        # sudo: numbers only
        registrations = self.env["event.registration"].sudo()
        return registrations.search_fetch(
            self._present_domain(), ["event_id", "people_count", "attended_hours"]
        )

    def _workshop_facts(self, present):
        """{kind: {"sessions": workshops held, "guests": people who came}}."""
        facts = {}
        for event in self._workshops():
            kind = event.workshop_kind_id.id or 0
            facts.setdefault(kind, {"sessions": 0, "guests": 0})["sessions"] += 1
        for one in present:
            facts[one.event_id.workshop_kind_id.id or 0]["guests"] += one.people_count
        return facts

    def _presence_facts(self, present, enrolment_ids):
        """A dict per presence of a household: whose file, which kind, how long."""
        return [
            *self._kept_facts(enrolment_ids),
            *self._told_facts(present, enrolment_ids),
        ]

    def _kept_facts(self, enrolment_ids):
        """Those of erased households: whole months, and no agreement is known of them."""
        if self._is_of_agreements():
            return []
        # sudo: numbers only
        kept = self.env["cocagne.workshop.kept"].sudo()
        return [
            {
                "enrolment": one.enrolment_id.id,
                "kind": one.workshop_kind_id.id or 0,
                "month": one.month,
                "minutes": round(60 * one.hours),
            }
            for one in kept.search(
                [
                    ("enrolment_id", "in", list(enrolment_ids)),
                    ("month", "in", self._months_within()),
                    ("attended", ">", 0),
                ]
            )
        ]

    def _told_facts(self, present, enrolment_ids):
        """Those of the households that are known."""
        if not present:
            return []
        return [
            {
                "enrolment": enrolment,
                "kind": one.event_id.workshop_kind_id.id or 0,
                "month": one.event_id.workshop_date.replace(day=1),
                "minutes": round(60 * one.attended_hours),
            }
            for one, enrolment in self._with_enrolment(present)
            if enrolment in enrolment_ids
        ]

    def _with_enrolment(self, present):
        """(registration, id of its enrolment) of those who are in the programme."""
        pairs = dict(present._enrolments(present.ids))
        return [(one, pairs[one.id]) for one in present if one.id in pairs]
