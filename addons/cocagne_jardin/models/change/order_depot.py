from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...planning.weeks import WEEK, monday_of


class SaleOrder(models.Model):
    """A subscription that goes to another depot or day, for a time or for good (R57)."""

    _inherit = "sale.order"

    def can_change_depot(self, depot, date_from, garden_round=None, **choice):
        """Whether ``action_change_depot`` would be accepted without exception."""
        access_code = choice.pop("access_code", None)
        values, _header = self._depot_wish(depot, date_from, garden_round, **choice)
        changes = self.env["cocagne.change"]
        return not changes._wish_refusals(values, access_code=access_code)

    def action_change_depot(
        self, depot, date_from, garden_round=None, date_to=None, lines=None, **how
    ):
        """Collect the baskets elsewhere, or on another day.

        Without ``date_to`` it is for good: the subscription itself changes and its
        baskets to come follow; the past ones stay. A basket that was sent elsewhere
        for once stays there, and so does that of a week in which the new round does
        not go out.

        :param lines: only these lines of the subscriptions.
        :param how: ``access_code``, ``reason``, ``derogation``, ``seen``.
        :raises UserError: the depot is full, reserved, or not served in one week.
        """
        values, header = self._depot_wish(
            depot, date_from, garden_round, date_to, lines
        )
        self.env["cocagne.change"]._request("depot", values, **header, **how)
        return True

    def _depot_wish(
        self, depot, date_from, garden_round=None, date_to=None, lines=None
    ):
        """The new values by basket, and those of the subscriptions."""
        baskets = self.env["cocagne.basket"]
        depot = baskets._as_record("cocagne.depot", depot)
        garden_round = baskets._as_record("cocagne.round", garden_round)
        date_from = fields.Date.to_date(date_from)
        date_to = fields.Date.to_date(date_to)
        # sudo: the change checks whose subscriptions these are
        orders = self.sudo()
        every = orders._basket_lines()
        chosen = every & (lines.sudo() if lines else every)
        if date_to or chosen != every:
            found = orders._baskets_between(date_from, date_to, chosen)
            if not found:
                raise UserError(self._no_basket_message())
            every_week = bool(date_to)
            return found._depot_values(depot, garden_round, every_week), {}
        values, order_values = {}, {}
        for order in orders:
            new_round = garden_round or order._round_at(depot)
            if (order.depot_id, order.round_id) == (depot, new_round):
                continue
            since = order._plan_from(new_round, date_from)
            values |= order._values_for_good(depot, new_round, since)
            order_values[order] = {
                "depot_id": depot.id,
                "round_id": new_round.id,
                "plan_from": since,
            }
        if not order_values:
            raise UserError(
                self.env._("The baskets are already collected there: nothing changes.")
            )
        orders._check_places_for_good(depot)
        # the subscription's places are those that count from now on
        header = {"order_values": order_values, "is_permanent": True, "check": False}
        return values, header

    @api.model
    def _no_basket_message(self):
        return self.env._(
            "There is no basket to deliver between these days: choose other days."
        )

    def _baskets_between(self, date_from, date_to=None, lines=None):
        domain = [
            ("order_id", "in", self.ids),
            ("state", "=", "planned"),
            ("date", ">=", date_from),
        ]
        if date_to:
            domain.append(("date", "<=", date_to))
        if lines is not None:
            domain.append(("order_line_id", "in", lines.ids))
        return self.env["cocagne.basket"].sudo().search(domain)

    def _round_at(self, depot):
        """The round of a depot: the same if it stops there, else its first."""
        self.ensure_one()
        rounds = depot.stop_ids.round_id
        if not rounds:
            raise UserError(self.env._("No round stops at %s yet.", depot.display_name))
        return self.round_id if self.round_id in rounds else rounds[:1]

    def _plan_from(self, new_round, date_from):
        """The Monday from which the new round holds: the first week in which neither
        the old delivery nor the new one is before ``date_from``."""
        self.ensure_one()
        week = monday_of(date_from)
        days = [int(r.weekday) - 1 for r in (self.round_id | new_round)]
        is_early = any(week + timedelta(days=day) < date_from for day in days)
        same = new_round == self.round_id
        return week + WEEK if is_early and not same else week

    def _values_for_good(self, depot, new_round, since):
        """New values of the baskets to come, and of where they are planned.

        :param since: the Monday from which the plan changes.
        """
        self.ensure_one()
        baskets = self._baskets_since(since)
        found = self._round_deliveries(new_round)
        values = {}
        for basket in baskets:
            vals = {}
            target = found.get(basket.planned_delivery_id.week)
            if target and basket.planned_delivery_id.week >= since:
                vals["planned_delivery_id"] = target.id
            follows = basket.depot_id == self.depot_id
            if follows and basket.delivery_id.week >= since:
                delivery = found.get(basket.delivery_id.week)
                if delivery:
                    vals |= {"depot_id": depot.id, "delivery_id": delivery.id}
                else:
                    # the new round does not go out that week: it stays where it is
                    vals["is_fixed"] = True
            values[basket] = vals
        return {basket: vals for basket, vals in values.items() if vals}

    def _baskets_since(self, since):
        """Baskets not delivered yet that are planned or come from ``since`` on."""
        # sudo: see _depot_wish
        return (
            self.env["cocagne.basket"]
            .sudo()
            .search(
                [
                    ("order_id", "=", self.id),
                    ("state", "in", ("planned", "cancelled", "held")),
                    ("invoice_line_id", "=", False),
                    "|",
                    ("delivery_id.week", ">=", since),
                    ("planned_delivery_id.week", ">=", since),
                ]
            )
        )

    def _round_deliveries(self, garden_round):
        """The deliveries of a round, by week."""
        deliveries = self.env["cocagne.delivery"].search(
            [("round_id", "=", garden_round.id)]
        )
        return {delivery.week: delivery for delivery in deliveries}

    def _check_places_for_good(self, depot):
        wanted = {}
        for line in self.filtered(lambda o: o.depot_id != depot)._basket_lines():
            places = line.quantity_per_delivery * line.product_id.depot_places
            wanted[depot.id] = wanted.get(depot.id, 0) + places
        if wanted:
            depot._check_places(wanted)
