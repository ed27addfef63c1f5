from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

#: Ticked so, a registration takes no seat.
EMPTY_SEAT = ("absent", "excused")


class Workshop(models.Model):
    """The seats of a workshop are for people: who is registered, and who comes along.

    Odoo counts registrations. Here the same fields count people; when all is taken, the
    next ones wait, in the order in which they asked, and take the seats that get free.
    """

    _inherit = "event.event"

    waiting_count = fields.Integer("On the waiting list", compute="_compute_waiting")
    is_full = fields.Boolean("Full", compute="_compute_waiting")
    registration_version = fields.Integer(readonly=True, default=0, copy=False)

    def _compute_seats(self):
        super()._compute_seats()
        workshops = self.filtered("is_workshop")
        people = workshops._people_seated()
        for event in workshops:
            mine = people.get(event._origin.id, {})
            event.seats_reserved = mine.get("open", 0)
            event.seats_used = mine.get("done", 0)
            event.seats_taken = event.seats_reserved + event.seats_used
            limit = event.seats_max
            event.seats_available = limit - event.seats_taken if limit else 0

    def _people_seated(self):
        """{event id: {state: people}} of the registrations that hold seats."""
        found = {}
        # sudo: who may see a workshop may know how many seats are left
        for event, state, people in (
            self.env["event.registration"]
            .sudo()
            ._read_group(
                Domain("event_id", "in", self._origin.ids) & self._seated(),
                ["event_id", "state"],
                ["people_count:sum"],
            )
        ):
            found.setdefault(event.id, {})[state] = people
        return found

    @api.model
    def _seated(self):
        """The domain of the registrations that hold seats."""
        return Domain("state", "in", ("open", "done")) & Domain(
            "attendance", "not in", EMPTY_SEAT
        )

    @api.depends("seats_max", "registration_ids.state", "registration_ids.attendance")
    def _compute_waiting(self):
        groups = dict(
            # sudo: the same reason as for the seats
            self.env["event.registration"]
            .sudo()
            ._read_group(
                [("event_id", "in", self._origin.ids), ("state", "=", "draft")],
                ["event_id"],
                ["__count"],
            )
        )
        counts = {event.id: count for event, count in groups.items()}
        for event in self:
            event.waiting_count = counts.get(event._origin.id, 0)
            limited = event.is_workshop and event.seats_max
            event.is_full = bool(limited) and event.seats_available <= 0

    def _lock_seats(self):
        """Hold the rows of these workshops until the end of the transaction.

        Two people who ask for the last seat at the same moment: the version makes
        PostgreSQL refuse the second one, and Odoo tries it again.
        """
        if not self.ids:
            return
        self.flush_recordset()
        self.env.execute_query(
            SQL(
                "UPDATE event_event"
                " SET registration_version = COALESCE(registration_version, 0) + 1"
                " WHERE id IN (SELECT id FROM event_event WHERE id = ANY(%s)"
                " ORDER BY id FOR UPDATE) RETURNING id",
                self.ids,
            )
        )
        self.invalidate_recordset(["registration_version"], flush=False)

    # -- registering -------------------------------------------------------------------

    def _register_person(self, partner, adults=0, children=0, name=None):
        """Register somebody, on the waiting list when the seats do not suffice.

        :param partner: a member or another contact; empty for somebody who gives no
            more than a ``name``.
        :param adults, children: who comes along.
        :return: the registration.
        :raise UserError: when the workshop is over, cancelled, or has too few seats for
            all of them even when empty.
        """
        self.ensure_one()
        self._check_can_register(1 + adults + children)
        self._lock_seats()
        self._check_not_there(partner)
        free = self._free_seats()
        waits = free is not None and free < 1 + adults + children
        registration = self.env["event.registration"].create(
            {
                "event_id": self.id,
                "partner_id": partner.id,
                "name": partner.name or name,
                "companion_adults": adults,
                "companion_children": children,
                "state": "draft" if waits else "open",
            }
        )
        if not waits:
            registration._tell("workshop_registered")
        return registration

    def _add_on_the_spot(self, partner, name):
        """Register somebody who is there, before those who wait for a seat.

        :raise UserError: when there is no seat left.
        """
        self.ensure_one()
        self._check_can_register(1)
        mine = self.registration_ids.filtered(
            lambda r: partner and r.partner_id == partner and r.state != "cancel"
        )
        if mine:
            mine.filtered(lambda r: r.state == "draft").write({"state": "open"})
            return mine[:1]
        values = {"event_id": self.id, "partner_id": partner.id}
        # sudo: the facilitator writes down a member whose name they were given
        values["name"] = partner.sudo().name or name
        return self.env["event.registration"].create(values)

    def _check_not_there(self, partner):
        """The unique index holds it too; this says it in words."""
        there = self.registration_ids.filtered(
            lambda r: partner and r.partner_id == partner and r.state != "cancel"
        )
        if there:
            raise UserError(
                self.env._(
                    "%(name)s is already registered for « %(workshop)s »: change who "
                    "comes along on that registration.",
                    name=partner.name,
                    workshop=self.name,
                )
            )

    def _check_can_register(self, people):
        if self.workshop_state != "planned":
            raise UserError(
                self.env._(
                    "« %s » is closed or cancelled: open it again to register somebody.",
                    self.name,
                )
            )
        if self.seats_max and people > self.seats_max:
            raise UserError(
                self.env._(
                    "« %(name)s » has %(seats)s seats: %(people)s people do not fit in.",
                    name=self.name,
                    seats=self.seats_max,
                    people=people,
                )
            )

    def _free_seats(self):
        """The seats that are left; None when there is no limit."""
        self.ensure_one()
        if not self.seats_max:
            return None
        return self.seats_max - sum(
            self._people_seated().get(self._origin.id, {}).values()
        )

    def _fill_seats(self):
        """Give free seats to those who wait, in their order, as far as they fit.

        A party that is too big for what is left lets the next one pass.
        """
        today = fields.Date.context_today(self)
        todo = self.filtered(
            lambda e: (
                e.is_workshop
                and e.workshop_state == "planned"
                and e.workshop_date >= today
            )
        )
        waiting = self.env["event.registration"].search(
            [("event_id", "in", todo.ids), ("state", "=", "draft")], order="id"
        )
        for event, parties in waiting.grouped("event_id").items():
            free = event._free_seats()
            lucky = parties.browse()
            for party in parties:
                if free is None or party.people_count <= free:
                    lucky |= party
                    free = free and free - party.people_count
            lucky.write({"state": "open"})
            lucky._tell("workshop_place")

    def write(self, vals):
        result = super().write(vals)
        if "seats_max" in vals:
            self._fill_seats()
        return result

    @api.constrains("seats_max", "seats_limited")
    def _check_seats_hold(self):
        for event in self.filtered("is_workshop"):
            if event.seats_max < 0:
                raise ValidationError(
                    self.env._("A number of seats is 0 (no limit) or more.")
                )
            free = event._free_seats()
            if free is not None and free < 0:
                raise ValidationError(
                    self.env._(
                        "« %(name)s »: %(people)s people for %(seats)s seats. Cancel "
                        "registrations first, or give it more seats.",
                        name=event.name,
                        people=event.seats_max - free,
                        seats=event.seats_max,
                    )
                )
