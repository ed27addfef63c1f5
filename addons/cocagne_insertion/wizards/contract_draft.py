from odoo import api, fields, models

from ..law.contract import dossier, length, pay
from ..models.contract.contract_access import ADVISER

DRAFTED = (
    "pathway_id",
    "date_start",
    "date_end",
    "weekly_hours",
    "hourly_rate",
    "trial_date_end",
    "sentence_adjustment",
    "situation_reviewed_on",
    "hours_project_id",
)


class ContractDraft(models.AbstractModel):
    """What the dialogs of contracts share: the law's message before anything is written.

    A dialog describes what it would write as stages of the law, among those that exist;
    the same rules speak here and when it is written.
    """

    _name = "cocagne.contract.draft"
    _description = "Contract being prepared"
    _inherit = ["cocagne.money.of.garden"]

    pathway_id = fields.Many2one(
        "cocagne.pathway", "Person", required=True, check_company=True
    )
    company_id = fields.Many2one(
        compute="_compute_company_id", store=True, readonly=False, precompute=True
    )
    date_start = fields.Date("From", required=True)
    date_end = fields.Date("Until")
    weekly_hours = fields.Float("Hours a week")
    hourly_rate = fields.Monetary("Gross pay an hour")
    trial_date_end = fields.Date("End of the trial period")
    sentence_adjustment = fields.Boolean(
        "Sentence outside prison",
        groups=ADVISER,
        help="The contract may then be shorter than four months.",
    )
    situation_reviewed_on = fields.Date("Situation reviewed on")
    hours_project_id = fields.Many2one(
        "cocagne.hours.derogation",
        "Project of reinforced support",
        check_company=True,
        domain=[("kind", "=", "collective"), ("state", "=", "granted")],
    )
    law_message = fields.Text(compute="_compute_law")
    wants_decision = fields.Boolean(compute="_compute_law")
    wants_derogation = fields.Boolean(compute="_compute_law")
    smic = fields.Monetary("SMIC that day", compute="_compute_pay")
    month_hours = fields.Float("Paid hours a month", compute="_compute_pay")
    month_gross = fields.Monetary("Gross pay a month", compute="_compute_pay")
    total_months = fields.Char("Length of all contracts", compute="_compute_law")

    @api.depends("pathway_id")
    def _compute_company_id(self):
        for draft in self:
            draft.company_id = draft.pathway_id.company_id or self.env.company

    @api.depends("weekly_hours", "hourly_rate", "date_start", "company_id")
    def _compute_pay(self):
        for draft in self:
            day = draft.date_start or fields.Date.context_today(self)
            draft.smic = draft.company_id._smic_on(day)
            hours = pay.month_hours(pay.Decimal(str(draft.weekly_hours or 0)))
            gross = hours * pay.Decimal(str(draft.hourly_rate or 0))
            draft.month_hours = float(round(hours, 2))
            draft.month_gross = float(gross.quantize(pay.CENT, pay.ROUND_HALF_UP))

    # -- the law -------------------------------------------------------------------------

    @api.depends(*DRAFTED)
    def _compute_law(self):
        words = self.env["cocagne.law"]
        for draft in self:
            # sudo: the rules read the birth and the decisions; only words come out
            problems = draft.sudo()._law_problems() if draft._is_complete() else []
            told = [words._words(problem) for problem in problems]
            codes = {problem.code for problem in problems}
            draft.law_message = "\n\n".join(told) or False
            draft.wants_decision = "cddi_too_long" in codes
            draft.wants_derogation = bool(
                codes & {"hours_too_few", "hours_derogation_ends_before"}
            )
            # sudo: as above
            draft.total_months = draft.sudo()._total_in_words()

    def _is_complete(self):
        return bool(self.pathway_id and self.date_start)

    def _law_problems(self):
        """Every rule that the draft breaks."""
        self.ensure_one()
        figures = self.env["cocagne.insertion.figure"]._figures()
        mine = self._stages()
        return list(dossier.problems(self._dossier(mine), figures, mine))

    def _dossier(self, mine):
        versions = self.pathway_id._contracts_of_file()
        decisions = self.pathway_id._decisions_by_file().get(
            self.pathway_id._file_key(), self.env["cocagne.contract.decision"]
        )
        stages = [*self._other_stages(versions), *mine]
        return self.pathway_id._dossier(stages, decisions)

    def _stages(self):
        """The stages of the law that the dialog would write."""
        raise NotImplementedError

    def _other_stages(self, versions):
        """Those that stay as they are."""
        spans = versions._spans()
        return [version._stage(spans[version]) for version in versions]

    def _stage(self, **values):
        values = {
            "start": self.date_start,
            "end": self.date_end or None,
            "kind": "cddi",
            "week_hours": pay.Decimal(str(round(self.weekly_hours or 0, 2))),
            "hour_pay": pay.Decimal(str(round(self.hourly_rate or 0, 4))),
            "contract": (self.date_start, self.date_end or None),
            "waived": bool(self.sentence_adjustment),
            "adjusted": bool(self.sentence_adjustment),
            "reviewed": bool(self.situation_reviewed_on),
            "trial_end": self.trial_date_end or None,
            "derogations": self._derogations(),
            **values,
        }
        return dossier.Stage(**values)

    def _derogations(self):
        found = self.env["cocagne.hours.derogation"].search(
            [("pathway_id", "=", self.pathway_id.id), ("state", "=", "granted")]
        )
        return tuple(one._derogation() for one in found | self.hours_project_id)

    def _total_in_words(self):
        if not self._is_complete():
            return False
        stages = self._dossier(self._stages()).stages
        periods = [one for one in dossier.periods(stages) if one.start <= one.end]
        if not periods:
            return False
        return self.pathway_id._length_in_words(length.total(periods))

    # -- ways out ------------------------------------------------------------------------

    def action_ask_decision(self):
        """Open a decision beyond 24 months for this person, filled in."""
        self.ensure_one()
        start = self.date_start
        if self.pathway_id:
            start = self._decision_start()
        return self.env["cocagne.next.step"]._new_form(
            "cocagne.contract.decision",
            self.env._("Decision beyond 24 months"),
            pathway_id=self.pathway_id.id,
            date_start=fields.Date.to_string(start),
        )

    def _decision_start(self):
        """The day after what is allowed already."""
        # sudo: the days of the decisions, not their reason
        stages = self.sudo()._other_stages(self.sudo().pathway_id._contracts_of_file())
        periods = dossier.periods(stages)
        # sudo: as above
        decisions = self.sudo().pathway_id._decisions_by_file()
        # sudo: as above
        known = decisions.get(self.sudo().pathway_id._file_key(), ())
        latest = self.pathway_id._latest_end(
            periods, [one._decision() for one in known], self.date_start
        )
        return max(latest + dossier.dates.ONE_DAY, self.date_start)

    def action_ask_derogation(self):
        """Open a derogation to the hours for this person, filled in."""
        self.ensure_one()
        return self.env["cocagne.next.step"]._new_form(
            "cocagne.hours.derogation",
            self.env._("Derogation to the hours"),
            kind="individual",
            pathway_id=self.pathway_id.id,
            date_start=fields.Date.to_string(self.date_start),
        )

    def _open(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self._title(),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _title(self):
        return self._description
