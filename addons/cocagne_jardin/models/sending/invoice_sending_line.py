from odoo import api, fields, models
from odoo.tools import email_normalize


class InvoiceSendingLine(models.Model):
    """One invoice on its way to a member."""

    _name = "cocagne.invoice.sending.line"
    _description = "Invoice to send"
    _order = "sending_id, state, id"
    _check_company_auto = True
    _rec_name = "move_id"

    sending_id = fields.Many2one(
        "cocagne.invoice.sending",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(
        related="sending_id.company_id", store=True, index=True
    )
    move_id = fields.Many2one(
        "account.move",
        "Invoice",
        required=True,
        readonly=True,
        ondelete="cascade",
        check_company=True,
    )
    partner_id = fields.Many2one(related="move_id.partner_id", store=True, index=True)
    email = fields.Char(related="partner_id.email")
    currency_id = fields.Many2one(related="move_id.currency_id")
    amount_total = fields.Monetary(related="move_id.amount_total")
    state = fields.Selection(
        [
            ("waiting", "To send"),
            ("sent", "Sent by mail"),
            ("to_print", "To print"),
            ("printed", "Printed"),
            ("failed", "Failed"),
        ],
        default="waiting",
        required=True,
        readonly=True,
        index=True,
    )
    why = fields.Char("Why it failed", readonly=True)
    left_on = fields.Datetime("Sent or printed on", readonly=True)

    _invoice_once = models.UniqueIndex(
        "(move_id)", "This invoice is already in a sending: it never leaves twice."
    )

    def _send(self):
        """Hand the mails over to the queue, and prepare what is to print.

        Lines that somebody else is sending are left out.

        :raises UserError: when an invoice or its PDF cannot be made.
        """
        mine = self.try_lock_for_update()
        # somebody may have sent them between our reading and our lock
        mine.invalidate_recordset(["state"])
        mine = mine.filtered(lambda line: line.state == "waiting")
        to_mail = mine.filtered(lambda line: line._goes_by_mail())
        to_mail._generate({"email"})
        (mine - to_mail)._generate({"manual"})
        to_mail.write({"state": "sent", "left_on": fields.Datetime.now()})
        (mine - to_mail).write({"state": "to_print"})
        return mine

    def _goes_by_mail(self):
        partner = self.move_id.partner_id
        wants_paper = partner._wants_paper(self.company_id)
        return bool(email_normalize(partner.email or "")) and not wants_paper

    @api.model
    def _sending_settings(self, ways):
        """What Odoo's sending is told; it finds the rest by itself."""
        return {"sending_methods": ways}

    def _generate(self, ways):
        """The legal PDF of each invoice, and its mail, by Odoo's own sending.

        Mails wait in the queue: one that fails is noted on it and stops no other.
        """
        if not self:
            return
        sender = self.env["account.move.send"].with_context(
            mail_notify_force_send=False
        )
        sender._generate_and_send_invoices(self.move_id, **self._sending_settings(ways))
