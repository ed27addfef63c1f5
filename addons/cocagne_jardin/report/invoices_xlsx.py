from odoo import models

from .table_xlsx import Column


class InvoicesXlsx(models.AbstractModel):
    """The invoices of a month as a spreadsheet, a sheet per garden (R91)."""

    _name = "report.cocagne_jardin.report_invoices_xlsx"
    _description = "List of invoices (spreadsheet)"
    _inherit = "report.cocagne_jardin.table_xlsx"

    def generate_xlsx_report(self, workbook, data, moves):
        formats, columns = self._formats(workbook), self._columns()
        for company, invoices in moves.grouped("company_id").items():
            page = workbook.add_worksheet(company.garden_code or f"{company.id}")
            rows = [self._row(move) for move in self._sorted(invoices)]
            self._write_table(page, columns, rows, formats)

    def _columns(self):
        return [
            Column(self.env._("Number"), 18, "text"),
            Column(self.env._("Date"), 12, "day"),
            Column(self.env._("Member number"), 12, "text"),
            Column(self.env._("Name"), 32, "text"),
            Column(self.env._("Baskets"), 10, "count"),
            Column(self.env._("Excl. VAT"), 12, "money"),
            Column(self.env._("VAT"), 12, "money"),
            Column(self.env._("Incl. VAT"), 12, "money"),
            Column(self.env._("Due"), 12, "day"),
            Column(self.env._("Payment"), 18, "text"),
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
