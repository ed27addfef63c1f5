from odoo import models

from odoo.addons.cocagne_jardin.report.table_xlsx import Column

WIDTHS = {"name": 28, "nir": 18, "contract": 18, "note": 30}


class PayrollXlsx(models.AbstractModel):
    """The payroll variables as a spreadsheet: the table, then what its columns are."""

    _name = "report.cocagne_insertion.payroll_xlsx"
    _description = "Payroll variables (spreadsheet)"
    _inherit = "report.cocagne_jardin.table_xlsx"

    def generate_xlsx_report(self, workbook, data, exports):
        """A page per chosen month and one of explanations."""
        formats = self._formats(workbook)
        for export in exports:
            columns, rows = export._columns(), export._rows()
            page = workbook.add_worksheet(export.month.strftime("%Y-%m"))
            heads = [
                Column(one.name, WIDTHS.get(one.name, 12), self._kind(one))
                for one in columns
            ]
            self._write_table(
                page,
                heads,
                [[self._value(row, one) for one in columns] for row in rows],
                formats,
            )
            self._write_meanings(workbook, export, formats)

    def _kind(self, column):
        """Hours and euros are summed up; rates and hours a week are not."""
        if column.name in ("week_hours", "hourly_rate"):
            return "rate"
        return {"number": "money"}.get(column.kind, column.kind)

    def _value(self, row, column):
        value = row.get(column.name)
        return float(value or 0) if column.kind == "number" else value or ""

    def _write_meanings(self, workbook, export, formats):
        page = workbook.add_worksheet(self.env._("Columns"))
        meanings = self.env["cocagne.payroll.variables"]._meanings(export.company_id)
        heads = [
            Column(self.env._("Column"), 22, "text"),
            Column(self.env._("What it is"), 90, "text"),
        ]
        self._write_table(page, heads, meanings, formats)
