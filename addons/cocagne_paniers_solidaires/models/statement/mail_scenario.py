from odoo import models
from odoo.fields import Domain


class MailScenario(models.Model):
    """Words and examples of the mails to funders."""

    _inherit = "cocagne.mail.scenario"

    def _model_words(self):
        words = super()._model_words()
        if self.code == "solidarity_statement":
            words |= {
                self.env._("agreement"): "object.agreement_id.name",
                self.env._("number of the agreement"): "object.agreement_id.number",
                self.env._("from"): "format_date(object.date_from)",
                self.env._("until"): "format_date(object.date_to)",
                self.env._("baskets"): "object.basket_count",
                self.env._("amount"): "format_amount(object.amount, "
                "object.currency_id)",
                self.env._("to pay before"): "format_date(object.date_due)",
                self.env._("reference"): "object.reference",
            }
        if self.code == "solidarity_reminder":
            words |= {
                self.env._("amount"): "format_amount(object.amount, "
                "object.currency_id)",
            }
        return words

    def _render(self, company, setting, lang, res_ids):
        """A funder is not a client: the frame does not call it one."""
        if self.code in ("solidarity_statement", "solidarity_reminder"):
            self = self.with_context(business_mail=True)  # noqa: PLW0642
        return super()._render(company, setting, lang, res_ids)

    def _example_domain(self):
        if self.code == "solidarity_statement":
            return Domain("state", "!=", "cancelled")
        if self.code == "solidarity_reminder":
            return Domain("level", "=", "1")
        return super()._example_domain()


class MailSent(models.Model):
    """The mail of a statement that is an invoice brings the invoice too."""

    _inherit = "cocagne.mail.sent"

    def _attachments(self):
        files = super()._attachments()
        if self.scenario_id.code != "solidarity_statement":
            return files
        statements = self.env["cocagne.solidarity.statement"]
        for row in self:
            move = statements.browse(row.res_id).move_id
            if move.is_invoice():
                files[row.res_id] = files.get(row.res_id, move.browse()) | (
                    move._solidarity_paper(row)
                )
        return files


class AccountMove(models.Model):
    _inherit = "account.move"

    def _solidarity_paper(self, row):
        """The PDF of the invoice, kept with the mail."""
        content, _kind = self.env["ir.actions.report"]._render_qweb_pdf(
            "account.account_invoices", self.ids
        )
        return self.env["ir.attachment"].create(
            {
                "name": f"{self._get_report_base_filename()}.pdf".replace("/", "-"),
                "raw": content,
                "res_model": row._name,
                "res_id": row.id,
            }
        )
