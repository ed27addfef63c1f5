from odoo import fields, models
from odoo.tools import SQL

from ...indicators.definition import LAST, MEAN, RATIO
from ..indicator.indicator import AGGREGATION_NAMES, THEME_NAMES, UNIT_NAMES

#: The months of a year, to lay one year over another.
CALENDAR = [
    ("01", "January"),
    ("02", "February"),
    ("03", "March"),
    ("04", "April"),
    ("05", "May"),
    ("06", "June"),
    ("07", "July"),
    ("08", "August"),
    ("09", "September"),
    ("10", "October"),
    ("11", "November"),
    ("12", "December"),
]


class Figure(fields.Float):
    """A number that may be hidden: empty then, never zero."""

    def __init__(self, *args, **kwargs):
        shown = {"digits": (16, 4), "min_display_digits": 0, "readonly": True}
        super().__init__(*args, **shown | kwargs)

    def convert_to_record(self, value, record):
        return False if value is None else value

    def convert_to_export(self, value, record):
        return "" if value is False else value


class Reading(models.AbstractModel):
    """What figures of gardens and totals share: the indicator, and how groups of them
    make one figure.

    A group adds gardens, and months as its indicator says: sum, mean, last month, or
    ratio of the sums. It is empty when a figure of it is hidden, since what is left
    would be taken for the whole, and when it holds several indicators, which do not
    add up.
    """

    _name = "cocagne.network.reading"
    _description = "Figures that are read"
    _log_access = False

    region_id = fields.Many2one("cocagne.region", readonly=True, index=True)
    company_id = fields.Many2one("res.company", readonly=True, index=True)
    month = fields.Date(required=True, readonly=True, index=True)
    year = fields.Char(readonly=True, index=True)
    calendar_month = fields.Selection(CALENDAR, "Month of the year", readonly=True)
    indicator_id = fields.Many2one(
        "cocagne.indicator", required=True, readonly=True, index=True
    )
    aggregation = fields.Selection(AGGREGATION_NAMES, readonly=True)
    theme = fields.Selection(THEME_NAMES, readonly=True)
    unit = fields.Selection(UNIT_NAMES, readonly=True)
    value = Figure(help="Empty where it is hidden: too few people.")
    numerator = Figure(aggregator=None)
    denominator = Figure(aggregator=None)
    is_masked = fields.Boolean("Hidden", readonly=True)

    def _read_group_select(self, aggregate_spec, query):
        """One right figure for a group, whatever it gathers.

        Any other way of adding values (``value:avg``, ``numerator:sum``) would add what
        does not add up: it gives the same.
        """
        name, _dot, way = aggregate_spec.partition(":")
        if name in ("numerator", "denominator", "value") and way:
            # the rights on the field are looked at by the original
            super()._read_group_select(aggregate_spec, query)
            return self._figure_of_group() if name == "value" else SQL("NULL::numeric")
        return super()._read_group_select(aggregate_spec, query)

    def _figure_of_group(self):
        """SQL of the figure of a group; NULL where there is none to show."""
        return SQL(
            """
            CASE WHEN bool_or(%(t)s.is_masked) OR min(%(t)s.indicator_id)
                      IS DISTINCT FROM max(%(t)s.indicator_id)
                   OR min(%(t)s.level) IS DISTINCT FROM max(%(t)s.level) THEN NULL
                 ELSE CASE min(%(t)s.aggregation)
                 WHEN %(ratio)s THEN
                      CASE WHEN min(%(t)s.unit) = 'percent' THEN 100 ELSE 1 END
                      * sum(%(t)s.numerator) / NULLIF(sum(%(t)s.denominator), 0)
                 WHEN %(mean)s THEN sum(%(t)s.value) / count(DISTINCT %(t)s.month)
                 WHEN %(last)s THEN (
                      SELECT sum(one.value)
                        FROM unnest(array_agg(%(t)s.month), array_agg(%(t)s.value))
                             AS one (month, value)
                       WHERE one.month = max(%(t)s.month))
                 ELSE sum(%(t)s.value) END END
            """,
            t=SQL.identifier(self._table),
            ratio=RATIO,
            mean=MEAN,
            last=LAST,
        )
