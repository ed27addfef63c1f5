from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

ATTENDANCES = [("present", "Present"), ("absent", "Absent"), ("excused", "Excused")]


class Registration(models.Model):
    """Who came, and for how long; present is Odoo's state "done"."""

    _inherit = "event.registration"

    attendance = fields.Selection(
        ATTENDANCES,
        copy=False,
        index="btree_not_null",
        help="Empty as long as nobody has ticked it.",
    )
    late_hours = fields.Float(
        "Hours missed", copy=False, help="Came late, or left before the end."
    )
    attended_hours = fields.Float(
        "Hours attended",
        compute="_compute_attended_hours",
        inverse="_inverse_attended_hours",
        store=True,
        copy=False,
    )
    attended_people = fields.Integer(
        "People who came",
        compute="_compute_attended_hours",
        store=True,
        help="The person registered and who came along.",
    )
    person_hours = fields.Float(
        "Hours × people", compute="_compute_attended_hours", store=True
    )

    _late_hours_positive = models.Constraint(
        "CHECK (COALESCE(late_hours, 0) >= 0)", "The hours missed are 0 or more."
    )

    @api.depends("attendance", "late_hours", "event_id.workshop_hours", "people_count")
    def _compute_attended_hours(self):
        for registration in self:
            present = registration.attendance == "present"
            hours = registration.event_id.workshop_hours - registration.late_hours
            registration.attended_hours = round(max(hours, 0), 2) if present else 0
            people = registration.people_count if present else 0
            registration.attended_people = people
            registration.person_hours = round(people * registration.attended_hours, 2)

    def _inverse_attended_hours(self):
        for registration in self:
            hours = registration.event_id.workshop_hours
            registration.late_hours = round(hours - registration.attended_hours, 2)

    @api.constrains("late_hours", "attendance")
    def _check_hours(self):
        for registration in self.filtered(lambda r: r.attendance == "present"):
            hours = registration.event_id.workshop_hours
            if not 0 < hours - registration.late_hours <= hours:
                raise ValidationError(
                    self.env._(
                        "%(name)s was there for more than 0 hours, and %(hours)s at "
                        "most. Tick « absent » if they did not come.",
                        name=registration.name,
                        hours=f"{hours:g}",
                    )
                )

    @api.constrains("attendance", "event_id")
    def _check_attendance_day(self):
        today = fields.Date.context_today(self)
        for registration in self.filtered("attendance"):
            event = registration.event_id
            if event.is_workshop and event.workshop_date > today:
                raise ValidationError(
                    self.env._(
                        "« %(name)s » is on %(day)s: tick the attendance that day, or "
                        "after it.",
                        name=event.name,
                        day=event.workshop_day_label,
                    )
                )

    @api.model
    def _with_attendance(self, vals):
        """The values where Odoo's state and the attendance say the same."""
        vals = dict(vals)
        if vals.get("attendance"):
            present = vals["attendance"] == "present"
            vals["state"] = "done" if present else "open"
            vals.setdefault("late_hours", 0)
        elif "attendance" in vals:
            vals.setdefault("state", "open")
            vals.setdefault("late_hours", 0)
        elif vals.get("state"):
            vals["attendance"] = "present" if vals["state"] == "done" else False
        return vals

    def action_present(self):
        """Tick: they came."""
        return self._mark("present")

    def action_absent(self):
        """Tick: they did not come, and did not tell."""
        return self._mark("absent")

    def action_excused(self):
        """Tick: they told that they would not come."""
        return self._mark("excused")

    def action_untick(self):
        """Take a tick back."""
        return self._mark(False)

    def _mark(self, attendance):
        """Tick all of these at once.

        :param attendance: present, absent, excused, or False to take it back.
        """
        if not all(self.mapped("is_workshop")):
            raise UserError(self.env._("Only the attendance of workshops is ticked."))
        gone = self.filtered(lambda r: r.state == "cancel")
        if gone:
            raise UserError(
                self.env._(
                    "%s cancelled: register them again first.",
                    ", ".join(gone.mapped("name")),
                )
            )
        self.write({"attendance": attendance})
        return True

    def action_cancel(self):
        """They do not come any more: the next one on the waiting list takes the seat."""
        workshops = self.filtered("is_workshop")
        workshops._check_not_ticked()
        return super().action_cancel()

    def _check_not_ticked(self):
        ticked = self.filtered("attendance")
        if ticked:
            raise UserError(
                self.env._(
                    "%s: the attendance is ticked. Take the tick back first.",
                    ", ".join(filter(None, ticked.mapped("name"))),
                )
            )

    def action_confirm(self):
        """Take them off the waiting list, or register them again."""
        result = super().action_confirm()
        self.filtered("is_workshop")._tell("workshop_place")
        return result
