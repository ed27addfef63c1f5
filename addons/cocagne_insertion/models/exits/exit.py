from collections import defaultdict
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from ...law.exits import counting, reasons, recruitment
from .reason import CATEGORIES

ADVISER = "cocagne_jardin.group_insertion_adviser"
#: Why an exit does not count.
UNCOUNTED = [
    (counting.TOO_SHORT, "Here for 2.65 months or less"),
    (counting.TOO_FEW_HOURS, "Less than 1 paid hour in the annex"),
    (counting.NEUTRALISED, "The reason is withdrawn from the count"),
    (counting.STAYS, "Stays in insertion"),
    (counting.BLANK, "No reason"),
]


class InsertionExit(models.Model):
    """A person leaves the garden for good: why, when, and whether it counts.

    Counting as the State's statistics do (``law/exits``): 1 paid hour in the annex, more
    than 2.65 months from the recruitment to the exit, some reasons withdrawn.
    """

    _name = "cocagne.insertion.exit"
    _description = "Exit from insertion"
    _inherit = ["mail.thread", "mail.activity.mixin", "cocagne.of.garden"]
    _order = "date desc, id desc"
    _check_company_auto = True

    pathway_id = fields.Many2one(
        "cocagne.pathway",
        "Person",
        required=True,
        check_company=True,
        index=True,
        ondelete="cascade",
    )
    employee_id = fields.Many2one(
        related="pathway_id.employee_id", store=True, index=True, string="Employee"
    )
    date = fields.Date("Last day", required=True, index=True, tracking=True)
    date_recruited = fields.Date(
        "Recruited on",
        compute="_compute_date_recruited",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="First day of the first contract; its renewals go on with it.",
    )
    annex_id = fields.Many2one(
        "cocagne.annex",
        "Annexe financière",
        compute="_compute_annex_id",
        store=True,
        readonly=False,
        precompute=True,
        check_company=True,
        index=True,
    )
    reason_id = fields.Many2one(
        "cocagne.insertion.exit.reason", required=True, ondelete="restrict"
    )
    category = fields.Selection(CATEGORIES, compute="_compute_counting", store=True)
    uncounted = fields.Selection(
        UNCOUNTED, "Does not count because", compute="_compute_counting", store=True
    )
    is_counted = fields.Boolean("Counts", compute="_compute_counting", store=True)
    is_dynamic = fields.Boolean("Dynamic", compute="_compute_counting", store=True)
    months = fields.Float("Months here", compute="_compute_counting", store=True)
    hours = fields.Float(
        "Paid hours", compute="_compute_hours", store=True, help="In the annex."
    )
    hours_told = fields.Float(
        "Paid hours told",
        help="When the monthly states are not in this software: those of the annex.",
    )
    employer_name = fields.Char("Where next", help="New employer, school...")
    job_title = fields.Char("Job or training")
    comment = fields.Text("What was said", groups=ADVISER)

    _pathway_once = models.Constraint(
        "UNIQUE (pathway_id)", "This pathway has an exit already."
    )

    @api.depends("pathway_id", "date")
    def _compute_display_name(self):
        for one in self:
            name = one.pathway_id.sudo().name or ""  # sudo: as the list shows it
            one.display_name = " – ".join(
                filter(None, (name, format_date(self.env, one.date)))
            )

    # -- recruitment and annex -----------------------------------------------------------

    @api.depends("pathway_id", "date")
    def _compute_date_recruited(self):
        contracts = self.pathway_id._exit_contracts()
        for one in self:
            found = one._recruitment(contracts[one.pathway_id.id])
            first = found[0].start if found else one.pathway_id.date_start
            one.date_recruited = first or one.date_recruited or one.date

    def _recruitment(self, contracts):
        """The contracts of the recruitment that the exit ends."""
        groups = recruitment.recruitments(contracts)
        begun = [group for group in groups if self.date and group[0].start <= self.date]
        return begun[-1] if begun else ()

    @api.depends("pathway_id", "date")
    def _compute_annex_id(self):
        """The annex of the last contract, or the one that runs on the last day."""
        versions = self.pathway_id._exit_versions()
        # sudo: dates of annexes, for who writes an exit
        annexes = self.env["cocagne.annex"].sudo()
        running = annexes.search([("company_id", "in", self.company_id.ids)])
        for one in self:
            own = versions[one.pathway_id.id].filtered(
                lambda version, one=one: (
                    version.annex_id
                    and version.contract_date_start
                    and one.date
                    and version.contract_date_start <= one.date
                )
            )
            latest = own.sorted(lambda version: version.date_version)[-1:].annex_id
            one.annex_id = one._annex_of(latest, running)

    def _annex_of(self, latest, running):
        if latest and self.date and latest.date_start <= self.date <= latest.date_end:
            return latest
        here = running.filtered(
            lambda annex: (
                self.date
                and annex.company_id == self.company_id
                and annex.date_start <= self.date <= annex.date_end
            )
        )
        return here[:1] or latest

    # -- counting ------------------------------------------------------------------------

    @api.depends(
        "pathway_id.exit_month_ids.hours_paid",
        "pathway_id.exit_month_ids.annex_id",
        "annex_id",
        "hours_told",
    )
    def _compute_hours(self):
        """Paid hours of the monthly states in the annex, or those that were told.

        An amendment of an annex is the same annex: their hours are added up.
        """
        # sudo: hours only, for who may not read the monthly states
        groups = (
            self.env["cocagne.insertion.month"]
            .sudo()
            ._read_group(
                [("pathway_id", "in", self.pathway_id.ids)],
                ["pathway_id", "annex_id"],
                ["hours_paid:sum"],
            )
        )
        paid = defaultdict(float)
        for pathway, annex, hours in groups:
            paid[pathway.id, annex.chain or annex.id] += hours
        for one in self:
            annex = one.annex_id.sudo()  # sudo: its number
            hours = paid.get((one.pathway_id.id, annex.chain or annex.id))
            one.hours = one.hours_told if hours is None else hours

    @api.depends("reason_id", "date", "date_recruited", "hours", "company_id")
    def _compute_counting(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        tables = self._tables()
        for one in self:
            table = tables[one.company_id]
            known = table.get(one.reason_id.code)
            value = one._law_value() if one.date and one.date_recruited else None
            one.category = known and known.category
            why = counting.not_counted(value, figures, table) if value and known else ""
            one.uncounted = why or False
            one.is_counted = bool(value and known and not why)
            one.is_dynamic = one.is_counted and one.category in reasons.DYNAMIC
            one.months = float(counting.months(value, figures)) if value else 0

    def _tables(self):
        """{garden: its table of reasons}"""
        reason = self.env["cocagne.insertion.exit.reason"]
        return {company: reason._reasons_of(company) for company in self.company_id}

    def _law_value(self):
        """This exit as the rules want it."""
        self.ensure_one()
        return counting.Exit(
            self.date_recruited,
            self.date,
            self.reason_id.code or "",
            Decimal(str(self.hours)),
        )

    @api.constrains("date", "date_recruited", "reason_id")
    def _check_exit(self):
        law = self.env["cocagne.law"]
        tables = self._tables()
        for one in self:
            table = tables[one.company_id]
            law._refuse(counting.problems(one._law_value(), table))
            if table[one.reason_id.code].category == reasons.IN_IAE:
                raise ValidationError(
                    self.env._(
                        "A CDI inclusion is no exit: the person stays in insertion. "
                        "Write the CDI inclusion in the contracts of %s instead "
                        "(L.5132-15-1-1).",
                        one.pathway_id.name,
                    )
                )
            if one.date > fields.Date.context_today(one):
                raise ValidationError(
                    self.env._("Write the exit on the last day or after it.")
                )

    # -- what others ask -----------------------------------------------------------------

    @api.model
    def _exit_of(self, pathways, first=None, last=None):
        """{pathway id: (last day, code of the reason)}, for monthly states and exchanges.

        :param first, last: only those who left in this period.
        """
        domain = [("pathway_id", "in", pathways.ids)]
        if first and last:
            domain += [("date", ">=", first), ("date", "<=", last)]
        # sudo: the day and the code that go to the ASP, whoever prepares the file
        found = self.sudo().search_fetch(domain, ["pathway_id", "date", "reason_id"])
        return {one.pathway_id.id: (one.date, one.reason_id.code) for one in found}

    @api.model
    def _law_values(self, pathways):
        """{pathway id: Exit of law.exits}, in one query."""
        # sudo: counting, nobody is shown
        found = self.sudo().search([("pathway_id", "in", pathways.ids)])
        values = defaultdict(lambda: None)
        values.update({one.pathway_id.id: one._law_value() for one in found})
        return values
