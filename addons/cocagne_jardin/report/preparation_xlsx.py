import re

from odoo import models

#: What a spreadsheet refuses in the name of a sheet, and its length.
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
NAME_LENGTH = 31


class PreparationXlsx(models.AbstractModel):
    """The preparation of a week as a spreadsheet: a summary and a sheet per round."""

    _name = "report.cocagne_jardin.preparation_xlsx"
    _description = "Preparation (spreadsheet)"
    _inherit = "report.report_xlsx.abstract"

    def get_workbook_options(self):
        """Whatever a name begins with, it stays a text."""
        return {
            **super().get_workbook_options(),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }

    def generate_xlsx_report(self, workbook, data, deliveries):
        formats = {
            "title": workbook.add_format({"bold": True, "font_size": 14}),
            "head": workbook.add_format(
                {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
            ),
            "total": workbook.add_format({"bold": True, "top": 1}),
        }
        for sheet in self.env["cocagne.preparation.sheet"].sheets_of(deliveries):
            self._write_summary(_Page(workbook, formats), sheet)
            self._write_depots(_Page(workbook, formats), sheet)
            for trip in sheet.trips:
                self._write_trip(_Page(workbook, formats), sheet, trip)

    def _write_summary(self, page, sheet):
        page.open(
            self.env._("Week %(week)s", week=sheet.week),
            self._title(sheet),
            [
                self.env._("Prepared on"),
                self.env._("Round"),
                self.env._("Delivered on"),
            ],
            sheet.products,
            self.env._("Total"),
        )
        for trip in sheet.trips:
            page.line([trip.preparation_label, trip.title, trip.day_label], trip)
        page.line([self.env._("Total"), "", ""], sheet, "total")

    def _write_depots(self, page, sheet):
        page.open(
            self.env._("Depots of week %(week)s", week=sheet.week),
            self._title(sheet),
            [self.env._("No."), self.env._("Depot"), self.env._("Town and street")],
            sheet.products,
            self.env._("Total"),
        )
        for stop in sheet.depots():
            depot = stop.depot
            page.line([depot.number, depot.name, depot.address], stop)
        page.line([self.env._("Total"), "", ""], sheet, "total")

    def _write_trip(self, page, sheet, trip):
        page.open(
            f"{trip.code} {trip.short_day}",
            f"{sheet.garden} - {trip.title} - {trip.day_label}",
            [
                self.env._("Stop"),
                self.env._("Depot"),
                self.env._("Last name"),
                self.env._("First name"),
            ],
            trip.products,
            self.env._("Total"),
        )
        for stop in trip.stops:
            depot = f"{stop.depot.number} {stop.depot.name}"
            for member in stop.members:
                name = member.person
                page.line([stop.rank, depot, name.lastname, name.firstname], member)
        page.line([self.env._("Total"), "", "", ""], trip, "total")

    def _title(self, sheet):
        return self.env._(
            "%(garden)s - week %(week)s of %(year)s",
            garden=sheet.garden,
            week=sheet.week,
            year=sheet.year,
        )


class _Page:
    """A sheet of the workbook, written line after line."""

    def __init__(self, workbook, formats):
        self.workbook = workbook
        self.formats = formats

    def open(self, name, title, heads, products, total):
        """Write the title and the heads of the columns, which stay in sight."""
        self.products = products
        self.sheet = self.workbook.add_worksheet(
            FORBIDDEN.sub(" ", name).strip()[:NAME_LENGTH]
        )
        self.sheet.write_string(0, 0, title, self.formats["title"])
        texts = [*heads, *(product.name for product in products), total]
        for column, text in enumerate(texts):
            self.sheet.write_string(2, column, text, self.formats["head"])
        self.sheet.set_column(0, len(heads) - 1, 24)
        self.sheet.set_column(len(heads), len(texts) - 1, 11)
        self.sheet.freeze_panes(3, 0)
        self.row = 3

    def line(self, heads, counted, look=None):
        """Write a line: texts, then the quantity of each product and the total."""
        cell = self.formats.get(look)
        for column, value in enumerate(heads):
            if isinstance(value, int):
                self.sheet.write_number(self.row, column, value, cell)
            else:
                self.sheet.write_string(self.row, column, value, cell)
        quantities = [*counted.cells(self.products), counted.total]
        for column, value in enumerate(quantities, start=len(heads)):
            self.sheet.write_number(self.row, column, value, cell)
        self.row += 1
