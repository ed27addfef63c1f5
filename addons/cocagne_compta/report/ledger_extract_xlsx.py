from odoo import models

MONEY, DAY, MONTH = "#,##0.00", "dd/mm/yyyy", "mm/yyyy"


class LedgerExtractXlsx(models.AbstractModel):
    """Sales, client accounts or VAT in a spreadsheet (R91, R93)."""

    _name = "report.cocagne_compta.ledger_extract_xlsx"
    _description = "Extract for the accountant (spreadsheet)"
    _inherit = "report.report_xlsx.abstract"

    def get_workbook_options(self):
        """Whatever a name begins with, it stays a text."""
        return {
            **super().get_workbook_options(),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }

    def generate_xlsx_report(self, workbook, data, dialogs):
        formats = {
            "head": workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            "day": workbook.add_format({"num_format": DAY}),
            "month": workbook.add_format({"num_format": MONTH}),
            "money": workbook.add_format({"num_format": MONEY}),
            "rate": workbook.add_format({"num_format": "0.0#"}),
            "total": workbook.add_format({"num_format": MONEY, "bold": True, "top": 1}),
        }
        for dialog in dialogs:
            columns, rows = getattr(self, f"_{dialog.kind}")(dialog)
            page = workbook.add_worksheet(dialog.company_id.garden_code or None)
            self._write_page(page, columns, rows, formats)
            if dialog.kind == "vat":
                self._write_check(page, dialog, rows, formats)

    # -- columns: key, title, width, kind ------------------------------------------------

    def _sales(self, dialog):
        columns = [
            ("date", self.env._("Date"), 12, "day"),
            ("journal", self.env._("Journal"), 10, "text"),
            ("number", self.env._("Number"), 18, "text"),
            ("client", self.env._("Client"), 30, "text"),
            ("account", self.env._("Account"), 10, "text"),
            ("account_name", self.env._("Name of the account"), 32, "text"),
            ("label", self.env._("Label"), 50, "text"),
            ("amount", self.env._("Excl. VAT"), 12, "money"),
        ]
        return columns, self._rows("_sales_rows", dialog)

    def _clients(self, dialog):
        columns = [
            ("number", self.env._("Member number"), 14, "text"),
            ("client", self.env._("Client"), 34, "text"),
            ("opening", self.env._("Before"), 12, "money"),
            ("debit", self.env._("Debit"), 12, "money"),
            ("credit", self.env._("Credit"), 12, "money"),
            ("closing", self.env._("Balance"), 12, "money"),
        ]
        return columns, self._rows("_client_rows", dialog)

    def _vat(self, dialog):
        columns = [
            ("month", self.env._("Month"), 10, "month"),
            ("side", self.env._("Side"), 14, "text"),
            ("rate", self.env._("Rate (%)"), 10, "rate"),
            ("name", self.env._("Tax"), 26, "text"),
            ("base", self.env._("Base"), 14, "money"),
            ("vat", self.env._("VAT"), 14, "money"),
        ]
        rows = self._rows("_vat_rows", dialog)
        sides = {"sale": self.env._("Collected"), "purchase": self.env._("Deductible")}
        return columns, [row | {"side": sides[row["side"]]} for row in rows]

    def _rows(self, method, dialog):
        extract = self.env["cocagne.ledger.extract"]
        return getattr(extract, method)(
            dialog.company_id, dialog.date_from, dialog.date_to
        )

    # -- cells ---------------------------------------------------------------------------

    def _write_page(self, page, columns, rows, formats):
        page.freeze_panes(1, 0)
        for column, (_key, title, width, _kind) in enumerate(columns):
            page.set_column(column, column, width)
            page.write_string(0, column, title, formats["head"])
        for number, row in enumerate(rows, 1):
            for column, (key, _title, _width, kind) in enumerate(columns):
                self._write(page, number, column, row[key], kind, formats)
        last = len(rows) + 1
        page.write_string(last, 0, self.env._("Total"), formats["total"])
        for column, (key, _title, _width, kind) in enumerate(columns):
            if kind == "money":
                total = sum(row[key] for row in rows)
                page.write_number(last, column, total, formats["total"])

    def _write(self, page, number, column, value, kind, formats):
        if kind == "text":
            page.write_string(number, column, value)
        elif kind in ("day", "month"):
            page.write_datetime(number, column, value, formats[kind])
        else:
            page.write_number(number, column, value, formats[kind])

    def _write_check(self, page, dialog, rows, formats):
        """The VAT accounts of the ledger, to compare with the table."""
        ledger = self._rows("_vat_ledger", dialog)
        line = len(rows) + 3
        words = {
            "sale": self.env._("VAT accounts of the ledger: collected"),
            "purchase": self.env._("VAT accounts of the ledger: deductible"),
        }
        for place, (side, label) in enumerate(words.items()):
            page.write_string(line + place, 0, label)
            page.write_number(line + place, 5, ledger[side], formats["money"])
