from odoo import fields, models
from odoo.tools import format_date

from .home import MANAGER


class Season(models.Model):
    """What a season needs: rounds, planning, planning again, and its end."""

    _name = "cocagne.season"
    _inherit = ["cocagne.season", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        if self.state == "closed":
            return [self._step("closed", self.env._("This season is closed."))]
        if not self._rounds():
            return [
                self._step(
                    "rounds",
                    self.env._(
                        "There is no round yet: a season is planned for rounds."
                    ),
                    self.env._("Create the rounds"),
                    action="cocagne_jardin.action_rounds",
                    groups=[MANAGER],
                )
            ]
        return self._steps_planning() or self._steps_running()

    def _steps_planning(self):
        if not self.delivery_count:
            return [
                self._step(
                    "plan",
                    self.env._(
                        "Tick the closing weeks, then plan: all the deliveries of the "
                        "season are written at once."
                    ),
                    self.env._("Plan the season"),
                    method="action_plan",
                    groups=[MANAGER],
                )
            ]
        planned = self.delivery_ids.round_id
        missing = self._rounds() - planned
        if missing:
            return [
                self._step(
                    "replan",
                    self.env._(
                        "Rounds without deliveries in this season: %s.",
                        ", ".join(missing.mapped("code")),
                    ),
                    self.env._("Plan again"),
                    method="action_plan",
                    groups=[MANAGER],
                )
            ]
        return []

    def _steps_running(self):
        today = fields.Date.context_today(self)
        if self.date_end < today:
            return [
                self._step(
                    "close",
                    self.env._("This season is over: close it, so that nothing moves."),
                    self.env._("Close the season"),
                    method="action_close",
                    groups=[MANAGER],
                ),
            ]
        coming = self.env["cocagne.delivery"].search(
            [("season_id", "=", self.id), ("date", ">=", today)],
            order="date",
            limit=1,
        )
        text = self.env._("Everything is ready.")
        if coming:
            text = self.env._(
                "Everything is ready. Next delivery: %s.",
                format_date(self.env, coming.date, date_format="EEEE d MMMM"),
            )
        return [self._step("ready", text)]
