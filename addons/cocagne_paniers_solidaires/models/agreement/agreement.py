from odoo import fields, models

FUNDER_KINDS = [
    ("ccas", "CCAS or town"),
    ("caf", "CAF"),
    ("msa", "MSA"),
    ("department", "Département"),
    ("state", "State"),
    ("university", "University, CROUS"),
    ("foundation", "Foundation, association"),
    ("company", "Company"),
    ("network", "Réseau Cocagne"),
    ("fund", "The garden's own solidarity fund"),
    ("other", "Other"),
]
SCHEMES = [("caf", "CAF (general scheme)"), ("msa", "MSA (farming scheme)")]
RHYTHMS = [
    ("month", "Every month"),
    ("quarter", "Every quarter"),
    ("half", "Twice a year"),
    ("year", "Once a year"),
]


class SolidarityAgreement(models.Model):
    """What a funder promises: for whom, how much a basket, how many, until when.

    Several agreements may pay for the same basket: they stack in order of ``sequence``.
    Amounts are VAT included.
    """

    _name = "cocagne.solidarity.agreement"
    _description = "Agreement of a funder"
    _inherit = ["mail.thread", "mail.activity.mixin", "cocagne.money.of.garden"]
    _order = "sequence, date_from desc, id"
    _check_company_auto = True
    _of_house = True

    name = fields.Char("Agreement", required=True, tracking=True)
    number = fields.Char("Number of the agreement")
    sequence = fields.Integer(
        "Priority", default=10, help="The smallest pays first; the others pay the rest."
    )
    partner_id = fields.Many2one(
        "res.partner",
        "Funder",
        ondelete="restrict",
        index=True,
        check_company=True,
        help="Empty for the garden's own fund.",
    )
    kind = fields.Selection(FUNDER_KINDS, "Kind of funder", required=True)
    garden_ids = fields.Many2many(
        "res.company",
        "cocagne_solidarity_agreement_garden_rel",
        string="Establishments",
        help="Where its baskets are delivered. Empty: everywhere in the garden.",
    )
    date_from = fields.Date("From", required=True, tracking=True)
    date_to = fields.Date("To", required=True, tracking=True)
    public_ids = fields.Many2many(
        "cocagne.solidarity.public", string="For whom", help="Empty: for everybody."
    )
    scheme = fields.Selection(
        SCHEMES,
        "Only for the scheme",
        help="CAF or MSA: the agreement pays for the households of that scheme only.",
    )
    rule_ids = fields.One2many(
        "cocagne.solidarity.rule", "agreement_id", "What it pays", copy=True
    )
    quota_amount = fields.Monetary("At most, in euros", tracking=True)
    quota_baskets = fields.Integer("At most, in baskets", tracking=True)
    quota_households = fields.Integer("At most, in households", tracking=True)
    pays_uncollected = fields.Boolean(
        "Pays baskets that nobody collected", default=True
    )
    rhythm = fields.Selection(RHYTHMS, "Statement", default="quarter", required=True)
    settlement = fields.Selection(
        [
            ("invoice", "An invoice: a complement of the price, with VAT"),
            ("grant", "A request of payment: a grant, without VAT"),
        ],
        default="grant",
        required=True,
        help="A price complement bears the VAT of the basket; a grant bears none "
        "(CGI, art. 266-1 a). Ask the funder which one it pays.",
    )
    contact_id = fields.Many2one(
        "res.partner", "Who follows it there", check_company=True
    )
    document = fields.Binary("Signed document", attachment=True)
    document_name = fields.Char()
    state = fields.Selection(
        [("draft", "In preparation"), ("running", "Running"), ("closed", "Closed")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    previous_id = fields.Many2one(
        "cocagne.solidarity.agreement",
        "Follows",
        readonly=True,
        copy=False,
        check_company=True,
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "An agreement ends after it begins."
    )
    _quotas_positive = models.Constraint(
        "CHECK (COALESCE(quota_amount, 0) >= 0 AND COALESCE(quota_baskets, 0) >= 0 "
        "AND COALESCE(quota_households, 0) >= 0)",
        "A limit is zero (no limit) or more.",
    )
