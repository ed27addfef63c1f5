from odoo import api, fields, models

from ...law.contract import pay
from .contract_access import ADVISER, CONTRACT_GROUPS

#: Why a contract ended. The last four are breaches before the term.
END_REASONS = [
    ("term", "The contract reached its last day"),
    ("agreement", "Both agreed to end it"),
    ("hired", "Hired elsewhere: CDI, or CDD of six months and more"),
    ("training", "Left for a training that qualifies"),
    ("trial", "During the trial period"),
    ("resigned", "The employee left"),
    ("serious_fault", "Serious fault"),
    ("unfit", "Unfit for work, certified by the occupational doctor"),
    ("force_majeure", "Force majeure"),
    ("death", "Death"),
]
#: What is the same for all versions of a contract.
CONTRACT_WIDE = (
    "signed_on",
    "planned_date_end",
    "end_reason",
    "sentence_adjustment",
    "situation_reviewed_on",
    "trial_date_end",
)
#: What a new contract does not take over from the one before.
NOT_TAKEN_OVER = (
    *CONTRACT_WIDE,
    "previous_end",
    "amendment_reason",
    "loan_host_id",
    "loan_date_end",
    "departure_reason_id",
    "departure_date",
)
CONTRACT_TYPES = {
    "cddi": "contract_type_cddi",
    "cdi_inclusion": "contract_type_cdi_inclusion",
    "passerelle": "contract_type_passerelle",
}


class Version(models.Model):
    """What a contract of insertion says beside its dates, hours and pay."""

    _inherit = "hr.version"

    signed_on = fields.Date(groups=CONTRACT_GROUPS)
    planned_date_end = fields.Date(
        "Last day signed",
        groups=CONTRACT_GROUPS,
        help="The term of the contract, when it ended before.",
    )
    end_reason = fields.Selection(END_REASONS, "Why it ended", groups=CONTRACT_GROUPS)
    sentence_adjustment = fields.Boolean(
        "Sentence outside prison",
        groups=ADVISER,
        help="The contract may then be shorter than four months (L.5132-15-1).",
    )
    situation_reviewed_on = fields.Date(
        "Situation reviewed on",
        groups=CONTRACT_GROUPS,
        help="The review that a CDI inclusion asks for (L.5132-15-1-1).",
    )
    week_schedule = fields.Char(
        "Days and hours",
        groups=CONTRACT_GROUPS,
        help="How the hours are spread over the week: printed on the contract.",
    )
    employer_elsewhere = fields.Char("Also works for", groups=CONTRACT_GROUPS)
    hours_elsewhere = fields.Float(
        "Hours a week elsewhere",
        groups=CONTRACT_GROUPS,
        help="Another part-time contract may go with the CDDI, with as few hours as "
        "agreed (L.3123-7); both together stay within 48 hours a week.",
    )
    # an amendment
    previous_end = fields.Date(
        "Last day before the amendment", groups=CONTRACT_GROUPS, copy=False
    )
    amendment_reason = fields.Text(
        "Reason of the amendment", groups=CONTRACT_GROUPS, copy=False
    )
    # a contrat passerelle
    loan_host_id = fields.Many2one(
        "res.partner",
        "Company that receives",
        check_company=True,
        groups=CONTRACT_GROUPS,
    )
    loan_date_end = fields.Date("Last day at the company", groups=CONTRACT_GROUPS)
    # what payroll's own field says, for Odoo's screens and reports of the payroll
    wage = fields.Monetary(compute="_compute_wage", store=True, readonly=False)
    month_hours = fields.Float(
        "Hours a month",
        compute="_compute_month_pay",
        groups=CONTRACT_GROUPS,
        digits=(16, 2),
    )
    month_gross = fields.Monetary(
        "Gross pay a month", compute="_compute_month_pay", groups=CONTRACT_GROUPS
    )

    @api.depends("insertion_kind", "weekly_hours", "hourly_rate")
    def _compute_wage(self):
        for version in self:
            if version.insertion_kind:
                version.wage = version._month_gross()
            else:
                version.wage = version.wage

    @api.depends("weekly_hours", "hourly_rate", "insertion_kind")
    def _compute_month_pay(self):
        for version in self:
            hours = pay.month_hours(pay.Decimal(str(version.weekly_hours)))
            version.month_hours = float(hours)
            version.month_gross = version._month_gross()

    def _month_gross(self):
        """Gross pay of a whole month, in euros and cents."""
        hours = pay.month_hours(pay.Decimal(str(self.weekly_hours or 0)))
        exact = hours * pay.Decimal(str(self.hourly_rate or 0))
        return float(exact.quantize(pay.CENT, pay.ROUND_HALF_UP))

    # -- what belongs to the contract as a whole -----------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_contract_type(vals) for vals in vals_list])

    def write(self, vals):
        result = super().write(self._with_contract_type(vals))
        shared = {name: vals[name] for name in CONTRACT_WIDE if name in vals}
        if shared and not self.env.context.get("sync_contract_terms"):
            others = self.filtered("insertion_kind")._contract_versions() - self
            if others:
                others.with_context(sync_contract_terms=True).write(shared)
        return result

    @api.model
    def _with_contract_type(self, vals):
        """A contract of insertion has the type of Odoo that goes with it."""
        kind = vals.get("insertion_kind")
        if not kind or "contract_type_id" in vals:
            return vals
        contract_type = self.env.ref(f"cocagne_insertion.{CONTRACT_TYPES[kind]}")
        return {**vals, "contract_type_id": contract_type.id}


class Employee(models.Model):
    _inherit = "hr.employee"

    def create_version(self, values):
        """A new contract begins with terms of its own; an amendment goes on with them.

        The law is looked at when all values are written: in between, the copy has the
        pay of the former contract on the days of the new one.
        """
        first = fields.Date.to_date(values.get("contract_date_start"))
        fresh = {}
        # sudo: first days only; the adviser reads no contract of the team
        if first and first not in self.sudo().version_ids.mapped("contract_date_start"):
            fresh = {name: False for name in NOT_TAKEN_OVER}
        versions = self.env["hr.version"]
        closed = {
            name: fresh.pop(name)
            for name in list(fresh)
            if not versions._has_field_access(versions._fields[name], "write")
        }
        later = self._law_later()
        version = super(Employee, later).create_version({**fresh, **values})
        # sudo: payroll makes a new contract, which takes over nothing of the adviser's
        version.sudo().write(closed)
        version = version.with_env(self.env)
        version._contract_written()
        return version
