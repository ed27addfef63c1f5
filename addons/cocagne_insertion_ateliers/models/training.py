from decimal import Decimal

from odoo import api, models


class Training(models.Model):
    """Hours of workshops are hours of training."""

    _inherit = "cocagne.training"

    @api.model
    def _training_days(self, pathways, date_from, date_to, work_time_only=False):
        days = super()._training_days(pathways, date_from, date_to, work_time_only)
        attended = pathways._workshops_attended(date_from, date_to)
        for pathway, registrations in attended.items():
            for one in registrations:
                mine = days.setdefault(pathway, {})
                hours = Decimal(str(round(one.attended_hours, 2)))
                mine[one.workshop_date] = mine.get(one.workshop_date, Decimal()) + hours
        return days
