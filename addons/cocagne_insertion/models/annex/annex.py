from decimal import Decimal

from odoo import api, fields, models

from ...identity import annex_number
from ...law import annex as law
from ...law import dates
from ...law.aid import amount
from ...law.figures import NoFigure

STATES = [
    ("BROUILLON", "Draft"),
    ("SAISI", "Entered"),
    ("PROVISOIRE", "Provisional"),
    ("VALIDE", "Valid"),
    ("HISTORISE", "Replaced by an amendment"),
    ("CLOTURE", "Over and settled"),
    ("REJETE", "Rejected"),
    ("ANNULE", "Cancelled by the ASP"),
]
#: Amended and over: what was worked under them still counts.
ACTIVE = law.ACTIVE_STATES


class Annex(models.Model):
    """An annexe financière: the posts that the State pays for over a year.

    R.5132-27 to -38: number, posts in ETP (1 820 paid hours a year), amount of a post.
    Its states are those of the ASP's extranet. An amendment (Mn) is another record of the
    same ``chain``: what was worked before it counts with what is worked after.
    """

    _name = "cocagne.annex"
    _description = "Annexe financière"
    _inherit = ["mail.thread", "cocagne.next.step", "cocagne.money.of.garden"]
    _order = "date_start desc, id desc"
    _rec_name = "number"
    _check_company_auto = True

    number = fields.Char(
        required=True,
        tracking=True,
        help="As written on the annex: ACI025260001A0M0. M1, M2... are its amendments.",
    )
    measure = fields.Char(compute="_compute_parts", store=True)
    chain = fields.Char(
        "Number without the amendment", compute="_compute_parts", store=True, index=True
    )
    modification = fields.Integer("Amendment", compute="_compute_parts", store=True)
    state = fields.Selection(
        STATES,
        default="VALIDE",
        required=True,
        tracking=True,
        help="The state of the annex in the extranet of the ASP.",
    )
    convention_id = fields.Many2one(
        "cocagne.convention",
        check_company=True,
        compute="_compute_convention",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
    )
    date_start = fields.Date("First day", required=True)
    date_end = fields.Date("Last day", required=True)
    posts = fields.Float("Posts (ETP)", required=True, digits=(16, 2), tracking=True)
    unit_amount = fields.Monetary(
        "Amount of a post",
        required=True,
        compute="_compute_unit_amount",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
        help="In euros a year, for 1 820 paid hours: that of the last arrêté is proposed.",
    )
    months = fields.Integer(compute="_compute_amount", store=True)
    amount = fields.Monetary(
        "Amount of the annex", compute="_compute_amount", store=True
    )
    month_ids = fields.One2many("cocagne.insertion.month", "annex_id", "Monthly states")

    _posts_positive = models.Constraint(
        "CHECK (posts > 0 AND unit_amount > 0)",
        "An annex has posts, and an amount for each.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_start <= date_end)", "An annex ends after it begins."
    )
    _number_unique = models.UniqueIndex(
        "(company_id, number)", "This annex is there already."
    )

    @api.depends("number")
    def _compute_parts(self):
        for annex in self:
            annex.measure, annex.chain, annex.modification = "", "", 0
            if not any(annex_number.problems(annex.number)):
                parts = annex_number.parse(annex.number)
                annex.measure, annex.modification = parts.measure, parts.modification
                annex.chain = str(parts).partition("M")[0]

    @api.depends("date_start", "date_end", "company_id")
    def _compute_convention(self):
        conventions = self.env["cocagne.convention"].search(
            [("company_id", "in", self.company_id.ids)]
        )
        for annex in self:
            annex.convention_id = annex.convention_id or annex._convention(conventions)

    def _convention(self, conventions):
        if not self.date_start or not self.date_end:
            return False
        return conventions.filtered(
            lambda one: (
                one.company_id == self.company_id
                and one.date_start <= self.date_start
                and self.date_end <= one.date_end
            )
        )[:1]

    @api.depends("number", "date_start")
    def _compute_unit_amount(self):
        """The amount of the arrêté that holds on the first day; a keyed one stays."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        for annex in self:
            if annex.unit_amount or not annex.date_start:
                continue
            kind = (annex.measure or "ACI").lower()
            try:
                annex.unit_amount = float(figures.at(f"aid_{kind}", annex.date_start))
            except NoFigure:
                annex.unit_amount = 0.0

    @api.depends("posts", "unit_amount", "date_start", "date_end")
    def _compute_amount(self):
        """Posts x amount of a post; for fewer months, that part of the year."""
        for annex in self:
            annex.months = annex._month_count()
            year = amount.annual(annex._decimal("posts"), annex._decimal("unit_amount"))
            annex.amount = float(amount.euros(year * annex.months / 12))

    def _month_count(self):
        if not self.date_start or not self.date_end:
            return 0
        first = self.date_start.replace(day=1)
        return max(
            dates.full_months(first, dates.last_day(_first(self.date_end), 1)), 0
        )

    def _decimal(self, field):
        """A number of the record as the law's arithmetic wants it."""
        return Decimal(str(round(self[field] or 0.0, 2)))

    # -- what the law refuses ----------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_clean_number(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._with_clean_number(vals))

    @api.model
    def _with_clean_number(self, vals):
        if not vals.get("number"):
            return vals
        return {**vals, "number": annex_number.clean(vals["number"])}

    @api.constrains("number")
    def _check_number(self):
        for annex in self:
            self.env["cocagne.law"]._refuse(annex_number.problems(annex.number))

    @api.constrains(
        "number", "date_start", "date_end", "state", "convention_id", "company_id"
    )
    def _check_law(self):
        for annex in self:
            others = annex._others()
            problems = law.problems(
                annex._law(), [one._law() for one in others], annex._bounds()
            )
            self.env["cocagne.law"]._refuse(problems)

    def _others(self):
        """Active annexes of the same measure, those that this one amends set apart."""
        if self.state not in ACTIVE:
            return self.browse()
        return self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("measure", "=", self.measure),
                ("id", "!=", self.id),
                ("state", "in", ACTIVE),
            ]
        )

    def _bounds(self):
        """First and last day of the convention; the annex's own while there is none."""
        convention = self.convention_id
        bounds = convention or self
        return bounds.date_start, bounds.date_end

    def _law(self):
        return law.Annex(
            self.number,
            self.date_start,
            self.date_end,
            self._decimal("posts"),
            self._decimal("unit_amount"),
            self.state,
        )


def _first(day):
    return day.replace(day=1)
