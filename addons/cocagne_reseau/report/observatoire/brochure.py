"""The sheet of the national figures: as brochures print them, year beside year."""

from .national import LINES, figure_of
from .page import Page


class BrochurePage(Page):
    """One line for a figure: years, how it moved, and what it counts."""

    def write(self):  # pylint: disable=method-required-super
        book, years = self.book, self.book.years
        count = 3 + len(years)
        self.widths(44, *[14] * len(years), 13, 90)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.freeze_panes(3, 1)
        self.texts([book.say("brochure_title", year=book.year)], "title")
        self.texts([book.say("brochure_note")], "note")
        heads = [str(year.year) for year in years]
        change, how = book.say("growth"), book.say("how")
        self.texts([book.say("figure"), *heads, change, how], "head")
        for line in LINES:
            if self._is_known(line):
                self._write_line(line, count)

    def _is_known(self, line):
        """Whether the network has the indicators of the line."""
        return all(code in self.book.columns for code in line.codes)

    def _write_line(self, line, count):
        years = self.book.years
        values = [figure_of(line, year) for year in years]
        unit, label = self._unit(line), self.book.say(f"national_{line.key}")
        self.fit([label, *[""] * (count - 2), self._how(line)])
        self.text(0, label, "text")
        for place, value in enumerate(values, 1):
            self.figure(place, value, unit, line.digits)
        is_last = any(self.book.columns[code].is_last for code in line.codes)
        self.change(count - 2, values, unit, is_last, always=not line.codes)
        self.text(count - 1, self._how(line), "text")
        self.next()

    def _unit(self, line):
        if not line.codes or line.divisor != 1:
            return "number"
        return self.book.columns[line.codes[0]].unit

    def _how(self, line):
        if not line.codes:
            return self.book.say("how_gardens")
        columns = [self.book.columns[code] for code in line.codes]
        told = " + ".join(f"{one.label} ({one.aggregation})" for one in columns)
        return told if len(columns) > 1 else f"{told}. {columns[0].definition}"
