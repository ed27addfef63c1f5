from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Command, Domain
from odoo.tools import float_compare

from .vegetable import FAMILIES

#: Basket families whose baskets are filled each week.
COMPOSED_FAMILIES = ("vegetables", "fruits", "mixed")
#: Below this, a weight is not worth weighing: the step of what is sold by weight (kg).
WEIGHT_STEP = 0.05


class ProductTemplate(models.Model):
    """A vegetable or a fruit of the garden (R38, R87), and baskets that hold them."""

    _inherit = "product.template"

    is_produce = fields.Boolean(
        "Vegetable or fruit", help="It can be put into the baskets of the week."
    )
    vegetable_id = fields.Many2one(
        "cocagne.vegetable",
        "In the common list",
        index="btree_not_null",
        help="Links it to the recipes of the whole network.",
    )
    produce_family = fields.Selection(FAMILIES, "Kind of produce")
    month_ids = fields.Many2many("cocagne.month", string="Months of season")
    in_season = fields.Boolean(compute="_compute_in_season", search="_search_in_season")
    is_not_organic = fields.Boolean(
        "Not organic", help="Marked with a star wherever members read it."
    )
    origin_id = fields.Many2one(
        "res.country",
        default=lambda self: self.env.ref("base.fr", raise_if_not_found=False),
    )
    is_bought_in = fields.Boolean(
        "Bought in", help="Tick it when another producer grows it."
    )
    producer = fields.Char(help="Who grows it, and where, when it is bought in.")
    portion_step = fields.Float(
        "Shared by",
        digits="Product Unit",
        compute="_compute_portion_step",
        store=True,
        readonly=False,
        help="The smallest difference between two baskets: 1 for pieces and bunches, "
        "0.05 for 50 g.",
    )
    portion_least = fields.Float(
        "Smallest portion",
        digits="Product Unit",
        help="What is worth giving: less than this makes nobody a meal.",
    )
    portion_most = fields.Float(
        "Biggest portion",
        digits="Product Unit",
        help="In the smallest basket; the others get more in proportion. 0: no limit.",
    )
    harvest_loss = fields.Float(
        "Losses (%)", help="Picked on top, because sorting and washing take some away."
    )
    has_content = fields.Boolean(
        "Filled each week",
        compute="_compute_has_content",
        store=True,
        readonly=False,
        help="Its content is written each week.",
    )
    content_target = fields.Monetary(
        "Value of the vegetables",
        help="What the vegetables of one basket should be worth. 0: the price that "
        "members pay.",
        groups="cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant",
    )

    @api.depends("month_ids")
    def _compute_in_season(self):
        month = fields.Date.context_today(self).month
        for product in self:
            product.in_season = month in product.month_ids.mapped("number")

    def _search_in_season(self, operator, value):
        if operator != "in":
            return NotImplemented
        month = fields.Date.context_today(self).month
        domain = Domain("month_ids.number", "=", month)
        return domain if True in value else ~domain

    @api.depends("uom_id", "is_produce")
    def _compute_portion_step(self):
        kilo = self.env.ref("uom.product_uom_kgm")
        for product in self:
            weighed = product.uom_id._has_common_reference(kilo)
            product.portion_step = WEIGHT_STEP if weighed else 1.0

    @api.depends("is_basket", "basket_family")
    def _compute_has_content(self):
        for product in self:
            composed = product.basket_family in COMPOSED_FAMILIES
            product.has_content = product.is_basket and composed

    @api.constrains("is_produce", "portion_step", "portion_least", "portion_most")
    def _check_portions(self):
        for product in self.filtered("is_produce"):
            if float_compare(product.portion_step, 0, precision_digits=2) <= 0:
                raise ValidationError(
                    self.env._(
                        "%s: what it is shared by must be above 0, for example 1 for "
                        "pieces or 0.05 for 50 g.",
                        product.name,
                    )
                )
            if min(product.portion_least, product.portion_most) < 0:
                raise ValidationError(
                    self.env._("%s: a portion cannot be negative.", product.name)
                )

    @api.constrains("harvest_loss")
    def _check_harvest_loss(self):
        for product in self:
            if not 0 <= product.harvest_loss <= 100:
                raise ValidationError(
                    self.env._("%s: losses go from 0 to 100 %%.", product.name)
                )

    @api.onchange("is_produce")
    def _onchange_is_produce(self):
        if self.is_produce:
            self.update(self._produce_defaults())

    @api.model
    def default_get(self, fields):
        """A new vegetable opens with its garden and its VAT."""
        vals = super().default_get(fields)
        if vals.get("is_produce"):
            defaults = self._with_basket_defaults([{"is_produce": True}])[0]
            vals.update({name: defaults[name] for name in defaults if name in fields})
        return vals

    @api.model
    def _with_basket_defaults(self, vals_list):
        return super()._with_basket_defaults(
            [
                {**self._missing_produce_defaults(vals), **vals}
                if vals.get("is_produce")
                else vals
                for vals in vals_list
            ]
        )

    @api.model
    def _missing_produce_defaults(self, vals):
        company = self.env["res.company"].browse(vals.get("company_id"))
        defaults = self._produce_defaults()
        if "taxes_id" not in vals:
            money = self._basket_money_defaults(company or self.env.company)
            defaults.update(money)
        return defaults

    @api.model
    def _produce_defaults(self):
        """It is stored: it leaves the stock of the garden with the round (R89)."""
        return {
            "type": "consu",
            "is_storable": True,
            "produce_family": "vegetables",
            "supplier_taxes_id": [Command.clear()],
        }

    def action_create_produce(self):
        """Make the vegetables of the common list that the garden does not have (R38).

        A second run makes none.
        """
        self.check_access("create")
        created = self.env["cocagne.vegetable"]._create_products(self.env.company)
        message = self.env._("New vegetables and fruits: %s", len(created))
        if not created:
            message = self.env._("The garden already has them all.")
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": message,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
