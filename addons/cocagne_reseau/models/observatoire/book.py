from odoo import fields, models
from odoo.tools import format_date

from ...indicators.definition import LAST
from ...report.observatoire.book import (
    UNKNOWN,
    Book,
    Column,
    Garden,
    Region,
    Theme,
    Year,
)
from ...report.observatoire.chart_data import shown
from ..figure.dashboard import KEY_CODES

#: Years in the workbook: its own, and those before.
YEARS = 5
LANGUAGE = "fr_FR"


class Observatoire(models.Model):
    """Reads what the workbook tells, in the rights of its maker: only what screens give."""

    _inherit = "cocagne.observatoire"

    def _in_french(self):
        """The network publishes in French, whoever prepares the file."""
        installed = {code for code, _name in self.env["res.lang"].get_installed()}
        if LANGUAGE not in installed:
            return self
        return self.with_context(lang=LANGUAGE)

    def _read_book(self):
        """The ``Book`` of the year. The number of queries does not depend on gardens."""
        self.ensure_one()
        figures = self.env["cocagne.network.figure"]
        themes = self._read_themes()
        codes = [one.code for theme in themes for one in theme.columns]
        months = self._garden_months()
        years = self._read_years(codes, months)
        return Book(
            year=self.year,
            network=self.company_id.sudo().name,  # sudo: the name of the publisher
            made_on=format_date(self.env, fields.Date.context_today(self)),
            made_by=self.env.user.name,
            least=self.env["res.company"]._network_least(),
            themes=themes,
            gardens=self._read_gardens(months),
            regions=self._read_regions(),
            years=years,
            figures=figures._read_table(codes, year=self.year),
            region_figures=figures._read_table(codes, year=self.year, by="region"),
            series=self._read_series(themes),
            left_out=self._read_left_out(codes),
            key_codes=tuple(code for code in KEY_CODES if code in set(codes)),
            words=self._workbook_words(),
            months=self._month_names(),
        )

    # -- indicators --------------------------------------------------------------------

    def _read_themes(self):
        """The indicators of the catalogue, by theme, in the order of reports."""
        catalogue = self.env["cocagne.indicator"]
        defined = self.env["cocagne.indicator.source"]._sorted_indicators()
        known = {row.code: row for row in catalogue.search([])}
        labels = {one.code: one.label for one in defined}
        names = {
            name: catalogue._words(name) for name in ("theme", "unit", "aggregation")
        }
        columns = {}
        for one in defined:
            if one.code in known:
                column = self._prepare_column(one, known[one.code], names, labels)
                columns.setdefault(one.theme, []).append(column)
        return tuple(
            Theme(theme, names["theme"][theme], tuple(found))
            for theme, found in columns.items()
        )

    def _prepare_column(self, one, row, names, labels):
        return Column(
            code=one.code,
            label=one.label,
            definition=one.definition,
            unit=one.unit,
            unit_label=names["unit"][one.unit],
            aggregation=names["aggregation"][one.aggregation],
            version=one.version,
            source=one.source,
            digits=self.env["cocagne.network.figure"]._digits(row),
            rule=self._rule_of(one, labels),
            is_last=one.aggregation == LAST,
        )

    def _rule_of(self, one, labels):
        """What is hidden of an indicator, in words."""
        rules = []
        if one.query is None:
            rules.append(self.env._("declared by the garden"))
        if one.counts_people:
            rules.append(self.env._("small numbers hidden"))
        if one.part_of:
            rules.append(self.env._("part of: %s", labels[one.part_of]))
        if one.hidden_with:
            rules.append(self.env._("hidden with: %s", labels[one.hidden_with]))
        return ", ".join(rules)

    # -- gardens, regions, years -------------------------------------------------------

    def _years_told(self):
        """The years of the files: this one and those before, the oldest first."""
        years = [year for year in self._years_known() if year < self.year]
        return [*years[1 - YEARS :], self.year]

    def _garden_months(self):
        """{(year, garden): months that it validated}."""
        years = [str(year) for year in self._years_told()]
        groups = self.env["cocagne.network.figure"]._read_group(
            [("year", "in", years)],
            ["year", "garden_id"],
            ["month:count_distinct"],
        )
        return {(int(year), garden.id): months for year, garden, months in groups}

    def _read_years(self, codes, months):
        figures = self.env["cocagne.network.figure"]
        gardens = self.env["cocagne.network.garden"]
        last = self._gardens_of_last_months()
        return tuple(
            Year(
                year=year,
                expected=len(gardens._present_in(year)),
                gardens=len(found),
                complete=sum(number == 12 for number in found),
                months=sum(found),
                figures=figures._read_table(codes, year=year, by="network"),
                last=last.get(year, 0),
            )
            for year in self._years_told()
            for found in [[n for (one, _garden), n in months.items() if one == year]]
        )

    def _gardens_of_last_months(self):
        """{year: gardens that validated the last of its months that is known}."""
        groups = self.env["cocagne.network.figure"]._read_group(
            [("year", "in", [str(year) for year in self._years_told()])],
            ["month:month"],
            ["garden_id:count_distinct"],
            order="month:month",
        )
        return {month.year: gardens for month, gardens in groups}

    def _read_gardens(self, months):
        """Gardens of the network in the year; those without a month too."""
        gardens = self.env["cocagne.network.garden"].with_context(active_test=False)
        known = gardens.browse(g for year, g in months if year == self.year)
        everyone = known | gardens._present_in(self.year)
        everyone.fetch(["name", "code", "region_id", "kind"])
        return tuple(
            Garden(
                key=one.id,
                name=one.name,
                code=one.code,
                region=one.region_id.name or "",
                months=months.get((self.year, one.id), 0),
                is_distant=one.kind == "distant",
            )
            for one in everyone.sorted(lambda one: (one.name, one.code))
        )

    def _read_regions(self):
        """Regions with figures in the year, by name; the last without a region."""
        groups = self.env["cocagne.network.figure"]._read_group(
            [("year", "=", str(self.year))],
            ["region_id"],
            ["garden_id:count_distinct"],
        )
        groups.sort(key=lambda group: (not group[0], group[0].name or ""))
        return tuple(
            Region(
                region.id or None, region.name or self.env._("Without a region"), number
            )
            for region, number in groups
        )

    # -- charts ------------------------------------------------------------------------

    def _read_series(self, themes):
        """{code: {year: twelve figures of the network}}, of the year and the one before.

        What is hidden or not known is the same here: nothing is drawn.
        """
        codes = [shown(theme).code for theme in themes]
        years = [str(year) for year in self._years_told()[-2:]]
        totals = self.env["cocagne.network.total"].search_fetch(
            [
                ("level", "=", "network"),
                ("indicator_id.code", "in", codes),
                ("year", "in", years),
                ("is_masked", "=", False),
            ],
            ["indicator_id", "month", "value"],
        )
        series = {}
        for one in totals:
            lines = series.setdefault(one.indicator_id.code, {})
            line = lines.setdefault(one.month.year, [UNKNOWN] * 12)
            if one.value is not False:
                line[one.month.month - 1] = one.value
        return series

    def _read_left_out(self, codes):
        found = self.env["cocagne.network.figure"]._left_out(
            codes, year=self.year, by="network"
        )
        return {code: number for (_key, code), number in found.items()}

    def _month_names(self):
        return tuple(
            format_date(self.env, f"{self.year}-{number:02}-01", date_format="MMM")
            for number in range(1, 13)
        )
