from odoo import models
from odoo.tools import format_date, format_datetime

ROLE = ["cocagne_jardin.group_insertion_adviser"]
DECLARES = [
    "cocagne_jardin.group_insertion_adviser",
    "cocagne_insertion.group_payroll",
    "cocagne_insertion.group_director",
]


class Immersion(models.Model):
    """What an immersion waits for."""

    _name = "cocagne.immersion"
    _inherit = ["cocagne.immersion", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        return [*self._steps_accident(), *getattr(self, f"_steps_{self.state}")()]

    def _steps_accident(self):
        if not any(self._has_role([role]) for role in DECLARES):
            return []
        if not self.accident_at or self.accident_declared_at:
            return []
        text = self.env._(
            "Accident: declare it to the CPAM by %s (D.5135-5).",
            format_datetime(self.env, self.employer_declares_by, dt_format="short"),
        )
        return [
            self._step(
                "accident",
                text,
                self.env._("It is declared"),
                method="action_accident_declared",
                groups=DECLARES,
            )
        ]

    def _steps_draft(self):
        return [
            self._step(
                "sign",
                self.env._(
                    "Print the convention and have it signed by all before the first "
                    "day, %s.",
                    format_date(self.env, self.date_start),
                ),
                self.env._("Signed by all"),
                method="action_sign",
                groups=ROLE,
            )
        ]

    def _steps_signed(self):
        if self.date_end < self._today():
            text = self.env._("It is over: choose how it went, then close it.")
            close = self.env._("Close with this assessment")
            step = self._step(
                "assess", text, close, method="action_assess", groups=ROLE
            )
            return [step]
        if not self.asp_sent_on:
            return [self._step_asp()]
        text = self.env._(
            "All is ready. Assess it after %s.", format_date(self.env, self.date_end)
        )
        return [self._step("wait", text, kind="wait")]

    def _step_asp(self):
        return self._step(
            "asp",
            self.env._("Send a copy of the convention to the ASP (D.5132-43-4)."),
            self.env._("Copy sent"),
            method="action_asp_sent",
            groups=ROLE,
        )

    def _steps_done(self):
        if self._can_renew():
            return [
                self._step(
                    "renew",
                    self.env._("The goals are not met: it may be renewed once."),
                    self.env._("Renew"),
                    method="action_renew",
                    groups=ROLE,
                )
            ]
        return [self._step("done", self.env._("Assessed: nothing more to do."))]

    def _steps_cancelled(self):
        return [self._step("cancelled", self.env._("It does not count."), kind="wait")]
