from odoo import api, models
from odoo.fields import Domain

from .closing import ACCOUNTANT, MANAGER


class Closing(models.Model):
    """What next, for people who close a month for the first time."""

    _inherit = "cocagne.closing"

    def _next_steps(self):
        self.ensure_one()
        if self.state == "locked":
            text = self.env._("It is closed: nobody can change it.")
            return [self._step("locked", text)]
        if self.state == "reopened":
            text = self.env._("It is reopened: close it again once it is put right.")
            button = self.env._("Close again")
            return [
                self._step(
                    "again",
                    text,
                    button,
                    method="action_close_again",
                    groups=[ACCOUNTANT],
                )
            ]
        if not self.checked_on:
            text = self.env._("See first what is left to do.")
            button = self.env._("Look")
            return [self._step("look", text, button, method="action_refresh")]
        if self.left_count:
            text = self.env._(
                "Put right what is orange or red, or tick it with a word. Left: %s.",
                self.left_count,
            )
            button = self.env._("Look again")
            return [self._step("left", text, button, method="action_refresh")]
        text = self.env._("Everything is in order: close it.")
        button = self.env._("Close the period")
        return [
            self._step(
                "lock",
                text,
                button,
                method="action_lock",
                groups=[ACCOUNTANT, MANAGER],
            )
        ]


class Home(models.AbstractModel):
    """The home screen reminds of months that are over."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [*super()._alert_codes(), "month_to_close"]

    def _alert_month_to_close(self):
        closings = self.env["cocagne.closing"]
        if not closings.has_access("read"):
            return None
        left = closings.search(
            self._mine()
            & Domain("date_to", "<", self._today())
            & Domain("locked_on", "=", False)
        )
        return self._alert(
            self.env._("Months and years to close"),
            "cocagne.closing",
            [("id", "in", left.filtered(lambda c: c.state == "open").ids)],
            "cocagne_compta.action_closings",
            [ACCOUNTANT],
            level="info",
            icon="lock",
        )
