from odoo import api, fields, models

from ..law import dates
from ..law.contract import dossier
from .contract_draft import DRAFTED


class ContractLoan(models.TransientModel):
    """Lends an employee to a company: contrat passerelle, three months renewable once."""

    _name = "cocagne.contract.loan"
    _description = "Contrat passerelle"
    _inherit = ["cocagne.contract.draft"]

    version_id = fields.Many2one(
        "hr.version", "Contract", required=True, check_company=True
    )
    host_id = fields.Many2one(
        "res.partner", "Company that receives", required=False, check_company=True
    )
    latest_end = fields.Date("At the latest", compute="_compute_latest_end")

    @api.model
    def _open_for(self, version):
        """The dialog: after a loan, its renewal at the same company."""
        stages = version._contract_versions()
        lent = stages.filtered(lambda one: one.insertion_kind == "passerelle")[-1:]
        today = fields.Date.context_today(self)
        start = max(today, stages[-1:].date_version + dates.ONE_DAY)
        if lent and lent.loan_date_end >= today:
            start = lent.loan_date_end + dates.ONE_DAY
        draft = self.create(
            {
                "version_id": stages[-1:].id,
                "pathway_id": version.pathway_id.id,
                "date_start": start,
                "host_id": lent.loan_host_id.id,
                "weekly_hours": stages[-1:].weekly_hours,
                "hourly_rate": stages[-1:].hourly_rate,
            }
        )
        draft.date_end = draft.latest_end
        return draft._open()

    def _title(self):
        return self.env._("Contrat passerelle")

    @api.depends("date_start", "version_id")
    def _compute_latest_end(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        for draft in self:
            if not draft.date_start:
                draft.latest_end = False
                continue
            months = figures.whole("passerelle_months", draft.date_start)
            latest = dates.last_day(draft.date_start, months)
            contract = draft.version_id.contract_date_end
            draft.latest_end = min(latest, contract) if contract else latest

    def _stages(self):
        version = self.version_id
        return [
            self._stage(
                kind=dossier.LOAN,
                contract=(version.contract_date_start, version.contract_date_end),
                loan_end=self.date_end or None,
                host=self.host_id.id,
                derogations=(),
            )
        ]

    @api.depends(*DRAFTED, "host_id", "version_id")
    def _compute_law(self):
        return super()._compute_law()

    def _is_complete(self):
        return super()._is_complete() and bool(self.version_id)

    def action_make(self):
        """Write the loan, and the return to the garden on the day after."""
        self.ensure_one()
        # sudo: the same rules as on the screen
        self.env["cocagne.law"]._refuse(self.sudo()._law_problems())
        stage = self.version_id._lend(self.host_id, self.date_start, self.date_end)
        return stage.action_open_contract()
