from odoo import fields, models
from odoo.tools import SQL

from .basket import NOT_PREPARED_STATES


class PreparationLine(models.Model):
    """What to prepare: units by delivery, depot and basket type (R81).

    A view on the baskets that are not cancelled, always up to date. Its id is that of
    one of the baskets counted.
    """

    _name = "cocagne.preparation.line"
    _description = "Quantity to prepare"
    _auto = False
    _order = "preparation_date, date, round_id, stop_sequence, depot_id, product_id"
    _depends = {
        "cocagne.basket": [
            "company_id",
            "delivery_id",
            "depot_id",
            "prepared_product_id",
            "prepared_quantity",
            "state",
        ],
        "cocagne.delivery": ["date", "preparation_date", "round_id", "state"],
        "cocagne.round.stop": ["depot_id", "round_id", "sequence"],
    }

    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    delivery_id = fields.Many2one("cocagne.delivery", readonly=True)
    delivery_state = fields.Selection(
        [("planned", "To deliver"), ("delivered", "Delivered")], readonly=True
    )
    preparation_date = fields.Date("Prepared on", readonly=True)
    date = fields.Date("Delivered on", readonly=True)
    round_id = fields.Many2one("cocagne.round", readonly=True)
    depot_id = fields.Many2one("cocagne.depot", readonly=True)
    stop_sequence = fields.Integer("Order", readonly=True, aggregator=None)
    product_id = fields.Many2one("product.product", "Basket type", readonly=True)
    quantity = fields.Integer("Baskets to prepare", readonly=True)
    basket_count = fields.Integer("Labels", readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT min(basket.id) AS id, basket.company_id, basket.delivery_id,
                   delivery.state AS delivery_state, delivery.preparation_date,
                   delivery.date, delivery.round_id, basket.depot_id,
                   stop.sequence AS stop_sequence,
                   basket.prepared_product_id AS product_id,
                   sum(basket.prepared_quantity) AS quantity, count(*) AS basket_count
              FROM cocagne_basket basket
              JOIN cocagne_delivery delivery ON delivery.id = basket.delivery_id
              LEFT JOIN cocagne_round_stop stop
                ON stop.round_id = delivery.round_id AND stop.depot_id = basket.depot_id
             WHERE basket.state NOT IN %s AND basket.prepared_quantity > 0
             GROUP BY basket.company_id, basket.delivery_id, delivery.state,
                      delivery.preparation_date, delivery.date, delivery.round_id,
                      basket.depot_id, stop.sequence, basket.prepared_product_id
            """,
            NOT_PREPARED_STATES,
        )
