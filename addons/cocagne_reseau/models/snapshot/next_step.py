from odoo import models
from odoo.tools import format_date

from .snapshot import GARDEN_ROLES


class Snapshot(models.Model):
    """What a month waits for."""

    _name = "cocagne.snapshot"
    _inherit = ["cocagne.snapshot", "cocagne.next.step"]

    def _next_steps(self):
        if self.state == "validated":
            return self._steps_validated()
        if self.state == "to_compute":
            return self._steps_to_compute()
        if not self._is_over():
            text = self.env._("The month is not over: these figures will still move.")
            return [self._step("early", text, kind="wait")]
        return self._steps_waiting()

    def _steps_to_compute(self):
        if self.origin == "bundle":
            text = self.env._("The garden has not sent this month yet.")
            return [self._step("unsent", text, kind="wait")]
        return [
            self._step(
                "compute",
                self.env._("The figures of the month are not counted yet."),
                self.env._("Compute"),
                method="action_compute",
                groups=list(GARDEN_ROLES),
            ),
            self._step(
                "uncounted",
                self.env._("The garden's figures are not counted yet."),
                kind="wait",
            ),
        ]

    def _steps_waiting(self):
        if self.env.su or self._has_role(GARDEN_ROLES):
            if self._oddities() and not self.comment:
                text = self.env._(
                    "Some figures look odd: read what is said below. If they are right, "
                    "say why in « Comment », then validate."
                )
                return [self._step("explain", text, kind="todo")]
        text = self.env._("Read the figures. If they are right, validate the month.")
        waits = self.env._("The garden has not validated this month yet.")
        return [
            self._step(
                "validate",
                self._with_deadline(text),
                self.env._("Validate the month"),
                method="action_validate",
                groups=list(GARDEN_ROLES),
            ),
            self._step("waits", self._with_deadline(waits), kind="wait"),
        ]

    def _with_deadline(self, text):
        if not self.deadline:
            return text
        day = format_date(self.env, self.deadline, date_format="d MMMM y")
        return f"{text} {self.env._('Before %s.', day)}"

    def _steps_validated(self):
        steps = []
        if (self.env.su or self._has_role(GARDEN_ROLES)) and self.drift_ids:
            text = self.env._(
                "Since you validated, some figures would be different: see below. If "
                "the new ones are right, correct the month."
            )
            steps.append(
                self._step(
                    "correct",
                    text,
                    self.env._("Correct"),
                    method="action_correct",
                    groups=list(GARDEN_ROLES),
                )
            )
        text = self.env._("The month is validated. Thank you: nothing more to do.")
        return [*steps, self._step("done", text)]
