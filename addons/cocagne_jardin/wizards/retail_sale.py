from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class RetailSale(models.TransientModel):
    """A tablet screen: who took what, without a till (R80)."""

    _name = "cocagne.retail.sale"
    _description = "Sale on site"
    _transient_max_hours = 12

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one(
        "res.partner",
        "Client",
        domain=[("cocagne_client", "=", True)],
        help="Any part of the name, or the number.",
    )
    day = fields.Date("Taken on", required=True, default=fields.Date.context_today)
    product_ids = fields.Many2many("product.product", compute="_compute_product_ids")
    line_ids = fields.One2many("cocagne.retail.sale.line", "sale_id", "Taken")
    total = fields.Monetary(compute="_compute_total")
    last_sale = fields.Char(readonly=True)

    @api.depends("company_id")
    def _compute_display_name(self):
        self.display_name = self.env._("Sales on site")

    @api.depends("company_id")
    def _compute_product_ids(self):
        for sale in self:
            sale.product_ids = self.env["product.product"].search(
                Domain("is_retail", "=", True)
                & Domain("company_id", "in", [False, *sale.company_id.parent_ids.ids])
            )

    @api.depends("line_ids.amount")
    def _compute_total(self):
        for sale in self:
            sale.total = sum(sale.line_ids.mapped("amount"))

    @api.model
    def action_start(self):
        """Open an empty screen."""
        sale = self.create({})
        return sale._reopen()

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Sales on site"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "current",
        }

    def _add(self, product):
        self.ensure_one()
        line = self.line_ids.filtered(lambda line: line.product_id == product)[:1]
        if line:
            line.quantity += 1
        else:
            self.line_ids = [
                fields.Command.create(
                    {"product_id": product.id, "price": product.list_price}
                )
            ]

    def action_save(self):
        """Write the sale, and begin the next one."""
        self.ensure_one()
        if not self.partner_id:
            raise UserError(self.env._("Who took it? Choose the client first."))
        items = [(line.product_id, line.quantity, line.price) for line in self.line_ids]
        order = self.env["sale.order"]._sell_on_site(
            self.partner_id, items, self.day, self.company_id
        )
        self.line_ids.unlink()
        self.write(
            {
                "last_sale": self.env._(
                    "Noted for %(client)s: %(total)s",
                    client=self.partner_id.name,
                    total=self.currency_id.format(order.amount_total),
                ),
                "partner_id": False,
            }
        )
        return True


class RetailSaleLine(models.TransientModel):
    """One product that was taken."""

    _name = "cocagne.retail.sale.line"
    _description = "Product taken on site"

    sale_id = fields.Many2one("cocagne.retail.sale", required=True, ondelete="cascade")
    product_id = fields.Many2one("product.product", required=True, ondelete="cascade")
    uom_id = fields.Many2one(related="product_id.uom_id")
    quantity = fields.Float(default=1.0, digits="Product Unit", required=True)
    currency_id = fields.Many2one(related="sale_id.currency_id")
    price = fields.Monetary("Unit price", required=True)
    amount = fields.Monetary(compute="_compute_amount")

    _quantity_positive = models.Constraint(
        "CHECK (quantity > 0)", "The quantity must be more than 0."
    )

    @api.depends("quantity", "price")
    def _compute_amount(self):
        for line in self:
            line.amount = line.currency_id.round(line.quantity * line.price)

    def action_more(self):
        self.quantity += 1
        return True

    def action_less(self):
        """One less; the last one leaves the list."""
        for line in self:
            if line.quantity <= 1:
                line.unlink()
            else:
                line.quantity -= 1
        return True


class Product(models.Model):
    """The cards of the products, on the screen of the sales on site."""

    _inherit = "product.product"

    def action_take_on_site(self):
        """Add one of this product to the sale of the context."""
        self.ensure_one()
        sale = self.env["cocagne.retail.sale"].browse(
            self.env.context.get("retail_sale_id")
        )
        sale._add(self)
        return True
