from odoo import models
from odoo.exceptions import UserError


class AccountMove(models.Model):
    """Any invoices, one or many, leave by the way that each client prefers."""

    _inherit = "account.move"

    def action_cocagne_send(self):
        """Open a new sending of these invoices, ready to start (R91)."""
        if len(self.company_id) > 1:
            raise UserError(
                self.env._("Choose the invoices of one garden at a time to send them.")
            )
        sending = self.env["cocagne.invoice.sending"].create(
            {"company_id": self.company_id.id}
        )
        if not sending._collect(self):
            raise UserError(
                self.env._(
                    "None of these invoices is to be sent: they are drafts, or were sent "
                    "already. To send one again, open it and press « Send »."
                )
            )
        return sending._get_records_action()
