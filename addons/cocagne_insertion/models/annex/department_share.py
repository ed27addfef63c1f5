from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cocagne_jardin.tools import month_name

from ...law import annex as law
from ...law import dates

ADVISER = "cocagne_jardin.group_insertion_adviser"


class DepartmentShare(models.Model):
    """What the Département owes for a month: 88 % of the flat RSA for each employee who
    had the RSA before (D.5132-41).

    The adviser prepares it: who had the RSA is known to nobody else. The others see how
    many they are and the euros.
    """

    _name = "cocagne.department.share"
    _description = "Share of the Département"
    _inherit = ["mail.thread", "cocagne.money.of.garden"]
    _order = "month desc, id desc"
    _check_company_auto = True

    month = fields.Date(required=True, help="First day of the month.")
    partner_id = fields.Many2one("res.partner", "Département", check_company=True)
    pathway_ids = fields.Many2many(
        "cocagne.pathway",
        string="Employees who had the RSA",
        groups=ADVISER,
        check_company=True,
    )
    erased_count = fields.Integer(
        readonly=True,
        copy=False,
        help="People of this month whose files were erased: they still count.",
    )
    person_count = fields.Integer("People", compute="_compute_amount", store=True)
    unit_amount = fields.Monetary(
        "For each", compute="_compute_amount", store=True, help="88 % of the flat RSA."
    )
    amount = fields.Monetary("To receive", compute="_compute_amount", store=True)
    state = fields.Selection(
        [("draft", "To check"), ("sent", "Sent to the Département"), ("paid", "Paid")],
        default="draft",
        required=True,
        tracking=True,
    )

    _once = models.UniqueIndex(
        "(company_id, month)", "The share of this month is there already."
    )
    _month_first = models.Constraint(
        "CHECK (EXTRACT(day FROM month) = 1)", "A month is told by its first day."
    )

    @api.depends("month")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for share in self:
            share.display_name = month_name(self.env, share.month)

    @api.depends("pathway_ids", "erased_count", "month")
    def _compute_amount(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        for share in self:
            people = len(share.pathway_ids) + share.erased_count
            day = share.month
            share.person_count = people
            if not day:  # a form that is still empty
                share.unit_amount = share.amount = 0.0
                continue
            share.unit_amount = float(law.department_month(1, day, figures))
            share.amount = float(law.department_month(people, day, figures))

    @api.model
    def _prepare(self, month, company=None):
        """Write or bring up to date the share of a month: who had the RSA and is paid.

        :raises UserError: the share was sent.
        """
        first = fields.Date.to_date(month).replace(day=1)
        company = company or self.env.company
        share = self.search([("company_id", "=", company.id), ("month", "=", first)])
        if share.state in ("sent", "paid"):
            raise UserError(
                self.env._("The share of %s was sent: it stays.", share.display_name)
            )
        share = share or self.create({"company_id": company.id, "month": first})
        share.pathway_ids = self._people(company, first)
        share.partner_id = share.partner_id or self._department(company)
        return share

    @api.model
    def _people(self, company, first):
        """Who had the RSA at the entry and has a contract in the month."""
        last = dates.last_day(first, 1)
        stages = self.env["hr.version"]._insertion_stages(company, first, last)
        pathways = self.env["cocagne.pathway"].browse({key[0] for key in stages})
        return pathways.filtered(lambda one: one.rsa in ("OUI-M", "OUI-NM"))

    @api.model
    def _department(self, company):
        """The Département of the last share."""
        domain = [("company_id", "=", company.id), ("partner_id", "!=", False)]
        return self.search(domain, limit=1).partner_id

    def action_prepare(self):
        """Prepare the share of the last month that is over."""
        today = fields.Date.context_today(self)
        share = self._prepare(dates.same_day(today.replace(day=1), -1))
        return share._get_records_action()

    def action_send(self):
        """It went to the Département."""
        self.filtered(lambda share: share.state == "draft").state = "sent"

    def action_paid(self):
        """The Département paid."""
        self.filtered(lambda share: share.state == "sent").state = "paid"
