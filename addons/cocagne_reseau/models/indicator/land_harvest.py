from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from odoo import models
from odoo.tools import SQL

from ...indicators.definition import MEAN, SUM, Indicator
from .basket_sizes import DELIVERED

ADDON = "cocagne_jardin"
#: Days of the gardens begin and end by the clock of Paris.
PARIS, UTC = ZoneInfo("Europe/Paris"), ZoneInfo("UTC")


class HarvestIndicators(models.AbstractModel):
    """What grows, what is in the baskets and what the stock knows (R42, R87-R90)."""

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._indicators_of_contents(),
            *self._indicators_of_stock(),
        ]

    def _indicators_of_contents(self):
        return [
            Indicator(
                code="land.kinds",
                label=self.env._("Kinds of vegetables delivered"),
                unit="number",
                aggregation=MEAN,
                source=ADDON,
                definition=self.env._(
                    "Vegetables and fruits, each once, with a quantity above 0 in the "
                    "validated content of a basket of the month that is delivered, not "
                    "collected or given. Two products of the same vegetable of the "
                    "common list are one kind."
                ),
                query=self._query_kinds,
            ),
            Indicator(
                code="land.kilograms_delivered",
                label=self.env._("Vegetables delivered in the baskets"),
                unit="kilograms",
                aggregation=SUM,
                source=ADDON,
                definition=self.env._(
                    "For each basket of the month that is delivered, not collected or "
                    "given: the quantities of its validated content (those of its "
                    "depot where they differ), as it was prepared. What is sold by "
                    "the piece or the bunch counts by the weight written on the "
                    "product, and for nothing where there is none."
                ),
                query=self._query_kilograms_delivered,
            ),
        ]

    def _indicators_of_stock(self):
        return [
            Indicator(
                code="land.kilograms_received",
                label=self.env._("Vegetables harvested or received"),
                unit="kilograms",
                aggregation=SUM,
                source=ADDON,
                definition=self.env._(
                    "Vegetables and fruits that entered the stock in the month (days "
                    "of Paris), from a supplier, a harvest or a count, less what went "
                    "back there; losses and returns of rounds are left out. Weights as "
                    "in the vegetables delivered."
                ),
                query=self._query_kilograms_received,
            ),
            Indicator(
                code="land.kilograms_lost",
                label=self.env._("Vegetables lost"),
                unit="kilograms",
                aggregation=SUM,
                source=ADDON,
                definition=self.env._(
                    "Vegetables and fruits that the stock wrote off as losses in the "
                    "month (days of Paris). Weights as in the vegetables delivered."
                ),
                query=self._query_kilograms_lost,
            ),
        ]

    # -- SQL -----------------------------------------------------------------------------

    def _sql_contents(self, scope):
        """Rows of what is in the delivered baskets: one for round, depot, vegetable."""
        return SQL(
            """
            SELECT basket.garden_id, line.product_id,
                   basket.units * COALESCE(other.quantity, line.quantity) AS quantity
              FROM (SELECT garden.garden_id, basket.delivery_id, basket.depot_id,
                           basket.prepared_product_id,
                           sum(basket.prepared_quantity) AS units
                      FROM cocagne_basket basket
                      JOIN %(gardens)s AS garden
                        ON garden.company_id = basket.company_id
                     WHERE basket.date BETWEEN %(first)s AND %(last)s
                       AND %(delivered)s AND basket.prepared_quantity > 0
                  GROUP BY garden.garden_id, basket.delivery_id, basket.depot_id,
                           basket.prepared_product_id) basket
              JOIN cocagne_basket_content_delivery_rel rel
                ON rel.delivery_id = basket.delivery_id
              JOIN cocagne_basket_content composition
                ON composition.id = rel.composition_id
               AND composition.product_id = basket.prepared_product_id
              JOIN cocagne_content content
                ON content.id = composition.content_id AND content.state <> 'draft'
              JOIN cocagne_basket_content_line line
                ON line.composition_id = composition.id
              LEFT JOIN cocagne_content_depot other
                ON other.line_id = line.id AND other.depot_id = basket.depot_id
            """,
            gardens=scope.gardens,
            first=scope.date_from,
            last=scope.date_to,
            delivered=DELIVERED,
        )

    def _sql_weights(self):
        """A table (product_id, kilograms): what one unit of a vegetable weighs."""
        kilogram = self.env.ref("uom.product_uom_kgm")
        return SQL(
            """
            (SELECT product.id AS product_id,
                    COALESCE(template.vegetable_id, -template.id) AS kind,
                    CASE WHEN unit.parent_path LIKE %(root)s
                         THEN unit.factor / %(factor)s
                         ELSE COALESCE(product.weight, 0) END AS kilograms
               FROM product_product product
               JOIN product_template template ON template.id = product.product_tmpl_id
               JOIN uom_uom unit ON unit.id = template.uom_id
              WHERE template.is_produce)
            """,
            root=f"{kilogram.parent_path.partition('/')[0]}/%",
            factor=kilogram.factor,
        )

    def _query_kinds(self, scope):
        return SQL(
            """
            SELECT content.garden_id, count(DISTINCT weight.kind)
              FROM (%s) content
              JOIN %s AS weight USING (product_id)
             WHERE content.quantity > 0
          GROUP BY content.garden_id
            """,
            self._sql_contents(scope),
            self._sql_weights(),
        )

    def _query_kilograms_delivered(self, scope):
        return SQL(
            """
            SELECT content.garden_id, sum(content.quantity * weight.kilograms)
              FROM (%s) content
              JOIN %s AS weight USING (product_id)
          GROUP BY content.garden_id
            """,
            self._sql_contents(scope),
            self._sql_weights(),
        )

    def _sql_moves(self, scope):
        """FROM and WHERE of the moves of vegetables that are done in the month.

        ``product_qty`` is a stored field of the demand: what was done is ``quantity``,
        in the unit of the move.
        """
        first = datetime.combine(scope.date_from, time.min, PARIS)
        end = datetime.combine(scope.date_to + timedelta(days=1), time.min, PARIS)
        return SQL(
            """
            FROM stock_move move
            JOIN %(gardens)s AS garden ON garden.company_id = move.company_id
            JOIN %(weights)s AS weight ON weight.product_id = move.product_id
            JOIN product_product product ON product.id = move.product_id
            JOIN product_template template ON template.id = product.product_tmpl_id
            JOIN uom_uom unit ON unit.id = template.uom_id
            JOIN uom_uom moved ON moved.id = move.product_uom
            JOIN stock_location source ON source.id = move.location_id
            JOIN stock_location target ON target.id = move.location_dest_id
           WHERE move.state = 'done'
             AND move.date >= %(first)s AND move.date < %(end)s
            """,
            gardens=scope.gardens,
            weights=self._sql_weights(),
            first=first.astimezone(UTC).replace(tzinfo=None),
            end=end.astimezone(UTC).replace(tzinfo=None),
        )

    def _sql_moved(self):
        """Kilograms of a move."""
        return SQL("move.quantity * moved.factor / unit.factor * weight.kilograms")

    def _query_kilograms_received(self, scope):
        outside = ("supplier", "production", "inventory")
        return SQL(
            """
            SELECT garden.garden_id,
                   sum(CASE WHEN target.usage = 'internal' THEN %(moved)s
                            ELSE -%(moved)s END)
                   %(moves)s
               AND move.scrap_id IS NULL
               AND ((source.usage IN %(outside)s AND target.usage = 'internal')
                 OR (source.usage = 'internal' AND target.usage IN %(outside)s))
          GROUP BY garden.garden_id
            """,
            moved=self._sql_moved(),
            moves=self._sql_moves(scope),
            outside=outside,
        )

    def _query_kilograms_lost(self, scope):
        return SQL(
            """
            SELECT garden.garden_id, sum(%s) %s AND move.scrap_id IS NOT NULL
          GROUP BY garden.garden_id
            """,
            self._sql_moved(),
            self._sql_moves(scope),
        )
