from odoo import fields, models
from odoo.tools import SQL

RATES = [
    ("dynamic", "Dynamic exits"),
    ("durable", "Lasting jobs"),
    ("transition", "Transition jobs"),
    ("positive", "Positive exits"),
]


class InsertionExitRate(models.Model):
    """Rates of exits by year and by annex, beside what the annex plans. Nobody is named.

    A row is a rate of a period, twice: reached, and planned, so that a graph shows both.
    The rate of a year is planned as its annexes are, on average.
    """

    _name = "cocagne.insertion.exit.rate"
    _description = "Rates of exits"
    _auto = False
    _log_access = False
    _order = "scope, period desc, rate, series desc"

    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    scope = fields.Selection(
        [("year", "By year"), ("annex", "By annex")], "Over", readonly=True
    )
    period = fields.Char(readonly=True)
    annex_id = fields.Many2one("cocagne.annex", "Annexe financière", readonly=True)
    rate = fields.Selection(RATES, readonly=True)
    series = fields.Selection(
        [("reached", "Reached"), ("planned", "Planned")], "Which", readonly=True
    )
    counted = fields.Integer("Exits that count", readonly=True, aggregator="max")
    count = fields.Integer("Of this kind", readonly=True)
    percent = fields.Float("%", readonly=True, digits=(5, 2), aggregator="avg")
    target = fields.Float("Planned (%)", readonly=True, digits=(5, 2), aggregator="avg")
    gap = fields.Float("Gap (points)", readonly=True, digits=(5, 2), aggregator="avg")

    @property
    def _table_query(self):
        self.env["cocagne.insertion.exit"].flush_model()
        self.env["cocagne.annex"].flush_model()
        return SQL(
            """
            WITH target AS (
                SELECT annex.id AS annex_id, annex.company_id, annex.number AS period,
                       extract(year FROM annex.date_start)::int AS year, one.rate,
                       one.target::numeric AS target
                  FROM cocagne_annex annex
                 CROSS JOIN LATERAL (VALUES
                       ('dynamic', annex.target_dynamic),
                       ('durable', annex.target_durable),
                       ('transition', annex.target_transition),
                       ('positive', annex.target_positive)) AS one (rate, target)
            ), counted AS (
                SELECT company_id, annex_id, category,
                       extract(year FROM date)::int AS year
                  FROM cocagne_insertion_exit
                 WHERE is_counted
            ), reached AS (
                SELECT 'annex' AS scope, target.company_id, target.annex_id,
                       target.period, target.rate, NULLIF(target.target, 0) AS target,
                       count(counted.category) AS counted,
                       count(*) FILTER (WHERE %(fits)s) AS count
                  FROM target
                  LEFT JOIN counted ON counted.annex_id = target.annex_id
                 GROUP BY target.company_id, target.annex_id, target.period,
                       target.rate, target.target
                UNION ALL
                SELECT 'year', counted.company_id, NULL, counted.year::text, kind.rate,
                       (SELECT avg(NULLIF(target.target, 0)) FROM target
                         WHERE target.company_id = counted.company_id
                           AND target.year = counted.year
                           AND target.rate = kind.rate),
                       count(*), count(*) FILTER (WHERE %(fits_kind)s)
                  FROM counted
                 CROSS JOIN (VALUES ('dynamic'), ('durable'), ('transition'),
                       ('positive')) AS kind (rate)
                 GROUP BY counted.company_id, counted.year, kind.rate
            ), percents AS (
                SELECT reached.*,
                       round(count * 100.0 / NULLIF(counted, 0), 2) AS percent
                  FROM reached
            )
            SELECT row_number() OVER (
                       ORDER BY scope, company_id, annex_id, period, rate, series
                   ) AS id, *
              FROM (
                SELECT scope, company_id, annex_id, period, rate, counted, count,
                       percent, target, percent - target AS gap, 'reached' AS series
                  FROM percents
                UNION ALL
                SELECT scope, company_id, annex_id, period, rate, counted, 0, target,
                       target, NULL, 'planned'
                  FROM percents
                 WHERE target IS NOT NULL
              ) AS rows
            """,
            fits=self._fits("target.rate"),
            fits_kind=self._fits("kind.rate"),
        )

    def _fits(self, rate):
        """SQL of whether an exit is of a rate: dynamic is the three others together."""
        return SQL(
            """counted.category = %(rate)s OR (
                %(rate)s = 'dynamic'
                AND counted.category IN ('durable', 'transition', 'positive'))""",
            rate=SQL(rate),  # a column of the query above, no value
        )
