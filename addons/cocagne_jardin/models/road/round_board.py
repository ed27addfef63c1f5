from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date, format_duration

from ...planning import weeks
from ..basket.basket import NOT_PREPARED_STATES
from .round_arrangement import places_by_stop


class Round(models.Model):
    """What the screen that reorganises the rounds shows and saves (R21).

    Columns are rounds, cards their stops in the order of the road. The number of
    queries depends neither on the baskets nor on the stops.
    """

    _inherit = "cocagne.round"

    @api.model
    def board(self, day=None):
        """The rounds of the user's gardens with their stops and baskets of a week.

        :param day: any day of the week to show; this week by default.
        """
        self.check_access("read")
        any_day = fields.Date.to_date(day) or fields.Date.context_today(self)
        monday = weeks.monday_of(any_day)
        rounds = self.search([("company_id", "in", self.env.companies.ids)])
        stops = rounds.stop_ids
        stops.fetch(
            ["round_id", "depot_id", "sequence", "delivery_slot", "pickup_slot"]
        )
        stops.depot_id.fetch(["number", "partner_id", "category"])
        stops.depot_id.partner_id.fetch(["name", "city"])
        baskets = rounds._board_baskets(monday)
        days = rounds._board_days(monday)
        arrangements = self.env["cocagne.round.arrangement"]
        return {
            "week": fields.Date.to_string(monday),
            "week_label": self.env._(
                "Week %(number)s, from %(day)s",
                number=monday.isocalendar().week,
                day=format_date(self.env, monday),
            ),
            "next_monday": fields.Date.to_string(
                weeks.monday_of(fields.Date.context_today(self)) + timedelta(days=7)
            ),
            "can_sort": arrangements.can_arrange(),
            "can_move": arrangements.can_arrange(moves_depots=True),
            "undo": rounds._board_undo(),
            "rounds": [rnd._board_column(days, baskets) for rnd in rounds],
        }

    def _board_column(self, days, baskets):
        stops = [stop._board_card(baskets) for stop in self.stop_ids.sorted()]
        return {
            "id": self.id,
            "code": self.code,
            "name": self.name or "",
            "color": self.color_hex or "#cccccc",
            "company_id": self.company_id.id,
            "company": self.company_id.name if len(self.env.companies) > 1 else "",
            "day": days.get(self.id) or self._weekday_names()[self.weekday],
            "driver": self.driver_id.name or "",
            "start": format_duration(self.start_time) if self.start_time else "",
            "stops": stops,
            "baskets": sum(stop["baskets"] for stop in stops),
        }

    def _board_baskets(self, monday):
        """Units to prepare by (round id, depot id) in the week."""
        groups = self.env["cocagne.basket"]._read_group(
            Domain("round_id", "in", self.ids)
            & Domain("delivery_id.week", "=", monday)
            & Domain("state", "not in", NOT_PREPARED_STATES)
            & Domain("prepared_quantity", ">", 0),
            ["round_id", "depot_id"],
            ["prepared_quantity:sum"],
        )
        return {(rnd.id, depot.id): units for rnd, depot, units in groups}

    def _board_days(self, monday):
        """The day of each round in the week, in words."""
        deliveries = self.env["cocagne.delivery"].search_fetch(
            [("round_id", "in", self.ids), ("week", "=", monday)], ["round_id", "date"]
        )
        return {
            delivery.round_id.id: format_date(
                self.env, delivery.date, date_format="EEEE d MMMM"
            )
            for delivery in deliveries
        }

    def _board_undo(self):
        """The last reorganisation, when it can still be undone."""
        arrangements = self.env["cocagne.round.arrangement"]
        last = arrangements.search(
            [("company_id", "in", self.env.companies.ids)], limit=1
        )
        if not last or not last.can_undo():
            return False
        return {"id": last.id, "label": last.summary}

    # -- saving ----------------------------------------------------------------------

    @api.model
    def preview_arrange(self, columns, before, day=None):
        """What a reorganisation would do to the running subscriptions.

        :return: one row per depot that changes round.
        """
        places = self._changed_places(columns, before)
        day = self._arrange_day(day)
        planner = self.env["cocagne.planner"]
        rows = []
        for stop, (round_id, _place) in places.items():
            if stop.round_id.id == round_id:
                continue
            self.env["cocagne.round.arrangement"]._check_can_move(
                stop, self.browse(round_id)
            )
            running = stop._followers(day).filtered(lambda o: o.state == "sale")
            future = self.env["cocagne.basket"].search(
                [
                    ("order_id", "in", running.ids),
                    ("state", "=", "planned"),
                    ("date", ">=", day),
                ]
            )
            moving = planner._untouched_from(running._basket_lines(), day)
            rows.append(
                {
                    "depot": stop.depot_id.display_name,
                    "from": stop.round_id.display_name,
                    "to": self.browse(round_id).display_name,
                    "subscriptions": len(running),
                    "baskets": len(moving),
                    "kept": len(future - moving),
                }
            )
        return rows

    @api.model
    def arrange(self, columns, before, day=None):
        """Save a whole reorganisation at once; the board as it is now.

        :param columns: stop ids in their order, by round id.
        :param before: the same as the user saw them: what somebody else changed since
            is not overwritten.
        :param day: from which subscriptions follow a depot to another round; next
            Monday by default.
        :raises UserError: when the rounds were changed since the screen was opened.
        """
        places = self._changed_places(columns, before)
        day = self._arrange_day(day)
        for company, mine in self._by_company(places).items():
            self.env["cocagne.round.arrangement"]._arrange(company, mine, day)
        return self.board()

    @api.model
    def _by_company(self, places):
        by_company = {}
        for stop, place in places.items():
            by_company.setdefault(stop.company_id, {})[stop] = place
        return by_company

    @api.model
    def _arrange_day(self, day):
        today = fields.Date.context_today(self)
        day = fields.Date.to_date(day) or weeks.monday_of(today) + timedelta(days=7)
        if day < today:
            raise UserError(
                self.env._(
                    "The new rounds cannot begin on %s, which is past.",
                    format_date(self.env, day),
                )
            )
        return day

    @api.model
    def _changed_places(self, columns, before):
        """(round id, place) by stop, of those that change, checked against the base."""
        rounds = self.browse(int(round_id) for round_id in columns).exists()
        rounds.check_access("read")
        rounds.stop_ids.check_access("read")
        now = {rnd.id: rnd.stop_ids.sorted().ids for rnd in rounds}
        seen = {int(round_id): stop_ids for round_id, stop_ids in before.items()}
        wanted = places_by_stop(columns)
        if now != seen or sorted(wanted) != sorted(rounds.stop_ids.ids):
            raise UserError(
                self.env._(
                    "Somebody else changed these rounds since you opened the screen. "
                    "Load it again, then make your changes."
                )
            )
        columns = {int(round_id): ids for round_id, ids in columns.items()}
        return {
            stop: wanted[stop.id]
            for rnd in rounds
            if columns[rnd.id] != now[rnd.id]
            for stop in self.env["cocagne.round.stop"].browse(columns[rnd.id])
            if wanted[stop.id] != (stop.round_id.id, stop.sequence)
        }
