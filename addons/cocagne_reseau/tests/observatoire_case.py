"""A year of three gardens, and a workbook read again from its bytes."""

import io
from datetime import date

from openpyxl import load_workbook

from odoo.addons.cocagne_reseau.report.observatoire.workbook import write_workbook

from .published_case import (
    EUROS,
    HECTARES,
    MEMBERS,
    MEN,
    PEOPLE,
    SHARE,
    WOMEN,
    PublishedCase,
)

YEAR = 2025
CODES = (PEOPLE, WOMEN, MEN, SHARE, EUROS, HECTARES, MEMBERS)
HIDDEN_WORDS = ("masqué", "masked")
FIRST_GARDEN, FIRST_INDICATOR = 6, 6


class ObservatoireCase(PublishedCase):
    """``lake`` has twelve months of 2025, ``coast`` eleven, ``far`` twelve with few
    women; ``hill`` and ``isle`` have December alone; ``moor`` has none. ``lake`` has
    2024 too.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        runs = type(cls.env["cocagne.observatoire"])
        cls.classPatch(runs, "_has_job_runner", lambda self: False)
        cls.far.company_id = False
        months = cls.env["cocagne.snapshot"]
        for number in range(1, 13):
            day = date(YEAR, number, 1)
            months += cls.make_month(cls.lake, day, women=20, euros=1000 + number)
            months += cls.make_month(cls.lake, day.replace(year=YEAR - 1), women=10)
            months += cls.make_month(cls.far, day, women=3, men=30, euros=500)
            if number > 1:
                months += cls.make_month(cls.coast, day, women=40, members=300)
        for garden in cls.hill + cls.isle:
            months += cls.make_month(garden, date(YEAR, 12, 1), women=12, euros=70)
        cls.figures._publish(months)
        cls.yearly = cls.make_yearly()

    @classmethod
    def make_yearly(cls, year=YEAR):
        """The Observatoire of a year, as the head office sees it."""
        everyone = cls.env["cocagne.observatoire"].with_user(cls.user_head_office)
        return everyone._add_years().filtered(lambda one: one.year == year)

    def read_book(self):
        return self.yearly._in_french()._read_book()

    def open_workbook(self, book=None):
        stream = io.BytesIO()
        write_workbook(book or self.read_book(), stream)
        self.content = stream.getvalue()
        return load_workbook(stream)

    def theme_sheet(self, workbook, theme):
        """{name of the line: {code: content of the cell}} of a theme's sheet."""
        book = self.read_book()
        found = next(one for one in book.themes if one.key == theme)
        sheet = workbook[found.label[:31]]
        lines = {}
        for row in sheet.iter_rows(min_row=FIRST_GARDEN, values_only=True):
            if row[0]:
                cells = row[FIRST_INDICATOR - 1 :]
                codes = [column.code for column in found.columns]
                lines[row[0]] = dict(zip(codes, cells, strict=False))
        return lines
