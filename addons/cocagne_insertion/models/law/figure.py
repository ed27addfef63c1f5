from datetime import date

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from ...law import figures as law_figures

UNITS = [
    ("eur", "€"),
    ("hour", "Hours"),
    ("day", "Days"),
    ("week_hour", "Hours a week"),
    ("week", "Weeks"),
    ("month", "Months"),
    ("year", "Years"),
    ("percent", "%"),
    ("number", "How many"),
]


class InsertionFigure(models.Model):
    """A figure that the State revises: minimum wage, aid of a post, a bound.

    Those known at release are in ``data/figures.csv`` and are shown read-only; a record
    adds or replaces the value of a day, for the arrêté of the year, without a new release.
    They are the law's, so they hold for all gardens of the database.
    """

    _name = "cocagne.insertion.figure"
    _description = "Figure of the law of insertion"
    _order = "name, date_from desc"

    name = fields.Char(
        "Code", required=True, help="The figure as the rules ask for it: smic_hour."
    )
    value = fields.Float(required=True, digits=(16, 4))
    date_from = fields.Date("Holds from", required=True)
    unit = fields.Selection(UNITS, required=True)
    source = fields.Char(required=True, help="The arrêté or article that says it.")
    confidence = fields.Selection(
        [("A", "Read in the law"), ("B", "Read elsewhere"), ("C", "To be verified")],
        default="A",
        required=True,
    )

    _day_unique = models.Constraint(
        "UNIQUE(name, date_from)", "This figure already has a value from this day on."
    )

    @api.constrains("name", "value")
    def _check_known(self):
        known = set(law_figures.load().names())
        for figure in self:
            if figure.name not in known:
                raise ValidationError(
                    self.env._("No rule asks for the figure “%s”.", figure.name)
                )
            if figure.value < 0:
                raise ValidationError(
                    self.env._("The figure “%s” cannot be negative.", figure.name)
                )

    @api.model
    @tools.ormcache()
    def _figures(self) -> law_figures.Figures:
        """The figures to hand to the rules: those of the release and the records."""
        # sudo: bounds of the law, no personal data; every role's rules need them
        return law_figures.load().plus(
            *(one._figure() for one in self.sudo().search([]))
        )

    def _figure(self):
        return law_figures.Figure(
            self.name,
            law_figures.Decimal(str(self.value)),
            self.date_from or date.min,
            self.unit,
            self.source,
            self.confidence,
        )

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()
        return super().create(vals_list)

    def write(self, vals):
        self.env.registry.clear_cache()
        return super().write(vals)

    def unlink(self):
        self.env.registry.clear_cache()
        return super().unlink()
