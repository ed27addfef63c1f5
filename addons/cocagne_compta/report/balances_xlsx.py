from odoo import fields, models
from odoo.tools import format_date

MONEY, DAY = "#,##0.00;[Red]-#,##0.00", "dd/mm/yyyy"


class BalancesXlsx(models.AbstractModel):
    """The list of balances as a spreadsheet, a sheet per garden (R67, R95)."""

    _name = "report.cocagne_compta.report_balances_xlsx"
    _description = "List of balances (spreadsheet)"
    _inherit = "report.report_xlsx.abstract"

    def get_workbook_options(self):
        """Whatever a name begins with, it stays a text."""
        return {
            **super().get_workbook_options(),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }

    def generate_xlsx_report(self, workbook, data, rows):
        formats = {
            "title": workbook.add_format({"bold": True, "font_size": 14}),
            "head": workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            "day": workbook.add_format({"num_format": DAY}),
            "money": workbook.add_format({"num_format": MONEY}),
            "total": workbook.add_format({"num_format": MONEY, "bold": True, "top": 1}),
        }
        columns = self._columns(rows)
        for company, balances in rows.grouped("company_id").items():
            page = workbook.add_worksheet(company.garden_code or f"{company.id}")
            page.write_string(0, 0, self._title(company), formats["title"])
            page.freeze_panes(3, 0)
            for at, (title, _name, width, _kind) in enumerate(columns):
                page.set_column(at, at, width)
                page.write_string(2, at, title, formats["head"])
            for number, balance in enumerate(balances, 3):
                self._write_row(page, number, balance, columns, formats)
            self._write_totals(page, len(balances) + 3, balances, columns, formats)

    def _title(self, company):
        today = format_date(self.env, fields.Date.context_today(self))
        return self.env._(
            "Balances of the clients of %(garden)s on %(day)s",
            garden=company.name,
            day=today,
        )

    def _columns(self, rows):
        """Title, field, width and kind of the columns."""
        widths = {"char": 12, "many2one": 28, "monetary": 13, "date": 12}
        names = (
            *("member_number", "partner_id", "balance", "owed", "advance", "not_due"),
            *("late_30", "late_60", "late_90", "late_more", "overdue", "oldest_due"),
            *("payment_mode", "depot_id", "round_id"),
        )
        strings = rows.fields_get(names, ["string"])
        return [
            (
                strings[name]["string"],
                name,
                widths.get(rows._fields[name].type, 16),
                rows._fields[name].type,
            )
            for name in names
            if name in strings
        ]

    def _write_row(self, page, number, balance, columns, formats):
        for at, (_title, name, _width, kind) in enumerate(columns):
            value = balance[name]
            if kind == "monetary":
                page.write_number(number, at, value, formats["money"])
            elif kind == "date":
                if value:
                    page.write_datetime(number, at, value, formats["day"])
            elif kind == "many2one":
                page.write_string(number, at, value.display_name or "")
            elif kind == "selection":
                field = balance._fields[name]
                page.write_string(
                    number, at, field.convert_to_export(value, balance) or ""
                )
            else:
                page.write_string(number, at, value or "")

    def _write_totals(self, page, number, balances, columns, formats):
        page.write_string(number, 0, self.env._("Total"), formats["total"])
        for at, (_title, name, _width, kind) in enumerate(columns):
            if kind == "monetary":
                total = balances[:1].currency_id.round(sum(balances.mapped(name)))
                page.write_number(number, at, total, formats["total"])
