from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cocagne_jardin.tools import month_name

from ...law.aid import amount, etp, monthly

ADVISER = "cocagne_jardin.group_insertion_adviser"
STATES = [("draft", "To check"), ("validated", "Validated")]


class MonthState(models.Model):
    """What is declared each month of a person and a contract: hours, pay, ETP.

    It is prepared from the contracts and the hours (``_prepare``), may be corrected by
    hand, then validated: what the ASP pays is computed from validated hours.
    """

    _name = "cocagne.insertion.month"
    _description = "Monthly state of a person in insertion"
    _inherit = ["mail.thread"]
    _order = "month desc, pathway_id, id"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", "Garden", required=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    pathway_id = fields.Many2one(
        "cocagne.pathway", "Person", required=True, check_company=True, index=True
    )
    version_id = fields.Many2one("hr.version", "Contract", check_company=True)
    annex_id = fields.Many2one(
        "cocagne.annex", "Annexe financière", check_company=True, index=True
    )
    month = fields.Date(required=True, help="First day of the month.", index=True)
    contract_start = fields.Date("Contract from", required=True)
    contract_end = fields.Date("Contract until")
    hours_paid = fields.Float(
        "Hours paid", help="Paid leave included: what the aid counts.", tracking=True
    )
    hours_worked = fields.Float("Hours worked")
    hours_trained = fields.Float("Hours trained")
    hours_support = fields.Float("Hours of accompaniment", tracking=True)
    gross = fields.Monetary("Gross pay", tracking=True)
    etp = fields.Float(
        "ETP",
        digits=(16, 4),
        compute="_compute_etp",
        store=True,
        help="Hours paid x 12 / 1 820: part of a full-time post of this month.",
    )
    aid = fields.Monetary(
        "Aid earned",
        compute="_compute_etp",
        store=True,
        help="Hours paid / 1 820 x amount of a post.",
    )
    date_left = fields.Date("Left on", help="Real day of the exit, in this month.")
    exit_reason = fields.Char(
        "Reason of the exit", groups=ADVISER, help="Code of the ASP, 1 to 22 or 96."
    )
    state = fields.Selection(
        STATES, default="draft", required=True, readonly=True, index=True, tracking=True
    )
    is_edited = fields.Boolean(
        "Changed by hand", readonly=True, help="A new preparation leaves it as it is."
    )
    revision = fields.Integer(
        readonly=True, help="How often it was corrected after its validation."
    )
    problems = fields.Text("To look at", compute="_compute_problems")

    _once = models.UniqueIndex(
        "(pathway_id, contract_start, month)",
        "This contract has a state of this month already.",
    )
    _month_first = models.Constraint(
        "CHECK (EXTRACT(day FROM month) = 1)", "A month is told by its first day."
    )

    @api.depends("pathway_id", "month")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for state in self:
            month = month_name(self.env, state.month)
            state.display_name = f"{state.pathway_id.name or ''} {month}".strip()

    @api.depends("hours_paid", "month", "annex_id.unit_amount", "annex_id.measure")
    def _compute_etp(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        for state in self:
            # sudo: payroll reads hours; the amount of a post is no secret
            annex = state.annex_id.sudo()
            values = self._values_of_hours(
                state._decimal("hours_paid"), state.month, annex, figures
            )
            state.etp, state.aid = values["etp"], values["aid"]

    @api.model
    def _values_of_hours(self, hours, month, annex, figures):
        """ETP of a month and aid of its paid hours; without annex nobody pays."""
        if not month:
            return {"etp": 0.0, "aid": 0.0}
        kind = annex.measure or "ACI"
        unit = annex._decimal("unit_amount") if annex else Decimal()
        return {
            "etp": round(float(etp.monthly(hours, month, figures, kind)), 4),
            "aid": float(amount.earned(hours, unit, month, figures, kind)),
        }

    def _decimal(self, field):
        return Decimal(str(round(self[field] or 0.0, 2)))

    # -- what is wrong -----------------------------------------------------------------

    @api.depends(
        "hours_paid",
        "hours_support",
        "gross",
        "month",
        "date_left",
        "exit_reason",
        "contract_start",
        "contract_end",
    )
    @api.depends_context("lang")
    def _compute_problems(self):
        words = self.env["cocagne.law"]
        for state in self:
            found = state._law_problems() if state.month else ()
            state.problems = "\n".join(words._words(one) for one in found) or False

    def _law_problems(self):
        """What the law's module finds wrong with this state, without the reader's rights."""
        self.ensure_one()
        # sudo: the reason of an exit is closed to payroll; no rule tells which it is
        reason = self.sudo().exit_reason or ""
        state = monthly.MonthlyState(
            f"{self.pathway_id.id}/{self.contract_start}",
            self.month,
            self._decimal("hours_paid"),
            self._decimal("gross"),
            self._decimal("hours_support"),
            self.date_left or None,
            reason,
        )
        figures = self.env["cocagne.insertion.figure"]._figures()
        contract = (self.contract_start, self.contract_end or None)
        return tuple(monthly.problems(state, contract, figures))

    @api.constrains(
        "hours_paid",
        "hours_worked",
        "hours_trained",
        "hours_support",
        "gross",
        "month",
        "contract_start",
        "contract_end",
        "date_left",
    )
    def _check_law(self):
        """Hours over the month's maximum, months outside the contract: refused.

        Pay below the SMIC and an exit without reason can be put right later: they stop
        the validation only.
        """
        for state in self:
            found = [
                one for one in state._law_problems() if one.code not in UNTIL_VALIDATION
            ]
            self.env["cocagne.law"]._refuse(found)
            if min(state.hours_worked, state.hours_trained) < 0:
                raise ValidationError(
                    self.env._("%s: hours are not negative.", state.display_name)
                )


#: What may wait until the state is validated.
UNTIL_VALIDATION = {
    monthly.UNDERPAID.code,
    monthly.NO_REASON.code,
    monthly.NO_EXIT.code,
    monthly.SUPPORT_HOURS.code,
}
