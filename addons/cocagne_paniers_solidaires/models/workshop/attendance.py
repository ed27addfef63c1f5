from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from .workshop import DESK

#: Workshops that the screen offers, before and after today.
BEHIND, AHEAD = timedelta(days=30), timedelta(days=14)
#: People found at a time when somebody is added.
FOUND = 8


class WorkshopAttendance(models.AbstractModel):
    """What the screen of the attendance reads and says, on a phone or a tablet.

    It holds names and ticks: no phone, no mail, nothing about the programme. The desk
    opens every workshop of its gardens; whoever is in charge of a workshop opens that
    one, whatever their role. Whatever it sends has an identifier, so that it can be sent
    again when the connection was lost.
    """

    _name = "cocagne.workshop.attendance"
    _inherit = "cocagne.offline.screen"
    _description = "Attendance of a workshop"

    # -- who may -------------------------------------------------------------------------

    @api.model
    def _is_desk(self):
        return self.env.user.has_group(DESK)

    @api.model
    def _workshops(self, domain):
        """The workshops that this user may tick, among those of ``domain``."""
        # sudo: a gardener in charge of a workshop has no rights on events; only the
        # workshops of their gardens of which they are in charge are left
        workshops = self.env["event.event"].sudo()
        domain = Domain(domain) & Domain("is_workshop", "=", True)
        domain &= Domain("company_id", "in", self.env.companies.ids)
        if not self._is_desk():
            domain &= Domain("user_id", "=", self.env.uid)
        return workshops.search(domain)

    @api.model
    def _workshop(self, workshop_id):
        """One of them, or a refusal that says nothing of it."""
        workshop = self._workshops([("id", "=", int(workshop_id or 0))])
        if not workshop:
            raise AccessError(
                self.env._(
                    "This workshop is not yours to tick. Ask the sales desk to make you "
                    "the person in charge of it."
                )
            )
        return workshop

    # -- what it reads -------------------------------------------------------------------

    @api.model
    def get_workshops(self):
        """The workshops around today, those to tick first.

        :return: ``{"today": ..., "workshops": [card]}``
        """
        today = fields.Date.context_today(self)
        workshops = self._workshops(
            [
                ("workshop_state", "=", "planned"),
                ("workshop_date", ">=", today - BEHIND),
                ("workshop_date", "<=", today + AHEAD),
            ]
        )
        past = workshops.filtered(lambda w: w.workshop_date <= today)
        order = past.sorted("date_begin", reverse=True) + (workshops - past)
        return {"today": str(today), "workshops": [self._card(w) for w in order]}

    @api.model
    def _card(self, workshop):
        today = fields.Date.context_today(self)
        return {
            "id": workshop.id,
            "name": workshop.name,
            "icon": workshop.workshop_icon or "fa-users",
            "date": str(workshop.workshop_date),
            "day": workshop.workshop_day_label,
            "time": workshop.workshop_time_label,
            "place": workshop.workshop_place_label,
            "hours": workshop.workshop_hours,
            "state": workshop.workshop_state,
            "can_tick": workshop.workshop_date <= today,
            "registered": workshop.registered_count,
            "to_tick": workshop.to_tick_count,
        }

    @api.model
    def get_workshop(self, workshop_id):
        """Everything of a workshop at once: the phone then needs no connection.

        :return: its card and its ``people``, in the order of their names.
        :raise AccessError: when it is not this user's to tick.
        """
        workshop = self._workshop(workshop_id)
        registrations = workshop.registration_ids.filtered(
            lambda r: r.state in ("open", "done")
        )
        people = [self._person(registration) for registration in registrations]
        people.sort(key=lambda p: (p["lastname"].casefold(), p["firstname"].casefold()))
        return {**self._card(workshop), "people": people}

    @api.model
    def _person(self, registration):
        partner = registration.partner_id
        lastname, firstname = partner.lastname, partner.firstname
        return {
            "id": registration.id,
            "lastname": lastname or registration.name or "",
            "firstname": (firstname or "") if lastname else "",
            "adults": registration.companion_adults,
            "children": registration.companion_children,
            "attendance": registration.attendance or "",
            "missed": registration.late_hours,
        }

    @api.model
    def find_people(self, workshop_id, text):
        """Members of the garden whose name or number has these words.

        :return: a list of ``{"id", "name", "number"}``, those registered left out.
        """
        workshop = self._workshop(workshop_id)
        if len((text or "").strip()) < 2:
            return []
        there = workshop.registration_ids.filtered(lambda r: r.state != "cancel")
        # sudo: the name and number of members; the facilitator writes down who came
        found = (
            self.env["res.partner"]
            .sudo()
            .search(
                [
                    ("cocagne_client", "=", True),
                    ("company_id", "in", workshop.company_id._with_mother_houses()),
                    ("display_name", "ilike", text),
                    ("id", "not in", there.partner_id.ids),
                ],
                limit=FOUND,
            )
        )
        return [
            {"id": p.id, "name": p.name, "number": p.member_number or ""} for p in found
        ]

    # -- what it says ----------------------------------------------------------------------

    @api.model
    def _apply_one(self, operation):
        """One of ``mark``, ``missed``, ``party``, ``add``, ``remove``, ``close``."""
        doers = {
            "mark": self._apply_mark,
            "missed": self._apply_missed,
            "party": self._apply_party,
            "add": self._apply_add,
            "remove": self._apply_remove,
            "close": self._apply_close,
        }
        do = doers.get(operation.get("kind"))
        if not do:
            raise self._unknown()
        do(operation, self._workshop(operation.get("workshop_id")))

    @api.model
    def _unknown(self):
        return UserError(
            self.env._("The phone asks for something unknown. Reload the page.")
        )

    @api.model
    def _registrations(self, operation, workshop):
        """The registrations that the operation names, all of this workshop."""
        ids = set(operation.get("registration_ids") or [])
        found = workshop.registration_ids.filtered(lambda r: r.id in ids)
        if not ids or len(found) < len(ids):
            raise UserError(
                self.env._("This person is no longer registered. Reload the page.")
            )
        return found

    def _apply_mark(self, operation, workshop):
        wanted = operation.get("attendance") or False
        if wanted not in ("present", "absent", "excused", False):
            raise self._unknown()
        registrations = self._registrations(operation, workshop)
        registrations.filtered(lambda r: (r.attendance or False) != wanted)._mark(
            wanted
        )

    def _apply_missed(self, operation, workshop):
        registrations = self._registrations(operation, workshop)
        registrations.write({"late_hours": float(operation.get("missed") or 0)})

    def _apply_party(self, operation, workshop):
        self._registrations(operation, workshop).write(
            {
                "companion_adults": int(operation.get("adults") or 0),
                "companion_children": int(operation.get("children") or 0),
            }
        )

    def _apply_add(self, operation, workshop):
        """Somebody who came unannounced: registered and, on the day, present."""
        partner = self.env["res.partner"].browse(operation.get("partner_id") or [])
        name = (operation.get("name") or "").strip()
        if not partner and not name:
            raise UserError(self.env._("Write the name of who came."))
        registration = workshop._add_on_the_spot(partner, name)
        if workshop.workshop_date <= fields.Date.context_today(self):
            registration._mark("present")

    def _apply_remove(self, operation, workshop):
        """Take back somebody who was added by mistake."""
        registrations = self._registrations(operation, workshop)
        registrations.filtered("attendance")._mark(False)
        registrations.action_cancel()

    def _apply_close(self, operation, workshop):
        workshop.action_close_workshop()
