from odoo import api, fields, models

from ..season.weekday import WEEKDAYS


class PreparationDay(models.Model):
    """A day on which all the baskets of one or several rounds are prepared (R18)."""

    _name = "cocagne.preparation.day"
    _description = "Preparation day"
    _inherit = "cocagne.of.garden"
    _order = "company_id, weekday"
    _rec_name = "weekday"
    _check_company_auto = True

    weekday = fields.Selection(WEEKDAYS, required=True)
    round_ids = fields.One2many("cocagne.round", "preparation_day_id", "Rounds")
    note = fields.Char(help="For example: team of the morning, from 7:30.")

    _one_per_weekday = models.UniqueIndex(
        "(company_id, weekday)", "The garden already prepares on this day."
    )

    @api.depends_context("lang")
    @api.depends("weekday")
    def _compute_display_name(self):
        labels = self._weekday_labels()
        for day in self:
            day.display_name = labels.get(day.weekday, "")

    @api.model
    def _search_display_name(self, operator, value):
        if operator != "ilike":
            return super()._search_display_name(operator, value)
        labels = self._weekday_labels().items()
        days = [key for key, label in labels if value.lower() in label.lower()]
        return [("weekday", "in", days)]

    @api.model
    def _weekday_labels(self):
        """The days of the week by key, in the language of the reader."""
        return dict(self._fields["weekday"]._description_selection(self.env))
