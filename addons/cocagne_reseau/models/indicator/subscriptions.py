from functools import partial

from odoo import models
from odoo.tools import SQL

from ...indicators.definition import LAST, RATIO, SUM, Indicator
from .basket_sizes import ADD_ON, BIG, ORDINARY

ADDON = "cocagne_jardin"


class SubscriptionIndicators(models.AbstractModel):
    """The subscriptions of a garden, by basket and frequency (R43-R49)."""

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._indicators_of_subscribers(),
            *self._indicators_of_sizes(),
            *self._indicators_of_frequencies(),
            *self._indicators_of_subscription_life(),
        ]

    def _indicators_of_subscribers(self):
        return [
            Indicator(
                code="members.subscribers",
                label=self.env._("Subscribing households"),
                unit="households",
                aggregation=LAST,
                source=ADDON,
                definition=self.env._(
                    "Households, each once, with a subscription that runs on the last "
                    "day of the month: confirmed, begun on that day at the latest, "
                    "neither over nor terminated before it. Trials, discoveries and "
                    "Paniers Solidaires count; offered baskets and subscriptions that "
                    "wait to start do not."
                ),
                query=self._query_subscribers,
            ),
            Indicator(
                code="members.subscriptions",
                label=self.env._("Subscriptions"),
                unit="number",
                aggregation=LAST,
                source=ADDON,
                definition=self.env._(
                    "Baskets subscribed on the last day of the month: one for each "
                    "basket type and frequency of a running subscription, whatever the "
                    "number of baskets each time."
                ),
                query=self._query_subscriptions,
                hidden_with="members.subscribers",
            ),
            Indicator(
                code="members.direct_debit_share",
                label=self.env._("Subscriptions paid by direct debit"),
                unit="percent",
                aggregation=RATIO,
                source=ADDON,
                definition=self.env._(
                    "Of the orders of subscription that run on the last day of the "
                    "month, those whose way of paying is direct debit, in percent."
                ),
                query=self._query_direct_debit_share,
                hidden_with="members.subscribers",
            ),
        ]

    def _indicators_of_sizes(self):
        make = partial(self._part_of_subscriptions, "members.size")
        return [
            make(
                "ordinary",
                self.env._("Subscriptions, ordinary baskets"),
                self.env._(
                    "The subscriptions to a basket type that fills one place of a "
                    "depot."
                ),
                ORDINARY,
            ),
            make(
                "big",
                self.env._("Subscriptions, big baskets"),
                self.env._(
                    "The subscriptions to a basket type that fills two places of a "
                    "depot or more, or that two baskets of another type become."
                ),
                BIG,
            ),
            make(
                "addons",
                self.env._("Subscriptions, additions"),
                self.env._(
                    "The subscriptions to what comes on top of a basket and fills no "
                    "place of a depot: eggs, fruits, bread..."
                ),
                ADD_ON,
            ),
        ]

    def _indicators_of_frequencies(self):
        make = partial(self._part_of_subscriptions, "members.frequency")
        return [
            make(
                "weekly",
                self.env._("Subscriptions, every week"),
                self.env._("The subscriptions whose frequency is every week."),
                SQL("frequency.rule = 'weekly'"),
            ),
            make(
                "fortnightly",
                self.env._("Subscriptions, every second week"),
                self.env._("The subscriptions whose frequency is every second week."),
                SQL("frequency.rule = 'fortnightly'"),
            ),
            make(
                "other_frequency",
                self.env._("Subscriptions, other frequencies"),
                self.env._(
                    "The subscriptions once a month, or whose dates are chosen one by "
                    "one."
                ),
                SQL("COALESCE(frequency.rule, '') NOT IN ('weekly', 'fortnightly')"),
            ),
        ]

    def _part_of_subscriptions(self, breakdown, word, label, definition, condition):
        return Indicator(
            code=f"members.{word}",
            label=label,
            unit="number",
            aggregation=LAST,
            source=ADDON,
            definition=definition,
            query=partial(self._query_subscriptions, condition=condition),
            part_of="members.subscriptions",
            breakdown=breakdown,
            hidden_with="members.subscribers",
        )

    def _indicators_of_subscription_life(self):
        return [
            Indicator(
                code="members.subscriptions_begun",
                label=self.env._("Subscriptions begun"),
                unit="number",
                aggregation=SUM,
                source=ADDON,
                definition=self.env._(
                    "Confirmed orders of subscription whose first day is in the month "
                    "and that renew no other one. Offered baskets, subscriptions that "
                    "wait to start, and those terminated before they began are left "
                    "out."
                ),
                query=self._query_begun,
            ),
            Indicator(
                code="members.terminations",
                label=self.env._("Terminations"),
                unit="number",
                aggregation=SUM,
                source=ADDON,
                definition=self.env._(
                    "Confirmed orders of subscription that were terminated with a last "
                    "day in the month. Offered baskets are left out."
                ),
                query=self._query_terminations,
            ),
            Indicator(
                code="members.not_renewed",
                label=self.env._("Subscriptions ended without renewal"),
                unit="number",
                aggregation=SUM,
                source=ADDON,
                definition=self.env._(
                    "Confirmed orders of subscription whose last day is in the month, "
                    "without termination, and that no order follows (cancelled ones "
                    "do not count). Offered baskets are left out."
                ),
                query=self._query_not_renewed,
            ),
        ]

    # -- SQL -----------------------------------------------------------------------------

    def _sql_subscriptions(self, scope):
        """Rows of the orders that run on the last day of the month."""
        return SQL(
            """
            SELECT garden.garden_id, subscription.id AS order_id,
                   person.commercial_partner_id AS household,
                   subscription.depot_id, subscription.payment_mode
              FROM sale_order subscription
              JOIN %(gardens)s AS garden ON garden.company_id = subscription.company_id
              JOIN res_partner person ON person.id = subscription.partner_id
             WHERE subscription.is_subscription
               AND subscription.state = 'sale'
               AND subscription.offered_reason IS NULL
               AND subscription.is_waiting IS NOT TRUE
               AND subscription.date_start <= %(day)s
               AND COALESCE(subscription.date_end, %(day)s) >= %(day)s
               AND COALESCE(subscription.termination_date, %(day)s) >= %(day)s
            """,
            gardens=scope.gardens,
            day=scope.date_to,
        )

    def _query_subscribers(self, scope):
        return SQL(
            """
            SELECT garden_id, count(DISTINCT household)
              FROM (%s) running
          GROUP BY garden_id
            """,
            self._sql_subscriptions(scope),
        )

    def _query_subscriptions(self, scope, condition=None):
        return SQL(
            """
            SELECT running.garden_id, count(*)
              FROM (%s) running
              JOIN sale_order_line line ON line.order_id = running.order_id
              JOIN product_product product ON product.id = line.product_id
              JOIN product_template template ON template.id = product.product_tmpl_id
              LEFT JOIN cocagne_frequency frequency
                ON frequency.id = line.frequency_id
             WHERE template.is_basket AND %s
          GROUP BY running.garden_id
            """,
            self._sql_subscriptions(scope),
            condition or SQL("TRUE"),
        )

    def _query_direct_debit_share(self, scope):
        return SQL(
            """
            SELECT garden_id, count(*) FILTER (WHERE payment_mode = 'sepa'), count(*)
              FROM (%s) running
          GROUP BY garden_id
            """,
            self._sql_subscriptions(scope),
        )

    def _sql_orders(self, scope, condition):
        return SQL(
            """
            SELECT garden.garden_id, count(*)
              FROM sale_order subscription
              JOIN %s AS garden ON garden.company_id = subscription.company_id
             WHERE subscription.is_subscription
               AND subscription.state = 'sale'
               AND subscription.offered_reason IS NULL
               AND %s
          GROUP BY garden.garden_id
            """,
            scope.gardens,
            condition,
        )

    def _query_begun(self, scope):
        begun = SQL(
            """
            subscription.date_start BETWEEN %s AND %s
            AND subscription.renewed_from_id IS NULL
            AND subscription.is_waiting IS NOT TRUE
            AND COALESCE(subscription.termination_date, subscription.date_start)
                >= subscription.date_start
            """,
            scope.date_from,
            scope.date_to,
        )
        return self._sql_orders(scope, begun)

    def _query_terminations(self, scope):
        terminated = SQL(
            "subscription.termination_date BETWEEN %s AND %s",
            scope.date_from,
            scope.date_to,
        )
        return self._sql_orders(scope, terminated)

    def _query_not_renewed(self, scope):
        ended = SQL(
            """
            subscription.date_end BETWEEN %s AND %s
            AND subscription.termination_date IS NULL
            AND NOT EXISTS (SELECT FROM sale_order follower
                             WHERE follower.renewed_from_id = subscription.id
                               AND follower.state <> 'cancel')
            """,
            scope.date_from,
            scope.date_to,
        )
        return self._sql_orders(scope, ended)
