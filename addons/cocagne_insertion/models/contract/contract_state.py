from odoo import api, fields, models

from .contract_access import CONTRACT_GROUPS

STATES = [
    ("coming", "To come"),
    ("running", "Running"),
    ("ending", "Ends soon"),
    ("ended", "Ended"),
]
#: Days before the end when a renewal must be decided.
SOON_DAYS = 90


class Version(models.Model):
    """Where a contract stands today, for lists, cards and calendars."""

    _inherit = "hr.version"

    insertion_state = fields.Selection(
        STATES, "Stage", compute="_compute_insertion_state", groups=CONTRACT_GROUPS
    )
    days_left = fields.Integer(
        compute="_compute_insertion_state", groups=CONTRACT_GROUPS
    )
    insertion_color = fields.Integer(
        compute="_compute_insertion_state", groups=CONTRACT_GROUPS
    )
    total_months = fields.Char(
        "Length of all contracts", compute="_compute_total", groups=CONTRACT_GROUPS
    )
    latest_end = fields.Date(
        "May last until",
        compute="_compute_total",
        groups=CONTRACT_GROUPS,
        help="24 months of CDDI, and the decisions beyond.",
    )
    passerelle_offered = fields.Boolean(
        compute="_compute_passerelle_offered", groups=CONTRACT_GROUPS
    )
    file_version_ids = fields.Many2many(
        "hr.version",
        compute="_compute_file",
        string="All contracts",
        groups=CONTRACT_GROUPS,
    )
    file_standstill_ids = fields.Many2many(
        "cocagne.contract.standstill", compute="_compute_file", groups=CONTRACT_GROUPS
    )
    decision_ids = fields.One2many(
        related="pathway_id.decision_ids", groups=CONTRACT_GROUPS
    )
    photo = fields.Image(
        "Picture", related="employee_id.avatar_128", groups=CONTRACT_GROUPS
    )

    @api.depends("employee_id.name", "insertion_kind")
    @api.depends_context("person_in_name")
    def _compute_display_name(self):
        """Odoo names a version by its day; the screens of contracts add who it is."""
        super()._compute_display_name()
        if self.env.context.get("person_in_name"):
            for version in self.filtered("employee_id"):
                name = f"{version.employee_id.name} – {version.display_name}"
                version.display_name = name

    @api.depends("contract_date_start", "contract_date_end")
    def _compute_insertion_state(self):
        today = fields.Date.context_today(self)
        colors = {"coming": 4, "running": 10, "ending": 3, "ended": 0}
        for version in self:
            end = version.contract_date_end
            version.days_left = (end - today).days if end else 0
            version.insertion_state = version._insertion_state(today)
            late = version.insertion_state == "ending" and version.days_left <= 30
            color = 1 if late else colors.get(version.insertion_state, 0)
            version.insertion_color = color

    def _insertion_state(self, today):
        start, end = self.contract_date_start, self.contract_date_end
        if not start:
            return False
        if start > today:
            return "coming"
        if end and end < today:
            return "ended"
        if end and (end - today).days <= SOON_DAYS:
            return "ending"
        return "running"

    @api.depends("pathway_id", "contract_date_start", "contract_date_end")
    def _compute_total(self):
        totals = self.pathway_id._contract_totals()
        for version in self:
            months, latest = totals.get(version.pathway_id, ("", False))
            version.total_months, version.latest_end = months, latest

    @api.depends("company_id")
    def _compute_passerelle_offered(self):
        for version in self:
            # sudo: a setting of the garden
            version.passerelle_offered = version.company_id.sudo().contract_passerelle

    @api.depends("employee_id", "pathway_id")
    def _compute_file(self):
        """The contracts counted together, and their suspensions."""
        for version in self:
            versions = version.pathway_id._contracts_of_file()
            version.file_version_ids = versions
            version.file_standstill_ids = versions.standstill_ids
