from odoo import api, models


class Billing(models.AbstractModel):
    """Invoices of subscriptions paid by debit carry the way and the mandate (R68)."""

    _inherit = "cocagne.billing"

    @api.model
    def _prepare_invoice(self, run, payer, lines):
        vals = super()._prepare_invoice(run, payer, lines)
        modes = {line.order_id.payment_mode for line in lines if line.order_id}
        if modes == {"sepa"} and run.company_id._creditor_identifier():
            line = run.company_id._debit_line()
            vals["preferred_payment_method_line_id"] = line.id
        return vals
