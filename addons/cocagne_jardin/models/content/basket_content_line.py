from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .content import PRICE_GROUPS


class BasketContentLine(models.Model):
    """A vegetable in a basket: how much, and what it is worth (R87)."""

    _name = "cocagne.basket.content.line"
    _description = "Vegetable of a basket"
    _order = "composition_id, sequence, id"
    _check_company_auto = True

    composition_id = fields.Many2one(
        "cocagne.basket.content", required=True, ondelete="cascade", index=True
    )
    content_id = fields.Many2one(
        related="composition_id.content_id", store=True, index=True
    )
    company_id = fields.Many2one(related="composition_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
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
    is_not_organic = fields.Boolean(related="product_id.is_not_organic")
    origin_id = fields.Many2one(related="product_id.origin_id")
    quantity = fields.Float(
        "In one basket", digits="Product Unit", required=True, default=1.0
    )
    is_manual = fields.Boolean(
        "By hand", help="Written by hand: a new proposal leaves it as it is."
    )
    reference_price = fields.Float(
        digits="Product Price", readonly=True, groups=PRICE_GROUPS
    )
    unit_price = fields.Float(
        "Price with margin", digits="Product Price", readonly=True, groups=PRICE_GROUPS
    )
    value = fields.Monetary(compute="_compute_value", store=True, groups=PRICE_GROUPS)
    depot_ids = fields.One2many(
        "cocagne.content.depot", "line_id", "Depots with another quantity"
    )

    _once_a_basket = models.UniqueIndex(
        "(composition_id, product_id)", "This vegetable is already in the basket."
    )
    _positive = models.Constraint(
        "CHECK (quantity >= 0)", "The quantity in a basket cannot be negative."
    )

    @api.depends("product_id")
    def _compute_display_name(self):
        for line in self:
            line.display_name = line.product_id.name

    @api.depends("quantity", "unit_price")
    def _compute_value(self):
        for line in self:
            line.value = line.quantity * line.unit_price

    @api.constrains("product_id")
    def _check_produce(self):
        for line in self:
            if not line.product_id.is_produce:
                raise ValidationError(
                    self.env._(
                        "%s is no vegetable. Tick « Vegetable or fruit » on it first.",
                        line.product_id.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.composition_id._check_open()
        lines._join_the_week()
        return lines

    def write(self, vals):
        self.composition_id._check_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed(self):
        self.composition_id._check_open()

    def _join_the_week(self):
        """The vegetable of a basket is one of the week, and has its price."""
        rows = self.env["cocagne.content.available"]
        known = {
            (row.content_id.id, row.product_id.id): row
            for row in self.content_id.available_ids
        }
        missing = {}
        for line in self:
            key = line.content_id.id, line.product_id.id
            if key not in known:
                missing[key] = {"content_id": key[0], "product_id": key[1]}
        # creating a row gives its price to the lines that hold the vegetable
        rows.create(list(missing.values()))
        for line in self:
            row = known.get((line.content_id.id, line.product_id.id))
            if row:
                line._take_price(row)

    def _take_price(self, row):
        """The price of the vegetable in the week, for whoever writes the baskets."""
        # sudo: prices follow the quantities, they are not typed here
        row = row.sudo()
        self.sudo().write(
            {
                "reference_price": row.reference_price,
                "unit_price": row.unit_price,
            }
        )

    def action_open_depots(self):
        """Open the depots that get another quantity of this vegetable."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": f"{self.composition_id.display_name}: {self.display_name}",
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }
