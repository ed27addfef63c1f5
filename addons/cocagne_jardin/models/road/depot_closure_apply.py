from collections import defaultdict

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...planning.places import Places


class DepotClosure(models.Model):
    """Applying a closure to its baskets, as often as one likes (R13)."""

    _inherit = "cocagne.depot.closure"

    def can_apply(self):
        """Whether there is a closure to apply, and the user may do so."""
        self.ensure_one()
        desk = self.env.su or self.env.user.has_group("cocagne_jardin.group_sales_desk")
        return desk and self.state != "undone"

    def action_apply(self):
        """Change the baskets of the period, and write to the members.

        A second run changes only the baskets that came since.

        :raises UserError: when the replacement has no room or no round goes there;
            nothing is changed then.
        """
        for closure in self:
            if not closure.can_apply():
                raise UserError(
                    self.env._(
                        "%s cannot be applied any more: make a new closure.",
                        closure.display_name,
                    )
                )
            if closure.date_to < fields.Date.context_today(self):
                raise UserError(
                    self.env._(
                        "%s is over: there is nothing left to change.",
                        closure.display_name,
                    )
                )
            closure._apply_now()
        return True

    def _apply_now(self):
        self.ensure_one()
        self.depot_id._serialize_sign_ups()
        baskets = self._baskets_to_change()
        if self.state != "applied":
            self.state = "applied"
        if not baskets:
            return
        values = self._new_values(baskets)
        self._check_room(values)
        self.env["cocagne.change"]._apply(
            "closure", values, reason=self._reason_text(), closure_id=self.id
        )
        self._tell_members(baskets)

    def _reason_text(self):
        text = self.env._("%s is closed", self.depot_id.display_name)
        return f"{text}: {self.reason}" if self.reason else text

    def _new_values(self, baskets):
        """What becomes of each basket: ``{basket: {field: value}}``."""
        mark = {"closure_id": self.id}
        if self.mode == "cancel":
            return {basket: {"state": "cancelled", **mark} for basket in baskets}
        find = self._target_finder(baskets.delivery_id)
        values = {}
        for delivery, mine in baskets.grouped("delivery_id").items():
            target = find(delivery)
            vals = {"delivery_id": target.id, **mark}
            if self.mode == "replacement":
                vals["depot_id"] = self.replacement_id.id
            values.update(dict.fromkeys(mine, vals))
        return values

    def _target_finder(self, deliveries):
        """Returns a function that gives the delivery where the baskets of one go."""
        if self.mode == "postpone":
            return self._next_delivery
        rounds = self.replacement_id.stop_ids.round_id
        candidates = self.env["cocagne.delivery"].search(
            [
                ("round_id", "in", rounds.ids),
                ("week", "in", deliveries.mapped("week")),
                ("state", "=", "planned"),
                ("date", ">=", fields.Date.context_today(self)),
            ]
        )

        def same_week(delivery):
            if delivery.round_id in rounds:
                return delivery
            found = candidates.filtered(
                lambda other: (
                    other.week == delivery.week
                    and other.season_id == delivery.season_id
                )
            )
            if not found:
                raise UserError(
                    self.env._(
                        "No round stops at %(depot)s in the week of %(day)s. Add this "
                        "stop to round %(round)s, or choose another replacement depot.",
                        depot=self.replacement_id.display_name,
                        day=format_date(self.env, delivery.date),
                        round=delivery.round_id.code,
                    )
                )
            return min(
                found, key=lambda other: (abs(other.date - delivery.date), other.id)
            )

        return same_week

    def _next_delivery(self, delivery):
        """The first delivery of the same round after the closure."""
        found = self.env["cocagne.delivery"].search(
            [
                ("round_id", "=", delivery.round_id.id),
                ("season_id", "=", delivery.season_id.id),
                ("date", ">", self.date_to),
                ("state", "=", "planned"),
            ],
            order="date",
            limit=1,
        )
        if not found:
            raise UserError(
                self.env._(
                    "Round %(round)s has no delivery left in %(season)s after %(day)s. "
                    "Choose a replacement depot, or cancel the baskets.",
                    round=delivery.round_id.code,
                    season=delivery.season_id.name,
                    day=format_date(self.env, self.date_to),
                )
            )
        return found

    def _check_room(self, values):
        """Say at once all the days on which the baskets do not fit where they go.

        The history of changes checks it again under its locks; here the message helps.
        """
        if self.mode == "cancel":
            return
        target = self.replacement_id or self.depot_id
        if not target._limited():
            return
        target._serialize_sign_ups()
        wanted = defaultdict(Places)
        deliveries = self.env["cocagne.delivery"]
        for basket, vals in values.items():
            delivery = deliveries.browse(vals["delivery_id"])
            deliveries |= delivery
            wanted[delivery] += target._places_of(
                basket.prepared_product_id, basket.prepared_quantity
            )
        taken = target._places_by_delivery(deliveries=deliveries)
        lacks = []
        for delivery, places in sorted(wanted.items(), key=lambda item: item[0].date):
            used = taken[target.id, delivery.id]
            if not places.fits(used, target._limits()):
                free = [n for n in used.left_of(target._limits()) if n is not None]
                lacks.append(
                    self.env._(
                        "%(day)s: %(wanted)s to come, places left: %(free)s",
                        day=format_date(self.env, delivery.date),
                        wanted=places.baskets,
                        free=max(min(free), 0),
                    )
                )
        if lacks:
            raise UserError(
                self.env._(
                    "%(depot)s has not enough room for the baskets of %(closed)s. "
                    "Choose another depot, or raise its number of places.",
                    depot=target.display_name,
                    closed=self.depot_id.display_name,
                )
                + "\n"
                + "\n".join(lacks)
            )
