from markupsafe import Markup

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import formataddr, is_html_empty


class Letter(models.Model):
    """A letter leaves: a test to its author, then Odoo's mass mailing (R97)."""

    _inherit = "cocagne.letter"

    def action_test(self):
        """Send this mail to the user alone, to read it before the members do."""
        self.ensure_one()
        me = self.env.user.partner_id
        if not me.email_normalized:
            raise UserError(
                self.env._("You have no mail address. Write it in your preferences.")
            )
        subject, body = self._render(self.example_id or me)
        # sudo: queued for the user's own address only
        self.env["mail.mail"].sudo().create(
            {
                "subject": subject,
                "body_html": body,
                "recipient_ids": [fields.Command.link(me.id)],
                "auto_delete": True,
                **self._sender(),
            }
        )
        return self._notify(self.env._("Test sent to %s.", me.email))

    def action_send(self):
        """Put the mail in Odoo's queue for everybody in the list (R97).

        :raise UserError: without anybody to write to, or without text.
        """
        for letter in self:
            letter._check_can_send()
            letter._create_mailing()
            letter.write(
                {
                    "state": "sent",
                    "sent_on": fields.Datetime.now(),
                    "user_id": self.env.uid,
                }
            )
        return True

    def _check_can_send(self):
        self.ensure_one()
        self.check_access("write")
        if self.state != "draft":
            raise UserError(
                self.env._("This mail is already sent. Duplicate it to write it again.")
            )
        if is_html_empty(self.body):
            raise UserError(self.env._("There is no text yet: write it, then send."))
        if not self.recipient_ids - self.skipped_ids:
            raise UserError(
                self.env._(
                    "There is nobody to write to. Change the choices, or add people "
                    "who have a mail address and accept mails."
                )
            )

    def _create_mailing(self):
        subject, body = self._read_text()
        # sudo: the desk is no user of Odoo's mass mailing; people and text are checked
        engine = self.env["mail.template"].sudo().with_company(self.company_id)
        body = engine._garden_mail(Markup(body), unsubscribe=True)
        values = self._prepare_mailing(subject, body)
        mailing = self.env["mailing.mailing"].sudo().create(values)
        mailing.action_put_in_queue()
        self.sudo().mailing_id = mailing

    def _prepare_mailing(self, subject, body):
        partners = self.recipient_ids - self.skipped_ids
        return {
            "name": self.subject,
            "subject": subject,
            "body_arch": body,
            "body_html": body,
            "company_id": self.company_id.id,
            "user_id": self.env.uid,
            "mailing_model_id": self.env["ir.model"]._get_id("res.partner"),
            "mailing_domain": repr([("id", "in", partners.ids)]),
            "reply_to_mode": "new",
            **self._sender(),
        }

    def _sender(self):
        # sudo: the address of the garden is no secret to whoever writes in its name
        garden = self.company_id.sudo()
        if not garden.email:
            return {}
        sender = formataddr((garden.trade_name or garden.name, garden.email))
        return {"email_from": sender, "reply_to": sender}

    def _notify(self, message):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"message": message, "type": "success"},
        }
