from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class SolidarityEnrolment(models.Model):
    """The workshops of a household, while it is in the programme."""

    _inherit = "cocagne.solidarity.enrolment"

    workshop_count = fields.Integer("Workshops", compute="_compute_workshops")
    workshop_hours = fields.Float("Hours in workshops", compute="_compute_workshops")
    workshop_missed = fields.Integer("Missed", compute="_compute_workshops")
    last_workshop_date = fields.Date("Last workshop", compute="_compute_workshops")
    never_came = fields.Boolean(
        "Never came to a workshop",
        compute="_compute_workshops",
        search="_search_never_came",
    )

    def _compute_workshops(self):
        found = self._workshops_of(self._origin.ids)
        kept = self._workshops_kept(self._origin.ids)
        for enrolment in self:
            count, hours, missed, last = found.get(enrolment._origin.id) or kept.get(
                enrolment._origin.id, (0, 0, 0, None)
            )
            enrolment.workshop_count = count
            enrolment.workshop_hours = round(hours, 2)
            enrolment.workshop_missed = missed
            enrolment.last_workshop_date = last or False
            enrolment.never_came = not count

    @api.model
    def _workshops_of(self, ids):
        """{enrolment id: (attended, hours, missed, last day)}, in one query."""
        if not ids:
            return {}
        registrations = self.env["event.registration"]
        registrations.flush_model(["attendance", "attended_hours", "active"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT p.enrolment_id,
                       count(*) FILTER (WHERE r.attendance = 'present'),
                       COALESCE(sum(r.attended_hours), 0),
                       count(*) FILTER (WHERE r.attendance = 'absent'),
                       max(r.workshop_date) FILTER (WHERE r.attendance = 'present')
                  FROM (%s) p
                  JOIN event_registration r ON r.id = p.registration_id AND r.active
                 WHERE p.enrolment_id = ANY(%s)
                 GROUP BY p.enrolment_id
                """,
                registrations._enrolment_query(),
                list(ids),
            )
        )
        return {row[0]: row[1:] for row in rows}

    @api.model
    def _workshops_kept(self, ids):
        """The same of the households that were erased; their last day is forgotten."""
        groups = self.env["cocagne.workshop.kept"]._read_group(
            [("enrolment_id", "in", ids)],
            ["enrolment_id"],
            ["attended:sum", "hours:sum", "missed:sum"],
        )
        return {enrolment.id: (*sums, None) for enrolment, *sums in groups}

    @api.model
    def _search_never_came(self, operator, value):
        if operator != "in":
            return NotImplemented
        registrations = self.env["event.registration"]
        registrations.flush_model(["attendance"])
        came = SQL(
            """(SELECT p.enrolment_id FROM (%s) p
                  JOIN event_registration r ON r.id = p.registration_id
                 WHERE r.attendance = 'present'
                 UNION SELECT k.enrolment_id FROM cocagne_workshop_kept k
                 WHERE k.attended > 0)""",
            registrations._enrolment_query(),
        )
        domains = {True: Domain("id", "not in", came), False: Domain("id", "in", came)}
        return Domain.OR(domains[bool(item)] for item in value)

    def action_view_workshops(self):
        """The workshops of this household, while enrolled."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_paniers_solidaires.action_workshop_registrations"
        )
        return action | {
            "domain": [("enrolment_id", "=", self.id)],
            "context": {"create": False},
        }
