from collections import defaultdict
from datetime import timedelta

from odoo import api, models
from odoo.tools import SQL

from ..models.basket.basket import NOT_PREPARED_STATES
from . import changes as pages
from .change_slots import Due, Piece, Slot, facts_of

#: Baskets due longer ago are forgotten: who comes back after a year is new again.
MEMORY = timedelta(days=366)


class PreparationChanges(models.AbstractModel):
    """Compares a delivery with the last one that was due to each member.

    Only baskets are read: who changed what, and why, is not needed and not told. The
    number of queries does not depend on the number of baskets.
    """

    _name = "cocagne.preparation.changes"
    _description = "Changes since the last delivery"

    @api.model
    def changes_of(self, deliveries):
        """The ``changes.Change`` of each delivery id, in the order of the page.

        A basket is compared with that of the previous delivery of the same round on
        which the member had one planned, with the same frequency: a fortnightly basket
        with that of two weeks ago, a monthly one with that of last month. The very
        first delivery of a round has no changes: everybody would be new.

        :raises AccessError: when the user may not read one of the deliveries.
        """
        deliveries.check_access("read")
        if not deliveries:
            return {}
        self.env.flush_all()
        days = self._delivery_days(deliveries.round_id)
        last_due, over = self._last_due(deliveries, days)
        previous = {
            delivery_id
            for by_slot in last_due.values()
            for delivery_id, _day in by_slot.values()
        }
        carried, due = self._pieces(deliveries, previous)
        self._add_leavers(deliveries, days, last_due, over, due)
        facts = {
            delivery.id: (
                facts_of(delivery, last, carried, due)
                if (last := last_due[delivery.id])
                else {}
            )
            for delivery in deliveries
        }
        self._add_presence(deliveries, facts)
        people = self.env["cocagne.preparation.sheet"]._people(
            {member for by_member in facts.values() for member in by_member}
        )
        return {
            delivery_id: pages.compare(by_member, people)
            for delivery_id, by_member in facts.items()
        }

    @api.model
    def _delivery_days(self, rounds):
        """The id of each delivery of the rounds, by round id and date."""
        days = defaultdict(dict)
        # sudo: past seasons of the same rounds, whose access was checked
        for delivery in (
            self.env["cocagne.delivery"]
            .sudo()
            .search_fetch(
                [("round_id", "in", rounds.ids)],
                ["round_id", "season_id", "date", "nominal_date", "week"],
            )
        ):
            days[delivery.round_id.id][delivery.date] = delivery.id
        return days

    @api.model
    def _last_due(self, deliveries, days):
        """For each delivery: the last delivery due of each slot, and the slots that
        have none later on that round."""
        last_due = {delivery_id: {} for delivery_id in deliveries.ids}
        over = defaultdict(set)
        rounds = {delivery.id: delivery.round_id.id for delivery in deliveries}
        rows = self.env.execute_query(
            SQL(
                """
                SELECT delivery.id, basket.partner_id, template.basket_family,
                       line.frequency_id,
                       max(other.date) FILTER (WHERE other.date < delivery.date),
                       bool_or(other.date > delivery.date
                               AND basket.state != 'cancelled')
                  FROM cocagne_delivery delivery
                  JOIN cocagne_delivery other
                    ON other.round_id = delivery.round_id
                   AND other.date BETWEEN delivery.date - %(memory)s
                                      AND delivery.date + %(memory)s
                  JOIN cocagne_basket basket
                    ON basket.planned_delivery_id = other.id
                  JOIN sale_order_line line ON line.id = basket.order_line_id
                  JOIN product_product product ON product.id = basket.product_id
                  JOIN product_template template
                    ON template.id = product.product_tmpl_id
                 WHERE delivery.id IN %(deliveries)s
                 GROUP BY delivery.id, basket.partner_id, template.basket_family,
                          line.frequency_id
                """,
                memory=MEMORY.days,
                deliveries=tuple(deliveries.ids),
            )
        )
        for delivery_id, member, family, frequency, day, has_later in rows:
            slot = Slot(member, family, frequency)
            if day:
                previous_id = days[rounds[delivery_id]][day]
                last_due[delivery_id][slot] = (previous_id, day)
            if not has_later:
                over[delivery_id].add(slot)
        return last_due, over

    @api.model
    def _pieces(self, deliveries, previous_ids):
        """What the deliveries and the previous ones carry, by delivery id and slot; and
        the slots that were planned on each delivery."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT basket.delivery_id, basket.planned_delivery_id,
                       planned.round_id, basket.partner_id, template.basket_family,
                       line.frequency_id, basket.depot_id, basket.prepared_product_id,
                       basket.prepared_quantity, basket.quantity,
                       basket.state NOT IN %s
                  FROM cocagne_basket basket
                  JOIN cocagne_delivery planned
                    ON planned.id = basket.planned_delivery_id
                  JOIN sale_order_line line ON line.id = basket.order_line_id
                  JOIN product_product product ON product.id = basket.product_id
                  JOIN product_template template
                    ON template.id = product.product_tmpl_id
                 WHERE basket.delivery_id IN %s OR basket.planned_delivery_id IN %s
                """,
                NOT_PREPARED_STATES,
                tuple(previous_ids.union(deliveries.ids)),
                tuple(deliveries.ids),
            )
        )
        carried = defaultdict(lambda: defaultdict(list))
        due = defaultdict(set)
        for row in rows:
            slot, item = Slot(*row[3:6]), pages.Item(*row[6:8])
            due[row[1]].add(slot)
            if row[10]:
                carried[row[0]][slot].append(Piece(*row[1:3], item, *row[8:10]))
        return carried, due

    @api.model
    def _add_leavers(self, deliveries, days, last_due, over, due):
        """Make those who left due once more, on the first delivery without them.

        It is the first one that their frequency had after their last basket; without
        a calendar, the next one of the round.
        """
        calendars = self._calendar_days(deliveries.round_id)
        for delivery in deliveries:
            garden_round = delivery.round_id
            for slot in over[delivery.id] & last_due[delivery.id].keys():
                last = last_due[delivery.id][slot][1]
                key = (garden_round.id, slot.frequency_id)
                if key not in calendars:
                    calendars[key] = self._rule_days(
                        garden_round, slot.frequency_id, days[garden_round.id]
                    )
                own = calendars[key]
                if min((d for d in own if d > last), default=None) == delivery.date:
                    due[delivery.id].add(slot)

    @api.model
    def _rule_days(self, garden_round, frequency_id, days):
        """The dates that a frequency without calendar takes in a round."""
        frequency = self.env["cocagne.frequency"].browse(frequency_id)
        if not frequency or frequency.rule == "free":
            return set(days)
        seasons = defaultdict(list)
        # sudo: same as in _delivery_days, already in memory
        known = self.env["cocagne.delivery"].sudo().browse(days.values())
        for delivery in known.sorted("nominal_date"):
            seasons[delivery.season_id].append(
                Due(delivery.week, delivery.nominal_date, delivery.date)
            )
        return {
            slot.day
            for slots in seasons.values()
            for slot in frequency._select(slots, garden_round.fortnight_phase)
        }

    @api.model
    def _calendar_days(self, rounds):
        """The dates of the general calendars, by round id and frequency id."""
        found = defaultdict(set)
        for round_id, frequency_id, day in self.env.execute_query(
            SQL(
                """
                SELECT calendar.round_id, calendar.frequency_id, delivery.date
                  FROM cocagne_calendar calendar
                  JOIN cocagne_calendar_cocagne_delivery_rel rel
                    ON rel.cocagne_calendar_id = calendar.id
                  JOIN cocagne_delivery delivery
                    ON delivery.id = rel.cocagne_delivery_id
                 WHERE calendar.round_id IN %s
                   AND calendar.product_id IS NULL AND calendar.depot_id IS NULL
                """,
                tuple(rounds.ids),
            )
        ):
            found[round_id, frequency_id].add(day)
        return found

    @api.model
    def _add_presence(self, deliveries, facts_by_delivery):
        """Tell newcomers from those who come back, leavers from those who are away."""
        members = {
            member_id
            for by_member in facts_by_delivery.values()
            for member_id, facts in by_member.items()
            if bool(facts.before) != bool(facts.now)
        }
        spans = defaultdict(list)
        for member, garden_round, first, last in self.env["cocagne.basket"]._read_group(
            [
                ("partner_id", "in", list(members)),
                ("company_id", "in", deliveries.company_id.ids),
                ("state", "!=", "cancelled"),
            ],
            ["partner_id", "round_id"],
            ["date:min", "date:max"],
        ):
            spans[member.id].append((garden_round, first, last))
        for delivery in deliveries:
            for member_id, facts in facts_by_delivery[delivery.id].items():
                for garden_round, first, last in spans[member_id]:
                    if garden_round == delivery.round_id:
                        facts.was_here |= first < delivery.date
                        facts.comes_again |= last > delivery.date
                    else:
                        facts.was_elsewhere |= last < delivery.date
                        facts.goes_elsewhere |= last > delivery.date
