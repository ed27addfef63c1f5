from odoo import api, models


class MailTemplate(models.Model):
    """Any text may name the garden that writes, beside the record (``object``)."""

    _inherit = "mail.template"

    @api.model
    def _render_eval_context(self):
        return super()._render_eval_context() | self._garden_values()

    @api.model
    def _garden_values(self):
        """The garden that writes: the current company."""
        # sudo: whoever triggers a mail may not read the company; its name is public
        garden = self.env.company.sudo()
        return {
            "garden": garden,
            "garden_name": garden.trade_name or garden.name,
            "garden_phone": garden.phone or "",
            "garden_email": garden.email or "",
            # not to a client: the frame of the mail does not say why one receives it
            "is_business": self.env.context.get("business_mail", False),
        }

    @api.model
    def _garden_mail(self, body, unsubscribe=False):
        """``body`` in the frame of the garden's mails.

        :param unsubscribe: with the link by which people stop grouped mails.
        """
        values = {**self._garden_values(), "body": body, "unsubscribe": unsubscribe}
        return self.env["ir.qweb"]._render("cocagne_jardin.mail_layout", values)
