from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from ...planning.weeks import monday_of
from ..basket.basket import NOT_PREPARED_STATES
from ..subscription.product_template import MAIN_FAMILIES


class DoublingQuota(models.Model):
    """How many baskets may be doubled in one week, where it is not the garden's usual
    number (R53): the harvest is planned for it."""

    _name = "cocagne.doubling.quota"
    _description = "Doubled baskets of a week"
    _inherit = "cocagne.of.garden"
    _order = "week, product_id"
    _check_company_auto = True

    week = fields.Date(
        "Week of", required=True, index=True, help="Any day of the week."
    )
    product_id = fields.Many2one(
        "product.product",
        "Only for",
        domain=[("is_basket", "=", True)],
        check_company=True,
        help="Empty: all the baskets of the week together, without add-ons.",
    )
    maximum = fields.Integer(
        "Most doubled", required=True, help="0: none can be doubled that week."
    )
    used = fields.Integer("Doubled now", compute="_compute_used")

    _one_per_week = models.UniqueIndex(
        "(company_id, week, COALESCE(product_id, 0))",
        "This week has a number of doubled baskets already: change it there.",
    )
    _maximum_not_negative = models.Constraint(
        "CHECK (maximum >= 0)", "The number of doubled baskets cannot be negative."
    )

    @api.depends("week", "product_id", "company_id")
    def _compute_display_name(self):
        for quota in self:
            day = format_date(self.env, quota.week) if quota.week else ""
            names = [self.env._("Week of %s", day), quota.product_id.name]
            quota.display_name = ", ".join(filter(None, names))

    @api.depends("week", "product_id", "company_id")
    def _compute_used(self):
        for company, quotas in self.grouped("company_id").items():
            weeks = list(set(filter(None, quotas.mapped("week"))))
            used = self._doubled(company, weeks)
            for quota in quotas:
                quota.used = self._total(used, quota.week, quota.product_id)

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_monday(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._with_monday(vals))

    @api.model
    def _with_monday(self, vals):
        if not vals.get("week"):
            return vals
        return vals | {"week": monday_of(fields.Date.to_date(vals["week"]))}

    @api.constrains("week")
    def _check_week(self):
        for quota in self:
            if quota.week and quota.week.weekday():
                raise ValidationError(self.env._("A week begins on Monday."))

    # -- counting --------------------------------------------------------------------

    @api.model
    def _limits(self, company, weeks):
        """The limits of these weeks: maximum by (week, product), the product empty
        for the whole garden. A week that is absent has no limit."""
        products = self.env["product.product"]
        limits = {}
        if company.doubling_limited:
            limits = {(week, products): company.doubling_maximum for week in weeks}
        # sudo: a member is told that a week is full without reading the quotas
        for quota in self.sudo().search(
            Domain("company_id", "=", company.id) & Domain("week", "in", list(weeks))
        ):
            key = (quota.week, products.browse(quota.product_id.id))
            limits[key] = quota.maximum
        return limits

    @api.model
    def _doubled(self, company, weeks, without_lines=()):
        """Doubled baskets by (week, product id): beyond the first of each line.

        :param without_lines: ids of order lines that are left out.
        """
        if not weeks:
            return {}
        self.env["cocagne.basket"].flush_model()
        self.env["cocagne.delivery"].flush_model(["week"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT week, product_id, sum(units - usual) FROM (
                    SELECT d.week, b.product_id, sum(b.quantity) AS units,
                           (array_agg(CASE WHEN b.flexibility_use = 'doubled'
                                           THEN b.quantity / 2 ELSE b.quantity END
                                      ORDER BY b.delivery_id != b.planned_delivery_id,
                                               b.id))[1] AS usual
                      FROM cocagne_basket b
                      JOIN cocagne_delivery d ON d.id = b.delivery_id
                     WHERE b.company_id = %(company)s AND d.week = ANY(%(weeks)s)
                       AND b.state NOT IN %(not_prepared)s
                       AND b.order_line_id != ALL(%(without)s)
                     GROUP BY d.week, b.product_id, b.order_line_id
                    ) AS line
                 WHERE units > usual GROUP BY week, product_id
                """,
                company=company.id,
                weeks=list(weeks),
                not_prepared=NOT_PREPARED_STATES,
                without=list(without_lines),
            )
        )
        return {(week, product): int(units) for week, product, units in rows}

    @api.model
    def _total(self, doubled, week, product):
        """Doubled baskets of a week: of one product, or of all but the add-ons."""
        if product:
            return doubled.get((week, product.id), 0)
        products = self.env["product.product"].browse(
            [product_id for day, product_id in doubled if day == week]
        )
        return sum(
            doubled[week, item.id]
            for item in products
            if item.basket_family in MAIN_FAMILIES
        )

    @api.model
    def _serialize_weeks(self, company, weeks):
        """Make parallel doublings of these weeks wait and count again.

        Changing the rows of the deliveries makes PostgreSQL refuse the second
        transaction, and Odoo then runs it again on fresh counts.
        """
        self.env["cocagne.delivery"].flush_model()
        self.env.cr.execute(
            SQL(
                "UPDATE cocagne_delivery SET doubling_version = doubling_version + 1"
                " WHERE id IN (SELECT id FROM cocagne_delivery"
                " WHERE company_id = %s AND week = ANY(%s) ORDER BY id FOR UPDATE)",
                company.id,
                list(weeks),
            )
        )
        self.env["cocagne.delivery"].invalidate_model(["doubling_version"])
