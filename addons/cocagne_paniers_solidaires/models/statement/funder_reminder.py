from odoo import fields, models
from odoo.fields import Domain


class SolidarityStatement(models.Model):
    """Reminders of statements go with those of the clients."""

    _inherit = "cocagne.solidarity.statement"

    def action_remind(self):
        """Prepare the reminders of the garden: this statement is among them."""
        company = self.company_id[:1] or self.env.company
        return self.env["cocagne.reminder"].with_company(company).action_prepare()


class Reminder(models.Model):
    """A funder that is late: one polite letter about its statements.

    No firm tone, no formal notice: an authority pays by its own rules.
    """

    _inherit = "cocagne.reminder"

    for_funder = fields.Boolean(
        "About a funder",
        compute="_compute_for_funder",
        help="It is about statements of the solidarity programme.",
    )

    def _compute_for_funder(self):
        funders = self._funders(self.company_id)
        for reminder in self:
            reminder.for_funder = reminder.partner_id in funders

    def _funders(self, companies):
        # sudo: who reminds need not read agreements; only who is a funder comes out
        agreements = self.env["cocagne.solidarity.agreement"].sudo()
        found = agreements.search([("company_id", "in", companies.ids)])
        return found.partner_id.commercial_partner_id.sudo(False)

    def _late_items(self, company, day):
        """Also what funders owe of statements: they are no clients."""
        items = super()._late_items(company, day)
        # sudo: statements are closed to some who prepare reminders; the items are
        # read with their rights
        statements = self.env["cocagne.solidarity.statement"].sudo()
        late = statements.search(
            statements._unpaid_domain(day) & Domain("company_id", "=", company.id)
        )
        due = late._due_items().filtered(
            lambda item: item.amount_residual > 0 and not item.reconciled
        )
        left_alone = self.env["res.partner"]._without_reminder_domain(day)
        due = due.sudo(False).filtered(
            lambda item: not item.partner_id.filtered_domain(left_alone)
        )
        return items | due

    def _spared(self, company, partners):
        return super()._spared(company, partners) | set(
            self._funders(company) & partners
        )

    def _scenario_code(self):
        """The words for a funder are not those for a member."""
        if self.for_funder and self.level == "1":
            return "solidarity_reminder"
        return super()._scenario_code()
