from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date, format_datetime

from .confidential import ADVISER

PLANNED, HELD, MISSED, CANCELLED = "planned", "held", "missed", "cancelled"
#: Hours of an interview: an hour by default, a day is a typing error.
USUAL_HOURS, MOST_HOURS = 1.0, 8.0

KINDS = [
    ("entry", "Welcome"),
    ("follow_up", "Follow-up"),
    ("project", "Professional project"),
    ("renewal", "Before a renewal"),
    ("tripartite", "With the technical supervisor"),
    ("partner", "With a partner"),
    ("professional", "Professional interview"),
    ("end", "End of contract"),
    ("collective", "Collective"),
]


class Interview(models.Model):
    """An interview of a person with the adviser: planned, then held or missed.

    What was said is in two parts: the report that may be shared with the director and the
    partners, and the confidential note (see ``cocagne.confidential``). The hours of those
    held are the support hours of the monthly state.
    """

    _name = "cocagne.interview"
    _description = "Interview"
    _inherit = ["cocagne.of.pathway", "cocagne.confidential"]
    _order = "date_start desc, id desc"
    _check_company_auto = True

    kind = fields.Selection(KINDS, required=True, default="follow_up")
    state = fields.Selection(
        [
            (PLANNED, "Planned"),
            (HELD, "Held"),
            (MISSED, "Missed"),
            (CANCELLED, "Cancelled"),
        ],
        default=PLANNED,
        required=True,
        index=True,
        copy=False,
    )
    date_start = fields.Datetime("When", required=True, index=True)
    duration = fields.Float(
        "Hours",
        default=USUAL_HOURS,
        required=True,
        help="Counted as hours of accompaniment once the interview is held.",
    )
    date_stop = fields.Datetime("Until", compute="_compute_date_stop", store=True)
    adviser_id = fields.Many2one(
        "res.users",
        required=True,
        check_company=True,
        default=lambda self: self.env.user,
        index=True,
    )
    place = fields.Selection(
        string="Where",
        selection=[
            ("garden", "At the garden"),
            ("office", "At a partner's"),
            ("phone", "By phone"),
            ("video", "By video"),
            ("home", "At the person's"),
        ],
        default="garden",
        required=True,
    )
    partner_name = fields.Char(
        "With whom else", help="Structure of the partner who is there: France Travail…"
    )
    missed_reason = fields.Selection(
        [
            ("unknown", "Without news"),
            ("excused", "Excused"),
            ("sick", "Absent from work"),
            ("adviser", "The adviser could not"),
        ],
        "Why it was missed",
        copy=False,
    )
    shared_report = fields.Text(
        "Report that may be shared",
        copy=False,
        help="The director reads it, and it goes into the end-of-contract report: no "
        "health, no justice, nothing that the person wants to keep to themselves.",
    )
    user_color = fields.Integer(compute="_compute_user_color")

    _duration_bounds = models.Constraint(
        f"CHECK (duration > 0 AND duration <= {MOST_HOURS})",
        "An interview lasts more than 0 and at most 8 hours.",
    )

    @api.depends("date_start", "duration")
    def _compute_date_stop(self):
        for interview in self:
            start = interview.date_start
            interview.date_stop = start and start + timedelta(hours=interview.duration)

    @api.depends("state")
    def _compute_user_color(self):
        colors = {PLANNED: 4, HELD: 10, MISSED: 1, CANCELLED: 0}
        for interview in self:
            interview.user_color = colors.get(interview.state, 0)

    @api.depends("kind", "pathway_id.name", "date_start")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for interview in self:
            day = interview.date_start and fields.Datetime.context_timestamp(
                interview, interview.date_start
            )
            parts = [
                interview.pathway_id.name,
                kinds.get(interview.kind),
                day and format_date(self.env, day.date()),
            ]
            interview.display_name = " – ".join(part for part in parts if part)

    @api.onchange("pathway_id")
    def _onchange_pathway_id(self):
        """The person's own adviser leads it."""
        if self.pathway_id.adviser_id:
            self.adviser_id = self.pathway_id.adviser_id

    @api.constrains("state", "date_start")
    def _check_held_in_the_past(self):
        now = fields.Datetime.now()
        for interview in self.filtered(lambda i: i.state in (HELD, MISSED)):
            # the same day is enough: clocks of tablets are not exact
            if interview.date_start > now + timedelta(hours=12):
                raise ValidationError(
                    self.env._(
                        "The interview of %(who)s is on %(when)s: mark it as held or "
                        "missed that day, or correct its date.",
                        who=interview.pathway_id.name,
                        when=format_datetime(
                            self.env, interview.date_start, dt_format="short"
                        ),
                    )
                )

    def _confidential_view(self):
        return self.env.ref("cocagne_insertion.interview_view_form_confidential")

    def _is_adviser(self):
        return self.env.user.has_group(ADVISER)
