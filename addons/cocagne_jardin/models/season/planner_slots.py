"""Which deliveries of the database a subscription line may use."""

from typing import NamedTuple


class DeliverySlot(NamedTuple):
    """A delivery of the database in the shape that the calendar core reads."""

    id: int
    week: object
    nominal: object
    day: object


class SlotFinder:
    """The slots of a line, each calendar read once for thousands of lines."""

    def __init__(self, planner):
        self.planner = planner
        self.calendars = {}
        self.round_slots = {}
        self.found = {}

    def slots(self, line):
        """The slots of its seasons that the line's calendar holds (R8, R9)."""
        order = line.order_id
        what = (order.round_id, line.frequency_id, line.product_id, order.depot_id)
        slots = []
        for season in order._planning_seasons():
            key = (season, *what)
            if key not in self.found:
                self.found[key] = self._find(*key)
            slots += self.found[key]
        return slots

    def chosen(self, line):
        """The dates that were ticked one by one on the line; after a change of round,
        the same weeks."""
        wanted = set(line.chosen_delivery_ids.mapped("week"))
        order = line.order_id
        all_slots = self._all(order.season_id, order.round_id)
        return [
            slot
            for slot in all_slots
            if slot.week in wanted
            and (not order.plan_from or slot.week >= order.plan_from)
        ]

    def _find(self, season, garden_round, frequency, product, depot):
        all_slots = self._all(season, garden_round)
        if season not in self.calendars:
            self.calendars[season] = self.planner.env["cocagne.calendar"]._for_season(
                season
            )
        calendars = self.calendars[season]
        for scope in (
            (product.id, depot.id),
            (product.id, False),
            (False, depot.id),
            (False, False),
        ):
            chosen = calendars.get((garden_round.id, frequency.id, *scope))
            if chosen is not None:
                return [slot for slot in all_slots if slot.id in chosen]
        return frequency._select(all_slots, garden_round.fortnight_phase)

    def _all(self, season, garden_round):
        key = (season, garden_round)
        if key not in self.round_slots:
            self.round_slots[key] = self.planner._round_slots(season, garden_round)
        return self.round_slots[key]
