from odoo import api, fields, models
from odoo.exceptions import UserError

from ...law import dates
from ...law.contract import hours as law
from .contract_access import CONTRACT_GROUPS
from .decision import STATES

DEROGATION_KINDS = [
    (law.INDIVIDUAL, "For one person"),
    (law.COLLECTIVE, "For a project of reinforced support"),
]
ASKERS = [
    (law.ASKED_BY_EMPLOYER, "The garden, before hiring"),
    (law.ASKED_BY_EMPLOYEE, "The employee"),
]
RULED = (
    "kind",
    "pathway_id",
    "state",
    "date_start",
    "date_end",
    "asked_on",
    "asked_by",
    "agreed",
    "extends_id",
    "assessment",
    "hired_on",
    "convention_end",
    "project",
    "criteria",
)


class HoursDerogation(models.Model):
    """The prefect's decision for less than 20 hours a week (D.5132-43-5 to -9)."""

    _name = "cocagne.hours.derogation"
    _description = "Derogation to the hours of a CDDI"
    _inherit = ["cocagne.of.garden", "mail.thread"]
    _order = "date_start desc, id desc"
    _check_company_auto = True

    kind = fields.Selection(DEROGATION_KINDS, default=law.INDIVIDUAL, required=True)
    name = fields.Char("Name of the project", help="Premières heures, Convergence…")
    pathway_id = fields.Many2one(
        "cocagne.pathway", "Person", check_company=True, index=True
    )
    state = fields.Selection(STATES, default="asked", required=True, tracking=True)
    date_start = fields.Date("First day", required=True)
    date_end = fields.Date("Last day", required=True)
    asked_on = fields.Date(
        required=True, default=lambda self: fields.Date.context_today(self)
    )
    asked_by = fields.Selection(
        ASKERS, "Who asks", default=law.ASKED_BY_EMPLOYER, required=True
    )
    agreed = fields.Boolean("The garden agrees")
    hired_on = fields.Date(
        "First day of the contract",
        compute="_compute_hired_on",
        store=True,
        readonly=False,
    )
    convention_end = fields.Date(
        "Last day of the convention",
        compute="_compute_convention_end",
        store=True,
        readonly=False,
        help="Of the convention with the State: a derogation never goes past it.",
    )
    extends_id = fields.Many2one(
        "cocagne.hours.derogation",
        check_company=True,
        domain="[('pathway_id', '=', pathway_id), ('id', '!=', id)]",
    )
    assessment = fields.Text(
        "Assessment of the former one",
        groups="cocagne_jardin.group_insertion_adviser",
        help="Needed to extend it.",
    )
    project = fields.Text("Support project")
    criteria = fields.Text("Criteria of selection")
    decided_on = fields.Date("Decided on")
    reference = fields.Char("Reference of the decision")
    latest_end = fields.Date("Last day allowed", compute="_compute_latest_end")
    law_message = fields.Text(compute="_compute_law_message")

    @api.depends("kind", "name", "pathway_id", "date_start", "date_end")
    def _compute_display_name(self):
        for one in self:
            who = one.name if one.kind == law.COLLECTIVE else one.pathway_id.name
            days = [f"{day:%d/%m/%Y}" for day in (one.date_start, one.date_end) if day]
            one.display_name = " – ".join([who or "", *days])

    @api.depends("pathway_id", "date_start")
    def _compute_hired_on(self):
        for one in self:
            contract = one.pathway_id.contract_id
            one.hired_on = contract.contract_date_start or one.date_start

    @api.depends("pathway_id", "date_start")
    def _compute_convention_end(self):
        for one in self:
            one.convention_end = one._get_convention_end()

    def _get_convention_end(self):
        """The annex of the contract, or of the day: it never outlives its convention."""
        annexes = self.env["cocagne.annex"]
        annex = self.pathway_id.contract_id.annex_id or annexes._of_day(
            self.company_id or self.env.company, self.date_start
        )
        return annex._convention_end() if annex else False

    @api.depends("date_start", "convention_end", "kind")
    def _compute_latest_end(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        for one in self:
            days = [one.convention_end] if one.convention_end else []
            if one.date_start and one.kind == law.INDIVIDUAL:
                months = figures.whole("hours_derogation_months", one.date_start)
                days.append(dates.last_day(one.date_start, months))
            one.latest_end = min(days, default=False)

    @api.onchange("date_start", "convention_end")
    def _onchange_date_end(self):
        if self.latest_end and not self.date_end:
            self.date_end = self.latest_end

    # -- the law -------------------------------------------------------------------------

    def _derogation(self):
        return law.Derogation(
            start=self.date_start,
            end=self.date_end,
            asked_on=self.asked_on,
            kind=self.kind,
            asked_by=self.asked_by,
            agreed=self.agreed,
            extends=bool(self.extends_id),
            assessed=bool((self.assessment or "").strip()),
        )

    def _law_problems(self):
        self.ensure_one()
        if not (self.date_start and self.date_end and self.asked_on):
            return []
        figures = self.env["cocagne.insertion.figure"]._figures()
        if self.date_end < self.date_start:
            return [law.BACKWARDS.broken(start=self.date_start, end=self.date_end)]
        if self.kind == law.COLLECTIVE:
            return list(
                law.collective_problems(self.project or "", self.criteria or "")
            )
        if not self.convention_end:
            return [law.NO_CONVENTION.broken()]
        return list(
            law.derogation_problems(
                self._derogation(),
                self.hired_on or self.date_start,
                self.convention_end,
                figures,
            )
        )

    @api.depends(*RULED)
    def _compute_law_message(self):
        words = self.env["cocagne.law"]
        for one in self:
            # sudo: the assessment is closed to some roles, the rule is not
            told = [words._words(problem) for problem in one.sudo()._law_problems()]
            one.law_message = "\n\n".join(told) or False

    @api.constrains(*RULED)
    def _check_law(self):
        # sudo: the rules read what is closed to some roles
        for one in self.sudo():
            if one.kind == law.INDIVIDUAL and not one.pathway_id:
                raise UserError(self.env._("Choose the person of this derogation."))
            if one.state != "refused":
                self.env["cocagne.law"]._refuse(one._law_problems())
            one._contracts_on_it()._check_contract_law()

    def _contracts_on_it(self):
        """Contracts that have, or may have, their hours from this decision."""
        versions = self.env["hr.version"]
        if self.kind == law.COLLECTIVE:
            return versions.search([("hours_project_id", "=", self.id)])
        return self.pathway_id._insertion_contracts()

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_used(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        # sudo: the contracts of the person, whoever deletes
        for one in self.sudo().filtered(lambda item: item.state == "granted"):
            for version in one._contracts_on_it():
                minimum = figures.at("cddi_min_hours", version.date_version)
                if version.weekly_hours < minimum:
                    raise UserError(
                        self.env._(
                            "The contract of %(name)s has its hours from this "
                            "derogation. Keep it.",
                            name=version.employee_id.name,
                        )
                    )

    def action_grant(self):
        """The prefect agreed: contracts may have fewer hours."""
        for one in self:
            day = one.decided_on or fields.Date.context_today(self)
            one.write({"state": "granted", "decided_on": day})

    def action_refuse(self):
        """The prefect refused: the hours of the contract stay within the law."""
        for one in self:
            day = one.decided_on or fields.Date.context_today(self)
            one.write({"state": "refused", "decided_on": day})


class Version(models.Model):
    """Contracts with fewer hours, by a decision."""

    _inherit = "hr.version"

    hours_project_id = fields.Many2one(
        "cocagne.hours.derogation",
        "Project of reinforced support",
        check_company=True,
        domain=[("kind", "=", "collective"), ("state", "=", "granted")],
        groups=CONTRACT_GROUPS,
        help="The person was chosen for a project that may have less than 20 hours.",
    )

    def _derogations_by_version(self):
        """{version: derogations of the law that hold for it}, one query for all."""
        found = self.env["cocagne.hours.derogation"].search(
            [("pathway_id", "in", self.pathway_id.ids), ("state", "=", "granted")]
        )
        by_pathway = found.grouped("pathway_id")
        result = {}
        for version in self:
            granted = by_pathway.get(version.pathway_id, found.browse())
            project = version.hours_project_id
            if project.state == "granted":
                granted |= project
            result[version] = tuple(one._derogation() for one in granted)
        return result


class Annex(models.Model):
    """The annex of a day, and the end of its convention."""

    _inherit = "cocagne.annex"

    def _of_day(self, company, day):
        """The annex of a garden that holds on a day; empty when there is none."""
        if not day:
            return self.browse()
        return self.search(
            [
                ("company_id", "=", company.id),
                ("date_start", "<=", day),
                ("date_end", ">=", day),
            ],
            limit=1,
        )

    def _convention_end(self):
        """Last day of the convention with the State: that of the annex meanwhile."""
        return self.date_end
