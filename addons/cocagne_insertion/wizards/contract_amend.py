from odoo import api, fields, models
from odoo.exceptions import UserError

from ..law import dates
from ..law.contract import length
from .contract_draft import DRAFTED


class ContractAmend(models.TransientModel):
    """Changes the hours, the pay, the post or the last day of a contract from a day on."""

    _name = "cocagne.contract.amend"
    _description = "Amendment"
    _inherit = ["cocagne.contract.draft"]

    version_id = fields.Many2one(
        "hr.version", "Contract", required=True, check_company=True
    )
    prolongs = fields.Boolean("Change the last day")
    current_end = fields.Date(related="version_id.contract_date_end")
    latest_end = fields.Date("At the latest", compute="_compute_latest_end")
    job_id = fields.Many2one("hr.job", "Post", check_company=True)
    week_schedule = fields.Char("Days and hours")
    annex_id = fields.Many2one("cocagne.annex", "Annexe financière", check_company=True)
    reason = fields.Text("Why")

    @api.model
    def _open_for(self, version, **values):
        """The dialog for a contract, with its terms of today."""
        stage = version._contract_versions()[-1:]
        today = fields.Date.context_today(self)
        start = max(today, stage.date_version + dates.ONE_DAY)
        draft = self.create(
            {
                "version_id": stage.id,
                "pathway_id": stage.pathway_id.id,
                "date_start": start,
                "date_end": stage.contract_date_end,
                "weekly_hours": stage.weekly_hours,
                "hourly_rate": max(stage.hourly_rate, stage.company_id._smic_on(start)),
                "job_id": stage.job_id.id,
                "week_schedule": stage.week_schedule,
                "annex_id": stage.annex_id.id,
                "hours_project_id": stage.hours_project_id.id,
                **values,
            }
        )
        return draft._open()

    def _title(self):
        return self.env._("Amendment to the contract")

    @api.onchange("prolongs")
    def _onchange_prolongs(self):
        """A longer contract: the amendment begins on the day after the old end."""
        if self.prolongs and self.current_end:
            self.date_start = self.current_end + dates.ONE_DAY
            self.date_end = self.latest_end
        elif self.current_end:
            self.date_end = self.current_end

    @api.depends("version_id", "pathway_id")
    def _compute_latest_end(self):
        """Twelve months more, within the 24 and the decisions."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        for draft in self:
            end = draft.current_end
            if not end:
                draft.latest_end = False
                continue
            months = figures.whole("cddi_extension_months", end)
            by_amendment = dates.last_day(end + dates.ONE_DAY, months)
            # sudo: the days of the decisions, not their reason
            totals = draft.sudo().pathway_id._contract_totals()
            # sudo: as above
            within = totals.get(draft.pathway_id.sudo(), ("", by_amendment))[1]
            draft.latest_end = min(by_amendment, within)

    # -- the law and the amendment -------------------------------------------------------

    def _stages(self):
        version = self.version_id
        return [
            self._stage(
                kind=version.insertion_kind,
                contract=(version.contract_date_start, self.date_end or None),
                waived=bool(version.sentence_adjustment),
                adjusted=bool(version.sentence_adjustment),
                reviewed=bool(version.situation_reviewed_on),
                trial_end=version.trial_date_end or None,
                loan_end=version.loan_date_end or None,
                host=version.loan_host_id.id,
            )
        ]

    def _other_stages(self, versions):
        """The contract's other versions end on the new last day too."""
        mine = versions & self.version_id._contract_versions()
        stages = super()._other_stages(versions - mine)
        spans = mine._spans()
        bounds = self.version_id.contract_date_start, self.date_end or None
        return stages + [
            one._stage(spans[one])._replace(contract=bounds) for one in mine
        ]

    @api.depends(*DRAFTED, "version_id", "prolongs")
    def _compute_law(self):
        return super()._compute_law()

    def _is_complete(self):
        return super()._is_complete() and bool(self.version_id)

    def _law_problems(self):
        problems = super()._law_problems()
        start, end = self.version_id.contract_date_start, self.current_end
        if end and self.date_end and self.date_end != end:
            figures = self.env["cocagne.insertion.figure"]._figures()
            problems += length.amendment_problems(
                length.Period(start, end), self.date_end, figures
            )
        return problems

    def _prepare_version(self):
        """What the amendment changes."""
        return {
            "date_version": self.date_start,
            "weekly_hours": self.weekly_hours,
            "hourly_rate": self.hourly_rate,
            "job_id": self.job_id.id,
            "week_schedule": self.week_schedule,
            "annex_id": self.annex_id.id,
            "hours_project_id": self.hours_project_id.id,
            "amendment_reason": self.reason,
        }

    def action_make(self):
        """Write the amendment, and open the card of the contract."""
        self.ensure_one()
        # sudo: the same rules as on the screen
        self.env["cocagne.law"]._refuse(self.sudo()._law_problems())
        self._check_day()
        prolonged = self.date_end if self.date_end != self.current_end else None
        stage = self.version_id._amend(self._prepare_version(), prolonged)
        return stage.action_open_contract()

    def _check_day(self):
        start = self.version_id.contract_date_start
        end = self.date_end
        if self.date_start <= start or (end and self.date_start > end):
            raise UserError(
                self.env._(
                    "The amendment begins after the first day of the contract, %(start)s, "
                    "and before its last day.",
                    start=f"{start:%d/%m/%Y}",
                )
            )
