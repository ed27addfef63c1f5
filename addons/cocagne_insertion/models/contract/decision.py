from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...law import dates
from ...law.contract import decision as law
from ...law.contract.length import BACKWARDS, Period
from .contract_access import ADVISER

REASONS = [
    (law.TRAINING, "A training in progress"),
    (law.SENIOR, "50 years and over"),
    (law.RQTH, "Recognised as a disabled worker (RQTH)"),
    (law.DIFFICULTIES, "Particularly important difficulties"),
]
DECIDERS = [
    (law.PRESCRIBER, "An authorised prescriber"),
    (law.EMPLOYER, "The garden, for somebody it recruited directly"),
]
STATES = [("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")]


class ContractDecision(models.Model):
    """Leave to work beyond 24 months of CDDI (L.5132-15-1, R.5132-1-8).

    The reason may tell of health, so only the adviser reads it; others see the days.
    """

    _name = "cocagne.contract.decision"
    _description = "Decision beyond 24 months"
    _inherit = ["cocagne.of.garden", "mail.thread"]
    _order = "date_start desc, id desc"
    _check_company_auto = True

    pathway_id = fields.Many2one(
        "cocagne.pathway",
        "Person",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
    )
    employee_id = fields.Many2one(
        related="pathway_id.employee_id", string="Employee", store=True
    )
    company_id = fields.Many2one(
        compute="_compute_company_id", store=True, readonly=False, precompute=True
    )
    state = fields.Selection(STATES, default="asked", required=True, tracking=True)
    reason = fields.Selection(REASONS, required=True, groups=ADVISER)
    decided_by = fields.Selection(
        DECIDERS, "Who decides", default=law.PRESCRIBER, required=True
    )
    prescriber_id = fields.Many2one("res.partner", check_company=True, groups=ADVISER)
    date_start = fields.Date(
        "First day", required=True, help="The day after the 24 months, or a later one."
    )
    date_end = fields.Date("Last day", required=True)
    reviewed_on = fields.Date(
        "Reviewed together on", help="The joint review with the prescriber."
    )
    decided_on = fields.Date("Decided on")
    reference = fields.Char("Reference of the decision")
    answer = fields.Text(
        "Why it was refused",
        groups=ADVISER,
        help="A refusal is written and gives its reasons (R.5132-1-8).",
    )
    justification = fields.Text(groups=ADVISER)
    training_start = fields.Date("First day of the training", groups=ADVISER)
    training_end = fields.Date("Last day of the training", groups=ADVISER)
    rqth_seen = fields.Boolean(
        "Proof of RQTH seen", groups=ADVISER, help="The garden keeps no copy."
    )
    latest_end = fields.Date("Last day allowed", compute="_compute_latest_end")
    law_message = fields.Text(compute="_compute_law_message", groups=ADVISER)

    @api.depends("pathway_id")
    def _compute_company_id(self):
        for one in self:
            one.company_id = one.pathway_id.company_id or self.env.company

    @api.depends("pathway_id", "date_start", "date_end", "state")
    def _compute_display_name(self):
        for one in self:
            days = [f"{day:%d/%m/%Y}" for day in (one.date_start, one.date_end) if day]
            one.display_name = " – ".join([one.pathway_id.name or "", *days])

    @api.depends("date_start", "reason", "training_end")
    def _compute_latest_end(self):
        """Twelve months, or the end of the training."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        for one in self.sudo():  # sudo: the reason is closed to some, the day is not
            start = one.date_start
            if not start:
                one.latest_end = False
            elif one.reason == law.TRAINING:
                one.latest_end = one.training_end
            else:
                months = figures.whole("cddi_extension_months", start)
                one.latest_end = dates.last_day(start, months)

    @api.onchange("date_start", "reason", "training_end")
    def _onchange_date_end(self):
        if self.latest_end and not self.date_end:
            self.date_end = self.latest_end

    # -- the law -------------------------------------------------------------------------

    def _decision(self):
        training = self.training_start and self.training_end
        return law.Decision(
            start=self.date_start,
            end=self.date_end,
            reason=self.reason,
            by=self.decided_by,
            training=(self.training_start, self.training_end) if training else None,
        )

    def _law_problems(self):
        """What is wrong with a decision, also before a contract uses it."""
        self.ensure_one()
        if not (self.pathway_id and self.date_start and self.date_end and self.reason):
            return []
        figures = self.env["cocagne.insertion.figure"]._figures()
        versions = self.pathway_id._contracts_of_file()
        found = [
            Period(start, end, True)
            for start, end in set(
                versions.mapped(lambda v: (v.contract_date_start, v.contract_date_end))
            )
            if end and start < self.date_start
        ]
        mine = Period(self.date_start, max(self.date_start, self.date_end), True)
        person = law.Person(
            birth=self.pathway_id.employee_id.birthday or None, rqth=self.rqth_seen
        )
        problems = law.problems([*found, mine], [self._decision()], person, figures)
        own = list(law.decision_problems(self._decision(), person, figures))
        capped = [one for one in problems if one.code == law.OVER_CAP.code]
        return [*own, *capped, *self._backwards()]

    def _backwards(self):
        if self.date_end < self.date_start:
            yield BACKWARDS.broken(start=self.date_start, end=self.date_end)

    @api.depends(
        "pathway_id",
        "reason",
        "decided_by",
        "date_start",
        "date_end",
        "training_start",
        "training_end",
        "rqth_seen",
    )
    def _compute_law_message(self):
        words = self.env["cocagne.law"]
        for one in self:
            # sudo: adviser's own screen; the birth and the contracts of the person
            told = [words._words(problem) for problem in one.sudo()._law_problems()]
            one.law_message = "\n\n".join(told) or False

    @api.constrains(
        "state",
        "pathway_id",
        "reason",
        "decided_by",
        "date_start",
        "date_end",
        "training_start",
        "training_end",
        "rqth_seen",
    )
    def _check_law(self):
        law_words = self.env["cocagne.law"]
        # sudo: the rules read what is closed to some roles
        for one in self.sudo():
            if one.state != "refused":
                law_words._refuse(one._law_problems())
            one._check_used_contracts()

    def _check_used_contracts(self):
        """A decision that is taken back may leave a contract without ground."""
        self.pathway_id._contracts_of_file()._check_contract_law()

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_used(self):
        # only the house erases a file: nobody gets the rights of ``su`` over RPC
        if self.env.su and self.env.context.get("erase_file"):
            return
        # sudo: the contracts of the person, whoever deletes
        for one in self.sudo():
            if one.state == "granted" and one._contracts_after():
                raise UserError(
                    self.env._(
                        "A contract stands on this decision. End the contract first, or "
                        "keep the decision."
                    )
                )

    def _contracts_after(self):
        return self.pathway_id._contracts_of_file().filtered(
            lambda one: (
                one.contract_date_end and one.contract_date_end >= self.date_start
            )
        )

    # -- life ----------------------------------------------------------------------------

    def action_grant(self):
        """The decision came: contracts may go on until its last day."""
        for one in self:
            day = one.decided_on or fields.Date.context_today(self)
            one.write({"state": "granted", "decided_on": day})

    def action_refuse(self):
        """The answer is no; the reasons are written on the card."""
        for one in self:
            if not one.answer:
                raise UserError(
                    self.env._(
                        "Write why it was refused: the refusal is motivated "
                        "(R.5132-1-8)."
                    )
                )
            day = one.decided_on or fields.Date.context_today(self)
            one.write({"state": "refused", "decided_on": day})


class Pathway(models.Model):
    _inherit = "cocagne.pathway"

    decision_ids = fields.One2many(
        "cocagne.contract.decision",
        "pathway_id",
        "Decisions beyond 24 months",
        groups="hr.group_hr_user",
    )

    def _contracts_of_file(self):
        """Contracts counted together with those of these pathways: the same PASS."""
        versions = self.env["hr.version"]
        domain = versions._insertion_domain()
        domain &= Domain("employee_id", "in", self.employee_id.ids)
        keys = {pathway._file_key() for pathway in self}
        return versions.search(domain, order="date_version").filtered(
            lambda one: one._file_key() in keys
        )

    def _decisions_by_file(self):
        """{file key: decisions that hold}, one query for all."""
        found = self.env["cocagne.contract.decision"].search(
            [
                ("employee_id", "in", self.employee_id.ids),
                ("state", "=", "granted"),
            ]
        )
        return found.grouped(lambda one: one.pathway_id._file_key())
