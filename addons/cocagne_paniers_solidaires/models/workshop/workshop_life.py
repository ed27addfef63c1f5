from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class Workshop(models.Model):
    """The life of a workshop: coming, its attendance ticked, closed; or cancelled."""

    _inherit = "event.event"

    workshop_state = fields.Selection(
        [
            ("planned", "Planned"),
            ("closed", "Closed"),
            ("cancelled", "Cancelled"),
        ],
        "State of the workshop",
        default="planned",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    cancel_reason = fields.Char("Why it is cancelled", readonly=True, copy=False)
    invitation_ids = fields.One2many(
        "cocagne.workshop.invitation", "workshop_id", "Invited"
    )
    invited_count = fields.Integer("Invited people", compute="_compute_invited_count")
    registered_count = fields.Integer("Registered", compute="_compute_attendance")
    present_count = fields.Integer("Present", compute="_compute_attendance")
    absent_count = fields.Integer("Absent", compute="_compute_attendance")
    excused_count = fields.Integer("Excused", compute="_compute_attendance")
    to_tick_count = fields.Integer("To tick", compute="_compute_attendance")
    attended_people = fields.Integer(
        "People who came", compute="_compute_attendance", help="With who came along."
    )

    @api.depends("invitation_ids")
    def _compute_invited_count(self):
        groups = self.env["cocagne.workshop.invitation"]._read_group(
            [("workshop_id", "in", self._origin.ids)], ["workshop_id"], ["__count"]
        )
        counts = {event.id: count for event, count in groups}
        for event in self:
            event.invited_count = counts.get(event._origin.id, 0)

    @api.depends("registration_ids.state", "registration_ids.attendance")
    def _compute_attendance(self):
        found = {}
        for event, attendance, count, people in self.env[
            "event.registration"
        ]._read_group(
            Domain("event_id", "in", self._origin.ids) & self._counted(),
            ["event_id", "attendance"],
            ["__count", "people_count:sum"],
        ):
            found[event.id, attendance or "todo"] = (count, people)
        for event in self:
            counts = {
                kind: found.get((event._origin.id, kind), (0, 0))
                for kind in ("present", "absent", "excused", "todo")
            }
            event.present_count, event.attended_people = counts["present"]
            event.absent_count = counts["absent"][0]
            event.excused_count = counts["excused"][0]
            event.to_tick_count = counts["todo"][0]
            event.registered_count = sum(count for count, _people in counts.values())

    @api.model
    def _counted(self):
        """The domain of the registrations that were not cancelled and do not wait."""
        return Domain("state", "in", ("open", "done"))

    # -- closing -------------------------------------------------------------------------

    def action_close_workshop(self):
        """Close it: who was there is known, and its hours count.

        :raise UserError: before its day, or when somebody is not ticked yet.
        """
        today = fields.Date.context_today(self)
        for event in self:
            if event.workshop_state != "planned":
                continue
            if event.workshop_date > today:
                raise UserError(
                    self.env._(
                        "« %(name)s » is on %(day)s: close it when it is over.",
                        name=event.name,
                        day=event.workshop_day_label,
                    )
                )
            if event.to_tick_count:
                raise UserError(
                    self.env._(
                        "%(count)s people of « %(name)s » are not ticked yet: say who "
                        "was present, absent or excused, then close.",
                        count=event.to_tick_count,
                        name=event.name,
                    )
                )
            event._drop_waiting()
            event.write({"workshop_state": "closed"})
            event.action_set_done()
            event.registration_ids._training_changed()
        return True

    def _drop_waiting(self):
        """Nobody waits any longer for a seat of a workshop that is over."""
        waiting = self.registration_ids.filtered(lambda r: r.state == "draft")
        waiting.with_context(workshop_quiet=True).write({"state": "cancel"})

    def action_reopen_workshop(self):
        """Open it again, to correct the attendance or to hold it after all."""
        for event in self.filtered(lambda e: e.workshop_state != "planned"):
            event.write(
                {
                    "workshop_state": "planned",
                    "kanban_state": "normal",
                    "cancel_reason": False,
                    "stage_id": event._get_default_stage_id().id,
                }
            )
            event.registration_ids._training_changed()
        return True

    # -- cancelling ----------------------------------------------------------------------

    def _cancel_workshop(self, reason, tell=True):
        """Cancel these workshops and tell those who registered or wait.

        :param reason: in the words of the garden; the mail gives it.
        :raise UserError: for a workshop that is closed, or whose attendance is ticked.
        """
        for event in self:
            if event.workshop_state == "cancelled":
                continue
            if event.workshop_state == "closed" or event.present_count:
                raise UserError(
                    self.env._(
                        "« %s » took place: its attendance is ticked. It cannot be "
                        "cancelled.",
                        event.name,
                    )
                )
            event.write({"cancel_reason": reason})
            people = event.registration_ids.filtered(lambda r: r.state != "cancel")
            people.with_context(workshop_quiet=True).write({"state": "cancel"})
            event.write({"workshop_state": "cancelled", "kanban_state": "cancel"})
            if tell:
                people._tell("workshop_cancelled")

    @api.ondelete(at_uninstall=False)
    def _unlink_except_registered(self):
        for event in self.filtered("is_workshop"):
            if event.registration_ids:
                raise UserError(
                    self.env._(
                        "Somebody registered for « %s »: cancel it instead, so that "
                        "they are told.",
                        event.name,
                    )
                )

    # -- where its buttons lead ------------------------------------------------------------

    def action_attendance(self):
        """The screen where the attendance is ticked, on a phone or a computer."""
        self.ensure_one()
        action = self.env["ir.actions.client"]._for_xml_id(
            "cocagne_paniers_solidaires.action_workshop_attendance"
        )
        return action | {"params": {"workshop_id": self.id}}

    def action_register(self):
        return self._dialog("cocagne.workshop.register", self.env._("Register"))

    def action_invite(self):
        return self._dialog("cocagne.workshop.invite", self.env._("Invite"))

    def action_make_series(self):
        return self._dialog("cocagne.workshop.series", self.env._("Make a series"))

    def action_cancel_workshop(self):
        return self._dialog("cocagne.workshop.cancel", self.env._("Cancel"))

    def _dialog(self, model, name):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_workshop_id": self.id},
        }

    def action_view_registrations(self):
        """The people of this workshop."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_paniers_solidaires.action_workshop_registrations"
        )
        return action | {
            "domain": [("event_id", "=", self.id)],
            "context": {"default_event_id": self.id},
        }

    def action_view_invitations(self):
        """Those who were invited to this workshop."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_paniers_solidaires.action_workshop_invitations"
        )
        return action | {"domain": [("workshop_id", "=", self.id)]}

    def action_print_sheet(self):
        """The sheet that everybody signs (feuille d'émargement)."""
        report = self.env.ref("cocagne_paniers_solidaires.action_report_sign_in_sheet")
        return report.report_action(self, config=False)
