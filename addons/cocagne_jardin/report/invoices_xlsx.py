from odoo import models

DAY, MONEY = "dd/mm/yyyy", "#,##0.00"


class InvoicesXlsx(models.AbstractModel):
    """The invoices of a month as a spreadsheet, a sheet per garden (R91)."""

    _name = "report.cocagne_jardin.report_invoices_xlsx"
    _description = "List of invoices (spreadsheet)"
    _inherit = "report.report_xlsx.abstract"

    def get_workbook_options(self):
        """Whatever a name begins with, it stays a text."""
        return {
            **super().get_workbook_options(),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }

    def generate_xlsx_report(self, workbook, data, moves):
        formats = {
            "head": workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            "day": workbook.add_format({"num_format": DAY}),
            "money": workbook.add_format({"num_format": MONEY}),
            "total": workbook.add_format({"num_format": MONEY, "bold": True, "top": 1}),
        }
        columns = self._columns()
        for company, invoices in moves.grouped("company_id").items():
            page = workbook.add_worksheet(company.garden_code or f"{company.id}")
            page.freeze_panes(1, 0)
            for column, (title, width, _kind) in enumerate(columns):
                page.set_column(column, column, width)
                page.write_string(0, column, title, formats["head"])
            rows = [self._row(move) for move in self._sorted(invoices)]
            for number, row in enumerate(rows, 1):
                self._write_row(page, number, row, columns, formats)
            self._write_totals(page, rows, columns, formats)

    def _columns(self):
        """Title, width and kind of the columns."""
        return [
            (self.env._("Number"), 18, "text"),
            (self.env._("Date"), 12, "day"),
            (self.env._("Member number"), 12, "text"),
            (self.env._("Name"), 32, "text"),
            (self.env._("Baskets"), 10, "count"),
            (self.env._("Excl. VAT"), 12, "money"),
            (self.env._("VAT"), 12, "money"),
            (self.env._("Incl. VAT"), 12, "money"),
            (self.env._("Due"), 12, "day"),
            (self.env._("Payment"), 18, "text"),
        ]

    def _sorted(self, moves):
        """The posted ones, in order of number."""
        posted = moves.filtered(lambda move: move.state == "posted")
        return posted.sorted(lambda move: (move.sequence_prefix, move.sequence_number))

    def _row(self, move):
        """The cells of one invoice, in the order of the columns."""
        baskets = move._basket_lines()
        return [
            move.name,
            move.invoice_date,
            move.partner_id.member_number or "",
            move.partner_id.display_name,
            sum(baskets.mapped("quantity")),
            move.amount_untaxed,
            move.amount_tax,
            move.amount_total,
            move.invoice_date_due,
            self._payment(move.invoice_line_ids.sale_line_ids.order_id),
        ]

    def _payment(self, orders):
        """How the member pays: the modes of the subscriptions that are billed."""
        labels = dict(orders._fields["payment_mode"]._description_selection(self.env))
        modes = dict.fromkeys(order.payment_mode for order in orders)
        return ", ".join(labels[mode] for mode in modes if mode)

    def _write_row(self, page, number, row, columns, formats):
        for column, (value, (_title, _width, kind)) in enumerate(
            zip(row, columns, strict=True)
        ):
            if kind == "text":
                page.write_string(number, column, value)
            elif kind == "day":
                page.write_datetime(number, column, value, formats["day"])
            else:
                page.write_number(number, column, value, formats.get(kind))

    def _write_totals(self, page, rows, columns, formats):
        line = len(rows) + 1
        page.write_string(line, 0, self.env._("Total"), formats["total"])
        for column, (_title, _width, kind) in enumerate(columns):
            if kind in ("count", "money"):
                total = sum(row[column] for row in rows)
                page.write_number(line, column, total, formats["total"])
