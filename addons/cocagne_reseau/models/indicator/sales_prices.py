from odoo import models
from odoo.tools import SQL

from ...indicators.definition import LAST, RATIO, SUM, Indicator
from .basket_sizes import DELIVERED, MAIN

ADDON = "cocagne_compta"


class PriceIndicators(models.AbstractModel):
    """What a basket costs, and what members owe."""

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._indicators_of_prices(),
            *self._indicators_of_debts(),
        ]

    def _indicators_of_prices(self):
        return [
            Indicator(
                code="sales.baskets_value",
                label=self.env._("Value of the baskets delivered"),
                unit="euros",
                aggregation=SUM,
                source="cocagne_jardin",
                definition=self.env._(
                    "Quantity of each of the baskets delivered by the price of one on "
                    "its subscription, as the garden's prices are written (VAT "
                    "included for baskets), before any reduced price or discount: what "
                    "they are worth, whoever pays."
                ),
                query=self._query_baskets_value,
            ),
            Indicator(
                code="sales.basket_price",
                label=self.env._("Mean price of a basket"),
                unit="euros",
                aggregation=RATIO,
                source="cocagne_jardin",
                definition=self.env._(
                    "Value of the baskets delivered by the number of baskets delivered."
                ),
                query=self._query_basket_price,
            ),
            Indicator(
                code="sales.basket_income",
                label=self.env._("Mean income of a basket"),
                unit="euros",
                aggregation=RATIO,
                source=ADDON,
                definition=self.env._(
                    "Turnover of the baskets, without VAT and with the complements of "
                    "funders, by the quantity on the invoice lines of basket types "
                    "that fill a place of a depot; credit notes are taken off both."
                ),
                query=self._query_basket_income,
            ),
        ]

    def _indicators_of_debts(self):
        return [
            Indicator(
                code="sales.debtors",
                label=self.env._("Clients who owe money"),
                unit="households",
                aggregation=LAST,
                source=ADDON,
                definition=self.env._(
                    "Clients of the garden, households and organisations, each once, "
                    "for whom the receivable accounts show more debit than credit on "
                    "the last day of the month, due or not. Posted entries with an "
                    "accounting date until that day."
                ),
                query=self._query_debtors,
            ),
            Indicator(
                code="sales.outstanding",
                label=self.env._("Owed by clients"),
                unit="euros",
                aggregation=LAST,
                source=ADDON,
                definition=self.env._(
                    "What these clients owe in all on the last day of the month, VAT "
                    "included. What other clients paid in advance is not taken off."
                ),
                query=self._query_outstanding,
                hidden_with="sales.debtors",
            ),
        ]

    # -- SQL -----------------------------------------------------------------------------

    def _sql_priced_baskets(self, scope):
        """FROM and WHERE of the baskets delivered, with the line that prices them."""
        return SQL(
            """
            FROM cocagne_basket basket
            JOIN %s AS garden ON garden.company_id = basket.company_id
            JOIN product_product product ON product.id = basket.product_id
            JOIN product_template template ON template.id = product.product_tmpl_id
            JOIN sale_order_line line ON line.id = basket.order_line_id
           WHERE basket.date BETWEEN %s AND %s AND %s AND %s
            """,
            scope.gardens,
            scope.date_from,
            scope.date_to,
            MAIN,
            DELIVERED,
        )

    def _query_baskets_value(self, scope):
        return SQL(
            """
            SELECT garden.garden_id, sum(basket.quantity * line.price_unit) %s
          GROUP BY garden.garden_id
            """,
            self._sql_priced_baskets(scope),
        )

    def _query_basket_price(self, scope):
        return SQL(
            """
            SELECT garden.garden_id, sum(basket.quantity * line.price_unit),
                   sum(basket.quantity) %s
          GROUP BY garden.garden_id
            """,
            self._sql_priced_baskets(scope),
        )

    def _query_basket_income(self, scope):
        return SQL(
            """
            SELECT garden.garden_id, -sum(line.balance),
                   sum(CASE WHEN line.product_id IS NULL THEN 0
                            WHEN move.move_type = 'out_refund' THEN -line.quantity
                            ELSE line.quantity END)
              FROM account_move_line line
              JOIN account_move move ON move.id = line.move_id
              JOIN (SELECT line.id, garden.garden_id %s AND %s = 'baskets') garden
                ON garden.id = line.id
          GROUP BY garden.garden_id
            """,
            self._sql_income(scope, "70"),
            self._sql_channel(),
        )

    def _sql_debts(self, scope):
        """Rows (garden_id, owed) of the clients who owe money."""
        return SQL(
            """
            SELECT garden.garden_id, sum(line.balance) AS owed
              FROM account_account account
              JOIN account_move_line line
                ON line.account_id = account.id AND line.date <= %(day)s
              JOIN %(gardens)s AS garden ON garden.company_id = line.company_id
              JOIN res_partner person ON person.id = line.partner_id
              JOIN res_partner client ON client.id = person.commercial_partner_id
             WHERE account.account_type = 'asset_receivable'
               AND line.parent_state = 'posted'
               AND client.cocagne_client
          GROUP BY garden.garden_id, client.id
            HAVING sum(line.balance) > 0
            """,
            gardens=scope.gardens,
            day=scope.date_to,
        )

    def _query_debtors(self, scope):
        return SQL(
            "SELECT garden_id, count(*) FROM (%s) debt GROUP BY garden_id",
            self._sql_debts(scope),
        )

    def _query_outstanding(self, scope):
        return SQL(
            "SELECT garden_id, sum(owed) FROM (%s) debt GROUP BY garden_id",
            self._sql_debts(scope),
        )
