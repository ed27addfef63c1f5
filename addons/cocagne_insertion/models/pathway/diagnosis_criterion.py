from odoo import api, fields, models

from ...law import eligibility

ADVISER = "cocagne_jardin.group_insertion_adviser"
#: Codes of ``data/criteria.csv``, in its order.
CRITERIA = [
    ("RSA", "RSA recipient"),
    ("ASS", "ASS recipient"),
    ("AAH", "AAH recipient"),
    ("DETLD", "Job seeker for more than 24 months"),
    ("CAP_BEP", "Level CAP or BEP, or below"),
    ("SENIOR", "50 years and over"),
    ("JEUNE", "Below 26 years"),
    ("ASE", "Leaving child welfare"),
    ("DELD", "Job seeker for 12 to 24 months"),
    ("TH", "Disabled worker"),
    ("PI", "Single parent"),
    ("PSH_PR", "No housing, hosted or in the street"),
    ("REF_DA", "Refugee, protected person or asylum seeker"),
    ("ZRR", "Lives in a ZRR or ZFRR"),
    ("QPV", "Lives in a QPV"),
    ("DETENTION_MJ", "Leaving prison or under judicial control"),
    ("FLE", "French below level A1"),
    ("PM", "Mobility problem"),
]


class DiagnosisCriterion(models.Model):
    """A criterion that the person fulfils, with the day of its proof. The adviser's alone.

    The paper itself is not kept: that it was seen and its day are enough.
    """

    _name = "cocagne.diagnosis.criterion"
    _description = "Criterion of a diagnosis"
    _order = "level, id"
    _check_company_auto = True

    diagnosis_id = fields.Many2one(
        "cocagne.diagnosis",
        required=True,
        ondelete="cascade",
        check_company=True,
        index=True,
    )
    company_id = fields.Many2one(
        related="diagnosis_id.company_id", store=True, index=True
    )
    code = fields.Selection(CRITERIA, "Criterion", required=True)
    level = fields.Integer(compute="_compute_level", store=True)
    proof = fields.Selection(
        [
            (eligibility.DATED, "Dated paper"),
            (eligibility.IDENTITY, "Identity paper"),
            (eligibility.VALID, "Paper valid on the day"),
        ],
        "Kind of proof",
        compute="_compute_wanted",
    )
    proof_date = fields.Date("Day of the paper")
    valid_until = fields.Date("Valid until")
    certified_on = fields.Date(
        "Confirmed on", help="Day on which the State's platform confirmed it."
    )
    wanted = fields.Char(
        "What is wanted",
        compute="_compute_wanted",
        help="The proof that the State wants.",
    )

    _once = models.Constraint(
        "UNIQUE(diagnosis_id, code)", "This criterion is already in the diagnosis."
    )

    @api.depends("code")
    def _compute_level(self):
        for one in self:
            rule = eligibility.table().get(one.code)
            one.level = rule and rule.level

    @api.depends("code")
    def _compute_wanted(self):
        for one in self:
            rule = eligibility.table().get(one.code)
            one.proof = rule and rule.proof
            one.wanted = rule and one._wanted(rule)

    def _wanted(self, rule):
        if rule.proof == eligibility.IDENTITY:
            return self.env._("identity paper: the day of birth is enough")
        if rule.proof == eligibility.VALID:
            return self.env._("paper still valid on the first day of the PASS")
        return self.env._(
            "paper of less than %s months before the first day of the PASS", rule.months
        )

    def _claim(self):
        self.ensure_one()
        return eligibility.Claim(
            self.code,
            self.proof_date or None,
            self.valid_until or None,
            self.certified_on or None,
        )
