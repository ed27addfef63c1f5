from datetime import timedelta

from odoo import models
from odoo.exceptions import UserError

from .interview import CANCELLED, HELD, MISSED, PLANNED


class Interview(models.Model):
    """What happens to an interview, and what it asks next."""

    _name = "cocagne.interview"
    _inherit = ["cocagne.interview", "cocagne.next.step"]

    def action_held(self):
        """It took place: its hours count."""
        self._check_state(PLANNED, MISSED)
        self.write({"state": HELD, "missed_reason": False})

    def action_missed(self):
        """The person did not come: say why, if it is known."""
        self._check_state(PLANNED)
        self.write({"state": MISSED, "missed_reason": self.missed_reason or "unknown"})

    def action_cancel(self):
        self._check_state(PLANNED)
        self.write({"state": CANCELLED})

    def action_plan_again(self):
        """Back to planned: it was marked by mistake."""
        self._check_state(HELD, MISSED, CANCELLED)
        self.write({"state": PLANNED, "missed_reason": False})

    def action_plan_next(self):
        """An empty form for the next interview of this person."""
        self.ensure_one()
        return self._new_form(
            self._name,
            self.env._("Next interview"),
            pathway_id=self.pathway_id.id,
            kind="follow_up" if self.state == HELD else self.kind,
            date_start=self._next_date(),
            duration=self.duration,
            place=self.place,
        )

    def _next_date(self):
        """The same hour after the garden's usual time, or in a week when it was missed."""
        days = self.company_id.interview_days if self.state == HELD else 7
        return self.date_start + timedelta(days=days)

    def _check_state(self, *states):
        for interview in self:
            if interview.state not in states:
                names = dict(self._fields["state"]._description_selection(self.env))
                raise UserError(
                    self.env._(
                        "%(name)s: it is marked « %(state)s ». Press « Back to planned »"
                        " first if that is a mistake.",
                        name=interview.display_name,
                        state=names[interview.state],
                    )
                )

    # -- what next -------------------------------------------------------------------------

    def _next_steps(self):
        self.ensure_one()
        steps = {
            PLANNED: self._steps_planned,
            HELD: self._steps_held,
            MISSED: self._steps_missed,
        }.get(self.state)
        return steps() if steps else []

    def _steps_planned(self):
        if self.date_start > self.env.cr.now() + timedelta(hours=12):
            return [self._step("coming", self.env._("Planned."), kind="wait")]
        text = self.env._("Did it take place? Mark it as held, or as missed.")
        return [
            self._step("held", text, self.env._("It was held"), method="action_held")
        ]

    def _steps_held(self):
        if not self.shared_report:
            text = self.env._(
                "Held: its hours count. Write the report below, in a few words."
            )
            return [self._step("report", text, kind="wait")]
        if not self._next_planned():
            return [
                self._step_next(self.env._("All is written. When is the next one?"))
            ]
        return [
            self._step("ready", self.env._("All is written, the next one is planned."))
        ]

    def _steps_missed(self):
        if self._next_planned():
            text = self.env._("Missed; another interview is planned.")
            return [self._step("planned", text)]
        return [self._step_next(self.env._("Missed. Propose another day."))]

    def _step_next(self, text):
        button = self.env._("Plan the next one")
        return self._step("next", text, button, method="action_plan_next")

    def _next_planned(self):
        return self.search_count(
            [
                ("pathway_id", "=", self.pathway_id.id),
                ("state", "=", PLANNED),
                ("date_start", ">", self.date_start),
            ],
            limit=1,
        )
