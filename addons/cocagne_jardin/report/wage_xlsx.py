from odoo import models

from .table_xlsx import Column


class WageXlsx(models.AbstractModel):
    """The list for the payroll as a spreadsheet, a sheet per month (R26)."""

    _name = "report.cocagne_jardin.report_wage_xlsx"
    _description = "List for the payroll (spreadsheet)"
    _inherit = "report.cocagne_jardin.table_xlsx"

    def generate_xlsx_report(self, workbook, data, lists):
        formats, columns = self._formats(workbook), self._columns()
        for wages in lists:
            page = workbook.add_worksheet(f"{wages.month:%Y-%m} {wages.id}")
            rows = [self._row(line) for line in wages.line_ids]
            self._write_table(page, columns, rows, formats)

    def _columns(self):
        return [
            Column(self.env._("Member number"), 18, "text"),
            Column(self.env._("Name"), 18, "text"),
            Column(self.env._("Status"), 18, "text"),
            Column(self.env._("Baskets"), 18, "number"),
            Column(self.env._("Announced absences"), 18, "number"),
            Column(self.env._("To deduct"), 18, "money"),
            Column(self.env._("Authorised on"), 18, "day"),
        ]

    def _row(self, line):
        """The cells of one person; without authorisation nothing is deducted."""
        return [
            line.member_number,
            line.partner_id.name,
            line.staff_status_id.name,
            line.baskets,
            line.absences,
            line.amount if line.has_authorisation else 0.0,
            line.authorisation_date,
        ]
