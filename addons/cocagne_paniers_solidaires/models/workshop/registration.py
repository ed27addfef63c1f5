from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

#: The greatest party that somebody brings along: more is a typing error.
MOST_COMPANIONS = 20
#: What a change of may give seats to those who wait, or take some.
SEAT_FIELDS = {
    "state",
    "active",
    "event_id",
    "attendance",
    "companion_adults",
    "companion_children",
}
#: What is not changed once a workshop is closed.
CLOSED_FIELDS = SEAT_FIELDS | {"late_hours", "attended_hours", "partner_id", "name"}


class Registration(models.Model):
    """Somebody who wants to come to a workshop, with who comes along.

    Waiting for a seat is Odoo's state "draft", having one "open", having come "done".
    """

    _inherit = "event.registration"

    is_workshop = fields.Boolean(
        related="event_id.is_workshop", store=True, index=True, precompute=True
    )
    workshop_kind_id = fields.Many2one(
        related="event_id.workshop_kind_id", store=True, string="Kind of workshop"
    )
    workshop_date = fields.Date(
        related="event_id.workshop_date", store=True, index=True, string="Day"
    )
    workshop_state = fields.Selection(related="event_id.workshop_state")
    companion_adults = fields.Integer("Adults who come along")
    companion_children = fields.Integer("Children who come along")
    people_count = fields.Integer(
        "People", compute="_compute_people_count", store=True, precompute=True
    )
    seat_state = fields.Selection(
        [
            ("waiting", "On the waiting list"),
            ("registered", "Registered"),
            ("present", "Present"),
            ("absent", "Absent"),
            ("excused", "Excused"),
            ("cancelled", "Cancelled"),
        ],
        "Where it stands",
        compute="_compute_seat_state",
    )

    _once_a_workshop = models.UniqueIndex(
        "(event_id, partner_id)"
        " WHERE is_workshop AND active AND state != 'cancel'"
        " AND partner_id IS NOT NULL",
        "This person is already registered for this workshop.",
    )

    @api.depends("companion_adults", "companion_children")
    def _compute_people_count(self):
        for registration in self:
            along = registration.companion_adults + registration.companion_children
            registration.people_count = 1 + along

    @api.depends("state", "attendance")
    def _compute_seat_state(self):
        names = {"draft": "waiting", "cancel": "cancelled", "done": "present"}
        for registration in self:
            registration.seat_state = (
                names.get(registration.state) or registration.attendance or "registered"
            )

    # -- what is refused ---------------------------------------------------------------

    @api.constrains("companion_adults", "companion_children")
    def _check_companions(self):
        for registration in self:
            counts = (registration.companion_adults, registration.companion_children)
            if min(counts) < 0 or sum(counts) > MOST_COMPANIONS:
                raise ValidationError(
                    self.env._(
                        "%(name)s: %(most)s people at most come along, and 0 at least.",
                        name=registration.name,
                        most=MOST_COMPANIONS,
                    )
                )

    @api.constrains("partner_id", "event_id")
    def _check_same_garden(self):
        """Nobody registers a member of another garden (its name would be read here)."""
        for registration in self.filtered("is_workshop"):
            # sudo: the refused person may be out of the user's sight
            theirs = registration.sudo().partner_id.company_id
            gardens = registration.sudo().company_id._with_mother_houses()
            if theirs and theirs.id not in gardens:
                raise ValidationError(
                    self.env._(
                        "This person belongs to another garden: they cannot be "
                        "registered for « %s ». Make them a contact of your garden.",
                        registration.event_id.name,
                    )
                )

    @api.constrains(
        "active",
        "state",
        "event_id",
        "event_slot_id",
        "event_ticket_id",
        "attendance",
        "companion_adults",
        "companion_children",
    )
    def _check_seats_availability(self):
        workshops = self.filtered("is_workshop")
        for event in workshops.event_id:
            free = event._free_seats()
            if free is not None and free < 0:
                raise ValidationError(
                    self.env._(
                        "« %(name)s » is full: %(seats)s seats, %(missing)s too few. Put "
                        "them on the waiting list, or give the workshop more seats.",
                        name=event.name,
                        seats=event.seats_max,
                        missing=-free,
                    )
                )
        return super(Registration, self - workshops)._check_seats_availability()

    # -- writing -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        vals_list = [self._with_attendance(vals) for vals in vals_list]
        events = self.env["event.event"].browse(
            {vals["event_id"] for vals in vals_list if vals.get("event_id")}
        )
        events = events.filtered("is_workshop")
        for event in events:
            if event.workshop_state != "planned":
                event._check_can_register(1)
        events._lock_seats()
        return super().create(vals_list)

    def write(self, vals):
        workshops = self.filtered("is_workshop")
        if not workshops:
            return super().write(vals)
        vals = self._with_attendance(vals)
        workshops._check_not_closed(vals)
        moves_seats = bool(SEAT_FIELDS & vals.keys())
        events = workshops.event_id
        if moves_seats:
            events._lock_seats()
        result = super().write(vals)
        if moves_seats and not self.env.context.get("workshop_quiet"):
            events._fill_seats()
        return result

    def _check_not_closed(self, vals):
        if not CLOSED_FIELDS & vals.keys():
            return
        for event in self.event_id:
            if event.workshop_state != "planned":
                raise UserError(
                    self.env._(
                        "« %s » is closed or cancelled: open it again to correct who "
                        "came.",
                        event.name,
                    )
                )

    # -- mails -----------------------------------------------------------------------------

    def _tell(self, code):
        """Write a mail of the house to these people, if they have an address."""
        today = fields.Date.context_today(self)
        coming = self.filtered(lambda r: r.partner_id and r.workshop_date >= today)
        self.env["cocagne.mail.scenario"]._send(code, coming)
