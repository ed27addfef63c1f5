from odoo import models


class WageXlsx(models.AbstractModel):
    """The list for the payroll as a spreadsheet, a sheet per month (R26)."""

    _name = "report.cocagne_jardin.report_wage_xlsx"
    _description = "List for the payroll (spreadsheet)"
    _inherit = "report.report_xlsx.abstract"

    def get_workbook_options(self):
        """Whatever a name begins with, it stays a text."""
        return {
            **super().get_workbook_options(),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }

    def generate_xlsx_report(self, workbook, data, lists):
        bold = workbook.add_format({"bold": True, "bottom": 1})
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        money = workbook.add_format({"num_format": "#,##0.00"})
        titles = [
            self.env._("Member number"),
            self.env._("Name"),
            self.env._("Status"),
            self.env._("Baskets"),
            self.env._("Announced absences"),
            self.env._("To deduct"),
            self.env._("Authorised on"),
        ]
        for wages in lists:
            page = workbook.add_worksheet(f"{wages.month:%Y-%m} {wages.id}")
            page.freeze_panes(1, 0)
            page.set_column(0, len(titles) - 1, 18)
            for column, title in enumerate(titles):
                page.write_string(0, column, title, bold)
            for row, line in enumerate(wages.line_ids, 1):
                page.write_string(row, 0, line.member_number or "")
                page.write_string(row, 1, line.partner_id.name)
                page.write_string(row, 2, line.staff_status_id.name or "")
                page.write_number(row, 3, line.baskets)
                page.write_number(row, 4, line.absences)
                agreed = line.amount if line.has_authorisation else 0.0
                page.write_number(row, 5, agreed, money)
                if line.authorisation_date:
                    page.write_datetime(row, 6, line.authorisation_date, day)
            last = len(wages.line_ids) + 1
            page.write_string(last, 0, self.env._("Total"), bold)
            page.write_number(last, 5, wages.total, money)
