from odoo import api, fields, models

from .weekday import WEEKDAYS


class PreparationDay(models.Model):
    """A day on which all the baskets of one or several rounds are prepared (R18)."""

    _name = "cocagne.preparation.day"
    _description = "Preparation day"
    _order = "company_id, weekday"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", store=True, readonly=False)
    company_id = fields.Many2one(
        "res.company",
        "Garden",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    weekday = fields.Selection(WEEKDAYS, required=True)
    round_ids = fields.One2many("cocagne.round", "preparation_day_id", "Rounds")
    note = fields.Char(help="For example: team of the morning, from 7:30.")

    _one_per_weekday = models.UniqueIndex(
        "(company_id, weekday)", "The garden already prepares on this day."
    )

    @api.depends("weekday")
    def _compute_name(self):
        labels = dict(self._fields["weekday"]._description_selection(self.env))
        for day in self:
            day.name = day.name or labels.get(day.weekday, "")
