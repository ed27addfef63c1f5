from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..basket.basket import DELIVERED_STATES
from .sale_order import DESK_OR_ACCOUNTANT


class SaleOrderLine(models.Model):
    """A formule: a basket, how often, how many (R45).

    The ordered quantity is that of the whole season, so that ordered, delivered and
    invoiced can be compared as on any order.
    """

    _inherit = "sale.order.line"

    frequency_id = fields.Many2one("cocagne.frequency")
    frequency_rule = fields.Selection(related="frequency_id.rule")
    offered_frequency_ids = fields.Many2many(
        "cocagne.frequency", compute="_compute_offered_frequency_ids"
    )
    quantity_per_delivery = fields.Integer("Baskets each time", default=1)
    delivery_count = fields.Integer(
        "Deliveries wanted", help="0: all those of the period."
    )
    allow_double = fields.Boolean(
        "May come twice a week",
        help="When there are fewer weeks than baskets, some weeks bring two.",
    )
    chosen_delivery_ids = fields.Many2many(
        "cocagne.delivery",
        string="Dates chosen",
        help="The deliveries of a member who chooses date by date.",
    )
    has_participation = fields.Boolean("Reduced price", groups=DESK_OR_ACCOUNTANT)
    participation = fields.Monetary(
        groups=DESK_OR_ACCOUNTANT,
        help="What the member pays for one basket, VAT included, when it is less than "
        "its price. The rest is for others to pay (R62).",
    )
    basket_ids = fields.One2many("cocagne.basket", "order_line_id", "Baskets")
    qty_delivered_method = fields.Selection(selection_add=[("basket", "Baskets")])

    _quantity_per_delivery_positive = models.Constraint(
        "CHECK (quantity_per_delivery > 0)", "At least one basket each time."
    )

    @api.depends("product_id.frequency_ids")
    def _compute_offered_frequency_ids(self):
        """The frequencies of the basket, or all of them where none is said (R45)."""
        every = self.env["cocagne.frequency"].search([])
        for line in self:
            line.offered_frequency_ids = line.product_id.frequency_ids or every

    @api.constrains("participation", "has_participation", "price_unit")
    def _check_participation(self):
        # sudo: the rule holds whoever writes, also who may not read reduced prices
        for line in self.sudo().filtered("has_participation"):
            if not 0 <= line.participation <= line.price_unit:
                raise ValidationError(
                    self.env._(
                        "The reduced price of %(basket)s (%(participation)s) must be "
                        "between 0 and its price (%(price)s).",
                        basket=line.product_id.name,
                        participation=line.participation,
                        price=line.price_unit,
                    )
                )

    def _get_display_price(self):
        """A basket whose dates are chosen one by one has a price of its own."""
        price = self.product_id.a_la_carte_price
        if self.frequency_id.rule == "free" and price:
            return price
        return super()._get_display_price()

    @api.depends("frequency_id")
    def _compute_price_unit(self):
        return super()._compute_price_unit()

    @api.depends("quantity_per_delivery", "delivery_count")
    def _compute_product_uom_qty(self):
        """Until the baskets are planned: as many as are wanted."""
        baskets = self.filtered(
            lambda line: line._is_basket_line() and line.delivery_count
        )
        for line in baskets:
            line.product_uom_qty = line.quantity_per_delivery * line.delivery_count
        return super(SaleOrderLine, self - baskets)._compute_product_uom_qty()

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            wanted = vals.get("delivery_count")
            if wanted and "product_uom_qty" not in vals:
                vals["product_uom_qty"] = wanted * vals.get("quantity_per_delivery", 1)
        return super().create(vals_list)

    def _is_basket_line(self):
        self.ensure_one()
        return self.order_id.is_subscription and self.product_id.is_basket

    @api.depends("order_id.is_subscription", "product_id.is_basket")
    def _compute_qty_delivered_method(self):
        baskets = self.filtered(lambda line: line._is_basket_line())
        baskets.qty_delivered_method = "basket"
        return super(SaleOrderLine, self - baskets)._compute_qty_delivered_method()

    @api.depends("basket_ids.state", "basket_ids.quantity")
    def _compute_qty_delivered(self):
        return super()._compute_qty_delivered()

    def _prepare_qty_delivered(self):
        delivered = super()._prepare_qty_delivered()
        lines = self.filtered(lambda line: line.qty_delivered_method == "basket")
        quantities = defaultdict(float)
        for line, quantity in self.env["cocagne.basket"]._read_group(
            [("order_line_id", "in", lines.ids), ("state", "in", DELIVERED_STATES)],
            ["order_line_id"],
            ["quantity:sum"],
        ):
            quantities[line.id] = quantity
        for line in lines:
            delivered[line] = quantities[line._origin.id]
        return delivered

    def _sync_planned_quantity(self):
        """Ordered quantity = baskets planned and not cancelled, in one pass."""
        planned = dict(
            self.env["cocagne.basket"]._read_group(
                [("order_line_id", "in", self.ids), ("state", "!=", "cancelled")],
                ["order_line_id"],
                ["quantity:sum"],
            )
        )
        by_quantity = defaultdict(self.browse)
        for line in self:
            by_quantity[planned.get(line, 0)] |= line
        # the price of a basket is that of one basket: without this, Odoo asks the
        # pricelist again, line by line, and forgets a price agreed with the member
        prices = [
            self._fields[name]
            for name in ("price_unit", "pricelist_item_id", "discount")
        ]
        with self.env.protecting(prices, self):
            for quantity, lines in by_quantity.items():
                changed = lines.filtered_domain([("product_uom_qty", "!=", quantity)])
                changed.write({"product_uom_qty": quantity})
