from odoo import models
from odoo.tools import format_date

ROLE = ["cocagne_paniers_solidaires.group_solidarity"]


class SolidarityEnrolment(models.Model):
    """What the file of a household waits for."""

    _name = "cocagne.solidarity.enrolment"
    _inherit = ["cocagne.solidarity.enrolment", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        return getattr(self, f"_steps_{self.state}")()

    def _steps_draft(self):
        return [*self._steps_missing(), self._step_start()]

    def _steps_missing(self):
        steps = []
        if not self.consent_on:
            steps.append(
                self._step(
                    "consent",
                    self.env._("Print the consent and have it signed."),
                    self.env._("Consent signed"),
                    method="action_consent",
                    groups=ROLE,
                )
            )
        return steps

    def _step_start(self):
        full = self.agreement_ids.filtered(lambda item: not item.places_left)
        if full:
            text = self.env._("No place left: %s.", ", ".join(full.mapped("name")))
            wait = self.env._("Put on the waiting list")
            if self.state == "draft":
                return self._step("full", text, wait, method="action_wait", groups=ROLE)
            return self._step("full", text, kind="wait")
        if not self.order_line_ids:
            return self._step_baskets()
        text = self.env._("All is there: the help may begin.")
        if not self.agreement_ids:
            text = self.env._("No agreement pays: the garden's fund pays the rest.")
        return self._step(
            "start",
            text,
            self.env._("Begin the help"),
            method="action_start",
            groups=ROLE,
        )

    def _step_baskets(self):
        return self._step(
            "baskets",
            self.env._("Choose the baskets and the depot of the household."),
            self.env._("Choose them"),
            method="action_finish_at_desk",
            groups=ROLE,
        )

    def _steps_waiting(self):
        return self._steps_draft()

    def _steps_active(self):
        steps = self._steps_missing()
        if self.is_incomplete:
            text = self.env._("Ask about the household: people, situation, partner.")
            steps.append(
                self._step(
                    "ask",
                    text,
                    self.env._("It is filled in"),
                    method="action_completed",
                    groups=ROLE,
                )
            )
        if not self.order_line_ids:
            steps.append(self._step_baskets())
        return [*steps, *self._steps_end(), self._step_runs()]

    def _steps_end(self):
        steps = []
        if self.filtered_domain(self._trial_domain()):
            steps.append(
                self._step(
                    "trial",
                    self.env._(
                        "The trial ends on %s. Does the household go on?",
                        format_date(self.env, self.trial_until),
                    ),
                    self.env._("It goes on"),
                    method="action_trial_ok",
                    groups=ROLE,
                )
            )
        if self.exit_outcome:
            text = self.env._("It leaves on %s.", format_date(self.env, self.date_end))
            steps.append(self._step("leaves", text, kind="wait"))
        elif self.filtered_domain(self._ending_domain()):
            steps.append(
                self._step(
                    "renew",
                    self.env._(
                        "The help ends on %s. Ask the partner, then renew it.",
                        format_date(self.env, self.date_end),
                    ),
                    self.env._("Renew"),
                    action="cocagne_paniers_solidaires.action_renew_enrolment",
                    groups=ROLE,
                )
            )
        return steps

    def _step_runs(self):
        if not self.date_end:
            return self._step("runs", self.env._("The help runs, without end."))
        return self._step(
            "runs",
            self.env._("The help runs until %s.", format_date(self.env, self.date_end)),
        )

    def _steps_ended(self):
        if self.erased_on:
            return [self._step("erased", self.env._("Erased."), kind="wait")]
        following = self.next_ids.filtered(lambda item: item.state != "refused")[:1]
        if following:
            text = self.env._("Renewed: another file follows this one.")
            return [self._step("followed", text, kind="done")]
        return [self._step_kept()]

    def _step_kept(self):
        text = self.env._(
            "The household left. Its name is erased after %s.",
            format_date(self.env, self.erase_after),
        )
        return self._step("left", text, kind="wait")

    def _steps_refused(self):
        if self.erased_on:
            return [self._step("erased", self.env._("Erased."), kind="wait")]
        return [
            self._step(
                "refused",
                self.env._("Refused: %s.", self.exit_reason_id.name or ""),
                self.env._("Look at it again"),
                method="action_draft",
                groups=ROLE,
                kind="wait",
            )
        ]

    def action_completed(self):
        """The household was asked about: its people and situation are written."""
        self.is_incomplete = False
        return True

    def action_give_place(self):
        """From the waiting list: begin, or choose the baskets first."""
        self.ensure_one()
        if not self.order_line_ids:
            return self.action_finish_at_desk()
        self.action_start()
        return False

    def action_finish_at_desk(self):
        """Choose the baskets and the depot, in the dialog of the desk."""
        self.ensure_one()
        return self.env["cocagne.solidarity.desk"]._open_for(self)
