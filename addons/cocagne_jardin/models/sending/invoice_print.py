import base64

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.pdf import merge_pdf


class InvoiceSending(models.Model):
    """The invoices on paper, as one file to print."""

    _inherit = "cocagne.invoice.sending"

    print_file = fields.Binary("Invoices to print", readonly=True, attachment=True)
    print_name = fields.Char(compute="_compute_print_name")

    def _compute_print_name(self):
        for sending in self:
            sending.print_name = f"{sending.name}.pdf".replace("/", "-")

    def action_print(self):
        """One PDF of all that is on paper, in order of name; then it is printed."""
        self.ensure_one()
        self.check_access("write")
        lines = self.line_ids.filtered(
            lambda line: line.state in ("to_print", "printed")
        )
        if not lines:
            raise UserError(
                self.env._("Nothing to print: send first, and look again then.")
            )
        self.print_file = base64.b64encode(lines._merged_pdf())
        fresh = lines.filtered(lambda line: line.state == "to_print")
        fresh.write({"state": "printed", "left_on": fields.Datetime.now()})
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/print_file/{self.print_name}"
            "?download=true",
            "target": "download",
        }


class InvoiceSendingLine(models.Model):
    _inherit = "cocagne.invoice.sending.line"

    def _merged_pdf(self):
        """The legal PDFs one after the other, as bytes."""
        lines = self.sorted(lambda line: (line.partner_id.name or "", line.id))
        files = lines.move_id.with_context(bin_size=False)
        return merge_pdf(
            [base64.b64decode(move.invoice_pdf_report_file) for move in files]
        )
