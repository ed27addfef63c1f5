from odoo import api, fields, models
from odoo.tools import SQL

from ..basket.basket import NOT_PREPARED_STATES


class PickLine(models.Model):
    """What to pick: baskets × composition, by round and vegetable (R89).

    A view, always up to date: a basket cancelled today is not harvested tomorrow.
    """

    _name = "cocagne.pick.line"
    _description = "Quantity to pick"
    _auto = False
    _order = "preparation_date, date, round_id, product_id"
    _depends = {
        "cocagne.preparation.line": ["delivery_id", "quantity"],
        "cocagne.basket": [
            "delivery_id",
            "depot_id",
            "prepared_product_id",
            "prepared_quantity",
            "state",
        ],
        "cocagne.basket.content": ["content_id", "product_id", "delivery_ids"],
        "cocagne.basket.content.line": ["composition_id", "product_id", "quantity"],
        "cocagne.content.depot": ["line_id", "depot_id", "quantity"],
        "cocagne.content.available": ["content_id", "product_id", "loss", "source"],
        "cocagne.content": ["company_id", "state", "week"],
        "cocagne.delivery": ["date", "preparation_date", "round_id"],
        "product.template": ["portion_step", "uom_id"],
    }

    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    content_id = fields.Many2one("cocagne.content", readonly=True)
    content_state = fields.Selection(
        [
            ("draft", "Being written"),
            ("validated", "Validated"),
            ("published", "Published"),
        ],
        "State",
        readonly=True,
    )
    week = fields.Date("Week of", readonly=True)
    delivery_id = fields.Many2one("cocagne.delivery", readonly=True)
    round_id = fields.Many2one("cocagne.round", readonly=True)
    date = fields.Date("Delivered on", readonly=True)
    preparation_date = fields.Date("Prepared on", readonly=True)
    product_id = fields.Many2one("product.product", "Vegetable", readonly=True)
    source = fields.Selection(
        [("harvest", "Harvest"), ("stock", "Stock"), ("bought", "Bought")],
        readonly=True,
    )
    basket_count = fields.Integer("Number of baskets", readonly=True)
    quantity = fields.Float("In the baskets", digits="Product Unit", readonly=True)
    to_pick = fields.Float(
        digits="Product Unit",
        readonly=True,
        help="With the losses; pieces are rounded up.",
    )
    uom_id = fields.Many2one("uom.uom", "Unit", readonly=True)

    @property
    def _table_query(self):
        # the id is the delivery and the vegetable, each in its own bits
        return SQL(
            """
            SELECT (basket.delivery_id::bigint << 24) + line.product_id AS id,
                   content.company_id, content.id AS content_id,
                   content.state AS content_state, content.week, basket.delivery_id,
                   delivery.round_id, delivery.date, delivery.preparation_date,
                   line.product_id, template.uom_id,
                   COALESCE(available.source, 'harvest') AS source,
                   sum(basket.units) AS basket_count,
                   sum(basket.units * COALESCE(other.quantity, line.quantity))
                       AS quantity,
                   CASE WHEN template.portion_step >= 1
                        THEN ceil(sum(basket.units
                                      * COALESCE(other.quantity, line.quantity))
                                  * (1 + COALESCE(max(available.loss), 0) / 100)
                                  - 0.000001)
                        ELSE sum(basket.units
                                 * COALESCE(other.quantity, line.quantity))
                             * (1 + COALESCE(max(available.loss), 0) / 100)
                   END AS to_pick
              FROM (%s) basket
              JOIN cocagne_basket_content_delivery_rel rel
                ON rel.delivery_id = basket.delivery_id
              JOIN cocagne_basket_content composition
                ON composition.id = rel.composition_id
               AND composition.product_id = basket.prepared_product_id
              JOIN cocagne_content content ON content.id = composition.content_id
              JOIN cocagne_basket_content_line line
                ON line.composition_id = composition.id
              JOIN cocagne_delivery delivery ON delivery.id = basket.delivery_id
              JOIN product_product product ON product.id = line.product_id
              JOIN product_template template ON template.id = product.product_tmpl_id
              LEFT JOIN cocagne_content_depot other
                ON other.line_id = line.id AND other.depot_id = basket.depot_id
              LEFT JOIN cocagne_content_available available
                ON available.content_id = content.id
               AND available.product_id = line.product_id
             GROUP BY content.id, basket.delivery_id, delivery.id, line.product_id,
                      template.uom_id, template.portion_step, available.source
            """,
            self._prepared_units(),
        )

    @api.model
    def _prepared_units(self):
        """Baskets to prepare, by delivery, depot and basket type."""
        return SQL(
            """
            SELECT delivery_id, depot_id, prepared_product_id,
                   sum(prepared_quantity) AS units
              FROM cocagne_basket
             WHERE state NOT IN %s AND prepared_quantity > 0
             GROUP BY delivery_id, depot_id, prepared_product_id
            """,
            NOT_PREPARED_STATES,
        )
