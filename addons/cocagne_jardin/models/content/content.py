from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from ...planning import weeks

#: Who reads prices: what a basket is worth is no business of preparers.
PRICE_GROUPS = "cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant"


class Content(models.Model):
    """What is in the baskets of one week (R87).

    It holds the vegetables of the week (``available_ids``) and one composition per
    basket type and group of rounds (``composition_ids``).
    """

    _name = "cocagne.content"
    _description = "Content of the week"
    _inherit = ["mail.thread", "cocagne.money.of.garden"]
    _order = "week desc, id desc"
    _check_company_auto = True

    week = fields.Date(
        "Week of",
        required=True,
        index=True,
        default=lambda self: self._default_week(),
        help="Any day of the week.",
    )
    iso_week = fields.Integer("Week", compute="_compute_iso_week", store=True)
    season_id = fields.Many2one(
        "cocagne.season", compute="_compute_season_id", store=True, index=True
    )
    state = fields.Selection(
        [
            ("draft", "Being written"),
            ("validated", "Validated"),
            ("published", "Published"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    composition_ids = fields.One2many(
        "cocagne.basket.content", "content_id", "Baskets", copy=False
    )
    available_ids = fields.One2many(
        "cocagne.content.available", "content_id", "Vegetables of the week", copy=False
    )
    editorial = fields.Html(
        "Word of the garden", help="Printed on the leaflet: the news of the garden."
    )
    picture = fields.Image(max_width=1600, max_height=1600)
    recipe_ids = fields.Many2many(
        "cocagne.recipe", string="Recipes of the week", check_company=True
    )
    share_report = fields.Html("About the proposal", readonly=True, copy=False)
    delivery_ids = fields.Many2many(
        "cocagne.delivery", compute="_compute_delivery_ids", string="Rounds"
    )
    basket_count = fields.Integer("Number of baskets", compute="_compute_totals")
    total_value = fields.Monetary(
        "Value", compute="_compute_totals", groups=PRICE_GROUPS
    )
    total_gap = fields.Monetary(
        "Gap to the targets", compute="_compute_totals", groups=PRICE_GROUPS
    )
    shortage_count = fields.Integer("Vegetables missing", compute="_compute_shortages")

    _one_a_week = models.UniqueIndex(
        "(company_id, week)",
        "The content of this week exists already: open it in the list.",
    )
    _monday = models.Constraint(
        "CHECK (EXTRACT(ISODOW FROM week) = 1)", "A week begins on Monday."
    )

    @api.model
    def _default_week(self):
        """The first week, this one included, whose content is not written yet."""
        week = weeks.monday_of(fields.Date.context_today(self))
        taken = set(
            self.search(
                [("company_id", "=", self.env.company.id), ("week", ">=", week)]
            ).mapped("week")
        )
        while week in taken:
            week = fields.Date.add(week, days=7)
        return week

    @api.depends_context("lang")
    @api.depends("week")
    def _compute_display_name(self):
        for content in self:
            content.display_name = content.week and self.env._(
                "Week %(number)s, from %(day)s",
                number=content.week.isocalendar()[1],
                day=format_date(self.env, content.week, date_format="d MMMM y"),
            )

    @api.depends("week")
    def _compute_iso_week(self):
        for content in self:
            content.iso_week = content.week and content.week.isocalendar()[1]

    @api.depends("week", "company_id")
    def _compute_season_id(self):
        for content in self:
            friday = content.week and fields.Date.add(content.week, days=4)
            content.season_id = friday and self.env["cocagne.season"].search(
                [
                    ("company_id", "parent_of", content.company_id.id),
                    ("date_start", "<=", friday),
                    ("date_end", ">=", content.week),
                ],
                order="date_start",
                limit=1,
            )

    @api.depends("week", "company_id")
    def _compute_delivery_ids(self):
        deliveries = self.env["cocagne.delivery"].search(
            [
                ("company_id", "in", self.company_id.ids),
                ("week", "in", self.mapped("week")),
            ]
        )
        by_week = deliveries.grouped(lambda one: (one.company_id, one.week))
        none = self.env["cocagne.delivery"]
        for content in self:
            key = (content.company_id, content.week)
            content.delivery_ids = by_week.get(key, none)

    @api.depends("composition_ids.value", "composition_ids.target_price")
    def _compute_totals(self):
        for content in self:
            # sudo: the sums are shown to those who read prices only (groups)
            compositions = content.composition_ids.sudo()
            content.basket_count = sum(compositions.mapped("basket_count"))
            content.total_value = sum(
                one.average_value * one.basket_count for one in compositions
            )
            content.total_gap = sum(compositions.mapped("total_gap"))

    @api.depends("available_ids.quantity", "composition_ids.line_ids.quantity")
    def _compute_shortages(self):
        for content in self:
            content.shortage_count = len(content.available_ids.filtered("is_short"))

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_monday(vals) for vals in vals_list])

    def write(self, vals):
        if {"week", "company_id"} & vals.keys() and self.composition_ids:
            raise UserError(
                self.env._(
                    "Baskets are written for this week. Create the content of the "
                    "other week, then copy this one into it."
                )
            )
        return super().write(self._with_monday(vals))

    @api.model
    def _with_monday(self, vals):
        if not vals.get("week"):
            return vals
        day = fields.Date.to_date(vals["week"])
        return {**vals, "week": weeks.monday_of(day)}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_validated(self):
        if any(content.state != "draft" for content in self):
            raise UserError(
                self.env._("A validated content is kept. Correct it instead.")
            )

    @api.constrains("recipe_ids")
    def _check_recipe_ids(self):
        for content in self:
            others = content.recipe_ids.filtered(
                lambda recipe, own=content.company_id: not recipe._is_open_to(own)
            )
            if others:
                raise ValidationError(
                    self.env._(
                        "%s is a recipe of another garden, which does not share it.",
                        others[0].name,
                    )
                )

    # -- the baskets of the week ------------------------------------------------------

    def action_prepare(self):
        """Write the missing baskets: one composition per basket type (R87).

        Rounds that nobody wrote for join one composition of their basket type; they
        can be told apart afterwards. A second run changes nothing.
        """
        self.check_access("write")
        for content in self:
            content._check_draft()
            content._prepare_compositions()
        return True

    def _prepare_compositions(self):
        self.ensure_one()
        if not self.delivery_ids:
            raise UserError(
                self.env._(
                    "No round goes out in the week of %s. Plan the season, or choose "
                    "another week.",
                    format_date(self.env, self.week),
                )
            )
        wanted = {}
        for product, delivery in self._counted():
            if product.has_content:
                wanted.setdefault(product, self.env["cocagne.delivery"])
                wanted[product] |= delivery
        if not wanted:
            raise UserError(
                self.env._(
                    "No basket that is filled each week goes out in this week. Look "
                    "at the subscriptions and at the basket types."
                )
            )
        self.env["cocagne.basket.content"].create(
            [
                {
                    "content_id": self.id,
                    "product_id": product.id,
                    "delivery_ids": missing.ids,
                }
                for product, deliveries in wanted.items()
                if (missing := deliveries - self._written_for(product))
            ]
        )

    def _written_for(self, product):
        """The rounds that have a composition for this basket type."""
        return self.composition_ids.filtered(
            lambda one: one.product_id == product
        ).delivery_ids

    def _counted(self):
        """The number of baskets by basket type and delivery of the week."""
        return {
            (product, delivery): units
            for product, delivery, units in self.env[
                "cocagne.preparation.line"
            ]._read_group(
                [("delivery_id", "in", self.delivery_ids.ids)],
                ["product_id", "delivery_id"],
                ["quantity:sum"],
            )
        }

    def _check_draft(self):
        for content in self:
            if content.state != "draft":
                raise UserError(
                    self.env._(
                        "%s is validated. Click on Correct before changing it.",
                        content.display_name,
                    )
                )
