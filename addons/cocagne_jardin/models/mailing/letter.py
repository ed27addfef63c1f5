from markupsafe import escape

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import is_html_empty

from . import mail_words

#: Words of the garden in a grouped mail, filled in when the mail is sent.
GARDEN = ("garden_name", "garden_phone", "garden_email")


class Letter(models.Model):
    """A mail to many members at once, chosen by criteria in the garden's words (R97).

    It is sent by Odoo's mass mailing; what the garden handles is this record: whom,
    what, and what came of it. The list of people can be corrected by hand.
    """

    _name = "cocagne.letter"
    _description = "Grouped mail"
    _inherit = "cocagne.of.garden"
    _order = "sent_on desc, id desc"
    _rec_name = "subject"
    _check_company_auto = True

    company_id = fields.Many2one(readonly=True)
    subject = fields.Char(required=True)
    body = fields.Html(
        "Text",
        sanitize="email_outgoing",
        default=lambda self: self._default_body(),
    )
    words = fields.Char("Words you can use", compute="_compute_words")
    recipient_ids = fields.Many2many(
        "res.partner",
        "cocagne_letter_partner_rel",
        "letter_id",
        "partner_id",
        "Recipients",
        compute="_compute_recipient_ids",
        store=True,
        readonly=False,
        copy=False,
        domain="[('cocagne_client', '=', True)]",
    )
    recipient_count = fields.Integer("People", compute="_compute_reach")
    skipped_ids = fields.Many2many(
        "res.partner", string="Not written to", compute="_compute_reach"
    )
    skipped_count = fields.Integer("Not reachable", compute="_compute_reach")
    example_id = fields.Many2one(
        "res.partner", "Shown for", compute="_compute_example", readonly=True
    )
    preview_body = fields.Html("Preview", compute="_compute_example", sanitize=False)
    mailing_id = fields.Many2one(
        "mailing.mailing", readonly=True, copy=False, ondelete="set null"
    )
    sent_on = fields.Datetime("Sent on", readonly=True, copy=False)
    user_id = fields.Many2one("res.users", "Sent by", readonly=True, copy=False)
    state = fields.Selection(
        [("draft", "Being written"), ("sent", "Sent")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
    )
    delivered_count = fields.Integer("Delivered", compute="_compute_fate")
    waiting_count = fields.Integer("Waiting", compute="_compute_fate")
    failed_count = fields.Integer("Failed", compute="_compute_fate")

    @api.model
    def _default_body(self):
        return self.env._(
            "<p>Hello [first name],</p><p>Your text...</p><p>The team of [garden]</p>"
        )

    # -- whom ---------------------------------------------------------------------------

    @api.depends(lambda self: self._criteria_fields())
    def _compute_recipient_ids(self):
        for letter in self:
            if letter.state == "draft":
                domain = letter._recipients_domain()
                found = self.env["res.partner"].search(domain) if domain else False
                letter.recipient_ids = found

    @api.model
    def _criteria_fields(self):
        """The fields that choose people; see ``letter_criteria.py``."""
        return []

    def _recipients_domain(self):
        """The people that the criteria choose; False when none is filled in."""
        return False

    def _unreachable(self, partners):
        """Those of these people who cannot or do not want to be written to."""
        addresses = set(filter(None, partners.mapped("email_normalized")))
        # sudo: the blacklist is the administrator's; it only narrows the list here
        blacklist = self.env["mail.blacklist"].sudo()
        blocked = set(
            blacklist.search([("email", "in", list(addresses))]).mapped("email")
        )
        return partners.filtered(
            lambda p: (
                not p.email_normalized
                or not p.accepts_mail
                or p.email_normalized in blocked
            )
        )

    @api.depends("recipient_ids")
    def _compute_reach(self):
        for letter in self:
            partners = letter.recipient_ids._origin
            letter.skipped_ids = self._unreachable(partners)
            letter.recipient_count = len(partners)
            letter.skipped_count = len(letter.skipped_ids)

    # -- what ---------------------------------------------------------------------------

    def _merge_words(self):
        """The words of a grouped mail: {label: expression}."""
        return {
            self.env._("first name"): "object.mail_name",
            self.env._("full name"): "object.name",
            self.env._("member number"): "object.member_number",
            self.env._("garden"): "garden_name",
            self.env._("garden's phone"): "garden_phone",
            self.env._("garden's mail"): "garden_email",
        }

    @api.depends("company_id")
    def _compute_words(self):
        for letter in self:
            words = letter._merge_words()
            letter.words = "  ".join(f"[{word}]" for word in words)

    @api.constrains("subject", "body")
    def _check_text(self):
        for letter in self:
            letter._read_text()

    def _read_text(self):
        """Subject and body with expressions in the place of words, checked.

        :raise ValidationError: for an unknown word, or anything else to compute.
        """
        self.ensure_one()
        words = self._merge_words()
        try:
            subject = mail_words.read_words_inline(self.subject, words)
            body = mail_words.read_words(str(self.body or ""), words)
            mail_words.check_subject(subject, [], words)
            mail_words.check_body(body, [], words)
        except mail_words.UnknownWord as error:
            raise ValidationError(
                self.env._(
                    "[%(word)s] stands for nothing in this mail. You can use: %(words)s.",
                    word=error.args[0],
                    words=", ".join(f"[{word}]" for word in words),
                )
            ) from error
        except mail_words.ForeignExpression as error:
            raise ValidationError(
                self.env._(
                    "This text holds something that cannot be filled in: "
                    "%(expression)s. Remove it.",
                    expression=error.args[0],
                )
            ) from error
        return self._fill_garden(subject, body)

    def _fill_garden(self, subject, body):
        """Put the garden's own name, phone and mail in the place of their words."""
        # sudo: the name of the garden is no secret to whoever writes in its name
        garden = self.company_id.sudo()
        texts = [garden.trade_name or garden.name, garden.phone, garden.email]
        for name, text in zip(GARDEN, texts, strict=True):
            subject = subject.replace(f"{{{{ {name} }}}}", text or "")
            body = body.replace(f'<t t-out="{name}"/>', str(escape(text or "")))
        return subject, body

    @api.depends("recipient_ids", "subject", "body")
    def _compute_example(self):
        for letter in self:
            letter.example_id = letter.recipient_ids[:1]._origin
            letter.preview_body = False
            if letter.example_id and not is_html_empty(letter.body):
                try:
                    letter.preview_body = letter._render(letter.example_id)[1]
                except ValidationError as error:
                    letter.preview_body = escape(error.args[0])

    def _render(self, partner):
        """(subject, body) as this person would read them."""
        subject, body = self._read_text()
        # sudo: the text was checked to hold nothing but words
        engine = self.env["mail.template"].sudo().with_company(self.company_id)
        subject = engine._render_template(subject, "res.partner", partner.ids)
        body = engine._render_template(body, "res.partner", partner.ids, engine="qweb")
        return subject[partner.id], engine._garden_mail(body[partner.id])

    # -- what came of it -------------------------------------------------------------------

    def _compute_fate(self):
        # sudo: statistics of Odoo's mass mailing; only counts leave
        traces = self.env["mailing.trace"].sudo()
        counts = {}
        for mailing, status, count in traces._read_group(
            [("mass_mailing_id", "in", self.sudo().mailing_id.ids)],
            ["mass_mailing_id", "trace_status"],
            ["__count"],
        ):
            counts.setdefault(mailing.id, {})[status] = count
        for letter in self:
            found = counts.get(letter.sudo().mailing_id.id, {})
            done = ("sent", "open", "reply")
            lost = ("error", "bounce", "cancel")
            letter.delivered_count = sum(found.get(name, 0) for name in done)
            letter.failed_count = sum(found.get(name, 0) for name in lost)
            sent = letter.state == "sent"
            expected = letter.recipient_count - letter.skipped_count if sent else 0
            arrived = letter.delivered_count + letter.failed_count
            letter.waiting_count = max(expected - arrived, 0)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sent(self):
        if any(letter.state == "sent" for letter in self):
            raise UserError(
                self.env._("A mail that was sent stays in the archive: keep it.")
            )

    def write(self, vals):
        frozen = {"subject", "body", "recipient_ids"} & vals.keys()
        if frozen and any(letter.state == "sent" for letter in self):
            raise UserError(
                self.env._("This mail is already sent. Duplicate it to change it.")
            )
        return super().write(vals)
