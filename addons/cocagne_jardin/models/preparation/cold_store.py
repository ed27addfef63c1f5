from collections import defaultdict
from datetime import datetime, timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from ..basket.basket import NOT_PREPARED_STATES
from .basket_return import EXCEPTIONS
from .progress import STEPS

#: Days before and after today that the tablet offers.
BEHIND, AHEAD = timedelta(days=7), timedelta(days=14)
#: How long after the fact a tablet may tell it.
LATE = timedelta(days=14)
#: States that the tablet may give to a basket.
TABLET_STATES = ("planned", "delivered", *EXCEPTIONS)


class ColdStore(models.AbstractModel):
    """What the tablet of the cold store and of the driver reads and says (R85).

    It holds names and baskets, no price and no phone. Whatever it sends is said as the
    state wanted, with an identifier, so that it can be sent again.
    """

    _name = "cocagne.cold.store"
    _inherit = "cocagne.offline.screen"
    _description = "Tablet of the cold store"

    # -- what it reads ---------------------------------------------------------------

    @api.model
    def get_days(self):
        """The preparation days around today, with their rounds, for the first screen.

        :return: ``{"today": ..., "days": [{"date", "label", "deliveries"}]}``
        """
        today = fields.Date.context_today(self)
        deliveries = self.env["cocagne.delivery"].search(
            [
                ("preparation_date", ">=", today - BEHIND),
                ("preparation_date", "<=", today + AHEAD),
                ("company_id", "in", self.env.companies.ids),
            ],
            order="preparation_date, date, round_id",
        )
        days = defaultdict(list)
        for delivery in deliveries.filtered("unit_count"):
            days[delivery.preparation_date].append(self._card(delivery))
        return {
            "today": str(today),
            "days": [
                {"date": str(day), "label": self._day(day), "deliveries": cards}
                for day, cards in sorted(days.items())
            ],
        }

    @api.model
    def _card(self, delivery):
        return {
            "id": delivery.id,
            "code": delivery.round_id.code,
            "name": delivery.round_id.name or "",
            "color": delivery.color_hex or "#6a994e",
            "day": self._day(delivery.date),
            "units": delivery.unit_count,
            "depots": delivery.depot_count,
            "state": delivery.state,
        }

    @api.model
    def _day(self, day):
        return format_date(self.env, day, date_format="EEEE d MMMM")

    @api.model
    def get_round(self, delivery_id):
        """Everything of a round at once: the tablet then needs no connection.

        :return: the card of the delivery and its ``stops``, with the members' baskets.
        :raises AccessError: when the user may not read it.
        """
        delivery = self.env["cocagne.delivery"].browse(delivery_id).exists()
        if not delivery:
            raise UserError(self.env._("This delivery no longer exists. Go back."))
        delivery._check_may_deliver()
        baskets = self.env["cocagne.basket"].search_fetch(
            [
                ("delivery_id", "=", delivery.id),
                ("state", "not in", NOT_PREPARED_STATES),
                ("prepared_quantity", ">", 0),
            ],
            [
                "depot_id",
                "partner_id",
                "prepared_product_id",
                "prepared_quantity",
                "state",
            ],
        )
        order = self.env["cocagne.preparation.sheet"]._columns(
            baskets.prepared_product_id
        )
        return {
            **self._card(delivery),
            "products": [product.name for product in order],
            "stops": self._stops(delivery, baskets),
        }

    @api.model
    def _stops(self, delivery, baskets):
        collector = self.env["cocagne.preparation.sheet"]
        people = collector._people(baskets.partner_id.ids)
        changed = self._changed(delivery)
        steps = self._steps(delivery)
        order = {
            stop.depot_id: place
            for place, stop in enumerate(delivery.round_id.stop_ids.sorted())
        }
        by_depot = baskets.grouped("depot_id")
        return [
            {
                "id": depot.id,
                "number": depot.number,
                "name": depot.name or "",
                "address": collector._depot_card(depot).address,
                **steps[depot.id],
                "members": self._members(by_depot[depot], people, changed),
            }
            for depot in sorted(
                by_depot, key=lambda depot: (order.get(depot, len(order)), depot.number)
            )
        ]

    @api.model
    def _members(self, baskets, people, changed):
        members = baskets.grouped("partner_id")
        return [
            {
                "id": member.id,
                "lastname": people[member.id].lastname,
                "firstname": people[member.id].firstname,
                "change": changed.get(member.id, ""),
                "baskets": [
                    {
                        "id": basket.id,
                        "product": basket.prepared_product_id.name,
                        "quantity": basket.prepared_quantity,
                        "state": basket.state,
                    }
                    for basket in members[member]
                ],
            }
            for member in sorted(members, key=lambda member: people[member.id].sort_key)
        ]

    @api.model
    def _steps(self, delivery):
        found = defaultdict(lambda: dict.fromkeys(STEPS, False))
        for row in self.env["cocagne.preparation.progress"].search(
            [("delivery_id", "=", delivery.id)]
        ):
            found[row.depot_id.id] = {step: bool(row[f"{step}_on"]) for step in STEPS}
        return found

    @api.model
    def _changed(self, delivery):
        """What differs from last time, in a word, by member id."""
        found = self.env["cocagne.preparation.changes"].changes_of(delivery)
        lines = self.env["cocagne.delivery.change"]._lines(found[delivery.id], [])
        return {
            change.member_id: line.label
            for change, line in zip(found[delivery.id], lines, strict=True)
            if change.facts.now
        }

    # -- what it says ----------------------------------------------------------------

    @api.model
    def _apply_one(self, operation):
        """One of ``step``, ``basket``, ``round`` and ``undo_round``."""
        doers = {
            "step": self._apply_step,
            "basket": self._apply_basket,
            "round": self._apply_round,
            "undo_round": self._apply_round,
        }
        do = doers.get(operation.get("kind"))
        if not do:
            raise UserError(
                self.env._("The tablet asks for something unknown. Reload the page.")
            )
        do(operation)

    def _apply_step(self, operation):
        step = operation.get("step")
        if step not in STEPS:
            raise UserError(
                self.env._("The tablet asks for something unknown. Reload the page.")
            )
        self.env["cocagne.preparation.progress"]._tick(
            self._delivery(operation),
            self.env["cocagne.depot"].browse(operation["depot_id"]),
            step,
            bool(operation["done"]),
            at=_moment(operation.get("at")),
        )

    def _apply_basket(self, operation):
        state = operation.get("state")
        if state not in TABLET_STATES:
            raise UserError(
                self.env._("The tablet asks for something unknown. Reload the page.")
            )
        baskets = self.env["cocagne.basket"].browse(operation["basket_ids"]).exists()
        baskets.check_access("read")
        if len(baskets) < len(set(operation["basket_ids"])):
            raise UserError(
                self.env._("A basket no longer exists. Reload the page and try again.")
            )
        baskets._mark(state)

    def _apply_round(self, operation):
        delivery = self._delivery(operation)
        if operation["kind"] == "round":
            delivery.action_deliver()
        else:
            delivery.action_undo_deliver()

    def _delivery(self, operation):
        delivery = self.env["cocagne.delivery"].browse(operation["delivery_id"])
        if not delivery.exists():
            raise UserError(self.env._("This delivery no longer exists. Go back."))
        return delivery


def _moment(text):
    """When a tablet says that it happened, UTC; None when that cannot be."""
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None, microsecond=0)
    except (TypeError, ValueError):
        return None
    now = fields.Datetime.now()
    return moment if now - LATE <= moment <= now else None
