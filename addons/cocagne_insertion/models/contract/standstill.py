from odoo import api, fields, models
from odoo.exceptions import UserError

from ...law import dates
from ...law.contract import standstill as law
from .contract_access import CONTRACT_GROUPS

PURPOSES = [
    (law.IMMERSION, "Immersion (PMSMP)"),
    (law.ACTION, "Action that helps to find work"),
    (law.TRIAL_CDI, "Trial period of a CDI"),
    (law.TRIAL_CDD, "Trial period of a CDD of six months and more"),
]
TRIALS = (law.TRIAL_CDI, law.TRIAL_CDD)
OUTCOMES = [
    ("waiting", "Not known yet"),
    ("returned", "Came back to the garden"),
    ("hired", "Hired: the CDDI ends without notice"),
]
RULED = (
    "version_id",
    "date_start",
    "date_end",
    "purpose",
    "asked_by_employee",
    "agreed",
    "job_start",
    "job_end",
)


class Standstill(models.Model):
    """Suspension of a contract at the employee's request (L.5132-15-1).

    Neither work nor pay. When it lasts more than 15 days the PASS is suspended too.
    """

    _name = "cocagne.contract.standstill"
    _description = "Suspension of a contract"
    _inherit = ["cocagne.of.garden", "mail.thread", "cocagne.next.step"]
    _order = "date_start desc, id desc"
    _check_company_auto = True

    version_id = fields.Many2one(
        "hr.version",
        "Contract",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        domain=[("insertion_kind", "=", "cddi")],
        groups=CONTRACT_GROUPS,
    )
    company_id = fields.Many2one(
        compute="_compute_company_id", store=True, readonly=False, precompute=True
    )
    pathway_id = fields.Many2one(
        related="version_id.pathway_id",
        string="Person",
        store=True,
        index=True,
        related_sudo=True,
    )
    date_start = fields.Date("First day", required=True)
    date_end = fields.Date("Last day", required=True)
    purpose = fields.Selection(PURPOSES, "What for", required=True)
    asked_by_employee = fields.Boolean("Asked by the employee", default=True)
    asked_on = fields.Date(
        default=lambda self: fields.Date.context_today(self), required=True
    )
    agreed = fields.Boolean(
        "The garden agrees", help="Needed for an immersion or an action."
    )
    host_id = fields.Many2one("res.partner", "Where", check_company=True)
    job_start = fields.Date("First day of the job tried")
    job_end = fields.Date("Last day of the job tried", help="Empty for a CDI.")
    outcome = fields.Selection(OUTCOMES, default="waiting", required=True)
    pass_told = fields.Boolean("The PASS is suspended too", readonly=True)
    days = fields.Integer(compute="_compute_days")
    contract_start = fields.Date(
        related="version_id.contract_date_start", groups=CONTRACT_GROUPS
    )
    contract_end = fields.Date(
        related="version_id.contract_date_end", groups=CONTRACT_GROUPS
    )
    law_message = fields.Text(compute="_compute_law_message", groups=CONTRACT_GROUPS)

    @api.depends("version_id")
    def _compute_company_id(self):
        for one in self:
            one.company_id = one.version_id.company_id or self.env.company

    @api.depends("pathway_id", "date_start", "date_end")
    def _compute_display_name(self):
        for one in self:
            days = [f"{day:%d/%m/%Y}" for day in (one.date_start, one.date_end) if day]
            one.display_name = " – ".join([one.pathway_id.name or "", *days])

    @api.depends("date_start", "date_end")
    def _compute_days(self):
        for one in self:
            bounded = one.date_start and one.date_end
            one.days = dates.days(one.date_start, one.date_end) if bounded else 0

    # -- the law -------------------------------------------------------------------------

    def _standstill(self):
        job = self.job_start and self.job_end
        return law.Standstill(
            start=self.date_start,
            end=self.date_end,
            purpose=self.purpose,
            asked_by_employee=self.asked_by_employee,
            agreed=self.agreed,
            job=(self.job_start, self.job_end) if job else None,
        )

    def _law_problems(self):
        self.ensure_one()
        contract = self.version_id
        start = contract.contract_date_start
        if not (start and self.date_start and self.date_end and self.purpose):
            return []
        figures = self.env["cocagne.insertion.figure"]._figures()
        mine = self._standstill()
        bounds = start, contract.contract_date_end or dates.date.max
        others = [one._standstill() for one in self._others()]
        return [
            *law.problems(mine, bounds, figures),
            *law.overlap_problems(mine, others),
        ]

    def _others(self):
        return self.search(
            [
                ("version_id.employee_id", "=", self.version_id.employee_id.id),
                ("id", "not in", self._origin.ids),
            ]
        )

    @api.depends(*RULED)
    def _compute_law_message(self):
        words = self.env["cocagne.law"]
        for one in self:
            # sudo: days of the contract, which the screen shows already
            told = [words._words(problem) for problem in one.sudo()._law_problems()]
            one.law_message = "\n\n".join(told) or False

    @api.constrains(*RULED)
    def _check_law(self):
        # sudo: days of the contract, whoever writes
        for one in self.sudo():
            if one.version_id.insertion_kind != "cddi":
                raise UserError(
                    self.env._("Only a CDDI is suspended this way: choose the CDDI.")
                )
            self.env["cocagne.law"]._refuse(one._law_problems())

    # -- life ----------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        found = super().create(vals_list)
        found._follow_on_pass()
        return found

    def _follow_on_pass(self):
        """A contract suspended for more than 15 days suspends the PASS (R.5132-1-3).

        A suspension to come is told to the PASS once it has begun: the step of the form.
        """
        today = fields.Date.context_today(self)
        for one in self:
            if one._concerns_pass() and one.date_start <= today:
                one.action_tell_pass()

    def _concerns_pass(self):
        """During an immersion the pathway goes on; otherwise above the 15 days."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        trigger = figures.whole("pass_suspension_trigger_days", self.date_start)
        return (
            bool(self.pathway_id.pass_id)
            and not self.pass_told
            and self.purpose != law.IMMERSION
            and self.days > trigger
        )

    def action_tell_pass(self):
        """Suspend the PASS for the days of the suspension."""
        for one in self:
            one.pathway_id.pass_id._suspend(
                one.date_start, one.date_end, "CONTRACT_SUSPENDED"
            )
            one.pass_told = True

    def action_returned(self):
        """The person is back at work."""
        self.write({"outcome": "returned"})

    def action_hired(self):
        """The trial became a job: the CDDI ends without notice (L.5132-15-1)."""
        self.ensure_one()
        if self.purpose not in TRIALS:
            raise UserError(
                self.env._(
                    "Only the trial period of a job ends the CDDI without notice. End the "
                    "contract from its own card."
                )
            )
        self.outcome = "hired"
        return self.version_id._open_end("hired", self.date_end)

    def action_print(self):
        """The amendment that suspends the contract, to sign."""
        report = self.env.ref("cocagne_insertion.action_report_standstill")
        return report.report_action(self)

    def _next_steps(self):
        self.ensure_one()
        today = fields.Date.context_today(self)
        if self.outcome != "waiting":
            return [self._step("known", self.env._("The suspension is over."))]
        if self.date_start > today:
            text = self.env._("Print the suspension and have it signed.")
            return [self._step("print", text, self.env._("Print"), "action_print")]
        if self._concerns_pass():
            text = self.env._("More than 15 days: the PASS is suspended too.")
            button = self.env._("Suspend the PASS")
            return [self._step("pass", text, button, "action_tell_pass")]
        if self.date_end >= today:
            text = self.env._("Suspended: no work and no pay.")
            return [self._step("running", text, kind="wait")]
        steps = []
        if self.purpose in TRIALS:
            text = self.env._("The trial is over. Was the person hired?")
            steps.append(self._step("hired", text, self.env._("Hired"), "action_hired"))
        text = self.env._("The suspension is over. Is the person back?")
        return [
            *steps,
            self._step("returned", text, self.env._("Back at work"), "action_returned"),
        ]


class Version(models.Model):
    _inherit = "hr.version"

    standstill_ids = fields.One2many(
        "cocagne.contract.standstill",
        "version_id",
        "Suspensions",
        groups=CONTRACT_GROUPS,
    )

    @api.constrains("contract_date_start", "contract_date_end")
    def _check_standstills(self):
        """Suspensions stay inside a contract that is made shorter."""
        # sudo: the rule is the same whoever writes
        self.sudo()._contract_versions().standstill_ids._check_law()
