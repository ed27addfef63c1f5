from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class Registration(models.Model):
    """Whether a registration is that of a household of the programme.

    Nothing of it is stored on the registration: it is read from the enrolments, that
    only the solidarity role reads. A list, an export or a message of registrations is
    therefore the same for everybody who is registered.
    """

    _inherit = "event.registration"

    enrolment_id = fields.Many2one(
        "cocagne.solidarity.enrolment",
        compute="_compute_enrolment_id",
        search="_search_enrolment_id",
        groups="cocagne_paniers_solidaires.group_solidarity",
        help="That of the household on the day of the workshop.",
    )

    @api.depends("partner_id", "workshop_date")
    def _compute_enrolment_id(self):
        pairs = dict(self._enrolments(self._origin.ids)) if self._origin.ids else {}
        for registration in self:
            registration.enrolment_id = pairs.get(registration._origin.id, False)

    @api.model
    def _enrolments(self, registration_ids=None):
        """(registration id, enrolment id) of the day of each workshop, in one query."""
        query = self._enrolment_query()
        if registration_ids is not None:
            query = SQL(
                "SELECT * FROM (%s) pairs WHERE registration_id = ANY(%s)",
                query,
                list(registration_ids),
            )
        return self.env.execute_query(query)

    @api.model
    def _enrolment_query(self):
        """SQL of the pairs (registration_id, enrolment_id), one per registration.

        Of two enrolments of the same day (a renewal), the later one counts.
        """
        self.flush_model(["partner_id", "workshop_date", "is_workshop"])
        self.env["cocagne.solidarity.enrolment"].flush_model(
            ["partner_id", "state", "date_start", "date_end"]
        )
        return SQL(
            """
            SELECT DISTINCT ON (r.id) r.id AS registration_id, e.id AS enrolment_id
              FROM event_registration r
              JOIN cocagne_solidarity_enrolment e ON e.partner_id = r.partner_id
               AND e.state = ANY(%s)
               AND e.date_start <= r.workshop_date
               AND (e.date_end IS NULL OR e.date_end >= r.workshop_date)
             WHERE r.is_workshop
             ORDER BY r.id, e.date_start DESC, e.id DESC
            """,
            self._enrolment_states(),
        )

    @api.model
    def _enrolment_states(self):
        """The states of an enrolment that was running on the days it covers."""
        return ["active", "ended"]

    @api.model
    def _search_enrolment_id(self, operator, value):
        """Registrations of some enrolments, or (not) of any.

        :raise AccessError: without the solidarity role; Odoo asks the groups of a field
            when it reads it, not when it searches through a method.
        """
        self._check_field_access(self._fields["enrolment_id"], "read")
        if operator not in ("in", "any", "any!"):
            return NotImplemented
        pairs = self._enrolment_query()
        enrolments = self.env["cocagne.solidarity.enrolment"]
        if operator == "in":
            value = list(value)
            ids = [item for item in value if item]
            found = SQL(
                "(SELECT registration_id FROM (%s) p WHERE enrolment_id = ANY(%s))",
                pairs,
                ids,
            )
            domain = Domain("id", "in", found)
            if False in value:
                everybody = SQL("(SELECT registration_id FROM (%s) p)", pairs)
                domain |= Domain("id", "not in", everybody)
            return domain
        # sudo for any!: Odoo asks for it without rules itself
        records = enrolments.sudo() if operator == "any!" else enrolments
        query = value if not isinstance(value, Domain) else records._search(value)
        ids = (
            list(query)
            if not hasattr(query, "get_result_ids")
            else (query.get_result_ids())
        )
        return self._search_enrolment_id("in", ids)
