from odoo import fields, models
from odoo.tools import SQL

from ..basket.basket import NOT_PREPARED_STATES

#: What a basket of each depot was worth, week after week.
DEPOT_VALUES = """
    SELECT min(basket.id) AS id, content.company_id, content.season_id, content.week,
           content.id AS content_id, composition.product_id, basket.depot_id,
           sum(basket.prepared_quantity) AS basket_count,
           sum(basket.prepared_quantity
               * (composition.value + COALESCE(other.value, 0)))
               / sum(basket.prepared_quantity) AS value,
           sum(basket.prepared_quantity * composition.target_price)
               / sum(basket.prepared_quantity) AS target
      FROM cocagne_content content
      JOIN cocagne_basket_content composition ON composition.content_id = content.id
      JOIN cocagne_basket_content_delivery_rel rel
        ON rel.composition_id = composition.id
      JOIN cocagne_basket basket
        ON basket.delivery_id = rel.delivery_id
       AND basket.prepared_product_id = composition.product_id
      LEFT JOIN (
            SELECT line.composition_id, depot.depot_id,
                   sum((depot.quantity - line.quantity) * line.unit_price) AS value
              FROM cocagne_content_depot depot
              JOIN cocagne_basket_content_line line ON line.id = depot.line_id
             GROUP BY line.composition_id, depot.depot_id
           ) other
        ON other.composition_id = composition.id
       AND other.depot_id = basket.depot_id
     WHERE content.state <> 'draft' AND basket.prepared_quantity > 0
       AND basket.state NOT IN %s
     GROUP BY content.id, composition.product_id, basket.depot_id
"""
DEPENDS = {
    "cocagne.basket": [
        "delivery_id",
        "depot_id",
        "prepared_product_id",
        "prepared_quantity",
        "state",
    ],
    "cocagne.content": ["company_id", "season_id", "state", "week"],
    "cocagne.basket.content": [
        "content_id",
        "delivery_ids",
        "product_id",
        "target_price",
        "value",
    ],
    "cocagne.basket.content.line": ["composition_id", "quantity", "unit_price"],
    "cocagne.content.depot": ["depot_id", "line_id", "quantity"],
}


class ContentHistory(models.Model):
    """The value of each basket type, week after week, until the year's end (R89)."""

    _name = "cocagne.content.history"
    _description = "Value of the baskets"
    _auto = False
    _order = "week desc, product_id"
    _depends = DEPENDS

    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    season_id = fields.Many2one("cocagne.season", readonly=True)
    content_id = fields.Many2one("cocagne.content", readonly=True)
    week = fields.Date("Week of", readonly=True)
    product_id = fields.Many2one("product.product", "Basket type", readonly=True)
    basket_count = fields.Integer("Number of baskets", readonly=True)
    value = fields.Monetary("Value of a basket", readonly=True, aggregator="avg")
    target = fields.Monetary(readonly=True, aggregator="avg")
    gap = fields.Monetary("Gap to the target", readonly=True)
    cumulated_gap = fields.Monetary(
        "Gap since the start of the season", readonly=True, aggregator="avg"
    )
    total_gap = fields.Monetary("Gap of all the baskets", readonly=True)

    @property
    def _table_query(self):
        return SQL(
            f"""
            SELECT *, sum(gap) OVER (
                       PARTITION BY company_id, season_id, product_id ORDER BY week
                   ) AS cumulated_gap
              FROM (
                    SELECT min(id) AS id, company_id, season_id, content_id, week,
                           product_id, sum(basket_count) AS basket_count,
                           sum(value * basket_count) / sum(basket_count) AS value,
                           sum(target * basket_count) / sum(basket_count) AS target,
                           sum((value - target) * basket_count) / sum(basket_count)
                               AS gap,
                           sum((value - target) * basket_count) AS total_gap
                      FROM ({DEPOT_VALUES}) depots
                     GROUP BY company_id, season_id, content_id, week, product_id
                   ) weeks
            """,
            NOT_PREPARED_STATES,
        )


class ContentDepotHistory(models.Model):
    """What each depot's baskets got above or below their equals (R90).

    It is the memory of the share-out: who had the short weeks.
    """

    _name = "cocagne.content.depot.history"
    _description = "Fairness between depots"
    _auto = False
    _order = "week desc, product_id, depot_id"
    _depends = DEPENDS

    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    season_id = fields.Many2one("cocagne.season", readonly=True)
    content_id = fields.Many2one("cocagne.content", readonly=True)
    week = fields.Date("Week of", readonly=True)
    product_id = fields.Many2one("product.product", "Basket type", readonly=True)
    depot_id = fields.Many2one("cocagne.depot", readonly=True)
    basket_count = fields.Integer("Number of baskets", readonly=True)
    value = fields.Monetary("Value of a basket", readonly=True, aggregator="avg")
    deviation = fields.Monetary(
        "Above or below the others",
        readonly=True,
        help="Value of a basket of this depot, less that of the same basket type over "
        "all the depots of the week.",
    )

    @property
    def _table_query(self):
        return SQL(
            f"""
            SELECT depots.*,
                   value - sum(value * basket_count) OVER of_week
                       / sum(basket_count) OVER of_week AS deviation
              FROM ({DEPOT_VALUES}) depots
            WINDOW of_week AS (PARTITION BY content_id, product_id)
            """,
            NOT_PREPARED_STATES,
        )
