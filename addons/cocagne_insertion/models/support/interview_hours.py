from datetime import datetime, time, timedelta

from pytz import timezone, utc

from odoo import api, fields, models

from .interview import HELD


class Interview(models.Model):
    """Hours of accompaniment: those of the interviews that were held."""

    _inherit = "cocagne.interview"

    @api.model
    def _support_hours(self, pathways, date_from, date_to):
        """Hours of accompaniment by pathway, in one query.

        :param date_from, date_to: first and last day, both in it, in the garden's time.
        :return: ``{pathway id: hours}``, 0 for who had none.
        """
        start, stop = self._bounds(date_from, date_to)
        # sudo: a number of hours; payroll and the monthly state need it, not what was said
        rows = self.sudo()._read_group(
            [
                ("pathway_id", "in", pathways.ids),
                ("state", "=", HELD),
                ("date_start", ">=", start),
                ("date_start", "<", stop),
            ],
            ["pathway_id"],
            ["duration:sum"],
        )
        hours = dict.fromkeys(pathways.ids, 0.0)
        hours.update({pathway.id: round(total, 2) for pathway, total in rows})
        return hours

    @api.model
    def _bounds(self, date_from, date_to):
        """The days in the time of the garden as naive UTC moments, the last excluded."""
        zone = timezone(self.env.company.partner_id.tz or self.env.user.tz or "UTC")

        def moment(day):
            local = zone.localize(datetime.combine(day, time.min))
            return local.astimezone(utc).replace(tzinfo=None)

        first, last = fields.Date.to_date(date_from), fields.Date.to_date(date_to)
        return moment(first), moment(last + timedelta(days=1))

    @api.model
    def _last_held(self, pathways, kinds=None):
        """{pathway: day of the last interview that was held}, of some kinds or of all."""
        domain = [("pathway_id", "in", pathways.ids), ("state", "=", HELD)]
        if kinds:
            domain.append(("kind", "in", kinds))
        rows = self._read_group(domain, ["pathway_id"], ["date_start:max"])
        return {
            pathway: fields.Datetime.context_timestamp(self, moment).date()
            for pathway, moment in rows
        }
