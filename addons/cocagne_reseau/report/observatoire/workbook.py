"""Writes the annual workbook, line by line: memory does not grow with the gardens."""

import xlsxwriter

from .brochure import BrochurePage
from .chart_data import ChartData
from .dictionary import DictionaryPage
from .looks import Looks
from .page import A3, Page, sheet_name
from .summary import SummaryPage
from .theme import ThemePage

#: Each sheet keeps one line in memory; nothing that people wrote becomes a formula.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(book, stream, **options):
    """Write the workbook of a year.

    :param book: ``book.Book``.
    :param stream: a binary file.
    :param options: other options of ``xlsxwriter.Workbook``, for the measures.
    """
    with xlsxwriter.Workbook(stream, {**OPTIONS, **options}) as workbook:
        WorkbookWriter(book, workbook).write()


class WorkbookWriter:
    """The order of the sheets, and their names."""

    def __init__(self, book, workbook):
        self.book, self.workbook = book, workbook
        self.looks = Looks(workbook)
        self.taken = []
        say = book.say
        self.summary, self.brochure = (
            self._name(say("summary")),
            self._name(say("brochure")),
        )
        self.themes = [(theme, self._name(theme.label)) for theme in book.themes]
        self.dictionary = self._name(say("dictionary"))
        self.data = ChartData(book, self._name(say("chart_data")))

    def _name(self, text):
        name = sheet_name(text, self.taken)
        self.taken.append(name)
        return name

    def write(self):  # pylint: disable=method-required-super
        book, say = self.book, self.book.say
        title = say("title", year=book.year, network=book.network)
        self.workbook.set_properties({"title": title, "author": book.network})
        page = self._page(SummaryPage, self.summary)
        page.write(self._links(), self.data, self.workbook)
        self._page(BrochurePage, self.brochure).write()
        for theme, name in self.themes:
            arguments = (book, self.workbook, self.looks, name, theme, self.data)
            ThemePage(*arguments).write()
        self._page(DictionaryPage, self.dictionary, A3).write()
        self.data.write(self._page(Page, self.data.name))

    def _page(self, kind, name, *arguments):
        return kind(self.book, self.workbook, self.looks, name, *arguments)

    def _links(self):
        return [
            (self.brochure, self.book.say("brochure")),
            *((name, theme.label) for theme, name in self.themes),
            (self.dictionary, self.book.say("dictionary")),
            (self.data.name, self.book.say("chart_data")),
        ]
