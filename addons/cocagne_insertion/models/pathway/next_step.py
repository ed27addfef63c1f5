from odoo import fields, models

from .pathway import ACTIVE, CANDIDATE

ADVISER = ["cocagne_jardin.group_insertion_adviser"]
#: Days before the end of the PASS from which the form speaks of it.
SOON = 90


class PathwayNextStep(models.Model):
    """What the pathway of a person waits for, from the arrival to the end of the PASS."""

    _name = "cocagne.pathway"
    _inherit = ["cocagne.pathway", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        if not self.env.user.has_group(ADVISER[0]):
            return []
        if self.state == CANDIDATE:
            return self._steps_candidate()
        if self.state == ACTIVE:
            return self._steps_active()
        return []

    def _steps_candidate(self):
        return [
            self._step(
                "arrival",
                self.env._("Ask what is missing, until the first contract."),
                self.env._("Go on with the arrival"),
                method="action_arrival",
                groups=ADVISER,
            )
        ]

    def _steps_active(self):
        steps = []
        if not self.pass_id:
            text = self.env._("No PASS IAE is written: without it, no aid is paid.")
            steps.append(
                self._step(
                    "pass",
                    text,
                    self.env._("Write it"),
                    method="action_open_pass",
                    groups=ADVISER,
                )
            )
        else:
            steps += self._steps_pass()
        if not self.consent_on:
            text = self.env._(
                "Print the notice on the person's data and have it signed."
            )
            steps.append(
                self._step(
                    "notice",
                    text,
                    self.env._("It is signed"),
                    method="action_consent",
                    groups=ADVISER,
                )
            )
        return steps

    def _steps_pass(self):
        """The PASS that ends, is suspended, or has no number yet."""
        words = self.env["cocagne.law"]._worded_value
        held = self.pass_id
        today = fields.Date.context_today(self)
        if held.state == "EXPIRED":
            text = self.env._("The PASS ended on %s.", words(held.date_end))
            return [
                self._step(
                    "ended",
                    text,
                    self.env._("Prolong it"),
                    method="action_prolong_pass",
                    groups=ADVISER,
                )
            ]
        if held.state == "SUSPENDED":
            text = self.env._(
                "The PASS is suspended until %s.", words(held.suspended_until)
            )
            return [self._step("suspended", text, kind="wait")]
        if any(one.state == "PENDING" for one in held.prolongation_ids):
            text = self.env._("A prolongation waits for the prescriber's answer.")
            return [self._step("asked", text, kind="wait")]
        if (held.date_end - today).days <= SOON:
            text = self.env._(
                "The PASS ends on %s: prolong it, or prepare the exit.",
                words(held.date_end),
            )
            return [
                self._step(
                    "ends",
                    text,
                    self.env._("Prolong it"),
                    method="action_prolong_pass",
                    groups=ADVISER,
                )
            ]
        if not held.number:
            text = self.env._(
                "The PASS has no number yet: write it once the platform gives it."
            )
            return [
                self._step(
                    "number",
                    text,
                    self.env._("Write it"),
                    method="action_open_pass",
                    groups=ADVISER,
                )
            ]
        return []
