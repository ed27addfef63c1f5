from odoo import fields, models
from odoo.fields import Domain


class Mailing(models.Model):
    """Odoo's mass mailings know no company: here each belongs to one garden (R97)."""

    _inherit = "mailing.mailing"

    company_id = fields.Many2one(
        "res.company", "Garden", index=True, default=lambda self: self.env.company
    )

    def _get_recipients_domain(self):
        """Whatever the domain says, only the people of the garden, who accept mails.

        The queue runs with all rights: without this, a mailing could reach the members
        of another garden.
        """
        domain = super()._get_recipients_domain()
        model = self.env[self.mailing_model_real]
        if self.company_id and "company_id" in model:
            gardens = self.company_id._with_mother_houses()
            domain &= Domain("company_id", "in", gardens)
        if self.mailing_model_real == "res.partner":
            domain &= Domain("accepts_mail", "=", True)
        return domain

    def _action_send_mail(self, res_ids=None):
        for company, mailings in self.grouped("company_id").items():
            super(Mailing, mailings.with_company(company))._action_send_mail(res_ids)
        return True
