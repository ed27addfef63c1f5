from datetime import datetime, timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from odoo.addons.cocagne_jardin.planning.holidays_fr import public_holidays

#: A longer series is a typing error.
MOST = 60


class WorkshopSeries(models.TransientModel):
    """The same workshop every Tuesday until a day, public holidays left out."""

    _name = "cocagne.workshop.series"
    _description = "Series of workshops"

    workshop_id = fields.Many2one("event.event", required=True, readonly=True)
    weeks = fields.Integer("Every ... weeks", default=1, required=True)
    until = fields.Date(required=True, default=lambda s: s._default_until())
    skip_holidays = fields.Boolean("Not on public holidays", default=True)
    days_label = fields.Text("Days", compute="_compute_days_label")

    @api.model
    def _default_until(self):
        return fields.Date.context_today(self) + timedelta(weeks=8)

    @api.depends("workshop_id", "weeks", "until", "skip_holidays")
    def _compute_days_label(self):
        for dialog in self:
            labels = [
                format_date(self.env, day, date_format="EEEE d MMMM")
                for day in dialog._days()
            ]
            dialog.days_label = ", ".join(labels) or self.env._("None yet.")

    def _days(self):
        """The days of the new workshops, after that of the first one."""
        if self.weeks < 1 or not self.until or not self.workshop_id:
            return []
        first = self.workshop_id.workshop_date
        days = []
        day = first + timedelta(weeks=self.weeks)
        while day <= self.until and len(days) < MOST:
            days.append(day)
            day += timedelta(weeks=self.weeks)
        if self.skip_holidays and days:
            place = self.workshop_id.company_id.holiday_subdivision or ""
            holidays = public_holidays(days[0], days[-1], place)
            days = [day for day in days if day not in holidays]
        return days

    def action_make(self):
        """Make the workshops that are not there yet, at the same hour of the clock.

        :raise UserError: when there is no day, or one that is there already fills it.
        """
        self.ensure_one()
        if self.weeks < 1:
            raise UserError(self.env._("Every week, or every second one: 1 or more."))
        first = self.workshop_id
        series = first.series_id or first
        there = self.env["event.event"].search(
            ["|", ("id", "=", series.id), ("series_id", "=", series.id)]
        )
        days = [d for d in self._days() if d not in there.mapped("workshop_date")]
        if not days:
            raise UserError(
                self.env._(
                    "No new day until then: choose a later one, or look at the "
                    "workshops that are there already."
                )
            )
        first.series_id = series
        made = self.env["event.event"].create([self._prepare(day) for day in days])
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_paniers_solidaires.action_workshops"
        )
        return action | {
            "domain": [("id", "in", (there | made).ids)],
            "context": {},
            "views": [(False, "list"), (False, "form")],
        }

    def _prepare(self, day):
        """The values of the workshop of one day: those of the first one."""
        first = self.workshop_id
        names = ("name", "workshop_hours", "workshop_cost", "seats_max", "description")
        links = ("company_id", "workshop_kind_id", "facilitator_id", "depot_id")
        links += ("address_id", "user_id", "organizer_id", "series_id")
        values = {name: first[name] for name in names}
        values |= {name: first[name].id for name in links}
        start = self._moment(day, first.date_begin)
        return values | {
            "is_workshop": True,
            "date_tz": first.date_tz,
            "date_begin": start,
            "date_end": start + (first.date_end - first.date_begin),
            "recipe_ids": [fields.Command.set(first.recipe_ids.ids)],
            **self._prepare_funder(day),
        }

    def _prepare_funder(self, day):
        """The same agreement pays, while it runs; the desk need not know of it."""
        # sudo: the agreement is copied, not shown
        agreement = self.workshop_id.sudo().agreement_id
        if agreement and agreement.date_from <= day <= agreement.date_to:
            return {"agreement_id": agreement.id}
        return {}

    def _moment(self, day, model):
        """``day`` at the hour of ``model`` on the clock there, in UTC."""
        zone = pytz.timezone(self.workshop_id.date_tz)
        clock = self.workshop_id._local(model).time()
        local = zone.localize(datetime.combine(day, clock))
        return local.astimezone(pytz.utc).replace(tzinfo=None)
