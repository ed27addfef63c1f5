from odoo import models

#: The mails of the head office to the gardens.
CODES = tuple(f"network_{level}" for level in ("opening", "first", "second", "last"))


class MailScenario(models.Model):
    """Words and frame of the mails about the months of a garden."""

    _inherit = "cocagne.mail.scenario"

    def _model_words(self):
        words = super()._model_words()
        if self.code in CODES:
            words |= {
                self.env._("period"): "object.campaign_id.display_name",
                self.env._("to validate by"): "format_date(object.deadline)",
                self.env._("name of the garden"): "object.garden_id.name",
            }
        return words

    def _render(self, company, setting, lang, res_ids):
        """A garden is no client of the head office: the frame does not call it one."""
        if self.code in CODES:
            self = self.with_context(business_mail=True)  # noqa: PLW0642
        return super()._render(company, setting, lang, res_ids)
