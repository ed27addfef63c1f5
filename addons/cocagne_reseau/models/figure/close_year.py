from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import SQL

from ...masking_network.telling import Telling


class NetworkFigure(models.Model):
    """The year of a garden, told although some of its months are hidden."""

    _inherit = "cocagne.network.figure"

    @api.model
    def _cron_close_years(self):
        """Tell the years that are whole: this one, and the two before it."""
        today = fields.Date.context_today(self)
        for back in range(3):
            self._close_years((today - relativedelta(years=back)).year)

    @api.model
    def _close_years(self, year):
        """Tell the years of gardens whose twelve months are there.

        Where nothing was hidden a year is the sum of its months, and needs nothing;
        otherwise see ``masking_network.telling``. A second run changes nothing.
        """
        figures = self.sudo()  # sudo: run by the system, reads the memory of all
        figures.env.flush_all()
        gardens = figures._whole_gardens(year)
        if not gardens:
            return
        figures._lock()
        families, ids = figures._families()
        closed = figures._closed_years({year})
        told = figures._read_told([date(year, number, 1) for number in range(1, 13)])
        least, changed, told_years = self.env["res.company"]._network_least(), [], []
        for family in families:
            telling = Telling(
                family,
                figures._told_of_family(family, ids, told, year),
                least,
                figures._years_of_family(family, ids, closed, year),
            )
            telling.publish({})
            telling.close_years(gardens)
            changed += [telling.told[key] for key in telling.changed]
            told_years += [(garden, ids[code]) for garden, code in telling.years]
        figures._write_told(changed, ids)
        figures._add_years(year, told_years)
        figures._write_years([year])
        figures.env.invalidate_all(flush=False)

    def _whole_gardens(self, year):
        """Gardens with twelve validated months, a hidden figure among them."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT garden_id FROM cocagne_network_figure WHERE year = %s
              GROUP BY garden_id
                HAVING count(DISTINCT month) = 12 AND bool_or(is_masked)
                """,
                str(year),
            )
        )
        return [garden for (garden,) in rows]

    def _add_years(self, year, pairs):
        """Rows for the years told; their figures come from ``_write_years``."""
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cocagne_network_total (
                       level, garden_id, company_id, region_id, month, year,
                       indicator_id, aggregation, theme, unit, gardens, left_out,
                       is_masked)
                SELECT 'year', garden.id, garden.company_id, garden.region_id, %(day)s,
                       %(year)s, indicator.id, indicator.aggregation, indicator.theme,
                       indicator.unit, 1, 0, false
                  FROM unnest(%(gardens)s::int[], %(indicators)s::int[])
                       AS told (garden_id, indicator_id)
                  JOIN cocagne_network_garden garden ON garden.id = told.garden_id
                  JOIN cocagne_indicator indicator ON indicator.id = told.indicator_id
                 WHERE NOT EXISTS (
                       SELECT FROM cocagne_network_total total
                        WHERE total.level = 'year' AND total.year = %(year)s
                          AND total.garden_id = garden.id
                          AND total.indicator_id = indicator.id)
                """,
                day=date(year, 1, 1),
                year=str(year),
                gardens=[garden for garden, _indicator in pairs],
                indicators=[indicator for _garden, indicator in pairs],
            )
        )

    def _write_years(self, years):
        """The figures of the years that are told: a correction moves them."""
        self.env.cr.execute(
            SQL(
                """
                UPDATE cocagne_network_total total
                   SET value = made.value, numerator = made.above,
                       denominator = made.below
                  FROM (
                SELECT garden_id, indicator_id, to_char(month, 'YYYY') AS year,
                       aggregation,
                       CASE WHEN aggregation = 'ratio' THEN sum(counted_numerator) END
                       AS above,
                       CASE WHEN aggregation = 'ratio' THEN sum(counted_denominator) END
                       AS below,
                       CASE aggregation
                            WHEN 'ratio' THEN
                                 CASE WHEN unit = 'percent' THEN 100 ELSE 1 END
                                 * sum(counted_numerator)
                                 / NULLIF(sum(counted_denominator), 0)
                            WHEN 'mean' THEN avg(counted_value)
                            ELSE sum(counted_value) END AS value
                  FROM cocagne_network_told told
                  JOIN cocagne_indicator indicator
                       ON indicator.id = told.indicator_id
                 WHERE to_char(month, 'YYYY') = ANY(%(years)s)
              GROUP BY garden_id, indicator_id, 3, aggregation, unit) AS made
                 WHERE total.level = 'year' AND total.year = made.year
                   AND total.garden_id = made.garden_id
                   AND total.indicator_id = made.indicator_id
                """,
                years=[str(year) for year in years],
            )
        )
