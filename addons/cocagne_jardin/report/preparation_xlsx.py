import re

from odoo import models

from .paper_options import PaperOptions

#: What a spreadsheet refuses in the name of a sheet, and its length.
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
NAME_LENGTH = 31


class PreparationXlsx(models.AbstractModel):
    """The preparation of a week as a spreadsheet: a summary and a sheet per round."""

    _name = "report.cocagne_jardin.preparation_xlsx"
    _description = "Preparation (spreadsheet)"
    _inherit = "report.cocagne_jardin.table_xlsx"

    def _formats(self, workbook):
        """Totals are numbers of baskets here, not amounts."""
        total = workbook.add_format({"bold": True, "top": 1})
        return {**super()._formats(workbook), "total": total}

    def generate_xlsx_report(self, workbook, data, deliveries):
        formats = self._formats(workbook)
        collector = self.env["cocagne.preparation.sheet"]
        options = PaperOptions(with_changes=True)
        for sheet in collector.sheets_of(deliveries, options):
            self._write_summary(_Page(workbook, formats), sheet)
            self._write_depots(_Page(workbook, formats), sheet)
            for trip in sheet.trips:
                self._write_trip(_Page(workbook, formats), sheet, trip)
            self._write_changes(_Page(workbook, formats), sheet)
            if sheet.stacks():
                self._write_stacks(_Page(workbook, formats), sheet)

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

    def _write_changes(self, page, sheet):
        """Who gets something else than last time, round after round."""
        page.open(
            self.env._("Changes w%(week)s", week=sheet.week),
            self._title(sheet),
            [
                self.env._("Round"),
                self.env._("Last name"),
                self.env._("First name"),
                self.env._("Change"),
                self.env._("Last time"),
                self.env._("This time"),
            ],
        )
        for trip in sheet.trips:
            for line in trip.changes:
                name = line.person
                page.cells(
                    [
                        f"{trip.code} {trip.short_day}",
                        name.lastname,
                        name.firstname,
                        line.label,
                        line.before,
                        line.now,
                    ]
                )

    def _write_stacks(self, page, sheet):
        """The pallets and rolls of each round, then of the week (R82)."""
        page.open(
            self.env._("Pallets w%(week)s", week=sheet.week),
            self._title(sheet),
            [
                self.env._("Round"),
                self.env._("Pallets and rolls"),
                self.env._("Depot"),
                self.env._("Baskets"),
                self.env._("To bring"),
                self.env._("Full"),
                self.env._("On the others"),
                self.env._("Straps"),
                self.env._("Beside them"),
            ],
        )
        for trip in sheet.trips:
            for stack in trip.stacks:
                page.cells(_stack_cells(f"{trip.code} {trip.short_day}", stack))
        for stack in sheet.stacks():
            page.cells(_stack_cells(self.env._("Total"), stack), "total")

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

    def open(self, name, title, heads, products=(), total=None):
        """Write the title and the heads of the columns, which stay in sight."""
        self.products = products
        self.sheet = self.workbook.add_worksheet(
            FORBIDDEN.sub(" ", name).strip()[:NAME_LENGTH]
        )
        self.sheet.write_string(0, 0, title, self.formats["title"])
        texts = [*heads, *(product.name for product in products)]
        texts += [total] if total else []
        for column, text in enumerate(texts):
            self.sheet.write_string(2, column, text, self.formats["head"])
        self.sheet.set_column(0, len(heads) - 1, 24)
        if len(texts) > len(heads):
            self.sheet.set_column(len(heads), len(texts) - 1, 11)
        self.sheet.freeze_panes(3, 0)
        self.row = 3

    def line(self, heads, counted, look=None):
        """Write a line: texts, then the quantity of each product and the total."""
        self.cells([*heads, *counted.cells(self.products), counted.total], look)

    def cells(self, values, look=None):
        """Write a line of texts and numbers."""
        cell = self.formats.get(look)
        for column, value in enumerate(values):
            if isinstance(value, int):
                self.sheet.write_number(self.row, column, value, cell)
            else:
                self.sheet.write_string(self.row, column, value, cell)
        self.row += 1


def _stack_cells(head, stack):
    return [
        head,
        stack.unit,
        stack.place,
        stack.baskets,
        stack.count,
        stack.full,
        stack.rest,
        stack.straps,
        stack.left_out,
    ]
