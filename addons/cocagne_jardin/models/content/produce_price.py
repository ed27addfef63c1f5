from odoo import api, fields, models
from odoo.tools import SQL, format_date


class ProducePrice(models.Model):
    """The garden's price list of vegetables: the mercuriale (R102).

    A price holds from its day until the next one of the same vegetable. Prices are per
    unit of the product, without VAT.
    """

    _name = "cocagne.produce.price"
    _description = "Price of a vegetable"
    _inherit = "cocagne.money.of.garden"
    _order = "date_from desc, product_id"
    _check_company_auto = True

    product_id = fields.Many2one(
        "product.product",
        "Vegetable",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
        domain=[("is_produce", "=", True)],
    )
    date_from = fields.Date("From", required=True, default=fields.Date.context_today)
    uom_id = fields.Many2one(related="product_id.uom_id", string="Unit")
    container_price = fields.Monetary(
        help="For what is bought by the crate: its price, without VAT."
    )
    container_size = fields.Float(
        "Units in a container", digits="Product Unit", help="For example 6 kg."
    )
    price = fields.Float(
        "Unit price",
        digits="Product Price",
        compute="_compute_price",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="Without VAT. Computed from the container when there is one.",
    )
    family = fields.Selection(related="product_id.produce_family", store=True)
    origin_id = fields.Many2one(related="product_id.origin_id")
    is_not_organic = fields.Boolean(related="product_id.is_not_organic")

    _one_a_day = models.UniqueIndex(
        "(company_id, product_id, date_from)",
        "This vegetable already has a price from that day: change that one.",
    )
    _positive = models.Constraint(
        "CHECK (price >= 0 AND container_price >= 0 AND container_size >= 0)",
        "Prices and containers cannot be negative.",
    )

    @api.depends("product_id", "date_from")
    def _compute_display_name(self):
        for price in self:
            day = format_date(self.env, price.date_from) if price.date_from else ""
            price.display_name = f"{price.product_id.name} {day}"

    @api.depends("container_price", "container_size")
    def _compute_price(self):
        for price in self:
            if price.container_price and price.container_size:
                price.price = price.container_price / price.container_size
            else:
                price.price = price.price or 0.0

    @api.model
    def _on(self, day, products, company):
        """The price of each product id on ``day``, those without price left out."""
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT ON (product_id) product_id, price
                  FROM cocagne_produce_price
                 WHERE company_id = %s AND product_id = ANY(%s) AND date_from <= %s
                 ORDER BY product_id, date_from DESC
                """,
                company.id,
                products.ids,
                day,
            )
        )
        return dict(rows)

    @api.model
    def _set(self, day, product, company, price):
        """Note that ``product`` costs ``price`` from ``day`` on."""
        domain = [
            ("company_id", "=", company.id),
            ("product_id", "=", product.id),
            ("date_from", "=", day),
        ]
        row = self.search(domain, limit=1)
        if row:
            row.write({"price": price, "container_price": 0})
        else:
            self.create(
                {
                    "company_id": company.id,
                    "product_id": product.id,
                    "date_from": day,
                    "price": price,
                }
            )
