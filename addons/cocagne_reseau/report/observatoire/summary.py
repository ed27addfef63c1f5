"""The first sheet: key figures, who is counted, what is hidden and why, the method."""

from . import charts
from .book import HIDDEN, MONTHS, is_number
from .page import Page

CHARTS = 4
CHART_COLUMNS = 4
METHOD = (
    "method_source",
    "method_months",
    "method_totals",
    "method_hidden",
    "method_difference",
    "method_left_out",
    "method_growth",
    "method_publish",
)


class SummaryPage(Page):
    """What the reader opens first.

    :param links: (name of a sheet, what it is called).
    """

    def write(self, links, data, workbook):  # pylint: disable=method-required-super
        self.columns = 3 + len(self.book.years)
        self.widths(46, *[15] * (self.columns - 1), 15, 15)
        self.sheet.fit_to_pages(1, 0)
        self._write_title()
        self._write_key_figures()
        self._write_gardens()
        self._write_hidden()
        self._write_method()
        self._write_links(links)
        self._write_charts(data, workbook)

    def _write_title(self):
        book = self.book
        self.texts([book.say("title", year=book.year, network=book.network)], "title")
        self.texts([book.say("made", day=book.made_on, who=book.made_by)], "note")
        self.next()

    def _write_head(self, title, extra=()):
        self.texts([title], "section")
        years = [str(year.year) for year in self.book.years]
        self.texts([" ", *years, *extra], "head")

    def _write_key_figures(self):
        book = self.book
        self._write_head(
            book.say("key_figures"), (book.say("growth"), book.say("unit"))
        )
        for code in book.key_codes:
            column = book.columns[code]
            values = [year.figure(code) for year in book.years]
            self.text(0, column.label)
            for place, value in enumerate(values, 1):
                self.figure(place, value, column.unit, column.digits)
            self.change(len(values) + 1, values, column.unit, column.is_last)
            self.text(len(values) + 2, column.unit_label, "note")
            self.next()
        self.next()

    def _write_gardens(self):
        book = self.book
        self._write_head(book.say("who_counts"))
        rows = (
            ("expected", [year.expected for year in book.years]),
            ("validated", [year.gardens for year in book.years]),
            ("last", [year.last for year in book.years]),
            ("complete", [year.complete for year in book.years]),
            ("validated_months", [year.months for year in book.years]),
            ("expected_months", [year.expected * MONTHS for year in book.years]),
        )
        for word, values in rows:
            self.text(0, book.say(word))
            for place, value in enumerate(values, 1):
                self.figure(place, value)
            self.next()
        self.next()

    # -- what is hidden ----------------------------------------------------------------

    def _write_hidden(self):
        book = self.book
        self.texts([book.say("what_is_hidden")], "section")
        heads = (
            "theme",
            "hidden_gardens",
            "shown_gardens",
            "hidden_regions",
            "left_out",
        )
        self.texts([book.say(word) for word in heads], "head")
        for theme, numbers in self._count_hidden():
            self.text(0, theme.label)
            for place, number in enumerate(numbers, 1):
                self.figure(place, number)
            self.next()
        self.next()

    def _count_hidden(self):
        """(theme, numbers) of figures: hidden and shown of gardens, hidden of regions,
        gardens that are in no total at most."""
        book, themes = self.book, self.book.themes
        counts = {theme.key: [0, 0, 0, 0] for theme in themes}
        for garden in book.gardens:
            for theme in themes:
                for column in theme.columns:
                    value = book.garden_figure(garden, column.code)
                    if value is HIDDEN:
                        counts[theme.key][0] += 1
                    elif is_number(value):
                        counts[theme.key][1] += 1
        for theme in themes:
            numbers = counts[theme.key]
            for column in theme.columns:
                numbers[3] = max(numbers[3], book.left_out.get(column.code, 0))
                for region in book.regions:
                    numbers[2] += book.region_figure(region, column.code) is HIDDEN
            yield theme, numbers

    def _write_method(self):
        book = self.book
        self.texts([book.say("method")], "section")
        for word in METHOD:
            text = book.say(word, least=book.least)
            self.paragraph(text, self.columns, height=31)
        self.next()

    def _write_links(self, links):
        self.texts([self.book.say("sheets")], "section")
        for name, text in links:
            self.link(0, f"'{name}'!A1", text)
            self.next()
        self.next()

    def _write_charts(self, data, workbook):
        for rank, (column, line) in enumerate(data.over_years()[:CHARTS]):
            title = self.book.say("over_years", label=column.label)
            chart = charts.lines(workbook, [line], column, title)
            row = self.row + rank // 2 * charts.ROWS
            options = {"description": title, "object_position": 2}
            place = rank % 2 * CHART_COLUMNS
            self.sheet.insert_chart(row, place, chart, options)
