from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ...counting import periods

PERIODS = [
    ("month", "A month"),
    ("quarter", "A quarter"),
    ("half", "Half a year"),
    ("year", "A year"),
    ("free", "From a day to another"),
]
#: Who chooses funders: the head office reads the figures of a whole garden.
INSIDE = (
    "cocagne_paniers_solidaires.group_solidarity,"
    "cocagne_jardin.group_accountant,cocagne_jardin.group_manager"
)
SOLIDARITY = "cocagne_paniers_solidaires.group_solidarity"
#: A report over more than this is a mistake in a date.
MOST_MONTHS = 36


class SolidarityActivity(models.Model):
    """What funders, partners, the head office and the State are told of a period.

    It holds the choice only (period, funders); figures are counted when it is read,
    and kept once it is sent on, so that it prints the same again. It has no name.
    """

    _name = "cocagne.solidarity.activity"
    _description = "Report of the solidarity programme"
    _inherit = ["cocagne.money.of.garden"]
    _order = "date_from desc, id desc"
    _rec_names_search = ["title"]
    _check_company_auto = True

    name = fields.Char("Report", compute="_compute_name")
    title = fields.Char(
        "Meant for",
        help="For example « Board of the CCAS »; printed on the first page.",
    )
    period = fields.Selection(PERIODS, required=True, default="quarter")
    date_from = fields.Date(
        "From", required=True, default=lambda self: self._default_day()
    )
    date_to = fields.Date(
        "To",
        required=True,
        compute="_compute_date_to",
        store=True,
        readonly=False,
        precompute=True,
    )
    agreement_ids = fields.Many2many(
        "cocagne.solidarity.agreement",
        "cocagne_solidarity_activity_agreement_rel",
        check_company=True,
        groups=INSIDE,
        help="Only the baskets that they help to pay. Empty: all.",
    )
    funder_id = fields.Many2one(
        "res.partner",
        check_company=True,
        groups=INSIDE,
        help="All its agreements.",
    )
    structure_ids = fields.Many2many(
        "cocagne.solidarity.structure",
        "cocagne_solidarity_activity_structure_rel",
        string="Sent by",
        check_company=True,
        groups=SOLIDARITY,
        help="Only the households that they sent. Empty: all.",
    )
    public_ids = fields.Many2many(
        "cocagne.solidarity.public",
        "cocagne_solidarity_activity_public_rel",
        string="Situations",
        groups=INSIDE,
        help="Only the households in these situations. Empty: all.",
    )
    town = fields.Char(help="Only the households who live there. Empty: all.")
    state = fields.Selection(
        [("draft", "In preparation"), ("sent", "Sent")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "A report ends after it begins."
    )

    # -- the period --------------------------------------------------------------------

    @api.model
    def _default_day(self):
        """The quarter that is over."""
        today = fields.Date.context_today(self)
        return periods.previous("quarter", today)[0]

    @api.depends("period", "date_from")
    def _compute_date_to(self):
        for report in self:
            if report.period in periods.MONTHS and report.date_from:
                report.date_to = periods.period_of(report.period, report.date_from)[1]
            else:
                report.date_to = report.date_to or report.date_from

    @api.onchange("period", "date_from")
    def _onchange_date_from(self):
        if self.period in periods.MONTHS and self.date_from:
            self.date_from = periods.period_of(self.period, self.date_from)[0]

    @api.constrains("period", "date_from", "date_to")
    def _check_period(self):
        for report in self:
            first, last = report.date_from, report.date_to
            if report.period in periods.MONTHS:
                whole = periods.period_of(report.period, first)
                if (first, last) != whole:
                    raise ValidationError(
                        self.env._(
                            "This period goes from %(first)s to %(last)s. To choose "
                            "other days, take « From a day to another ».",
                            first=format_date(self.env, whole[0]),
                            last=format_date(self.env, whole[1]),
                        )
                    )
            if len(periods.months_between(first, last)) > MOST_MONTHS:
                raise ValidationError(
                    self.env._(
                        "From %(first)s to %(last)s is more than three years: correct "
                        "one of the two dates.",
                        first=format_date(self.env, first),
                        last=format_date(self.env, last),
                    )
                )

    @api.depends_context("lang")
    @api.depends("period", "date_from", "date_to", "title")
    def _compute_name(self):
        for report in self:
            label = report._period_label()
            report.name = f"{label}, {report.title}" if report.title else label

    def _period_label(self):
        """The period in words, like « quarter 2 of 2026 »."""
        self.ensure_one()
        first, last = self.date_from, self.date_to
        if not first or not last:
            return ""
        if self.period == "month":
            return format_date(self.env, first, date_format="MMMM y")
        if self.period == "quarter":
            return self.env._(
                "quarter %(number)s of %(year)s",
                number=(first.month + 2) // 3,
                year=first.year,
            )
        if self.period == "half":
            return self.env._(
                "half %(number)s of %(year)s",
                number=1 if first.month == 1 else 2,
                year=first.year,
            )
        if self.period == "year":
            return self.env._("year %s", first.year)
        return self.env._(
            "from %(first)s to %(last)s",
            first=format_date(self.env, first),
            last=format_date(self.env, last),
        )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_whole_period(vals) for vals in vals_list])

    @api.model
    def _with_whole_period(self, vals):
        """Any day of a month, quarter or year stands for it."""
        kind = vals.get("period") or self.default_get(["period"]).get("period")
        if vals.get("date_from") and kind in periods.MONTHS:
            day = fields.Date.to_date(vals["date_from"])
            first, last = periods.period_of(kind, day)
            return {**vals, "date_from": first, "date_to": vals.get("date_to") or last}
        return vals

    # -- what is in it -----------------------------------------------------------------

    def _gardens(self):
        """The garden and its establishments."""
        # sudo: the report of a mother house counts what its establishments deliver
        company = self.company_id.sudo()
        return self.env["res.company"].sudo().search([("id", "child_of", company.id)])

    def _agreements(self):
        """The agreements whose baskets are counted; empty: all baskets."""
        self.ensure_one()
        # sudo: who reads the figures need not read agreements
        report = self.sudo()
        agreements = report.agreement_ids._origin
        if report.funder_id:
            agreements |= agreements.search(
                [
                    ("partner_id", "=", report.funder_id._origin.id),
                    ("company_id", "parent_of", report.company_id.id),
                ]
            )
        return agreements

    def _is_of_agreements(self):
        report = self.sudo()  # sudo: same as _agreements
        return bool(report.agreement_ids or report.funder_id)

    def _enrolment_domain(self):
        """The households that the report is about, whenever they are in it."""
        self.ensure_one()
        report = self.sudo()  # sudo: same as _agreements
        domain = Domain("company_id", "in", self._gardens().ids)
        if report.structure_ids:
            domain &= Domain("structure_id", "in", report.structure_ids._origin.ids)
        if report.public_ids:
            domain &= Domain("public_id", "in", report.public_ids._origin.ids)
        if report.town:
            town = report.town.strip()
            domain &= Domain("partner_id.city", "=ilike", town) | Domain(
                "kept_town", "=ilike", town
            )
        return domain

    def _check_draft(self):
        for report in self:
            if report.state != "draft":
                raise UserError(
                    self.env._(
                        "The report « %s » was sent on: it does not change any more. "
                        "Make another one.",
                        report.name,
                    )
                )
