from odoo import models
from odoo.tools import format_date


class AssemblyXlsx(models.AbstractModel):
    """Whom a general assembly calls, as a spreadsheet (R36)."""

    _name = "report.cocagne_jardin.report_assembly_xlsx"
    _description = "General assembly (spreadsheet)"
    _inherit = "report.report_xlsx.abstract"

    def get_workbook_options(self):
        """Whatever a name begins with, it stays a text."""
        return {
            **super().get_workbook_options(),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }

    def generate_xlsx_report(self, workbook, data, assemblies):
        bold = workbook.add_format({"bold": True})
        for rank, assembly in enumerate(assemblies, 1):
            sheet = workbook.add_worksheet(f"{rank} {assembly.date}")
            day = format_date(self.env, assembly.date)
            sheet.write_string(0, 0, f"{assembly.name} - {day}", bold)
            for column, text in enumerate(self._heads()):
                sheet.write_string(2, column, text, bold)
            for row, line in enumerate(assembly.line_ids, 3):
                for column, value in enumerate(self._cells(line)):
                    write = (
                        sheet.write_number
                        if isinstance(value, int)
                        else sheet.write_string
                    )
                    write(row, column, value)
            sheet.set_column(0, len(self._heads()) - 1, 22)
            sheet.freeze_panes(3, 0)

    def _heads(self):
        return [
            self.env._("No."),
            self.env._("Members"),
            self.env._("Votes"),
            self.env._("Support"),
            self.env._("Mail address"),
            self.env._("Phone"),
            self.env._("Street"),
            self.env._("Postcode"),
            self.env._("Town"),
        ]

    def _cells(self, line):
        partner = line.partner_id
        texts = (line.email, line.phone, partner.street, partner.zip, line.city)
        return [
            line.member_number or "",
            line.people or "",
            int(line.votes),
            self.env._("yes") if line.is_support else "",
            *(text or "" for text in texts),
        ]
