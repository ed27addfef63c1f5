from odoo import fields, models

from ..law import dates


class MonthChoice(models.TransientModel):
    """Which month of sheets to open; they are made when they are not there."""

    _name = "cocagne.month.choice"
    _description = "Sheets of a month"

    month = fields.Date(required=True, default=lambda self: self._default_month())

    def _default_month(self):
        """The month that is to be checked: the last one until the 20th."""
        first = fields.Date.context_today(self).replace(day=1)
        early = fields.Date.context_today(self).day <= 20
        return dates.same_day(first, -1) if early else first

    def action_open(self):
        """Make the sheets of the month and show them."""
        return self.env["cocagne.insertion.sheet"]._action_month(self.month)
