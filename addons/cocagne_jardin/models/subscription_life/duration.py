from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...planning import durations

MONTHS = [
    ("1", "January"),
    ("2", "February"),
    ("3", "March"),
    ("4", "April"),
    ("5", "May"),
    ("6", "June"),
    ("7", "July"),
    ("8", "August"),
    ("9", "September"),
    ("10", "October"),
    ("11", "November"),
    ("12", "December"),
]


class Duration(models.Model):
    """Until when a subscription lasts: the season, a quarter, May to October (R44)."""

    _name = "cocagne.duration"
    _description = "Length of a subscription"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        "Garden",
        index=True,
        default=lambda self: self.env.company,
        help="Empty: proposed to every garden.",
    )
    rule = fields.Selection(
        [
            ("season", "Until the end of the season"),
            ("civil_year", "Until the end of the civil year"),
            ("half_year", "Until the end of the half-year"),
            ("quarter", "Until the end of the quarter"),
            ("month", "Until the end of the month"),
            ("span", "Some months of each year"),
            ("length", "A number of months"),
        ],
        required=True,
        default="season",
    )
    first_month = fields.Selection(MONTHS, default="5", required=True)
    last_month = fields.Selection(MONTHS, default="10", required=True)
    months = fields.Integer("Number of months", default=3)

    @api.constrains("rule", "months")
    def _check_months(self):
        for duration in self:
            if duration.rule == "length" and not 1 <= duration.months <= 36:
                raise ValidationError(
                    self.env._(
                        "%s: choose between 1 and 36 months.", duration.name or ""
                    )
                )

    def _window(self, season, day):
        """First and last day of a subscription that is asked for on ``day``."""
        self.ensure_one()
        if self.rule == "season":
            return day, season.date_end
        if self.rule == "span":
            return durations.span_window(
                int(self.first_month), int(self.last_month), day
            )
        if self.rule == "length":
            return durations.length_window(self.months, day)
        return durations.calendar_window(self.rule, day)
