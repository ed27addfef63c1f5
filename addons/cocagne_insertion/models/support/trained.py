from odoo import api, models


class InsertionHours(models.AbstractModel):
    """Trainings of the accompaniment are hours trained of the monthly state."""

    _inherit = "cocagne.insertion.hours"

    @api.model
    def _training_hours(self, pathways, date_from, date_to):
        """Those in working time; a training kept as a leave is not keyed here too."""
        hours = super()._training_hours(pathways, date_from, date_to)
        more = self.env["cocagne.training"]._training_days(
            pathways, date_from, date_to, work_time_only=True
        )
        for pathway, days in more.items():
            known = hours.setdefault(pathway, {})
            for day, share in days.items():
                known[day] = known.get(day, 0) + share
        return hours
