from datetime import timedelta

from odoo import api, fields, models

#: Days after which a mail that came back is no longer looked for.
DAYS = 10


class InvoiceSending(models.Model):
    """Mails that came back, or never left: which, and why."""

    _inherit = "cocagne.invoice.sending"

    def _read_failures(self):
        """Note as failed the invoices whose mail failed; the lines."""
        lines = self.line_ids.filtered(lambda line: line.state == "sent")
        reasons = self._failed_mails(lines.move_id)
        failed = lines.filtered(lambda line: line.move_id.id in reasons)
        for line in failed:
            line.write({"state": "failed", "why": reasons[line.move_id.id]})
        return failed

    @api.model
    def _failed_mails(self, moves):
        """Why the last mail of these invoices failed, by id of the invoice."""
        # sudo: what happened to a mail that the garden itself sent
        notifications = (
            self.env["mail.notification"]
            .sudo()
            .search(
                [
                    ("mail_message_id.model", "=", "account.move"),
                    ("mail_message_id.res_id", "in", moves.ids),
                    ("notification_type", "=", "email"),
                ],
                order="id",
            )
        )
        last = {n.mail_message_id.res_id: n for n in notifications}
        return {
            move_id: self._failure_words(notification)
            for move_id, notification in last.items()
            if notification.notification_status in ("bounce", "exception")
        }

    @api.model
    def _failure_words(self, notification):
        kinds = dict(
            notification._fields["failure_type"]._description_selection(self.env)
        )
        kind = kinds.get(notification.failure_type)
        words = [kind, notification.failure_reason]
        return " - ".join(filter(None, words)) or self.env._("The mail came back.")

    @api.model
    def _cron_read_failures(self):
        """Every hour: what was sent lately."""
        since = fields.Datetime.now() - timedelta(days=DAYS)
        domain = [
            ("line_ids", "any", [("state", "=", "sent"), ("left_on", ">", since)])
        ]
        return self.search(domain)._read_failures()
