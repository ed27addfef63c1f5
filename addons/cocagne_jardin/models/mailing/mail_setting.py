from odoo import api, fields, models
from odoo.exceptions import ValidationError

from . import mail_words


class MailSetting(models.Model):
    """What one garden decides about one automatic mail: on or off, when, its text."""

    _name = "cocagne.mail.setting"
    _description = "Automatic mail of the garden"
    _inherit = "cocagne.of.garden"
    _order = "sequence, id"
    _check_company_auto = True

    scenario_id = fields.Many2one(
        "cocagne.mail.scenario",
        "Mail",
        required=True,
        ondelete="cascade",
        readonly=True,
    )
    company_id = fields.Many2one(readonly=True)
    sequence = fields.Integer(related="scenario_id.sequence", store=True)
    name = fields.Char(related="scenario_id.name")
    purpose = fields.Char(related="scenario_id.purpose")
    is_on = fields.Boolean(
        "Send this mail",
        default=True,
        help="Switch it off and this mail is never sent.",
    )
    days = fields.Integer(help="The number of days of this reminder.")
    days_label = fields.Char(related="scenario_id.days_label")
    own_subject = fields.Char("Subject of the garden", copy=False)
    own_body = fields.Html("Text of the garden", sanitize="email_outgoing", copy=False)
    is_custom = fields.Boolean("Own text", compute="_compute_is_custom")
    subject = fields.Char(compute="_compute_text", inverse="_inverse_subject")
    body = fields.Html(
        "Text",
        compute="_compute_text",
        inverse="_inverse_body",
        sanitize="email_outgoing",
    )
    words = fields.Char("Words you can use", compute="_compute_words")
    example_rank = fields.Integer(default=0)
    example_name = fields.Char("Shown for", compute="_compute_preview")
    preview_subject = fields.Char(compute="_compute_preview")
    preview_body = fields.Html(compute="_compute_preview", sanitize=False)
    sent_count = fields.Integer("Mails written", compute="_compute_sent_count")

    _once = models.UniqueIndex(
        "(scenario_id, company_id)", "This garden already decided about this mail."
    )
    _days_not_negative = models.Constraint(
        "CHECK (days >= 0)", "A number of days cannot be less than 0."
    )

    @api.depends("name")
    def _compute_display_name(self):
        for setting in self:
            setting.display_name = setting.name

    @api.depends("own_subject", "own_body")
    def _compute_is_custom(self):
        for setting in self:
            setting.is_custom = bool(setting.own_subject or setting.own_body)

    @api.depends_context("lang")
    @api.depends("own_subject", "own_body", "scenario_id.template_id")
    def _compute_text(self):
        for setting in self:
            words = setting.scenario_id._merge_words()
            # sudo: templates of Odoo are not the manager's
            template = setting.scenario_id.sudo().template_id
            subject = setting.own_subject or template.subject
            body = setting.own_body or template.body_html
            setting.subject = mail_words.show_words_inline(subject, words)
            setting.body = mail_words.show_words(str(body or ""), words)

    def _inverse_subject(self):
        for setting in self:
            read = setting._read(mail_words.read_words_inline, setting.subject)
            original = setting._originals("subject")
            same = read == original[-1]
            setting.own_subject = False if same else read

    def _inverse_body(self):
        for setting in self:
            shown = str(setting.body or "")
            words = setting.scenario_id._merge_words()
            original = setting._originals("body_html")[-1]
            if shown == mail_words.show_words(original, words):
                setting.own_body = False
            else:
                setting.own_body = setting._read(mail_words.read_words, shown)

    def _read(self, reader, text):
        """``text`` with expressions in the place of words.

        :raise ValidationError: for a word that stands for nothing.
        """
        words = self.scenario_id._merge_words()
        try:
            return reader(text, words)
        except mail_words.UnknownWord as error:
            raise ValidationError(
                self.env._(
                    "[%(word)s] stands for nothing in this mail. You can use: %(words)s.",
                    word=error.args[0],
                    words=", ".join(f"[{word}]" for word in words),
                )
            ) from error

    def _originals(self, field):
        """The original text in English and in the user's language, in that order."""
        # sudo: templates of Odoo are not the manager's
        template = self.scenario_id.sudo().template_id
        source = template.with_context(lang="en_US")[field]
        return [str(source or ""), str(template[field] or "")]

    @api.constrains("own_subject", "own_body")
    def _check_expressions(self):
        """A garden's text computes nothing that the original does not (security)."""
        for setting in self:
            words = setting.scenario_id._merge_words()
            try:
                mail_words.check_subject(
                    setting.own_subject, setting._originals("subject"), words
                )
                mail_words.check_body(
                    str(setting.own_body or ""), setting._originals("body_html"), words
                )
            except mail_words.ForeignExpression as error:
                raise ValidationError(
                    self.env._(
                        "This text holds something that cannot be filled in: "
                        "%(expression)s. Remove it, or start again from the original "
                        "text.",
                        expression=error.args[0],
                    )
                ) from error

    @api.depends("scenario_id")
    def _compute_words(self):
        for setting in self:
            words = setting.scenario_id._merge_words()
            setting.words = "  ".join(f"[{word}]" for word in words)

    @api.depends("subject", "body", "example_rank")
    def _compute_preview(self):
        for setting in self:
            scenario = setting.scenario_id
            record = scenario._example(setting.company_id, setting.example_rank)
            setting.example_name = record.display_name or False
            setting.preview_subject = setting.preview_body = False
            if record:
                partner = scenario._partner_of(record)
                lang = scenario._lang(partner, setting.company_id)
                text = scenario._render(setting.company_id, setting, lang, record.ids)
                setting.preview_subject = text[record.id]["subject"]
                setting.preview_body = text[record.id]["body"]

    def _compute_sent_count(self):
        counts = {
            (scenario, company): count
            for scenario, company, count in self.env["cocagne.mail.sent"]._read_group(
                [("scenario_id", "in", self.scenario_id.ids), ("state", "=", "queued")],
                ["scenario_id", "company_id"],
                ["__count"],
            )
        }
        for setting in self:
            pair = (setting.scenario_id, setting.company_id)
            setting.sent_count = counts.get(pair, 0)

    def action_reset(self):
        """Go back to the original text."""
        self.write({"own_subject": False, "own_body": False})
        return True

    def action_other_example(self):
        """Show the mail on the next person."""
        for setting in self:
            setting.example_rank += 1
        return True

    def action_view_sent(self):
        """Open the mails that were written."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_mail_sent"
        )
        domain = [
            ("scenario_id", "=", self.scenario_id.id),
            ("company_id", "=", self.company_id.id),
        ]
        return action | {"domain": domain}

    @api.model
    def action_open(self):
        """Open the automatic mails of the current garden, all of them listed."""
        self._complete(self.env.company)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_mail_settings"
        )
        return action | {"domain": [("company_id", "=", self.env.company.id)]}

    @api.model
    def _complete(self, company):
        """A setting for each scenario; a new one says what the mother house says."""
        known = self.search([("company_id", "=", company.id)]).scenario_id
        missing = self.env["cocagne.mail.scenario"].search([]) - known
        self.create(
            [
                {
                    "scenario_id": scenario.id,
                    "company_id": company.id,
                    **self._starting_values(scenario, company),
                }
                for scenario in missing
            ]
        )

    @api.model
    def _starting_values(self, scenario, company):
        # sudo: an establishment follows its mother house, which it may not read
        above = scenario.sudo()._setting(company)
        if above:
            return {
                "is_on": above.is_on,
                "days": above.days,
                "own_subject": above.own_subject,
                "own_body": above.own_body,
            }
        return {"is_on": scenario.default_on, "days": scenario.default_days}
