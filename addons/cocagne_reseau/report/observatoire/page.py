"""A sheet that is written from its top to its bottom, as constant memory asks for."""

import re
from math import ceil

from .book import HIDDEN, UNKNOWN
from .national import alike, change

A4, A3 = 9, 8
NAME_LENGTH = 31
#: Points of a line of text, and how much of the width of a column words fill.
LINE, MARGIN, FILLED = 15, 3, 0.9


def sheet_name(text, taken=()):
    """A name that spreadsheets accept, other than those that are taken."""
    name = re.sub(r"[\[\]:*?/\\']", " ", text).strip()[:NAME_LENGTH].strip() or "-"
    number, found = 1, name
    while found.casefold() in {one.casefold() for one in taken}:
        number += 1
        end = f" {number}"
        found = name[: NAME_LENGTH - len(end)] + end
    return found


class Page:
    """``row`` is the line that is written now; texts stay texts, whatever they hold."""

    def __init__(self, book, workbook, looks, name, paper=A4):
        self.book, self.looks, self.name = book, looks, name
        self.row, self._widths = 0, ()
        self.sheet = workbook.add_worksheet(name)
        self.sheet.set_landscape()
        self.sheet.set_paper(paper)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        title = book.say("footer", year=book.year).replace("&", "&&")
        self.sheet.set_footer(f"&L{title}&C&A&R&P / &N")
        self.sheet.hide_gridlines(2)

    def widths(self, *widths):
        self._widths = widths
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def next(self, lines=1):
        self.row += lines

    def fit(self, texts, start=0):
        """Make this line as high as its longest text: not every program does by itself.

        Before the line is written, as constant memory asks for.
        """
        lines = [
            ceil(len(str(text)) / (FILLED * width))
            for text, width in zip(texts, self._widths[start:], strict=False)
        ]
        self.sheet.set_row(self.row, LINE * max(lines, default=1) + MARGIN)

    def text(self, column, text, look="plain"):
        if text:
            self.sheet.write_string(self.row, column, str(text), self.looks[look])

    def texts(self, texts, look="plain", start=0):
        if look == "head":
            self.fit(texts, start)
        for column, text in enumerate(texts, start):
            self.text(column, text, look)
        self.next()

    def paragraph(self, text, columns, look="text", height=None):
        """A text over several columns of one line."""
        if height:
            self.sheet.set_row(self.row, height)
        self.sheet.merge_range(self.row, 0, self.row, columns - 1, "", self.looks[look])
        self.sheet.write_string(self.row, 0, text, self.looks[look])
        self.next()

    def number(self, column, value, look):
        self.sheet.write_number(self.row, column, float(value), self.looks[look])

    def figure(self, column, value, unit="number", digits=0, is_total=False):
        """A figure; a hidden one is a word, so that sums leave it out."""
        if value is UNKNOWN:
            if is_total:
                self.sheet.write_blank(self.row, column, None, self.looks["total"])
            return
        if value is HIDDEN:
            look = "hidden_total" if is_total else "hidden"
            self.text(column, self.book.say("hidden"), look)
            return
        look = self.looks.number(unit, digits, is_total)
        self.sheet.write_number(self.row, column, float(value), look)

    def link(self, column, place, text):
        """A link to a cell of this workbook."""
        look = self.looks["link"]
        self.sheet.write_url(self.row, column, f"internal:{place}", look, text)

    def change(self, column, values, unit, is_last=False, always=False):
        """How the last figure moved against the one before; said where it cannot be.

        :param values: figures of the years of the book.
        :param always: months that are missing do not matter.
        """
        found = change(*values[-2:], unit) if len(values) > 1 else None
        if found is None:
            return
        if always or alike(*self.book.years[-2:], is_last):
            self.number(column, *found)
        else:
            self.text(column, self.book.say("not_comparable"), "hidden")
