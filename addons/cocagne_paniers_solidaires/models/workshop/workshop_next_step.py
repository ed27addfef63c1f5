from odoo import fields, models
from odoo.tools import is_html_empty

from .workshop import DESK


class Workshop(models.Model):
    """What a workshop waits for: people, its attendance, its closing, its summary."""

    _name = "event.event"
    _inherit = ["event.event", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        if not self.is_workshop:
            return []
        if self.workshop_state == "cancelled":
            return [self._step("cancelled", self.env._("This workshop is cancelled."))]
        if self.workshop_state == "closed":
            return self._steps_closed()
        if self.workshop_date > fields.Date.context_today(self):
            return self._steps_coming()
        return self._steps_attendance()

    def _steps_coming(self):
        if not self.registered_count and not self.invited_count:
            return [
                self._step(
                    "invite",
                    self.env._("Nobody is invited yet."),
                    self.env._("Invite"),
                    method="action_invite",
                    groups=[DESK],
                )
            ]
        if self.is_full:
            text = self.env._("Full. %s on the waiting list.", self.waiting_count)
            return [self._step("full", text)]
        text = self.env._("%s registered.", self.registered_count)
        if self.seats_max:
            text = self.env._(
                "%(people)s people registered, %(free)s seats left.",
                people=self.seats_taken,
                free=self.seats_available,
            )
        return [
            self._step(
                "register",
                text,
                self.env._("Register somebody"),
                method="action_register",
                groups=[DESK],
                kind="wait",
            )
        ]

    def _steps_attendance(self):
        if self.to_tick_count:
            return [
                self._step(
                    "tick",
                    self.env._(
                        "Who came? %s people are not ticked yet.", self.to_tick_count
                    ),
                    self.env._("Tick the attendance"),
                    method="action_attendance",
                )
            ]
        if not self.registered_count:
            return [
                self._step(
                    "nobody",
                    self.env._(
                        "Nobody was registered. Add those who came, or close it."
                    ),
                    self.env._("Tick the attendance"),
                    method="action_attendance",
                )
            ]
        return [
            self._step(
                "close",
                self.env._("Everybody is ticked: %s present.", self.present_count),
                self.env._("Close the workshop"),
                method="action_close_workshop",
                groups=[DESK],
            )
        ]

    def _steps_closed(self):
        if is_html_empty(self.summary):
            text = self.env._(
                "Closed, %s present. Write below, in « Summary », what was done.",
                self.present_count,
            )
            return [self._step("summary", text, kind="wait")]
        return [
            self._step(
                "ready", self.env._("All is done: %s present.", self.present_count)
            )
        ]
