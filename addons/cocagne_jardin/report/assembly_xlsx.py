from odoo import models
from odoo.tools import format_date

from .table_xlsx import Column


class AssemblyXlsx(models.AbstractModel):
    """Whom a general assembly calls, as a spreadsheet (R36)."""

    _name = "report.cocagne_jardin.report_assembly_xlsx"
    _description = "General assembly (spreadsheet)"
    _inherit = "report.cocagne_jardin.table_xlsx"

    def generate_xlsx_report(self, workbook, data, assemblies):
        formats, columns = self._formats(workbook), self._columns()
        for rank, assembly in enumerate(assemblies, 1):
            page = workbook.add_worksheet(f"{rank} {assembly.date}")
            title = f"{assembly.name} - {format_date(self.env, assembly.date)}"
            rows = [self._cells(line) for line in assembly.line_ids]
            self._write_table(page, columns, rows, formats, title)

    def _columns(self):
        return [
            Column(self.env._("No."), 22, "text"),
            Column(self.env._("Members"), 22, "text"),
            Column(self.env._("Votes"), 22, "number"),
            Column(self.env._("Support"), 22, "text"),
            Column(self.env._("Mail address"), 22, "text"),
            Column(self.env._("Phone"), 22, "text"),
            Column(self.env._("Street"), 22, "text"),
            Column(self.env._("Postcode"), 22, "text"),
            Column(self.env._("Town"), 22, "text"),
        ]

    def _cells(self, line):
        partner = line.partner_id
        return [
            line.member_number,
            line.people,
            line.votes,
            self.env._("yes") if line.is_support else "",
            line.email,
            line.phone,
            partner.street,
            partner.zip,
            line.city,
        ]
