from itertools import groupby

from odoo import models
from odoo.tools import SQL

from ...indicators.definition import RATIO, Value
from ...masking_network.families import families_of
from ...masking_network.telling import Telling
from ...masking_network.told import Told

#: Columns of ``cocagne.network.told``, in the order in which they are read and written.
COLUMNS = (
    *("garden_id", "region_id", "month", "indicator_id"),
    *("value", "numerator", "denominator", "is_hidden", "is_kept"),
    *("counted_value", "counted_numerator", "counted_denominator", "has_counted"),
    *("level", "batch", "is_frozen"),
)
TYPES = (
    *("int", "int", "date", "int"),
    *("numeric", "numeric", "numeric", "boolean", "boolean"),
    *("numeric", "numeric", "numeric", "boolean"),
    *("varchar", "int", "boolean"),
)


class NetworkFigure(models.Model):
    """How validated months become figures of the network."""

    _inherit = "cocagne.network.figure"

    def _publish(self, snapshots):
        """Give validated months to the network; what tells of few people is hidden.

        A second run changes nothing. The number of queries is the same for one garden
        and for all of them.

        :param snapshots: validated months; the caller answers for who may.
        """
        if not snapshots:
            return
        # sudo: the garden that validates reads no figure of the others, whose hidden
        # counts decide what its own month may add to the totals
        figures = self.sudo()
        figures.env.flush_all()
        months = sorted(set(snapshots.mapped("month")))
        figures._lock()
        figures._tell(figures._read_values(snapshots), months)
        figures._write_figures(snapshots)
        figures._write_totals(months)
        figures._write_years(sorted({month.year for month in months}))
        figures.env.invalidate_all(flush=False)

    def _lock(self):
        """Two months that are validated together tell one after the other."""
        self.env.execute_query(
            SQL("SELECT pg_advisory_xact_lock(hashtext('cocagne.network.told'))")
        )

    # -- indicators --------------------------------------------------------------------

    def _families(self):
        """The families that are masked, and {code: id} of the catalogue."""
        defined = self.env["cocagne.indicator.source"]._indicators()
        rows = self.env["cocagne.indicator"].with_context(active_test=False)
        ids = {row.code: row.id for row in rows.search_fetch([], ["code"])}
        return families_of(one for one in defined if one.code in ids), ids

    # -- reading -----------------------------------------------------------------------

    def _read_values(self, snapshots):
        """{(garden, month): (region, {code: Value})} of the current values."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT snapshot.garden_id, snapshot.month, garden.region_id,
                       indicator.code, indicator.aggregation,
                       CASE WHEN value.has_value THEN COALESCE(value.value, 0) END,
                       COALESCE(value.numerator, 0), COALESCE(value.denominator, 0)
                  FROM cocagne_snapshot_value value
                  JOIN cocagne_snapshot snapshot ON snapshot.id = value.snapshot_id
                  JOIN cocagne_network_garden garden ON garden.id = snapshot.garden_id
                  JOIN cocagne_indicator indicator ON indicator.id = value.indicator_id
                 WHERE snapshot.id = ANY(%s) AND value.is_current
                """,
                snapshots.ids,
            )
        )
        months = {}
        for garden, month, region, code, way, *numbers in rows:
            values = months.setdefault((garden, month), (region, {}))[1]
            if way == RATIO:
                values[code] = Value(*numbers)
            elif numbers[0] is not None:
                values[code] = Value(numbers[0])
        return months

    def _read_told(self, months):
        """{id of an indicator: [Told]} of these months."""
        rows = self.env.execute_query(
            SQL(
                "SELECT %s FROM cocagne_network_told WHERE month = ANY(%s)",
                SQL(", ").join(SQL.identifier(name) for name in COLUMNS),
                list(months),
            )
        )
        told = {}
        for row in rows:
            told.setdefault(row[3], []).append(self._told_of(row))
        return told

    def _told_of(self, numbers):
        row = dict(zip(COLUMNS, numbers, strict=True))
        counted = Value(
            row["counted_value"], row["counted_numerator"], row["counted_denominator"]
        )
        return Told(
            row["garden_id"],
            row["region_id"],
            row["month"],
            row["indicator_id"],
            Value(row["value"], row["numerator"], row["denominator"]),
            row["is_hidden"],
            row["is_kept"],
            counted if row["has_counted"] else None,
            row["level"],
            row["batch"],
            row["is_frozen"],
        )

    # -- telling -----------------------------------------------------------------------

    def _tell(self, values, months):
        """Decide what is hidden and what enters the totals; keep it in memory."""
        families, ids = self._families()
        closed = self._closed_years({month.year for month in months})
        read = self._months_to_read(months, closed)
        told, least = self._read_told(read), self.env["res.company"]._network_least()
        changed = []
        for year, places in self._by_year(values):
            for family in families:
                telling = Telling(
                    family,
                    self._told_of_family(family, ids, told, year),
                    least,
                    self._years_of_family(family, ids, closed, year),
                )
                telling.publish(places)
                changed += [telling.told[key] for key in telling.changed]
        self._write_told(changed, ids)

    def _by_year(self, values):
        places = sorted(values.items(), key=lambda item: (item[0][1], item[0][0]))
        for year, items in groupby(places, key=lambda item: item[0][1].year):  # pylint: disable=bad-builtin-groupby
            yield year, dict(items)

    def _months_to_read(self, months, closed):
        """These months, and the whole year where the year of a garden was told."""
        years = {year for year, _garden, _indicator in closed}
        whole = {
            month.replace(month=number)
            for month in months
            if month.year in years
            for number in range(1, 13)
        }
        return sorted({*months, *whole})

    def _told_of_family(self, family, ids, told, year):
        for code in family.codes:
            for one in told.get(ids[code], ()):
                if one.month.year == year:
                    one.code = code
                    yield one

    def _years_of_family(self, family, ids, closed, year):
        codes = {ids[code]: code for code in family.codes}
        return [
            (garden, codes[indicator])
            for there, garden, indicator in closed
            if there == year and indicator in codes
        ]

    def _closed_years(self, years):
        """{(year, garden, id of the indicator)} of the years of gardens told."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT year::int, garden_id, indicator_id FROM cocagne_network_total
                 WHERE level = 'year' AND year = ANY(%s)
                """,
                [str(year) for year in years],
            )
        )
        return set(rows)

    def _write_told(self, changed, ids):
        if not changed:
            return
        columns = zip(*(self._row_of(one, ids) for one in changed), strict=True)
        arrays = SQL(", ").join(
            SQL("%s::%s[]", list(column), SQL(kind))
            for column, kind in zip(columns, TYPES, strict=True)
        )
        names = [SQL.identifier(name) for name in COLUMNS]
        self.env.execute_query(
            SQL(
                """
                INSERT INTO cocagne_network_told (company_id, %(names)s)
                     SELECT garden.company_id, %(told)s
                       FROM unnest(%(arrays)s) AS told (%(names)s)
                       JOIN cocagne_network_garden garden ON garden.id = told.garden_id
                ON CONFLICT (garden_id, month, indicator_id) DO UPDATE
                        SET (%(names)s) = ROW(%(excluded)s)
                RETURNING id
                """,
                names=SQL(", ").join(names),
                told=SQL(", ").join(SQL("told.%s", name) for name in names),
                excluded=SQL(", ").join(SQL("EXCLUDED.%s", name) for name in names),
                arrays=arrays,
            )
        )

    def _row_of(self, one, ids):
        counted = one.counted or Value(None)
        return (
            *(one.garden, one.region, one.month, ids[one.code]),
            *(*one.value, one.is_hidden, one.is_kept),
            *(*counted, one.counted is not None),
            *(one.level, one.batch, one.is_frozen),
        )

    # -- figures -----------------------------------------------------------------------

    def _write_figures(self, snapshots):
        """Rewrite the figures of these months, the hidden ones without a number."""
        self._delete_figures(snapshots)
        self._insert_figures(snapshots)

    def _delete_figures(self, snapshots):
        self.env.cr.execute(
            SQL(
                """
                DELETE FROM cocagne_network_figure figure
                      USING cocagne_snapshot snapshot
                      WHERE snapshot.id = ANY(%s)
                        AND figure.garden_id = snapshot.garden_id
                        AND figure.month = snapshot.month
                """,
                snapshots.ids,
            )
        )

    def _insert_figures(self, snapshots):
        """What was told of each figure, else its true value."""
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cocagne_network_figure (
                       garden_id, company_id, region_id, month, year,
                       calendar_month, indicator_id,
                       aggregation, theme, unit, origin, level,
                       value, numerator, denominator, is_masked)
                SELECT snapshot.garden_id, snapshot.company_id,
                       COALESCE(told.region_id, garden.region_id),
                       snapshot.month, to_char(snapshot.month, 'YYYY'),
                       to_char(snapshot.month, 'MM'),
                       indicator.id, indicator.aggregation, indicator.theme,
                       indicator.unit, snapshot.origin, 'garden',
                       CASE WHEN told.id IS NULL THEN value.value
                            WHEN NOT told.is_hidden THEN told.value END,
                       CASE WHEN indicator.aggregation <> 'ratio' THEN NULL
                            WHEN told.id IS NULL THEN value.numerator
                            WHEN NOT told.is_hidden THEN told.numerator END,
                       CASE WHEN indicator.aggregation <> 'ratio' THEN NULL
                            WHEN told.id IS NULL THEN value.denominator
                            WHEN NOT told.is_hidden THEN told.denominator END,
                       COALESCE(told.is_hidden, false)
                  FROM cocagne_snapshot snapshot
                  JOIN cocagne_network_garden garden ON garden.id = snapshot.garden_id
                  JOIN cocagne_snapshot_value value
                       ON value.snapshot_id = snapshot.id AND value.is_current
                  JOIN cocagne_indicator indicator ON indicator.id = value.indicator_id
             LEFT JOIN cocagne_network_told told
                       ON told.garden_id = snapshot.garden_id
                      AND told.month = snapshot.month
                      AND told.indicator_id = indicator.id
                 WHERE snapshot.id = ANY(%s)
                   AND (told.is_hidden OR
                        CASE WHEN told.id IS NULL THEN value.has_value
                             ELSE told.value IS NOT NULL END)
                """,
                snapshots.ids,
            )
        )
