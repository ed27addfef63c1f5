from functools import partial

from odoo import models
from odoo.tools import SQL

from odoo.addons.cocagne_jardin.models.basket.basket import DELIVERED_STATES
from odoo.addons.cocagne_paniers_solidaires.models.activity.facts import (
    BASKETS,
    LINES,
    WEIGHTS,
)

from ...indicators.definition import RATIO, SUM, Indicator
from .solidarity_households import HELPED, SOURCE
from .solidarity_sql import counted_baskets, files, shares


class SolidarityBasketIndicators(models.AbstractModel):
    """Solidarity baskets: how many, of how many, how heavy."""

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._solidarity_basket_indicators(),
            Indicator(
                code="solidarity.basket_share",
                label=self.env._("Share of solidarity baskets"),
                unit="percent",
                aggregation=RATIO,
                source=SOURCE,
                definition=self.env._(
                    "Solidarity baskets of the month, in % of all baskets of the garden "
                    "delivered in the month: collected, not collected or given on, each "
                    "with its quantity."
                ),
                query=self._query_basket_share,
                hidden_with=HELPED,
            ),
            Indicator(
                code="solidarity.kilograms",
                label=self.env._("Weight of the solidarity baskets"),
                unit="kilograms",
                aggregation=SUM,
                source=SOURCE,
                definition=self.env._(
                    "Weight of the vegetables in the solidarity baskets collected in the "
                    "month, from the content of the week. What is counted by the piece "
                    "has the weight of its product sheet; what has no weight counts for "
                    "nothing."
                ),
                query=self._query_kilograms,
                hidden_with=HELPED,
            ),
        ]

    def _solidarity_basket_indicators(self):
        common = {"unit": "baskets", "aggregation": SUM, "source": SOURCE}
        part = {"part_of": "solidarity.baskets", "breakdown": "collected"}
        return [
            Indicator(
                code="solidarity.baskets",
                label=self.env._("Solidarity baskets"),
                definition=self.env._(
                    "Baskets of the households of the programme that went out in the "
                    "month: collected, not collected or given on, each with its "
                    "quantity. A basket taken back by a correction does not count."
                ),
                query=partial(self._query_solidarity_baskets, SQL("TRUE")),
                hidden_with=HELPED,
                **common,
            ),
            Indicator(
                code="solidarity.collected",
                label=self.env._("Solidarity baskets collected"),
                definition=self.env._(
                    "Of the solidarity baskets, those that the household collected."
                ),
                query=partial(
                    self._query_solidarity_baskets, SQL("basket.state = 'delivered'")
                ),
                hidden_with=HELPED,
                **common,
                **part,
            ),
            Indicator(
                code="solidarity.not_collected",
                label=self.env._("Solidarity baskets not collected"),
                definition=self.env._(
                    "Of the solidarity baskets, those that were prepared and not "
                    "collected by the household, or given on."
                ),
                query=partial(
                    self._query_solidarity_baskets, SQL("basket.state <> 'delivered'")
                ),
                hidden_with=HELPED,
                **common,
                **part,
            ),
        ]

    def _query_solidarity_baskets(self, condition, scope):
        """:param condition: SQL on the ``basket``."""
        return SQL(
            """
            WITH files AS (%s), shares AS (%s), counted AS (%s)
            SELECT counted.garden_id, sum(counted.quantity)
              FROM counted JOIN cocagne_basket basket ON basket.id = counted.basket_id
             WHERE %s GROUP BY counted.garden_id
            """,
            files(scope),
            shares(scope),
            counted_baskets(),
            condition,
        )

    def _query_basket_share(self, scope):
        return SQL(
            """
            WITH files AS (%(files)s), shares AS (%(shares)s), counted AS (%(counted)s),
                 helped AS (SELECT garden_id, sum(quantity) AS number
                              FROM counted GROUP BY garden_id),
                 everybody AS (
                    SELECT garden.garden_id, sum(of_company.number) AS number
                      FROM (SELECT company_id, sum(quantity) AS number
                              FROM cocagne_basket
                             WHERE date BETWEEN %(first)s AND %(last)s
                               AND state = ANY(%(states)s)
                          GROUP BY company_id) of_company
                      JOIN %(gardens)s AS garden USING (company_id)
                  GROUP BY garden.garden_id)
            SELECT garden_id, helped.number, everybody.number
              FROM everybody LEFT JOIN helped USING (garden_id)
            """,
            files=files(scope),
            shares=shares(scope),
            counted=counted_baskets(),
            first=scope.date_from,
            last=scope.date_to,
            states=list(DELIVERED_STATES),
            gardens=scope.gardens,
        )

    def _query_kilograms(self, scope):
        """The weights of the programme's report, for all gardens at once."""
        companies = tuple(company for company, _garden in scope.pairs) or (0,)
        enrolments = SQL(
            "(SELECT id FROM cocagne_solidarity_enrolment WHERE company_id IN %s)",
            companies,
        )
        activity = self.env["cocagne.solidarity.activity"]
        return SQL(
            """
            WITH counted AS MATERIALIZED (%s), lines AS (%s), weights AS (%s)
            SELECT garden.garden_id,
                   sum(basket.prepared_quantity * (weights.organic + weights.other))
                       / 1000
              FROM counted
              JOIN cocagne_basket basket ON basket.id = counted.basket_id
              JOIN weights
                ON weights.delivery_id = basket.delivery_id
               AND weights.depot_id = basket.depot_id
               AND weights.prepared_product_id = basket.prepared_product_id
              JOIN %s AS garden ON garden.company_id = basket.company_id
             WHERE basket.state = 'delivered' AND counted.quantity > 0
          GROUP BY garden.garden_id
            """,
            SQL(
                BASKETS,
                companies,
                scope.date_from,
                scope.date_to,
                enrolments,
                SQL("TRUE"),
            ),
            SQL(LINES, activity._units_sql()),
            SQL(WEIGHTS),
            scope.gardens,
        )
