from odoo import api, fields, models

from ...planning import weeks


class ClosedWeek(models.Model):
    """A week of a season without any delivery (R4)."""

    _name = "cocagne.closed.week"
    _description = "Closing week"
    _order = "monday"

    season_id = fields.Many2one(
        "cocagne.season", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="season_id.company_id", store=True)
    monday = fields.Date(
        "Week of",
        required=True,
        help="Any day of the week: the week's Monday is kept.",
    )
    week_number = fields.Integer("Week number", compute="_compute_week_number")
    label = fields.Char("Reason", help="For example: Christmas.")

    _one_row_per_week = models.UniqueIndex(
        "(season_id, monday)", "This week is already closed."
    )

    @api.depends("monday")
    def _compute_week_number(self):
        for week in self:
            week.week_number = week.monday.isocalendar().week if week.monday else 0

    @api.depends("monday", "label")
    def _compute_display_name(self):
        for week in self:
            label = f" ({week.label})" if week.label else ""
            week.display_name = f"{week.week_number}{label}"

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._snap_to_monday(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._snap_to_monday(vals))

    @api.model
    def _snap_to_monday(self, vals):
        if not vals.get("monday"):
            return vals
        return {**vals, "monday": weeks.monday_of(fields.Date.to_date(vals["monday"]))}
