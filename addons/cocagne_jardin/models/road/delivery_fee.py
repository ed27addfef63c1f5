from odoo import api, fields, models
from odoo.exceptions import ValidationError


class DeliveryFee(models.Model):
    """A level of delivery fee: how much, for which depots, clients and baskets (R14).

    A depot may have several levels; the most precise one counts for a basket. Home
    delivery is a level for all the homes of members (R20).
    """

    _name = "cocagne.delivery.fee"
    _description = "Delivery fee"
    _inherit = "cocagne.money.of.garden"
    _order = "company_id, sequence, id"
    _check_company_auto = True

    name = fields.Char(
        required=True, translate=True, help="On the order and the invoice."
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    basis = fields.Selection(
        [
            ("basket", "For each basket"),
            ("delivery", "For each delivery"),
            ("percent", "In percent of the basket"),
        ],
        default="delivery",
        required=True,
        help="For each delivery: once, however many baskets come that day.",
    )
    amount = fields.Monetary(help="VAT included.")
    percent = fields.Float(help="Of what the member pays for the basket.")
    is_home = fields.Boolean(
        "Home delivery", help="For the homes of members, instead of chosen depots."
    )
    depot_ids = fields.Many2many("cocagne.depot", string="Depots", check_company=True)
    client_category_ids = fields.Many2many(
        "res.partner.category",
        string="Client categories",
        help="Empty: for all clients.",
    )
    basket_product_ids = fields.Many2many(
        "product.product",
        string="Basket types",
        domain=[("is_basket", "=", True)],
        check_company=True,
        help="Empty: for all baskets that take a place in the depot.",
    )
    product_id = fields.Many2one(
        "product.product",
        check_company=True,
        ondelete="restrict",
        domain=[("type", "=", "service"), ("is_basket", "=", False)],
        help="Its income account and its VAT serve this fee. Empty: that of the garden.",
    )
    price_label = fields.Char("Price", compute="_compute_price_label")

    _amount_not_negative = models.Constraint(
        "CHECK (amount >= 0 AND percent >= 0)", "A fee is 0 or more."
    )

    @api.model_create_multi
    def create(self, vals_list):
        """A fee without a product takes that of its garden."""
        fees = super().create(vals_list)
        for fee in fees.filtered(lambda fee: not fee.product_id):
            fee.product_id = fee.company_id._get_delivery_fee_product()
        return fees

    @api.onchange("is_home")
    def _onchange_is_home(self):
        if self.is_home:
            self.basis = "percent"
            self.percent = self.percent or self.company_id.home_percent

    @api.depends_context("lang")
    @api.depends("basis", "amount", "percent", "currency_id")
    def _compute_price_label(self):
        for fee in self:
            amount = fee.currency_id.format(fee.amount) if fee.currency_id else ""
            fee.price_label = {
                "basket": self.env._("%s for each basket", amount),
                "delivery": self.env._("%s for each delivery", amount),
                "percent": self.env._("%s %% of the basket", f"{fee.percent:g}"),
            }[fee.basis or "basket"]

    @api.constrains("basis", "amount", "percent")
    def _check_price(self):
        for fee in self:
            if fee.basis == "percent" and fee.percent > 100:
                raise ValidationError(
                    self.env._(
                        "%(fee)s: %(percent)s %% is more than the basket itself. "
                        "Write a percentage between 0 and 100.",
                        fee=fee.name,
                        percent=f"{fee.percent:g}",
                    )
                )

    @api.model
    def _levels(self, companies):
        """The levels of these gardens, the most precise first."""
        # sudo: fees apply whatever the person at the desk may configure
        fees = self.sudo().search([("company_id", "in", companies.ids)])
        return fees._by_precision()

    def _by_precision(self):
        return self.sorted(
            lambda fee: (
                not fee.client_category_ids,
                not fee.basket_product_ids,
                fee.sequence,
                fee.id,
            )
        )

    def _applies(self, depot, partner, product):
        """Whether this level is the one for a basket fetched at a depot."""
        self.ensure_one()
        if self.is_home != (depot.category == "home"):
            return False
        if not self.is_home and depot not in self.depot_ids:
            return False
        categories = self.client_category_ids
        if categories and not categories & depot._categories_of(partner):
            return False
        if self.basket_product_ids:
            return product in self.basket_product_ids
        return bool(product.depot_places)

    def _unit_price(self, order_line):
        """VAT included, of one unit of this fee on a subscription line.

        In percent, of what the member pays: a reduced price reduces the fee too.
        """
        self.ensure_one()
        if self.basis != "percent":
            return self.amount
        price = self.env["cocagne.billing"]._member_price(order_line)
        return self.currency_id.round(price * self.percent / 100)
