from odoo import models
from odoo.tools import SQL


class NetworkFigure(models.Model):
    """Totals of months, from true figures; see ``masking_network.telling``."""

    _inherit = "cocagne.network.figure"

    def _write_totals(self, months):
        """Rewrite the totals of regions and of the network for these months."""
        self.env.cr.execute(
            SQL(
                """
                DELETE FROM cocagne_network_total
                      WHERE level IN ('region', 'network') AND month = ANY(%s)
                """,
                months,
            )
        )
        for level in ("region", "network"):
            self.env.cr.execute(self._sql_totals(level, months))

    def _sql_totals(self, level, months):
        """What enters the totals of a level; without a memory: the figure itself."""
        levels = ["region"] if level == "region" else ["region", "network"]
        region = SQL("figure.region_id") if level == "region" else SQL("NULL::int")
        return SQL(
            """
            INSERT INTO cocagne_network_total (
                   level, region_id, month, year, calendar_month, indicator_id,
                   aggregation, theme,
                   unit, gardens, left_out, is_masked, numerator, denominator, value)
            SELECT %(level)s, region, month, year, to_char(month, 'MM'),
                   indicator_id, aggregation, theme,
                   unit, gardens, rows - gardens, gardens = 0,
                   CASE WHEN aggregation = 'ratio' AND gardens > 0 THEN above END,
                   CASE WHEN aggregation = 'ratio' AND gardens > 0 THEN below END,
                   CASE WHEN gardens = 0 THEN NULL
                        WHEN aggregation = 'ratio' THEN above / NULLIF(below, 0)
                             * CASE WHEN unit = 'percent' THEN 100 ELSE 1 END
                        ELSE value END
              FROM (
            SELECT %(region)s AS region, figure.month, figure.year,
                   figure.indicator_id, figure.aggregation, figure.theme, figure.unit,
                   count(*) AS rows,
                   count(*) FILTER (WHERE told.id IS NULL OR told.level = ANY(%(in)s))
                   AS gardens,
                   sum(CASE WHEN told.id IS NULL THEN figure.value
                            WHEN told.level = ANY(%(in)s) THEN told.counted_value
                            END) AS value,
                   sum(CASE WHEN told.id IS NULL THEN figure.numerator
                            WHEN told.level = ANY(%(in)s) THEN told.counted_numerator
                            END) AS above,
                   sum(CASE WHEN told.id IS NULL THEN figure.denominator
                            WHEN told.level = ANY(%(in)s) THEN told.counted_denominator
                            END) AS below
              FROM cocagne_network_figure figure
         LEFT JOIN cocagne_network_told told
                   ON told.garden_id = figure.garden_id
                  AND told.month = figure.month
                  AND told.indicator_id = figure.indicator_id
             WHERE figure.month = ANY(%(months)s)
          GROUP BY 1, 2, 3, 4, 5, 6, 7) AS total
            """,
            **{"in": levels},
            level=level,
            region=region,
            months=months,
        )
