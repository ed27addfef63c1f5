from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import format_date, html_sanitize


class Reminder(models.Model):
    """The letter of a reminder: the same words as its mail, on paper."""

    _inherit = "cocagne.reminder"

    def _letter(self):
        """Subject, body and day of the letter, in the language of the client."""
        self.ensure_one()
        # sudo: the words of the garden are read by whoever may print the letter
        scenario = self.env["cocagne.mail.scenario"].sudo()
        scenario = scenario._by_code(self._scenario_code())
        lang = scenario._lang(self.partner_id, self.company_id)
        words = scenario._letter_words(self.company_id, lang, self.id)
        day = self.date or fields.Date.context_today(self)
        return {
            "lang": lang,
            "subject": words["subject"],
            "body": html_sanitize(words["body"]),
            "day": format_date(self.env, day, lang_code=lang),
        }


class MailScenario(models.Model):
    _inherit = "cocagne.mail.scenario"

    def _example_domain(self):
        """Examples of a reminder are of its tone."""
        if self.code.startswith("reminder_"):
            return Domain("level", "=", self.code.removeprefix("reminder_"))
        return super()._example_domain()

    def _letter_words(self, company, lang, res_id):
        """The words of a mail without its frame, for a letter."""
        setting = self._setting(company)
        engine = self.env["mail.template"].with_company(company)
        engine = engine.with_context(lang=lang)
        template = self.template_id.with_context(lang=lang)
        subject = setting.own_subject or template.subject
        body = setting.own_body or template.body_html
        return {
            "subject": engine._render_template(
                subject, self.model, [res_id], engine="inline_template"
            )[res_id],
            "body": engine._render_template(body, self.model, [res_id], engine="qweb")[
                res_id
            ],
        }
