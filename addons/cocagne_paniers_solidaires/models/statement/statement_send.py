from odoo import api, fields, models
from odoo.exceptions import UserError


class SolidarityStatement(models.Model):
    """Sending a statement, by mail or otherwise, and taking it back as a whole."""

    _inherit = "cocagne.solidarity.statement"

    recipient_id = fields.Many2one(
        "res.partner", "Goes to", compute="_compute_recipient_id"
    )
    date_sent = fields.Date("Sent on", readonly=True, copy=False)
    by_mail = fields.Boolean("Sent by mail", readonly=True, copy=False)

    @api.depends("agreement_id.contact_id", "agreement_id.partner_id")
    def _compute_recipient_id(self):
        for statement in self:
            agreement = statement.agreement_id
            contact = agreement.contact_id
            statement.recipient_id = (
                contact if contact.email else agreement.partner_id or contact
            )

    def _check_draft(self):
        done = self.filtered(lambda statement: statement.state != "draft")
        if done:
            raise UserError(
                self.env._("%s is sent or cancelled already.", done[0].display_name)
            )

    def _check_address(self):
        for statement in self:
            to = statement.recipient_id
            if not to.email_normalized or not to.accepts_mail:
                raise UserError(
                    self.env._(
                        "%(funder)s has no mail address: write it on its card or on "
                        "that of its contact, or choose “I send it myself”.",
                        funder=to.display_name or statement.agreement_id.name,
                    )
                )

    # -- buttons -------------------------------------------------------------------------

    def action_send(self):
        """Make the entry and send the statement by mail, with its papers."""
        self._check_draft()
        self._check_address()
        self._book()
        self._mark_sent(by_mail=True)
        self._mail("first")
        return True

    def action_mark_sent(self):
        """Make the entry; the papers go by post or through Chorus Pro."""
        self._check_draft()
        self._book()
        self._mark_sent(by_mail=False)
        return True

    def action_send_again(self):
        """The same mail once more, for a funder who lost it."""
        self._check_address()
        if any(statement.state != "sent" for statement in self):
            raise UserError(self.env._("Only a statement that is sent is sent again."))
        self.check_access("write")
        self._mail(f"again {fields.Datetime.now()}")
        return True

    def _mark_sent(self, by_mail):
        # sudo: nobody types the state of a statement
        self.sudo().write(
            {
                "state": "sent",
                "date_sent": fields.Date.context_today(self),
                "by_mail": by_mail,
            }
        )

    def _mail(self, key):
        scenarios = self.env["cocagne.mail.scenario"]
        rows = scenarios._send("solidarity_statement", self, key=key)
        skipped = rows.filtered(lambda row: row.state == "skipped")
        if skipped or len(rows) < len(self):
            raise UserError(
                self.env._(
                    "The mail could not be written: switch on “Statement for a funder” "
                    "in the automatic mails, or choose “I send it myself”."
                )
            )

    # -- cancelling ----------------------------------------------------------------------

    def action_cancel(self):
        """Take a statement back as a whole: its shares are free, its entry reversed.

        :raises UserError: the funder paid some of it.
        """
        self.check_access("write")
        for statement in self.filtered(lambda found: found.state != "cancelled"):
            statement._reverse_entry()
            statement._free_shares()
            # sudo: nobody types the state of a statement
            statement.sudo().state = "cancelled"
        return True

    def _reverse_entry(self):
        move = self.move_id.with_context(solidarity_statement=True)
        if not move:
            return
        if move.state != "posted":
            move.button_cancel()
            return
        if self._is_partly_paid():
            raise UserError(
                self.env._(
                    "%s is paid, in part or in all: undo the payment first.",
                    self.display_name,
                )
            )
        day = max(move.date, fields.Date.context_today(self))
        move._reverse_moves(
            [
                {
                    "date": day,
                    "invoice_date": day if move.is_invoice() else False,
                    "ref": self.env._("Cancelled: %s", move.ref or ""),
                }
            ],
            cancel=True,
        )

    def _is_partly_paid(self):
        return self.currency_id.compare_amounts(self.amount_due, self.amount) != 0
