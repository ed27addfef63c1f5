from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...planning import slots
from ...tools import QUIET


class Delivery(models.Model):
    """The deliveries of a season, made from its rounds, weeks and holidays (R5)."""

    _inherit = "cocagne.delivery"

    @api.model
    def _sync_season(self, season):
        """Create, move or drop the deliveries of a season so that they follow its
        rounds, closing weeks and holidays. What carries baskets is never dropped."""
        known = {
            (delivery.round_id, delivery.nominal_date): delivery
            for delivery in self.with_context(active_test=False).search(
                [("season_id", "=", season.id)]
            )
        }
        new_rows = []
        for garden_round in season._rounds():
            for slot in self._season_slots(season, garden_round)[0]:
                delivery = known.pop((garden_round, slot.nominal), None)
                if delivery is None:
                    new_rows.append(self._prepare_slot(season, garden_round, slot))
                else:
                    delivery._follow_slot(slot)
        # quiet: no "created" message for each delivery of a year
        self.with_context(**QUIET).create(new_rows)
        self._drop_unplanned(known.values())

    @api.model
    def _prepare_slot(self, season, garden_round, slot):
        return {
            "season_id": season.id,
            "round_id": garden_round.id,
            "nominal_date": slot.nominal,
            "date": slot.day,
        }

    def _follow_slot(self, slot):
        """Bring back a week that was closed, and move to the day planned now."""
        self.ensure_one()
        if not self.active:
            self.write({"active": True, "date": slot.day, "is_hand_moved": False})
        elif self._follows_planning() and self.date != slot.day:
            self.write({"date": slot.day, "is_hand_moved": False})

    def _follows_planning(self):
        self.ensure_one()
        return self.state == "planned" and not self.is_hand_moved

    @api.model
    def _season_slots(self, season, garden_round):
        """The days that ``garden_round`` can deliver in the season, and the others."""
        by_day = {holiday.date: holiday for holiday in season.holiday_ids}

        def real_day(nominal):
            holiday = by_day.get(nominal)
            if holiday is None:
                return nominal
            return holiday._date_for_round(garden_round, by_day.__contains__)

        return slots.round_slots(
            season.date_start,
            season.date_end,
            int(garden_round.weekday),
            set(season.closed_week_ids.mapped("monday")),
            real_day,
        )

    @api.model
    def _drop_unplanned(self, deliveries):
        """Remove deliveries whose week was closed, unless baskets come there.

        One that all its baskets have left, moved or cancelled, is only hidden: they
        remember where they were planned.
        """
        unwanted = self.browse([delivery.id for delivery in deliveries])
        baskets = self.env["cocagne.basket"]._read_group(
            Domain("delivery_id", "in", unwanted.ids)
            | Domain("planned_delivery_id", "in", unwanted.ids),
            ["delivery_id", "planned_delivery_id", "state"],
        )
        used, left = self.browse(), self.browse()
        for delivery, planned, state in baskets:
            left |= (delivery | planned) & unwanted
            if state != "cancelled":
                used |= delivery & unwanted
        if used:
            raise UserError(
                self.env._(
                    "Baskets are already planned on: %s. Move or cancel them first, "
                    "then close the week or the round.",
                    ", ".join(used.mapped("display_name")),
                )
            )
        left.active = False
        (unwanted - left).unlink()
