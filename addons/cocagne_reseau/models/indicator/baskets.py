from datetime import timedelta
from functools import partial

from odoo import models
from odoo.tools import SQL

from ...indicators.definition import MEAN, RATIO, SUM, Indicator
from .basket_sizes import ADD_ON, BIG, DELIVERED, MAIN, ORDINARY

ADDON = "cocagne_jardin"
#: From the Monday of a week to its Sunday.
SUNDAY = timedelta(days=6)


class BasketIndicators(models.AbstractModel):
    """What became of the baskets of the month (R81, R85).

    A basket is of the month when the delivery that carries it goes out in the month;
    its quantity counts. What comes on top of a basket (eggs, fruits) is counted apart.
    """

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._indicators_of_deliveries(),
            *self._indicators_of_basket_sizes(),
            *self._indicators_of_basket_fates(),
            *self._indicators_of_missed_baskets(),
            *self._indicators_of_basket_ratios(),
        ]

    def _of_baskets(self, word, label, definition, condition, **values):
        return Indicator(
            code=f"baskets.{word}",
            label=label,
            unit="baskets",
            aggregation=SUM,
            source=ADDON,
            definition=definition,
            query=partial(self._query_baskets, condition=condition),
            **values,
        )

    def _indicators_of_deliveries(self):
        return [
            self._of_baskets(
                "delivered",
                self.env._("Baskets delivered"),
                self.env._(
                    "Baskets whose round goes out in the month and that are delivered, "
                    "not collected or given. What counts is the quantity that is "
                    "billed: two small baskets that came as a big one are two. Paniers "
                    "Solidaires and offered baskets count; additions (a basket type "
                    "without place in a depot, like eggs) do not."
                ),
                SQL("%s AND %s", MAIN, DELIVERED),
            ),
            self._of_baskets(
                "addons",
                self.env._("Additions delivered"),
                self.env._(
                    "As the baskets delivered, of the types that fill no place of a "
                    "depot: eggs, fruits, bread..."
                ),
                SQL("%s AND %s", ADD_ON, DELIVERED),
            ),
            Indicator(
                code="baskets.households",
                label=self.env._("Households that received a basket"),
                unit="households",
                aggregation=MEAN,
                source=ADDON,
                definition=self.env._(
                    "Households, each once, with a basket or an addition of the month "
                    "that is delivered, not collected or given."
                ),
                query=self._query_households,
            ),
        ]

    def _indicators_of_basket_sizes(self):
        part = {"part_of": "baskets.delivered", "breakdown": "baskets.size"}
        return [
            self._of_baskets(
                "ordinary",
                self.env._("Baskets delivered, ordinary"),
                self.env._(
                    "The baskets delivered of a type that fills one place of a depot."
                ),
                SQL("%s AND %s", ORDINARY, DELIVERED),
                **part,
            ),
            self._of_baskets(
                "big",
                self.env._("Baskets delivered, big"),
                self.env._(
                    "The baskets delivered of a type that fills two places of a depot "
                    "or more, or that two baskets of another type become."
                ),
                SQL("%s AND %s", BIG, DELIVERED),
                **part,
            ),
        ]

    def _indicators_of_basket_fates(self):
        part = {"part_of": "baskets.delivered", "breakdown": "baskets.fate"}
        return [
            self._of_baskets(
                "collected",
                self.env._("Baskets collected"),
                self.env._("The baskets delivered whose state is « delivered »."),
                SQL("%s AND basket.state = 'delivered'", MAIN),
                **part,
            ),
            self._of_baskets(
                "not_collected",
                self.env._("Baskets not collected"),
                self.env._("The baskets delivered that nobody fetched."),
                SQL("%s AND basket.state = 'not_collected'", MAIN),
                **part,
            ),
            self._of_baskets(
                "given",
                self.env._("Baskets given"),
                self.env._("The baskets delivered that were given to somebody else."),
                SQL("%s AND basket.state = 'given'", MAIN),
                **part,
            ),
        ]

    def _indicators_of_missed_baskets(self):
        return [
            self._of_baskets(
                "cancelled",
                self.env._("Baskets cancelled"),
                self.env._(
                    "Baskets of the month that are cancelled while their subscription "
                    "goes on: absences, cancellations, decisions of the garden. Those "
                    "after the last day of a terminated subscription, and those of a "
                    "cancelled order, are left out. Additions do not count."
                ),
                SQL(
                    """
                    %s AND basket.state = 'cancelled'
                    AND subscription.state = 'sale'
                    AND COALESCE(subscription.termination_date, basket.date)
                        >= basket.date
                    """,
                    MAIN,
                ),
            ),
            self._of_baskets(
                "moved",
                self.env._("Baskets moved"),
                self.env._(
                    "Baskets that come in the month with another delivery than the one "
                    "planned, and are neither cancelled nor held back. A round that "
                    "changes its day, for a public holiday, moves no basket. Additions "
                    "do not count."
                ),
                SQL(
                    """
                    %s AND basket.delivery_id <> basket.planned_delivery_id
                    AND basket.state NOT IN ('cancelled', 'held')
                    """,
                    MAIN,
                ),
            ),
            self._of_baskets(
                "lost",
                self.env._("Baskets lost or brought back"),
                self.env._(
                    "Baskets of the month that left and are lost or were brought back: "
                    "nobody pays for them. Additions do not count."
                ),
                SQL("%s AND basket.state IN ('lost', 'returned')", MAIN),
            ),
            self._of_baskets(
                "held",
                self.env._("Baskets held back"),
                self.env._(
                    "Baskets of the month that are held back, for a debt or a start "
                    "that waits. Additions do not count."
                ),
                SQL("%s AND basket.state = 'held'", MAIN),
            ),
        ]

    def _indicators_of_basket_ratios(self):
        return [
            Indicator(
                code="baskets.per_week",
                label=self.env._("Baskets per week"),
                unit="baskets",
                aggregation=RATIO,
                source=ADDON,
                definition=self.env._(
                    "Baskets delivered in the weeks whose Sunday is in the month, "
                    "divided by the number of these weeks in which at least one was "
                    "delivered. A week is that of the usual day of the round. Over "
                    "gardens: the mean of a garden."
                ),
                query=self._query_per_week,
            ),
            Indicator(
                code="baskets.not_collected_rate",
                label=self.env._("Rate of baskets not collected"),
                unit="percent",
                aggregation=RATIO,
                source=ADDON,
                definition=self.env._(
                    "Baskets not collected by baskets delivered, in percent. Those "
                    "given to somebody else are delivered and collected."
                ),
                query=self._query_not_collected_rate,
            ),
        ]

    # -- SQL -----------------------------------------------------------------------------

    def _sql_baskets(self, scope):
        """FROM and WHERE of the baskets of the month, with their type and order."""
        return SQL(
            """
            FROM cocagne_basket basket
            JOIN %s AS garden ON garden.company_id = basket.company_id
            JOIN product_product product ON product.id = basket.product_id
            JOIN product_template template ON template.id = product.product_tmpl_id
            JOIN sale_order subscription ON subscription.id = basket.order_id
           WHERE basket.date BETWEEN %s AND %s
            """,
            scope.gardens,
            scope.date_from,
            scope.date_to,
        )

    def _query_baskets(self, scope, condition):
        return SQL(
            "SELECT garden.garden_id, sum(basket.quantity) %s AND %s "
            "GROUP BY garden.garden_id",
            self._sql_baskets(scope),
            condition,
        )

    def _query_households(self, scope):
        return SQL(
            """
            SELECT garden_id, count(DISTINCT person.commercial_partner_id)
              FROM (SELECT DISTINCT garden.garden_id, basket.partner_id %s AND %s) found
              JOIN res_partner person ON person.id = found.partner_id
          GROUP BY garden_id
            """,
            self._sql_baskets(scope),
            DELIVERED,
        )

    def _query_per_week(self, scope):
        return SQL(
            """
            SELECT garden.garden_id, sum(basket.quantity),
                   count(DISTINCT delivery.week)
              FROM cocagne_delivery delivery
              JOIN %s AS garden ON garden.company_id = delivery.company_id
              JOIN cocagne_basket basket ON basket.delivery_id = delivery.id
              JOIN product_product product ON product.id = basket.product_id
              JOIN product_template template ON template.id = product.product_tmpl_id
             WHERE delivery.week BETWEEN %s AND %s AND %s AND %s
          GROUP BY garden.garden_id
            """,
            scope.gardens,
            scope.date_from - SUNDAY,
            scope.date_to - SUNDAY,
            MAIN,
            DELIVERED,
        )

    def _query_not_collected_rate(self, scope):
        return SQL(
            """
            SELECT garden.garden_id,
                   sum(basket.quantity) FILTER (WHERE basket.state = 'not_collected'),
                   sum(basket.quantity)
                   %s AND %s AND %s
          GROUP BY garden.garden_id
            """,
            self._sql_baskets(scope),
            MAIN,
            DELIVERED,
        )
