from odoo import api, fields, models

from ..law import dates
from ..law.contract import length, trial
from .contract_draft import DRAFTED

#: Length proposed for a first contract; the law's bounds cut it.
USUAL_MONTHS = 6
CDDI, CDI = "cddi", "cdi_inclusion"


class ContractNew(models.TransientModel):
    """Makes a contract in few fields: a first one, a renewal, a CDI inclusion."""

    _name = "cocagne.contract.new"
    _description = "New contract"
    _inherit = ["cocagne.contract.draft"]

    kind = fields.Selection(
        [(CDDI, "CDDI"), (CDI, "CDI inclusion")],
        "Contract",
        default=CDDI,
        required=True,
    )
    renews_id = fields.Many2one("hr.version", check_company=True)
    date_start = fields.Date(
        compute="_compute_date_start", store=True, readonly=False, precompute=True
    )
    date_end = fields.Date(
        compute="_compute_date_end", store=True, readonly=False, precompute=True
    )
    earliest_end = fields.Date("At the earliest", compute="_compute_bounds")
    latest_end = fields.Date("At the latest", compute="_compute_bounds")
    weekly_hours = fields.Float(
        compute="_compute_terms", store=True, readonly=False, precompute=True
    )
    hourly_rate = fields.Monetary(
        compute="_compute_hourly_rate", store=True, readonly=False, precompute=True
    )
    job_id = fields.Many2one(
        "hr.job",
        "Post",
        check_company=True,
        compute="_compute_terms",
        store=True,
        readonly=False,
        precompute=True,
    )
    week_schedule = fields.Char(
        "Days and hours",
        compute="_compute_terms",
        store=True,
        readonly=False,
        precompute=True,
    )
    annex_id = fields.Many2one(
        "cocagne.annex",
        "Annexe financière",
        check_company=True,
        compute="_compute_annex_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    trial_date_end = fields.Date(
        compute="_compute_trial", store=True, readonly=False, precompute=True
    )

    @api.model
    def _open_for(self, pathway, renews=None):
        """The dialog for a pathway, filled in."""
        last = renews if renews is not None else self.env["hr.version"]
        draft = self.create({"pathway_id": pathway.id, "renews_id": last.id})
        return draft._open()

    def _title(self):
        if self.renews_id:
            return self.env._("Renew the contract")
        return self.env._("New contract")

    # -- what is proposed ----------------------------------------------------------------

    def _last_version(self):
        """The terms that the new contract goes on with."""
        return self.renews_id or self.pathway_id._insertion_contracts()[-1:]

    @api.depends("pathway_id", "renews_id")
    def _compute_date_start(self):
        today = fields.Date.context_today(self)
        for draft in self:
            last = draft._last_version().contract_date_end
            following = last and last + dates.ONE_DAY
            if draft.renews_id:
                draft.date_start = following
            else:
                draft.date_start = max(following or today, today)

    @api.depends("pathway_id", "renews_id")
    def _compute_terms(self):
        for draft in self:
            last = draft._last_version()
            company = draft.company_id
            draft.weekly_hours = last.weekly_hours or company.contract_week_hours
            draft.job_id = last.job_id
            draft.week_schedule = last.week_schedule or company.contract_schedule

    @api.depends("pathway_id", "renews_id", "date_start")
    def _compute_hourly_rate(self):
        """What the person earned, and never less than the SMIC of the first day."""
        for draft in self:
            known = max(draft._last_version().hourly_rate, draft.hourly_rate)
            start = draft.date_start or fields.Date.context_today(self)
            draft.hourly_rate = max(known, draft.company_id._smic_on(start))

    @api.depends("company_id", "date_start")
    def _compute_annex_id(self):
        for draft in self:
            draft.annex_id = draft.annex_id._of_day(draft.company_id, draft.date_start)

    @api.depends("pathway_id", "date_start", "kind")
    def _compute_bounds(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        for draft in self:
            draft.earliest_end = draft.latest_end = False
            if draft.kind != CDDI or not (draft.date_start and draft.pathway_id):
                continue
            months = figures.whole("cddi_min_months", draft.date_start)
            draft.earliest_end = dates.last_day(draft.date_start, months)
            draft.latest_end = draft._decision_start() - dates.ONE_DAY

    @api.depends("date_start", "kind")
    def _compute_date_end(self):
        """Six months, or what is left of the 24."""
        for draft in self:
            if draft.kind != CDDI or not draft.date_start:
                draft.date_end = False
                continue
            usual = dates.last_day(draft.date_start, USUAL_MONTHS)
            draft.date_end = usual
            if draft.latest_end and draft.latest_end > draft.date_start:
                draft.date_end = min(usual, draft.latest_end)

    @api.depends("date_start", "date_end", "renews_id", "kind", "pathway_id")
    def _compute_trial(self):
        """A trial period for the first contract only, as long as the law allows."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        for draft in self:
            start, end = draft.date_start, draft.date_end
            again = draft._last_version() or draft.kind != CDDI
            bounded = start and end and start <= end
            draft.trial_date_end = (
                trial.latest_end(start, end, figures)
                if bounded and not again
                else False
            )

    # -- the law and the contract --------------------------------------------------------

    def _stages(self):
        return [self._stage(kind=self.kind)]

    @api.depends(*DRAFTED, "kind", "renews_id", "annex_id")
    def _compute_law(self):
        return super()._compute_law()

    def _law_problems(self):
        problems = super()._law_problems()
        if self.renews_id and self.date_start and self.kind == CDDI:
            problems += self._renewal_problems()
        return problems

    def _renewal_problems(self):
        current = length.Period(
            self.renews_id.contract_date_start, self.renews_id.contract_date_end
        )
        mine = length.Period(self.date_start, self.date_end or self.date_start, True)
        figures = self.env["cocagne.insertion.figure"]._figures()
        return length.renewal_problems(current, mine, figures)

    def _prepare_version(self):
        """Values of the contract."""
        return {
            "date_version": self.date_start,
            "contract_date_start": self.date_start,
            "contract_date_end": self.date_end,
            "pathway_id": self.pathway_id.id,
            "insertion_kind": self.kind,
            "annex_id": self.annex_id.id,
            "weekly_hours": self.weekly_hours,
            "hourly_rate": self.hourly_rate,
            "job_id": self.job_id.id,
            "week_schedule": self.week_schedule,
            "trial_date_end": self.trial_date_end,
            "situation_reviewed_on": self.situation_reviewed_on,
            "hours_project_id": self.hours_project_id.id,
            # sudo: the payroll may write a contract that the adviser prepared
            "sentence_adjustment": self.sudo().sentence_adjustment,
        }

    def action_make(self):
        """Write the contract, and open its card."""
        self.ensure_one()
        # sudo: the same rules as on the screen
        self.env["cocagne.law"]._refuse(self.sudo()._law_problems())
        version = self.pathway_id._write_contract(self._prepare_version())
        return version.action_open_contract()
