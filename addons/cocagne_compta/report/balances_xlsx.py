from odoo import fields, models
from odoo.tools import format_date

from odoo.addons.cocagne_jardin.report.table_xlsx import Column

#: Width and kind of a column, by type of its field.
LOOKS = {
    "char": (12, "text"),
    "many2one": (28, "text"),
    "monetary": (13, "money"),
    "date": (12, "day"),
}
FIELDS = (
    *("member_number", "partner_id", "balance", "owed", "advance", "not_due"),
    *("late_30", "late_60", "late_90", "late_more", "overdue", "oldest_due"),
    *("payment_mode", "depot_id", "round_id"),
)


class BalancesXlsx(models.AbstractModel):
    """The list of balances as a spreadsheet, a sheet per garden (R67, R95)."""

    _name = "report.cocagne_compta.report_balances_xlsx"
    _description = "List of balances (spreadsheet)"
    _inherit = "report.cocagne_jardin.table_xlsx"
    _money_format = "#,##0.00;[Red]-#,##0.00"

    def generate_xlsx_report(self, workbook, data, rows):
        formats = self._formats(workbook)
        known = rows.fields_get(FIELDS, ["string", "type"])
        columns = {
            name: Column(
                known[name]["string"], *LOOKS.get(known[name]["type"], (16, "text"))
            )
            for name in FIELDS
            if name in known
        }
        for company, balances in rows.grouped("company_id").items():
            page = workbook.add_worksheet(company.garden_code or f"{company.id}")
            cells = [self._row(balance, columns) for balance in balances]
            title = self._title(company)
            self._write_table(page, [*columns.values()], cells, formats, title)

    def _title(self, company):
        today = format_date(self.env, fields.Date.context_today(self))
        return self.env._(
            "Balances of the clients of %(garden)s on %(day)s",
            garden=company.name,
            day=today,
        )

    def _row(self, balance, names):
        """The cells of one client."""
        row = []
        for name in names:
            value, field = balance[name], balance._fields[name]
            if field.type in ("many2one", "selection"):
                value = field.convert_to_export(value, balance)
            row.append(value)
        return row
