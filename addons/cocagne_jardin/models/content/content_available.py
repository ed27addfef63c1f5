from math import ceil

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import float_compare, formatLang

from .content import PRICE_GROUPS


class ContentAvailable(models.Model):
    """A vegetable of the week: how much there is and what it is worth (R42, R90)."""

    _name = "cocagne.content.available"
    _description = "Vegetable of the week"
    _order = "content_id, sequence, id"
    _check_company_auto = True

    content_id = fields.Many2one(
        "cocagne.content", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="content_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    state = fields.Selection(related="content_id.state")
    sequence = fields.Integer(default=10)
    product_id = fields.Many2one(
        "product.product",
        "Vegetable",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("is_produce", "=", True)],
    )
    uom_id = fields.Many2one(related="product_id.uom_id", string="Unit")
    quantity = fields.Float(
        "Available",
        digits="Product Unit",
        help="What can go into the baskets of the week. 0: not known.",
    )
    source = fields.Selection(
        [("harvest", "Harvest"), ("stock", "Stock"), ("bought", "Bought")],
        compute="_compute_source",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    priority = fields.Selection(
        [("0", "Must go"), ("1", "Usual"), ("2", "Keeps well")],
        default="1",
        required=True,
        help="The proposal uses what must go first, and what keeps well last.",
    )
    delivery_ids = fields.Many2many(
        "cocagne.delivery",
        "cocagne_content_available_delivery_rel",
        string="Only for the rounds",
        check_company=True,
        domain="[('company_id', '=', company_id), ('week', '=', parent.week)]",
        help="Empty: for all the rounds of the week.",
    )
    basket_ids = fields.Many2many(
        "product.product",
        "cocagne_content_available_basket_rel",
        string="Only in the baskets",
        check_company=True,
        domain=[("has_content", "=", True)],
        help="Empty: vegetables go into the baskets of vegetables, fruits into those "
        "of fruits, all of them into mixed baskets.",
    )
    reference_price = fields.Float(
        digits="Product Price",
        compute="_compute_reference_price",
        store=True,
        readonly=False,
        precompute=True,
        groups=PRICE_GROUPS,
        help="Per unit, without VAT. It comes from the price list.",
    )
    unit_price = fields.Float(
        "Price with margin",
        digits="Product Price",
        compute="_compute_unit_price",
        store=True,
        precompute=True,
        groups=PRICE_GROUPS,
        help="The reference price divided by the share that costs may take.",
    )
    loss = fields.Float(
        "Losses (%)",
        compute="_compute_loss",
        store=True,
        readonly=False,
        precompute=True,
        help="Picked on top of what goes into the baskets.",
    )
    used = fields.Float(
        "In the baskets", digits="Product Unit", compute="_compute_used"
    )
    left = fields.Float(digits="Product Unit", compute="_compute_used")
    to_pick = fields.Float(digits="Product Unit", compute="_compute_used")
    is_short = fields.Boolean("Missing", compute="_compute_used")
    container_count = fields.Integer(
        "Containers",
        compute="_compute_container_count",
        help="Full containers to buy for what goes into the baskets.",
    )

    _once_a_week = models.UniqueIndex(
        "(content_id, product_id)", "This vegetable is already in the list of the week."
    )
    _positive = models.Constraint(
        "CHECK (quantity >= 0 AND reference_price >= 0 AND loss >= 0 AND loss <= 100)",
        "Quantities and prices cannot be negative; losses go from 0 to 100 %.",
    )

    @api.depends("product_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = row.product_id.name

    @api.depends("product_id")
    def _compute_source(self):
        for row in self:
            row.source = "bought" if row.product_id.is_bought_in else "harvest"

    @api.depends("product_id")
    def _compute_loss(self):
        for row in self:
            row.loss = row.product_id.harvest_loss

    @api.depends("product_id", "content_id.week")
    def _compute_reference_price(self):
        prices = self.env[
            "cocagne.produce.price"
        ].sudo()  # sudo: see the field's groups
        for content, rows in self.grouped("content_id").items():
            known = {}
            if content.week:
                known = prices._on(content.week, rows.product_id, content.company_id)
            for row in rows:
                row.reference_price = known.get(row.product_id.id, 0.0)

    @api.depends("reference_price", "product_id.produce_family", "content_id.week")
    def _compute_unit_price(self):
        margins = self.env["cocagne.produce.margin"]
        for content, rows in self.grouped("content_id").items():
            shares = {}
            if content.week:
                shares = margins._shares_on(content.week, content.company_id)
            for row in rows:
                share = shares.get(row.product_id.produce_family, 1.0)
                row.unit_price = row.reference_price / share

    def _compute_used(self):
        used = {
            (content.id, product.id): quantity
            for content, product, quantity in self.env["cocagne.pick.line"]._read_group(
                [("content_id", "in", self.content_id.ids)],
                ["content_id", "product_id"],
                ["quantity:sum"],
            )
        }
        for row in self:
            row.used = used.get((row.content_id.id, row.product_id.id), 0.0)
            row.left = row.quantity - row.used
            row.to_pick = row._with_losses(row.used)
            digits = row.uom_id.rounding or 0.01
            row.is_short = bool(row.quantity) and (
                float_compare(row.left, 0, precision_rounding=digits) < 0
            )

    def _with_losses(self, quantity):
        """What to pick for ``quantity``; whole pieces, as ``cocagne.pick.line``."""
        self.ensure_one()
        picked = quantity * (1 + self.loss / 100)
        whole = float_compare(self.product_id.portion_step, 1, 2) >= 0
        return ceil(picked - 1e-6) if whole else picked

    @api.depends("product_id")
    def _compute_container_count(self):
        # sudo: preparers read how many containers come, not what they cost
        prices = self.env["cocagne.produce.price"].sudo()
        prices = prices.search(
            [
                ("product_id", "in", self.product_id.ids),
                ("company_id", "in", self.company_id.ids),
                ("container_size", ">", 0),
            ],
            order="date_from",
        )
        sizes = {
            (price.company_id.id, price.product_id.id): price.container_size
            for price in prices
        }
        for row in self:
            size = sizes.get((row.company_id.id, row.product_id.id))
            need = round(row.to_pick / size, 6) if size else 0
            row.container_count = ceil(need)

    @api.constrains("delivery_ids", "content_id")
    def _check_delivery_ids(self):
        for row in self:
            if row.delivery_ids - row.content_id.delivery_ids:
                raise ValidationError(
                    self.env._(
                        "%s: choose rounds of the week only.", row.product_id.name
                    )
                )

    @api.constrains("product_id")
    def _check_produce(self):
        for row in self:
            if not row.product_id.is_produce:
                raise ValidationError(
                    self.env._(
                        "%s is no vegetable. Tick « Vegetable or fruit » on it first.",
                        row.product_id.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows.content_id._check_draft()
        rows._push_prices()
        return rows

    def write(self, vals):
        self.content_id._check_draft()
        if "product_id" in vals:
            raise UserError(
                self.env._("Add the other vegetable, then take this one away.")
            )
        result = super().write(vals)
        if "reference_price" in vals:
            self._keep_prices()
            self._push_prices()
        return result

    def unlink(self):
        """Taking a vegetable away takes it out of the baskets of the week too."""
        self.content_id._check_draft()
        self._lines().unlink()
        return super().unlink()

    def _lines(self):
        """The lines of the baskets that hold these vegetables."""
        wanted = {(row.content_id.id, row.product_id.id) for row in self}
        lines = self.env["cocagne.basket.content.line"].search(
            [
                ("content_id", "in", self.content_id.ids),
                ("product_id", "in", self.product_id.ids),
            ]
        )
        return lines.filtered(
            lambda line: (line.content_id.id, line.product_id.id) in wanted
        )

    def _push_prices(self):
        """The lines of the week follow the price of their vegetable."""
        by_key = {(row.content_id.id, row.product_id.id): row for row in self}
        for line in self._lines():
            row = by_key[line.content_id.id, line.product_id.id]
            line._take_price(row)

    def _keep_prices(self):
        """A price typed here enters the price list, from this week on."""
        prices = self.env["cocagne.produce.price"]
        for row in self:
            known = prices._on(row.content_id.week, row.product_id, row.company_id)
            if known.get(row.product_id.id) != row.reference_price:
                prices._set(
                    row.content_id.week,
                    row.product_id,
                    row.company_id,
                    row.reference_price,
                )

    def _quantity_label(self, quantity):
        """``1.5 kg``, in the language of the user."""
        self.ensure_one()
        return quantity_label(self.env, quantity, self.uom_id)


def quantity_label(env, quantity, uom):
    """A quantity as people say it: ``1.50 kg``, ``2 bunches``, and ``3`` for pieces."""
    digits = 0 if float_compare(quantity, round(quantity), 4) == 0 else 2
    number = formatLang(env, quantity, digits=digits)
    if uom == env.ref("cocagne_jardin.uom_piece", raise_if_not_found=False):
        return number
    if quantity >= 2:
        plurals = {
            "cocagne_jardin.uom_bunch": env._("%s bunches", number),
            "cocagne_jardin.uom_punnet": env._("%s punnets", number),
        }
        for name, label in plurals.items():
            if uom == env.ref(name, raise_if_not_found=False):
                return label
    return f"{number} {uom.name}"
