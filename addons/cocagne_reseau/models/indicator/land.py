from odoo import models
from odoo.tools import SQL

from ...indicators.definition import LAST, MEAN, RATIO, SUM, Indicator
from .basket_sizes import DELIVERED

ADDON = "cocagne_jardin"


class LandIndicators(models.AbstractModel):
    """Depots, rounds and land of a garden."""

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._indicators_of_depots(),
            *self._indicators_of_land(),
        ]

    def _indicators_of_depots(self):
        return [
            Indicator(
                code="land.depots",
                label=self.env._("Depots"),
                unit="number",
                aggregation=MEAN,
                source=ADDON,
                definition=self.env._(
                    "Depots, each once, where at least one basket or addition of the "
                    "month is delivered, not collected or given. Homes of members are "
                    "left out."
                ),
                query=self._query_depots,
            ),
            Indicator(
                code="land.depot_occupancy",
                label=self.env._("Depots, places taken"),
                unit="percent",
                aggregation=RATIO,
                source=ADDON,
                definition=self.env._(
                    "Baskets that the running subscriptions bring each time to depots "
                    "with a number of places (additions take none), by these places, "
                    "in percent, on the last day of the month. Every second week takes "
                    "a place like every week. Depots that are archived or without "
                    "limit are left out."
                ),
                query=self._query_depot_occupancy,
            ),
            Indicator(
                code="land.rounds",
                label=self.env._("Rounds made"),
                unit="number",
                aggregation=SUM,
                source=ADDON,
                definition=self.env._(
                    "Trips of delivery rounds whose day is in the month and that are "
                    "marked as delivered."
                ),
                query=self._query_rounds,
            ),
            Indicator(
                code="land.kilometres",
                label=self.env._("Kilometres of the rounds"),
                unit="number",
                aggregation=SUM,
                source="cocagne_reseau",
                definition=self.env._(
                    "Kilometres driven in the month to deliver. Declared by the garden."
                ),
            ),
        ]

    def _indicators_of_land(self):
        return [
            Indicator(
                code="land.hectares",
                label=self.env._("Land cultivated"),
                unit="hectares",
                aggregation=LAST,
                source="cocagne_reseau",
                definition=self.env._(
                    "Land that the garden cultivates in the year, under glass "
                    "included, green manure included, paths and buildings left out. "
                    "Declared by the garden."
                ),
            ),
            Indicator(
                code="land.greenhouses",
                label=self.env._("Greenhouses and tunnels"),
                unit="square_metres",
                aggregation=LAST,
                source="cocagne_reseau",
                definition=self.env._(
                    "Ground covered by greenhouses and tunnels, heated or not. "
                    "Declared by the garden."
                ),
            ),
        ]

    # -- SQL -----------------------------------------------------------------------------

    def _query_depots(self, scope):
        return SQL(
            """
            SELECT found.garden_id, count(*)
              FROM (SELECT DISTINCT garden.garden_id, basket.depot_id
                      FROM cocagne_basket basket
                      JOIN %(gardens)s AS garden
                        ON garden.company_id = basket.company_id
                     WHERE basket.date BETWEEN %(first)s AND %(last)s
                       AND %(delivered)s
                   ) found
              JOIN cocagne_depot depot ON depot.id = found.depot_id
             WHERE depot.category <> 'home'
          GROUP BY found.garden_id
            """,
            gardens=scope.gardens,
            first=scope.date_from,
            last=scope.date_to,
            delivered=DELIVERED,
        )

    def _query_depot_occupancy(self, scope):
        return SQL(
            """
            SELECT garden.garden_id, sum(taken.baskets), sum(depot.capacity)
              FROM cocagne_depot depot
              JOIN %(gardens)s AS garden ON garden.company_id = depot.company_id
              LEFT JOIN (
                   SELECT running.depot_id, sum(line.quantity_per_delivery) AS baskets
                     FROM (%(running)s) running
                     JOIN sale_order_line line ON line.order_id = running.order_id
                     JOIN product_product product ON product.id = line.product_id
                     JOIN product_template template
                       ON template.id = product.product_tmpl_id
                    WHERE template.is_basket AND template.depot_places > 0
                 GROUP BY running.depot_id) taken ON taken.depot_id = depot.id
             WHERE depot.active AND depot.capacity > 0
          GROUP BY garden.garden_id
            """,
            gardens=scope.gardens,
            running=self._sql_subscriptions(scope),
        )

    def _query_rounds(self, scope):
        return SQL(
            """
            SELECT garden.garden_id, count(*)
              FROM cocagne_delivery delivery
              JOIN %s AS garden ON garden.company_id = delivery.company_id
             WHERE delivery.date BETWEEN %s AND %s AND delivery.state = 'delivered'
          GROUP BY garden.garden_id
            """,
            scope.gardens,
            scope.date_from,
            scope.date_to,
        )
