from markupsafe import Markup, escape

from odoo import models


class AccountMove(models.Model):
    """« Invoice paid » in the log of subscriptions, written once for many invoices."""

    _inherit = "account.move"

    def _invoice_paid_hook(self):
        notes = {}
        collecting = self.with_context(invoice_paid_notes=notes)
        result = super(AccountMove, collecting)._invoice_paid_hook()
        if notes:
            # the rights are those of who takes the payment, as for ``message_post``
            orders = self.env["sale.order"].browse(notes)
            orders._message_log_batch(
                {order: Markup("<br/>").join(texts) for order, texts in notes.items()}
            )
        return result


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def message_post(self, *, body="", **kwargs):
        """A plain note of a payment waits for those of the other invoices."""
        notes = self.env.context.get("invoice_paid_notes")
        if notes is None or kwargs:
            return super().message_post(body=body, **kwargs)
        for order in self:
            notes.setdefault(order.id, []).append(escape(body))
        return self.env["mail.message"]
