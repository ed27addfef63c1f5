from odoo import api, fields, models
from odoo.tools import format_amount

from ..member.res_partner import DESK


class ResPartner(models.Model):
    """What mails say to a person, and the mails that a person received."""

    _inherit = "res.partner"

    mail_name = fields.Char("Called in mails", compute="_compute_mail_name")
    mail_sent_ids = fields.One2many(
        "cocagne.mail.sent", "partner_id", "Mails received", groups=DESK
    )
    mail_sent_count = fields.Integer(
        "Mails", compute="_compute_mail_sent_count", groups=DESK
    )

    letter_ids = fields.Many2many(
        "cocagne.letter",
        "cocagne_letter_partner_rel",
        "partner_id",
        "letter_id",
        "Grouped mails received",
        domain=[("state", "=", "sent")],
        groups=DESK,
    )
    letter_count = fields.Integer(
        "Grouped mails", compute="_compute_letter_count", groups=DESK
    )
    mail_overdue_label = fields.Char(
        "Past its due date", compute="_compute_mail_overdue_label", groups=DESK
    )

    def _compute_mail_overdue_label(self):
        """The sum of the invoices past their due date, with its currency."""
        today = fields.Date.context_today(self)
        domain = self.env["cocagne.mail.scenario"]._overdue_domain(today)
        mine = [
            ("commercial_partner_id", "in", self.commercial_partner_id.ids),
            ("company_id", "=", self.env.company.id),
        ]
        # sudo: the sales desk tells members what they owe without reading invoices
        sums = dict(
            self.env["account.move"]
            .sudo()
            ._read_group(
                domain + mine, ["commercial_partner_id"], ["amount_residual_signed:sum"]
            )
        )
        currency = self.env.company.currency_id
        for partner in self:
            due = sums.get(partner.commercial_partner_id, 0.0)
            partner.mail_overdue_label = format_amount(self.env, due, currency)

    @api.depends("name", "firstname")
    def _compute_mail_name(self):
        for partner in self:
            partner.mail_name = partner.firstname or partner.name

    def _compute_mail_sent_count(self):
        counts = dict(
            self.env["cocagne.mail.sent"]._read_group(
                [("partner_id", "in", self.ids), ("state", "=", "queued")],
                ["partner_id"],
                ["__count"],
            )
        )
        for partner in self:
            partner.mail_sent_count = counts.get(partner, 0)

    def action_view_mails(self):
        """Open the mails that this person received."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_mail_sent"
        )
        return action | {"domain": [("partner_id", "=", self.id)], "context": {}}

    @api.depends("letter_ids")
    def _compute_letter_count(self):
        for partner in self:
            partner.letter_count = len(partner.letter_ids)

    def action_view_letters(self):
        """Open the grouped mails that this person received."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_letters"
        )
        domain = [("id", "in", self.letter_ids.ids)]
        return action | {"domain": domain, "context": {"create": False}}

    def action_write_to(self):
        """Open a grouped mail to these people (R97)."""
        letter = self.env["cocagne.letter"].create(
            {
                "subject": self.env._("News from the garden"),
                "recipient_ids": [fields.Command.set(self.ids)],
            }
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_letters"
        )
        return action | {"views": [(False, "form")], "res_id": letter.id}
