from datetime import date

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

#: The key of the only line of a table by network.
NETWORK_KEY = "network"


class NetworkFigure(models.Model):
    """Figures for screens and papers: one table, in one query."""

    _inherit = "cocagne.network.figure"

    @api.model
    def _read_table(self, codes, months=None, year=None, by="garden", gardens=None):
        """The figures of gardens, regions or the network over some months.

        Months make one figure as the indicator says (sum, mean, last, ratio). The rights
        of the user count: a garden reads its own line, and no total.

        :param codes: codes of indicators.
        :param months: first days of months; or ``year``: its twelve months.
        :param by: ``garden``, ``region`` or ``network``.
        :param gardens: gardens to keep, for ``by="garden"``; None: all.
        :return: {(key, code): number, or None where it is hidden}; what nobody knows has
            no key. Keys are ids of gardens or regions (None: without a region), or
            ``"network"``.
        """
        months = self._months_of(months, year)
        if by not in ("garden", "region", "network"):
            raise UserError(
                self.env._("Figures are read by garden, region or network.")
            )
        model = self if by == "garden" else self.env["cocagne.network.total"]
        model.browse().check_access("read")
        domain = Domain("month", "in", months)
        domain &= Domain("indicator_id.code", "in", list(codes))
        if by != "garden":
            domain &= Domain("level", "=", by)
        elif gardens is not None:
            domain &= Domain("garden_id", "in", gardens.ids)
        query = model._search(domain)
        rows = self.env.execute_query(model._sql_table(by, query, months))
        return {
            (NETWORK_KEY if by == "network" else key, code): value
            for key, code, value, is_masked in rows
            if is_masked or value is not None
        }

    @api.model
    def _left_out(self, codes, months=None, year=None, by="region"):
        """{(key, code): gardens that validated and are in no total, the most of a month}

        They have too few people; totals are short of fewer than k for each of them.
        """
        domain = [
            ("month", "in", self._months_of(months, year)),
            ("indicator_id.code", "in", list(codes)),
            ("level", "=", by),
            ("left_out", ">", 0),
        ]
        rows = self.env["cocagne.network.total"]._read_group(
            domain, ["region_id", "indicator_id"], ["left_out:max"]
        )
        return {
            (NETWORK_KEY if by == "network" else region.id or None, one.code): number
            for region, one, number in rows
        }

    def _months_of(self, months, year):
        if year:
            return [date(int(year), number, 1) for number in range(1, 13)]
        return sorted({month.replace(day=1) for month in months or ()})


class Reading(models.AbstractModel):
    _inherit = "cocagne.network.reading"

    def _sql_table(self, by, query, months):
        """(key, code, value, whether it is hidden), one row a key and indicator."""
        key = {"garden": "garden_id", "region": "region_id"}.get(by)
        table = SQL.identifier(self._table)
        return SQL(
            """
            SELECT made.key, indicator.code,
                   CASE WHEN made.is_masked THEN told.value ELSE made.value END,
                   made.is_masked AND told.value IS NULL
              FROM (
            SELECT %(key)s AS key, %(table)s.indicator_id,
                   bool_or(%(table)s.is_masked) AS is_masked, %(figure)s AS value
              FROM %(table)s
             WHERE %(table)s.id IN %(ids)s
          GROUP BY 1, 2) AS made
              JOIN cocagne_indicator indicator ON indicator.id = made.indicator_id
         LEFT JOIN cocagne_network_total told
                   ON told.level = 'year' AND told.garden_id = made.key
                  AND told.indicator_id = made.indicator_id
                  AND told.year = %(year)s AND %(by)s = 'garden'
            """,
            key=SQL.identifier(self._table, key) if key else SQL("NULL::int"),
            table=table,
            figure=self._figure_of_group(),
            ids=query.subselect(),
            year=self._whole_year(months),
            by=by,
        )

    def _whole_year(self, months):
        """The year whose twelve months these are, or None."""
        years = {month.year for month in months}
        return str(min(years)) if len(years) == 1 and len(months) == 12 else None
