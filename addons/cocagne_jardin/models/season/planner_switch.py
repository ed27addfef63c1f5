from collections import defaultdict

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tools import format_date

from ...planning.placement import NotEnoughWeeks, place
from .planner_slots import SlotFinder


class Planner(models.AbstractModel):
    """Moves running subscriptions to another round from a day on (R21).

    Planning a whole subscription again would write baskets into past weeks of the new
    round: here the past stays, and so does each week in which a basket was changed by
    hand, billed or delivered.
    """

    _inherit = "cocagne.planner"

    @api.model
    def switch_round(self, orders, garden_round, day):
        """Put the future baskets of confirmed subscriptions on another round.

        :param day: the first day of the new round; earlier baskets stay where they are.
        :return: how many baskets were planned on the new round.
        :raises UserError: when the new round has too few weeks; nothing is written.
        """
        lines = orders._basket_lines()
        self._flush_plan()
        moving = self._untouched_from(lines, day)
        kept = self._kept_weeks(lines, moving)
        for order in orders:
            since = order._plan_from(garden_round, day)
            order.write({"round_id": garden_round.id, "plan_from": since})
        self._switch_chosen_dates(lines, garden_round, day)
        finder, rows, errors = SlotFinder(self), [], {}
        for line in lines:
            try:
                slots = self._slots_after(line, finder, day, kept[line.id])
            except NotEnoughWeeks as lack:
                errors[line.id] = self._lack_message(line, garden_round, lack)
                continue
            counts = defaultdict(int)
            for slot in slots:
                counts[slot.id] += 1
            rows += [
                (line.id, slot_id, times * line.quantity_per_delivery)
                for slot_id, times in counts.items()
            ]
        if errors:
            raise UserError(self._join(errors))
        # sudo: the desk plans baskets again, it deletes no other basket
        moving.sudo().unlink()
        written = self._insert(rows)
        lines._sync_planned_quantity()
        orders._sync_delivery_fees()
        return written

    def _flush_plan(self):
        for name in ("sale.order", "sale.order.line", "cocagne.basket"):
            self.env[name].flush_model()

    @api.model
    def _untouched_from(self, lines, day):
        """The baskets from ``day`` on that are as the planner wrote them."""
        baskets = self.env["cocagne.basket"].search(
            Domain("order_line_id", "in", lines.ids)
            & Domain("state", "=", "planned")
            & Domain("date", ">=", day)
        )
        # sudo: whether it is billed is asked, the invoice is not read
        return baskets.filtered(lambda basket: basket.sudo()._is_as_planned())

    @api.model
    def _kept_weeks(self, lines, moving):
        """By line id: the weeks that keep a basket, and how many deliveries it had."""
        kept = defaultdict(lambda: (set(), 0))
        baskets = self.env["cocagne.basket"].search(
            [("order_line_id", "in", lines.ids), ("id", "not in", moving.ids)]
        )
        for basket in baskets:
            line = basket.order_line_id
            times = max(basket.quantity // line.quantity_per_delivery, 1)
            weeks, count = kept[line.id]
            weeks |= {basket.planned_delivery_id.week}
            kept[line.id] = (weeks, count + times)
        return kept

    def _slots_after(self, line, finder, day, kept):
        """The slots of one line in its new round, beside what it keeps."""
        weeks, had = kept
        order = line.order_id
        chosen = line.chosen_delivery_ids
        found = finder.chosen(line) if chosen else finder.slots(line)
        first, last = order._planning_window()
        slots = [
            slot
            for slot in found
            if slot.day >= day
            and slot.week not in weeks
            and (not first or slot.day >= first)
            and (not last or slot.day <= last)
        ]
        if chosen or not line.delivery_count:
            return slots
        left = line.delivery_count - had
        if left <= 0:
            return []
        return place(
            slots,
            left,
            spread=order.duration_mode == "period",
            double=line.allow_double,
        )

    def _switch_chosen_dates(self, lines, garden_round, day):
        """Dates chosen one by one go to the same weeks of the new round."""
        for line in lines.filtered("chosen_delivery_ids"):
            future = line.chosen_delivery_ids.filtered(
                lambda delivery: delivery.date >= day
            )
            slots = self._round_slots(line.order_id.season_id, garden_round)
            by_week = {slot.week: slot.id for slot in slots}
            missing = [d for d in future if d.week not in by_week]
            if missing:
                raise UserError(
                    self.env._(
                        "%(member)s chose %(days)s, but round %(round)s does not go "
                        "out in these weeks. Change these dates first.",
                        member=line.order_id.partner_id.name,
                        days=", ".join(format_date(self.env, d.date) for d in missing),
                        round=garden_round.code,
                    )
                )
            line.chosen_delivery_ids = [
                *(Command.unlink(delivery.id) for delivery in future),
                *(Command.link(by_week[delivery.week]) for delivery in future),
            ]

    def _lack_message(self, line, garden_round, lack):
        order = line.order_id
        return self.env._(
            "%(label)s: round %(round)s has %(possible)s weeks left and %(wanted)s "
            "deliveries are still due. Choose a later day, or another round.",
            label=f"{order.subscription_ref or order.name} {line.product_id.name}",
            round=garden_round.code,
            possible=lack.possible,
            wanted=lack.wanted,
        )


class Basket(models.Model):
    _inherit = "cocagne.basket"

    def _is_as_planned(self):
        """Whether nobody changed this basket since the planner wrote it."""
        self.ensure_one()
        line = self.order_line_id
        return (
            self.state == "planned"
            and self.delivery_id == self.planned_delivery_id
            and self.depot_id == self.order_id.depot_id
            and not self.invoice_line_id
            and not self.closure_id
            and not self.quantity % line.quantity_per_delivery
            and (line.allow_double or self.quantity == line.quantity_per_delivery)
            and self.prepared_product_id == self.product_id
        )
