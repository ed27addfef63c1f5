from datetime import timedelta

from odoo import fields, models

#: An agreement is renewed so many days before its end.
RENEW_DAYS = 60
ROLES = [
    "cocagne_paniers_solidaires.group_solidarity",
    "cocagne_jardin.group_manager",
]


class SolidarityAgreement(models.Model):
    """What an agreement waits for, said on its form."""

    _name = "cocagne.solidarity.agreement"
    _inherit = ["cocagne.solidarity.agreement", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        if self.state == "draft":
            return self._steps_draft()
        if self.state == "closed":
            text = self.env._("This agreement is closed: it pays for no more baskets.")
            return [self._step("closed", text)]
        return [*self._steps_end(), *self._steps_running()]

    def _steps_draft(self):
        if not self.rule_ids and self.kind != "fund":
            text = self.env._("Say below what the funder pays for one basket.")
            return [self._step("rules", text, kind="wait")]
        text = self.env._("Once it is signed, start it: it then pays for baskets.")
        return [
            self._step(
                "run", text, self.env._("Start"), method="action_run", groups=ROLES
            )
        ]

    def _steps_end(self):
        """It ends soon, and no other follows it."""
        end = fields.Date.context_today(self) + timedelta(days=RENEW_DAYS)
        if self.date_to > end or self.next_ids:
            return []
        text = self.env._("It ends soon: prepare the agreement that follows.")
        return [
            self._step(
                "renew",
                text,
                self.env._("Prepare the next one"),
                method="action_renew",
                groups=ROLES,
            )
        ]

    def _steps_running(self):
        if self.used_percent >= 100:
            text = self.env._(
                "Its limit is reached: the next payer takes over. Ask the funder for "
                "more, then write the new limit below."
            )
            return [self._step("used_up", text, kind="wait")]
        text = self.env._("It is running. %s", self.runs_out_label or "")
        return [self._step("running", text.strip())]
