from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

OBJECTS = [
    ("discover", "Discover a trade or a sector"),
    ("confirm_project", "Confirm a career project"),
    ("recruit", "Start a recruitment"),
]
#: What the host must never take somebody for, L.5135-7.
USES = [
    ("permanent_task", "To do a permanent job of the company"),
    ("surge", "To face a surge of work"),
    ("seasonal", "To do a seasonal job"),
    ("replacement", "To replace somebody who is away"),
]
CHANNELS = [
    ("paper", "Signed on paper"),
    ("electronic", "Immersion Facilitée (electronic)"),
]
#: States of Immersion Facilitée.
E_STATUSES = [
    ("READY_TO_SIGN", "Ready to sign"),
    ("PARTIALLY_SIGNED", "Partly signed"),
    ("IN_REVIEW", "Being examined"),
    ("ACCEPTED_BY_COUNSELLOR", "Accepted by the adviser"),
    ("ACCEPTED_BY_VALIDATOR", "Accepted"),
    ("REJECTED", "Rejected"),
    ("CANCELLED", "Called off"),
    ("DEPRECATED", "No longer valid"),
]
DRAFT, SIGNED, DONE, CANCELLED = "draft", "signed", "done", "cancelled"


class Immersion(models.Model):
    """A period in a company (PMSMP): a convention, or its renewal.

    L.5135-1 to -8, D.5135-1 to -8, D.5132-43-1 to -4. The contract of insertion is not
    suspended and its pay is kept. The rules are in ``law/pmsmp.py`` and ``bounds.py``.
    """

    _name = "cocagne.immersion"
    _description = "Immersion in a company"
    _inherit = ["mail.thread", "mail.activity.mixin", "cocagne.of.garden"]
    _order = "date_start desc, id desc"
    _check_company_auto = True

    pathway_id = fields.Many2one(
        "cocagne.pathway",
        "Person",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
    )
    employee_id = fields.Many2one(
        related="pathway_id.employee_id", store=True, index=True, string="Employee"
    )
    name = fields.Char(compute="_compute_name")
    host_id = fields.Many2one(
        "cocagne.immersion.host",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
    )
    tutor_name = fields.Char("Tutor", help="Who looks after the person at the host.")
    tutor_function = fields.Char("Function of the tutor")
    tutor_phone = fields.Char("Phone of the tutor")
    object = fields.Selection(OBJECTS, "What for", required=True, default="discover")
    use = fields.Selection(
        USES,
        "Work that is not allowed",
        help="Leave it empty: an immersion is never for one of these (L.5135-7).",
    )
    job_title = fields.Char("Trade looked at", help="The trade, as the host calls it.")
    tasks = fields.Text("What the person will do")
    skills = fields.Text("Skills to watch")
    place = fields.Char("Where", help="Where, when it is not the address of the host.")
    date_start = fields.Date("First day", required=True, tracking=True)
    date_end = fields.Date("Last day", required=True, tracking=True)
    days = fields.Integer(compute="_compute_days", store=True)
    week_hours = fields.Float("Hours a week", default=35.0, required=True)
    schedule = fields.Char(
        "Working days and hours", help="Monday to Friday, 8:00-12:00 and 13:30-16:30."
    )
    hours = fields.Float(
        "Planned hours",
        compute="_compute_hours",
        store=True,
        readonly=False,
        help="Proposed from the days and the hours a week; correct them if needed.",
    )
    channel = fields.Selection(CHANNELS, "Convention", default="paper", required=True)
    e_status = fields.Selection(E_STATUSES, "On Immersion Facilitée")
    e_reference = fields.Char("Its reference")
    state = fields.Selection(
        [
            (DRAFT, "To sign"),
            (SIGNED, "Signed"),
            (DONE, "Assessed"),
            (CANCELLED, "Called off"),
        ],
        default=DRAFT,
        required=True,
        index=True,
        tracking=True,
        copy=False,
        group_expand="_group_states",
    )
    signed_on = fields.Date("Signed on", copy=False)
    asp_sent_on = fields.Date(
        "Copy sent to the ASP on",
        copy=False,
        help="D.5132-43-4: a copy goes to the ASP.",
    )
    color = fields.Integer(compute="_compute_color")

    _hours_positive = models.Constraint(
        "CHECK (week_hours > 0 AND hours >= 0)", "The hours must be above 0."
    )

    @api.depends("pathway_id", "host_id", "date_start")
    def _compute_name(self):
        for immersion in self:
            # sudo: the names that who reads the immersion sees on its form
            known = immersion.sudo()
            parts = (known.pathway_id.name, known.host_id.name)
            immersion.name = " – ".join(filter(None, parts))

    @api.depends("name", "date_start")
    def _compute_display_name(self):
        for immersion in self:
            day = format_date(self.env, immersion.date_start)
            immersion.display_name = (
                f"{immersion.name} ({day})" if day else immersion.name
            )

    @api.depends("date_start", "date_end")
    def _compute_days(self):
        for immersion in self:
            start, end = immersion.date_start, immersion.date_end
            immersion.days = max((end - start).days + 1, 0) if start and end else 0

    def _week_words(self):
        """Hours a week as French papers say them: 35 h, 17 h 30."""
        whole, minutes = divmod(round(self.week_hours * 60), 60)
        return f"{whole} h {minutes:02}" if minutes else f"{whole} h"

    @api.depends("days", "week_hours")
    def _compute_hours(self):
        for immersion in self:
            weeks = immersion.days / 7
            immersion.hours = round(weeks * immersion.week_hours)

    @api.depends("state")
    def _compute_color(self):
        """Orange to sign, green signed, blue assessed, grey cancelled."""
        colors = {DRAFT: 2, SIGNED: 10, DONE: 4, CANCELLED: 0}
        for immersion in self:
            immersion.color = colors[immersion.state]

    @api.model
    def _group_states(self, states, domain):
        """The columns in the order of an immersion's life; cancelled ones when shown."""
        return [DRAFT, SIGNED, DONE, *([CANCELLED] if CANCELLED in states else [])]

    @api.model
    def _today(self):
        return fields.Date.context_today(self)

    def action_sign(self):
        """The convention is signed by all: the immersion may begin."""
        for immersion in self:
            if immersion.state != DRAFT:
                raise UserError(self.env._("This convention was signed already."))
        self.write({"state": SIGNED})
        self.filtered(lambda one: not one.signed_on).signed_on = self._today()
        return True

    def action_draft(self):
        """Back to signing, to correct what was written."""
        self.write({"state": DRAFT, "signed_on": False})
        return True

    def action_cancel(self):
        """It does not take place: it counts nowhere any more.

        :raises UserError: when it was assessed.
        """
        if any(one.state == DONE for one in self):
            raise UserError(
                self.env._("An assessed immersion took place: it cannot be cancelled.")
            )
        self.write({"state": CANCELLED})
        return True

    def action_asp_sent(self):
        """A copy of the convention went to the ASP today (D.5132-43-4)."""
        self.filtered(lambda one: not one.asp_sent_on).asp_sent_on = self._today()
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_signed(self):
        if any(one.state in (SIGNED, DONE) for one in self):
            raise UserError(
                self.env._(
                    "A signed convention is kept. Press Cancel if it does not take place."
                )
            )
