from odoo import models
from odoo.tools import format_date

MANAGER = "cocagne_reseau.group_network_manager"


class Campaign(models.Model):
    """What a campaign waits for."""

    _name = "cocagne.network.campaign"
    _inherit = ["cocagne.network.campaign", "cocagne.next.step"]

    def _new_step(self):
        text = self.env._(
            "Look at the period and the day, then save: the gardens are added."
        )
        return self._step("new", text, kind="wait")

    def _next_steps(self):
        if self.stage == "closed":
            text = self.env._(
                "This campaign is closed: no garden is reminded any more."
            )
            return [self._step("closed", text)]
        if self.stage == "draft":
            return self._steps_draft()
        if self.state == "running":
            text = self.env._("The figures are being counted: come back in a moment.")
            return [self._step("running", text, kind="wait")]
        waiting = self.garden_count - self.validated_count
        if not waiting:
            text = self.env._("All gardens have validated: close the campaign.")
            button = self.env._("Close")
            return [
                self._step(
                    "close", text, button, method="action_close", groups=[MANAGER]
                )
            ]
        return self._steps_open(waiting)

    def _steps_draft(self):
        if self.date_to >= self._today():
            text = self.env._("This period is not over: open the campaign afterwards.")
            return [self._step("early", text, kind="wait")]
        text = self.env._(
            "Look at the gardens and the day, then open: the figures are counted, and "
            "each garden gets a mail."
        )
        button = self.env._("Open the campaign")
        return [
            self._step("open", text, button, method="action_open", groups=[MANAGER])
        ]

    def _steps_open(self, waiting):
        if self.late_count:
            text = self.env._(
                "The day has passed. Gardens that have not validated: %s.", waiting
            )
            button = self.env._("See who is late")
            return [self._step("late", text, button, method="action_view_late")]
        text = self.env._(
            "Gardens that have not validated yet: %(count)s. They have until %(day)s, "
            "and are reminded by mail.",
            count=waiting,
            day=format_date(self.env, self.deadline, date_format="d MMMM y"),
        )
        return [self._step("wait", text, kind="wait")]
