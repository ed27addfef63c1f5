from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.cocagne_jardin.planning.holidays_fr import public_holidays

from .hours import FRANCE

#: A legal week of five equal days: morning and afternoon.
SECOND = timedelta(seconds=1)
MORNING, AFTERNOON = (8.5, 12.0), (13.5, 17.0)


class Company(models.Model):
    """A garden has a timetable, and the public holidays of France are days off in it."""

    _inherit = "res.company"

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        companies.filtered("is_garden")._prepare_work_time()
        return companies

    def _prepare_resource_calendar_values(self):
        """A new garden works 35 hours, not the 40 hours that Odoo gives to companies."""
        if self.is_garden:
            return self._prepare_timetable()
        return super()._prepare_resource_calendar_values()

    @api.model
    def _prepare_all_work_time(self):
        """Once a month and at each update: timetables, holidays of two years."""
        self.search([("is_garden", "=", True)])._prepare_work_time()

    def _prepare_work_time(self):
        # sudo: hours and days off of a garden, whoever makes it
        for company in self.sudo():
            company._give_timetable()
            company._feed_public_holidays()
            company._give_activities()

    def _give_timetable(self):
        """A garden without timetable gets 35 hours from Monday to Friday.

        One that Odoo made in UTC is put on the hour of France: attendances of the evening
        would else be on the wrong day.
        """
        calendar = self.resource_calendar_id
        if not calendar:
            values = self._prepare_timetable()
            self.resource_calendar_id = self.env["resource.calendar"].create(values)
        elif calendar.tz == "UTC" and calendar.company_id == self:
            calendar.tz = FRANCE

    def _prepare_timetable(self):
        slots = [(*MORNING, "morning"), (*AFTERNOON, "afternoon")]
        lines = [
            fields.Command.create(
                {
                    "name": period,
                    "dayofweek": str(weekday),
                    "hour_from": start,
                    "hour_to": end,
                    "day_period": period,
                }
            )
            for weekday in range(5)
            for start, end, period in slots
        ]
        return {
            "name": self.env._("35 hours a week"),
            "company_id": self.id,
            "tz": FRANCE,
            "full_time_required_hours": 35,
            "attendance_ids": lines,
        }

    def _give_activities(self):
        """A garden without any activity of the board gets the usual ones."""
        activities = self.env["cocagne.work.activity"].with_context(active_test=False)
        if activities.search_count([("company_id", "=", self.id)], limit=1):
            return
        installed = dict(self.env["res.lang"].get_installed())
        lang = "fr_FR" if "fr_FR" in installed else self.partner_id.lang
        names = activities.with_context(lang=lang)._first_names()
        activities.create(
            [
                {"name": name, "company_id": self.id, "sequence": rank, "color": rank}
                for rank, name in enumerate(names, 1)
            ]
        )

    def _feed_public_holidays(self):
        """The public holidays of this year and the next as days off of all timetables.

        May be run again: a day that is off already is left as it is.
        """
        today = fields.Date.context_today(self)
        first, last = (
            today.replace(month=1, day=1),
            today.replace(year=today.year + 1, month=12, day=31),
        )
        hours = self.env["cocagne.insertion.hours"]
        known = hours._holidays(self, first, last)[self.id]
        table = public_holidays(first, last, self.holiday_subdivision or "")
        self.env["resource.calendar.leaves"].with_company(self).create(
            [
                {
                    "name": name,
                    "company_id": self.id,
                    "date_from": hours._utc(self, day, 0),
                    "date_to": hours._utc(self, day, 24) - SECOND,
                }
                for day, name in table.items()
                if day not in known
            ]
        )
