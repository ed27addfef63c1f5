from odoo import api, fields, models

from ..law import dates
from ..law.contract import trial

SUPERVISOR, ADVISER = (
    "cocagne_insertion.group_supervisor",
    "cocagne_jardin.group_insertion_adviser",
)
#: What most first contracts have; the adviser changes it.
MONTHS = 6


class ArrivalContract(models.TransientModel):
    """Last screen: the first contract, and who leads and accompanies the person."""

    _inherit = "cocagne.arrival"

    currency_id = fields.Many2one(related="company_id.currency_id")
    contract_start = fields.Date("First day", default=fields.Date.context_today)
    contract_end = fields.Date(
        "Last day",
        compute="_compute_contract_end",
        store=True,
        readonly=False,
        help="A CDDI lasts four months at least.",
    )
    weekly_hours = fields.Float(
        "Hours a week", default=lambda self: self.env.company.contract_week_hours
    )
    week_schedule = fields.Char(
        "Days and hours",
        default=lambda self: self.env.company.contract_schedule,
        help="How the hours are spread over the week: printed on the contract.",
    )
    trial_date_end = fields.Date(
        "End of the trial period",
        compute="_compute_trial_date_end",
        store=True,
        readonly=False,
        help="As long as the law allows; empty: no trial period.",
    )
    hourly_rate = fields.Monetary(
        "Gross pay an hour",
        compute="_compute_hourly_rate",
        store=True,
        readonly=False,
        help="Never below the SMIC of the first day.",
    )
    annex_id = fields.Many2one(
        "cocagne.annex",
        "Annexe financière",
        compute="_compute_annex_id",
        store=True,
        readonly=False,
        check_company=True,
    )
    job_id = fields.Many2one("hr.job", "Post", check_company=True)
    adviser_id = fields.Many2one(
        "res.users",
        default=lambda self: self.env.user,
        domain=lambda self: self._domain_users(ADVISER),
    )
    supervisor_id = fields.Many2one(
        "res.users",
        "Technical supervisor",
        domain=lambda self: self._domain_users(SUPERVISOR),
    )

    @api.model
    def _domain_users(self, group):
        return [("all_group_ids", "in", self.env.ref(group).ids), ("share", "=", False)]

    @api.depends("contract_start")
    def _compute_contract_end(self):
        for arrival in self:
            start = arrival.contract_start
            arrival.contract_end = start and dates.last_day(start, MONTHS)

    @api.depends("contract_start", "contract_end")
    def _compute_trial_date_end(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        for arrival in self:
            start, end = arrival.contract_start, arrival.contract_end
            bounded = start and end and start <= end
            arrival.trial_date_end = bounded and trial.latest_end(start, end, figures)

    @api.depends("contract_start")
    def _compute_hourly_rate(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        for arrival in self:
            day = arrival.contract_start or fields.Date.context_today(self)
            arrival.hourly_rate = max(
                arrival.hourly_rate, float(figures.at("smic_hour", day))
            )

    @api.depends("contract_start", "company_id")
    def _compute_annex_id(self):
        for arrival in self:
            day = arrival.contract_start
            # sudo: the adviser chooses the annex without reading its amounts
            arrival.annex_id = day and self.env["cocagne.annex"].sudo().search(
                [
                    ("company_id", "=", arrival.company_id.id),
                    ("date_start", "<=", day),
                    ("date_end", ">=", day),
                ],
                limit=1,
            ).sudo(False)

    def _check_contract(self):
        self._want(
            contract_start=self.env._("On which day does the contract begin?"),
            contract_end=self.env._("On which day does the contract end?"),
            weekly_hours=self.env._("How many hours a week?"),
        )

    def _save_contract(self):
        self.pathway_id.write(
            {
                "adviser_id": self.adviser_id.id,
                "supervisor_id": self.supervisor_id.id,
            }
        )
        self.pathway_id._write_contract(self._prepare_contract())

    def _prepare_contract(self):
        return {
            "date_version": self.contract_start,
            "contract_date_start": self.contract_start,
            "contract_date_end": self.contract_end,
            "pathway_id": self.pathway_id.id,
            "insertion_kind": "cddi",
            "annex_id": self.annex_id.id,
            "weekly_hours": self.weekly_hours,
            "hourly_rate": self.hourly_rate,
            "job_id": self.job_id.id,
            "week_schedule": self.week_schedule,
            "trial_date_end": self.trial_date_end,
        }

    def _fill_contract(self):
        pathway = self.pathway_id
        self.write(
            {
                "adviser_id": pathway.adviser_id.id or self.env.uid,
                "supervisor_id": pathway.supervisor_id.id,
            }
        )
