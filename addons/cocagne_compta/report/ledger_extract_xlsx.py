from odoo import models

from odoo.addons.cocagne_jardin.report.table_xlsx import Column


class LedgerExtractXlsx(models.AbstractModel):
    """Sales, client accounts or VAT in a spreadsheet (R91, R93)."""

    _name = "report.cocagne_compta.ledger_extract_xlsx"
    _description = "Extract for the accountant (spreadsheet)"
    _inherit = "report.cocagne_jardin.table_xlsx"

    def generate_xlsx_report(self, workbook, data, dialogs):
        formats = self._formats(workbook)
        for dialog in dialogs:
            columns, rows = getattr(self, f"_{dialog.kind}")(dialog)
            page = workbook.add_worksheet(dialog.company_id.garden_code or None)
            cells = [[row[key] for key in columns] for row in rows]
            last = self._write_table(page, [*columns.values()], cells, formats)
            if dialog.kind == "vat":
                self._write_check(page, dialog, last + 2, formats)

    # -- columns by key, and rows ---------------------------------------------------------

    def _sales(self, dialog):
        columns = {
            "date": Column(self.env._("Date"), 12, "day"),
            "journal": Column(self.env._("Journal"), 10, "text"),
            "number": Column(self.env._("Number"), 18, "text"),
            "client": Column(self.env._("Client"), 30, "text"),
            "account": Column(self.env._("Account"), 10, "text"),
            "account_name": Column(self.env._("Name of the account"), 32, "text"),
            "label": Column(self.env._("Label"), 50, "text"),
            "amount": Column(self.env._("Excl. VAT"), 12, "money"),
        }
        return columns, self._rows("_sales_rows", dialog)

    def _clients(self, dialog):
        columns = {
            "number": Column(self.env._("Member number"), 14, "text"),
            "client": Column(self.env._("Client"), 34, "text"),
            "opening": Column(self.env._("Before"), 12, "money"),
            "debit": Column(self.env._("Debit"), 12, "money"),
            "credit": Column(self.env._("Credit"), 12, "money"),
            "closing": Column(self.env._("Balance"), 12, "money"),
        }
        return columns, self._rows("_client_rows", dialog)

    def _vat(self, dialog):
        columns = {
            "month": Column(self.env._("Month"), 10, "month"),
            "side": Column(self.env._("Side"), 14, "text"),
            "rate": Column(self.env._("Rate (%)"), 10, "rate"),
            "name": Column(self.env._("Tax"), 26, "text"),
            "base": Column(self.env._("Base"), 14, "money"),
            "vat": Column(self.env._("VAT"), 14, "money"),
        }
        rows = self._rows("_vat_rows", dialog)
        sides = {"sale": self.env._("Collected"), "purchase": self.env._("Deductible")}
        return columns, [row | {"side": sides[row["side"]]} for row in rows]

    def _rows(self, method, dialog):
        extract = self.env["cocagne.ledger.extract"]
        return getattr(extract, method)(
            dialog.company_id, dialog.date_from, dialog.date_to
        )

    def _write_check(self, page, dialog, line, formats):
        """The VAT accounts of the ledger, to compare with the table."""
        ledger = self._rows("_vat_ledger", dialog)
        words = {
            "sale": self.env._("VAT accounts of the ledger: collected"),
            "purchase": self.env._("VAT accounts of the ledger: deductible"),
        }
        for place, (side, label) in enumerate(words.items()):
            page.write_string(line + place, 0, label)
            page.write_number(line + place, 5, ledger[side], formats["money"])
