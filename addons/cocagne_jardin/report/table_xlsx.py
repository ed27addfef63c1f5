from collections import namedtuple

from odoo import models
from odoo.tools import float_round

#: A column of a table: its title, its width in characters and the kind of its cells.
Column = namedtuple("Column", "title width kind")
#: Kinds that are summed up under the table; ``number`` and ``rate`` are not.
SUMMED = ("count", "money")


class TableXlsx(models.AbstractModel):
    """What the spreadsheets of the house share (R91).

    Titles that stay in sight, rows of cells of a known kind (``text``, ``day``,
    ``month``, ``money``, ``rate``, ``count``, ``number``) and their totals.
    """

    _name = "report.cocagne_jardin.table_xlsx"
    _description = "Table (spreadsheet)"
    _inherit = "report.report_xlsx.abstract"

    #: How amounts are shown, in the words of a spreadsheet.
    _money_format = "#,##0.00"

    def get_workbook_options(self):
        """Whatever a name begins with, it stays a text."""
        return {
            **super().get_workbook_options(),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }

    def _formats(self, workbook):
        """{kind of cell: its look}."""
        money = self._money_format
        looks = {
            "title": {"bold": True, "font_size": 14},
            "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
            "day": {"num_format": "dd/mm/yyyy"},
            "month": {"num_format": "mm/yyyy"},
            "money": {"num_format": money},
            "rate": {"num_format": "0.0#"},
            "total": {"num_format": money, "bold": True, "top": 1},
        }
        return {name: workbook.add_format(look) for name, look in looks.items()}

    def _write_table(self, page, columns, rows, formats, title=None):
        """Write a table from the top of a page on.

        :param columns: list of Column
        :param rows: list of lists of values, in the order of the columns
        :return: the line of the totals
        """
        top = 0
        if title:
            page.write_string(0, 0, title, formats["title"])
            top = 2
        page.freeze_panes(top + 1, 0)
        for at, column in enumerate(columns):
            page.set_column(at, at, column.width)
            page.write_string(top, at, column.title, formats["head"])
        for line, row in enumerate(rows, top + 1):
            for at, (column, value) in enumerate(zip(columns, row, strict=True)):
                self._write_cell(page, line, at, value, column.kind, formats)
        last = top + 1 + len(rows)
        self._write_totals(page, last, columns, rows, formats)
        return last

    def _write_cell(self, page, line, at, value, kind, formats):
        if kind == "text":
            page.write_string(line, at, value or "")
        elif kind not in ("day", "month"):
            page.write_number(line, at, value, formats.get(kind))
        elif value:
            page.write_datetime(line, at, value, formats[kind])

    def _write_totals(self, page, line, columns, rows, formats):
        summed = [at for at, column in enumerate(columns) if column.kind in SUMMED]
        if not summed:
            return
        page.write_string(line, 0, self.env._("Total"), formats["total"])
        for at in summed:
            total = float_round(sum(row[at] for row in rows), precision_digits=2)
            page.write_number(line, at, total, formats["total"])
