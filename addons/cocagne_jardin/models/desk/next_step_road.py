from odoo import fields, models
from odoo.tools import format_date

from .home import DESK, MANAGER


class Round(models.Model):
    """What a round needs: stops, then deliveries."""

    _name = "cocagne.round"
    _inherit = ["cocagne.round", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        if not self.stop_ids:
            return [
                self._step(
                    "stops",
                    self.env._(
                        "Add below the depots where this round stops, in order."
                    ),
                    kind="todo",
                    groups=[DESK],
                )
            ]
        deliveries = self.env["cocagne.delivery"]
        coming = deliveries.search(
            [
                ("round_id", "=", self.id),
                ("date", ">=", fields.Date.context_today(self)),
            ],
            order="date",
            limit=1,
        )
        if not coming:
            return [
                self._step(
                    "plan",
                    self.env._("This round has no delivery to come: plan the season."),
                    self.env._("See the seasons"),
                    action="cocagne_jardin.action_seasons",
                    groups=[MANAGER],
                )
            ]
        day = format_date(self.env, coming.date, date_format="EEEE d MMMM")
        text = self.env._("Everything is ready. Next delivery: %s.", day)
        return [self._step("ready", text)]


class Depot(models.Model):
    """What a depot needs: an address, a round, places."""

    _name = "cocagne.depot"
    _inherit = ["cocagne.depot", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        steps = []
        if not self.active:
            return [self._step("archived", self.env._("This depot is archived."))]
        if not (self.street and self.zip and self.city):
            text = self.env._("Write the full address: the driver and the map need it.")
            steps.append(self._step("address", text, kind="todo", groups=[DESK]))
        if not self.stop_ids:
            steps.append(
                self._step(
                    "round",
                    self.env._(
                        "No round stops here yet: nobody can choose this depot."
                    ),
                    self.env._("Add it to a round"),
                    action="cocagne_jardin.action_rounds",
                    groups=[DESK],
                )
            )
        if self.is_full:
            text = self.env._(
                "This depot is full: raise its number of places, or point new members to "
                "another one."
            )
            steps.append(self._step("full", text, kind="wait"))
        ready = self._step("ready", self.env._("Everything is ready."))
        return [*steps, ready]


class Delivery(models.Model):
    """What a delivery waits for: its day, its mark, its exceptions."""

    _name = "cocagne.delivery"
    _inherit = ["cocagne.delivery", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        today = fields.Date.context_today(self)
        if self.state == "delivered":
            return [
                self._step(
                    "exceptions",
                    self.env._("Delivered. Note here the baskets that nobody fetched."),
                    self.env._("See the baskets"),
                    method="action_view_baskets",
                    kind="done",
                )
            ]
        if not self.unit_count:
            text = self.env._("No basket on this delivery for the moment.")
            return [self._step("empty", text, kind="wait")]
        if self.date <= today:
            return [
                self._step(
                    "deliver",
                    self.env._("When the round is back, mark it as delivered."),
                    self.env._("Everything was delivered"),
                    method="action_deliver",
                )
            ]
        return [
            self._step(
                "prepare",
                self.env._(
                    "To prepare on %s.",
                    format_date(
                        self.env,
                        self.preparation_date or self.date,
                        date_format="EEEE d MMMM",
                    ),
                ),
                self.env._("See the quantities"),
                method="action_view_preparation",
                kind="wait",
            )
        ]
