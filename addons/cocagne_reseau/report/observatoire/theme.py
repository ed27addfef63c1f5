"""The sheet of a theme: one line for a garden, then regions, the network, charts."""

from . import charts
from .book import NETWORK, look
from .chart_data import shown
from .page import A3, Page

#: Columns before the indicators: garden, code, region, months, origin.
BEFORE = 5
TOP = 5


class ThemePage(Page):
    """Names and titles stay in sight; charts stand under the totals."""

    def __init__(self, book, workbook, looks, name, theme, data):
        super().__init__(book, workbook, looks, name, A3)
        self.workbook, self.theme, self.data = workbook, theme, data

    def write(self):  # pylint: disable=method-required-super
        """Write the sheet; gives how many gardens it has."""
        self._set_up()
        self._write_head()
        count = 0
        for garden in self.book.gardens:
            self._write_garden(garden)
            count += 1
        if count:
            last = BEFORE + len(self.theme.columns) - 1
            self.sheet.autofilter(TOP - 1, 0, self.row - 1, last)
        self.next()
        for region in self.book.regions:
            gardens = self.book.say("gardens_count", count=region.gardens)
            figures = self.book.region_figures
            self._write_total(region.name, gardens, figures, region.key)
        year = self.book.this_year
        gardens = self.book.say("gardens_count", count=year.gardens)
        self._write_total(self.book.say("network"), gardens, year.figures, NETWORK)
        self._write_charts()
        return count

    def _set_up(self):
        names = [len(garden.name) for garden in self.book.gardens]
        self.widths(
            min(50, max([30, *names])), 10, 22, 9, 13, *[13] * len(self.theme.columns)
        )
        self.sheet.freeze_panes(TOP, 1)
        self.sheet.repeat_rows(TOP - 2, TOP - 1)
        self.sheet.repeat_columns(0)

    def _write_head(self):
        book = self.book
        title = book.say("theme_title", theme=self.theme.label, year=book.year)
        self.texts([title], "title")
        self.texts([book.say("legend", least=book.least)], "note")
        self.texts([book.say("charts_below")], "note")
        before = ("garden", "code", "region", "months", "origin")
        labels = [column.label for column in self.theme.columns]
        self.texts([*(book.say(word) for word in before), *labels], "head")
        units = [column.unit_label for column in self.theme.columns]
        self.texts([" ", " ", " ", " ", " ", *units], "unit")

    def _write_garden(self, garden):
        look_of_name = "distant" if garden.is_distant else "garden"
        origin = self.book.say("distant" if garden.is_distant else "hosted")
        self.text(0, garden.name, look_of_name)
        self.text(1, garden.code)
        self.text(2, garden.region)
        self.number(3, garden.months, "months" if garden.months == 12 else "missing")
        self.text(4, origin, look_of_name)
        for place, column in enumerate(self.theme.columns, BEFORE):
            value = self.book.garden_figure(garden, column.code)
            self.figure(place, value, column.unit, column.digits)
        self.next()

    def _write_total(self, name, gardens, figures, key):
        self.text(0, name, "total")
        for place in (1, 2, 3):
            self.sheet.write_blank(self.row, place, None, self.looks["total"])
        self.text(4, gardens, "total")
        for place, column in enumerate(self.theme.columns, BEFORE):
            value = look(figures, key, column.code)
            self.figure(place, value, column.unit, column.digits, is_total=True)
        self.next()

    def _write_charts(self):
        column, year = shown(self.theme), self.book.year
        row, say = self.row + 1, self.book.say
        bars, months = self.data.by_region(self.theme), self.data.by_month(self.theme)
        if bars:
            title = say("by_region", label=column.label, year=year)
            self._insert(row, charts.bars(self.workbook, bars, column, title), title)
            row += charts.ROWS
        if months:
            title = say("by_month", label=column.label)
            chart = charts.lines(self.workbook, months, column, title)
            self._insert(row, chart, title)

    def _insert(self, row, chart, title):
        options = {"description": title, "object_position": 2}
        self.sheet.insert_chart(row, 0, chart, options)
