"""The sheet that charts are drawn from: what is hidden there is an empty cell.

A word would be drawn as zero. Charts keep a copy of their figures (for viewers that do
not compute): it is made of the same lists.
"""

from dataclasses import dataclass

from .book import MONTHS, is_number

#: The indicator that the charts of a theme show; the first one of other themes.
SHOWN = {
    "members": "members.members",
    "baskets": "baskets.delivered",
    "sales": "sales.turnover",
    "land": "land.hectares",
    "solidarity": "solidarity.baskets",
    "insertion": "insertion.etp",
    "network": "network.volunteers",
}
REGIONS, PER_REGION, MONTH_NAMES, FIRST_YEAR = 0, 1, 3, 4


def drawn(value):
    """A figure for a chart; None: nothing is drawn."""
    return float(value) if is_number(value) else None


def shown(theme):
    """The indicator of a theme that charts show."""
    wanted = SHOWN.get(theme.key)
    found = (one for one in theme.columns if one.code == wanted)
    return next(found, theme.columns[0])


@dataclass(frozen=True)
class Series:
    """A line or the bars of a chart: places of names and figures, and their copies."""

    name: str
    categories: list
    values: list
    categories_data: list
    values_data: list

    def options(self):
        return {
            "name": self.name,
            "categories": self.categories,
            "values": self.values,
            "categories_data": self.categories_data,
            "values_data": self.values_data,
        }


class ChartData:
    """Where each theme has its lines on the sheet.

    :param name: of the sheet.
    """

    def __init__(self, book, name):
        self.book, self.name = book, name
        self.tops = {}
        row = 2
        for theme in book.themes:
            self.tops[theme.key] = row
            row += 3 + max(len(book.regions), MONTHS)
        self.years_top = row

    def _range(self, first, column, count):
        return [self.name, first, column, first + count - 1, column]

    def by_region(self, theme):
        """Bars of the regions; None without a region."""
        regions, code = self.book.regions, shown(theme).code
        if not regions:
            return None
        first = self.tops[theme.key] + 2
        return Series(
            shown(theme).label,
            self._range(first, REGIONS, len(regions)),
            self._range(first, PER_REGION, len(regions)),
            [region.name for region in regions],
            [drawn(self.book.region_figure(one, code)) for one in regions],
        )

    def by_month(self, theme):
        """Lines over the months: the year before, then the year."""
        code = shown(theme).code
        first = self.tops[theme.key] + 2
        return [
            Series(
                str(year),
                self._range(first, MONTH_NAMES, MONTHS),
                self._range(first, FIRST_YEAR + rank, MONTHS),
                list(self.book.months),
                [drawn(value) for value in values],
            )
            for rank, (year, values) in enumerate(sorted(self._series(code).items()))
        ]

    def _series(self, code):
        return self.book.series.get(code, {})

    def over_years(self):
        """A line over the years for each figure of the summary."""
        years, first = self.book.years, self.years_top + 2
        return [
            (
                self.book.columns[code],
                Series(
                    self.book.columns[code].label,
                    self._range(first, 0, len(years)),
                    self._range(first, rank, len(years)),
                    [str(year.year) for year in years],
                    [drawn(year.figure(code)) for year in years],
                ),
            )
            for rank, code in enumerate(self.book.key_codes, 1)
        ]

    # -- the sheet ---------------------------------------------------------------------

    def write(self, page):  # pylint: disable=method-required-super
        book = self.book
        page.widths(26, 18, 3, 14, 16, 16, 16, 16, 16, 16, 16, 16, 16)
        page.texts([book.say("chart_data")], "title")
        page.texts([book.say("chart_data_note")], "note")
        for theme in book.themes:
            self._write_theme(page, theme)
        self._write_years(page)

    def _write_theme(self, page, theme):
        column = shown(theme)
        bars, lines = self.by_region(theme), self.by_month(theme)
        names = [line.name for line in lines]
        say = self.book.say
        page.row = self.tops[theme.key]
        page.texts([f"{theme.label} : {column.label} ({column.unit_label})"], "section")
        page.texts([say("region"), column.label, "", say("month"), *names], "head")
        for rank in range(max(len(self.book.regions), MONTHS)):
            if bars and rank < len(self.book.regions):
                page.text(REGIONS, bars.categories_data[rank])
                self._write(page, PER_REGION, bars.values_data[rank], column)
            if rank < MONTHS:
                page.text(MONTH_NAMES, self.book.months[rank])
                for place, line in enumerate(lines, FIRST_YEAR):
                    self._write(page, place, line.values_data[rank], column)
            page.next()

    def _write_years(self, page):
        lines = self.over_years()
        page.row = self.years_top
        page.texts([self.book.say("years")], "section")
        labels = [column.label for column, _line in lines]
        page.texts([self.book.say("year"), *labels], "head")
        for rank, year in enumerate(self.book.years):
            page.text(0, str(year.year))
            for place, (column, line) in enumerate(lines, 1):
                self._write(page, place, line.values_data[rank], column)
            page.next()

    def _write(self, page, place, value, column):
        if value is not None:
            look = page.looks.number(column.unit, column.digits)
            page.sheet.write_number(page.row, place, value, look)
