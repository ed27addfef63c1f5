from functools import partial

from odoo import models
from odoo.tools import SQL

from ...indicators.definition import SUM, Indicator

ADDON = "cocagne_compta"


class SalesIndicators(models.AbstractModel):
    """The turnover of the month without VAT, by channel.

    Turnover is what is booked on the accounts 70 (Plan comptable général, art. 947-70):
    fees (756), gifts (754) and grants (74) are not turnover. Each line is in one channel
    only, the first that fits in ``_sql_channel``.
    """

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            Indicator(
                code="sales.turnover",
                label=self.env._("Turnover"),
                unit="euros",
                aggregation=SUM,
                source=ADDON,
                definition=self.env._(
                    "Credit less debit of the accounts 70, in entries posted with an "
                    "accounting date in the month; credit notes are taken off, drafts "
                    "do not count. Without VAT. Fees (756), gifts (754) and grants "
                    "(74) are no turnover; a funder's complement of the price of a "
                    "basket that is invoiced is."
                ),
                query=self._query_turnover,
            ),
            *self._indicators_of_subscribed_sales(),
            *self._indicators_of_other_sales(),
        ]

    def _of_channel(self, channel, label, definition):
        return Indicator(
            code=f"sales.{channel}",
            label=label,
            unit="euros",
            aggregation=SUM,
            source=ADDON,
            definition=definition,
            query=partial(self._query_turnover, channel=channel),
            part_of="sales.turnover",
            breakdown="sales.channel",
        )

    def _indicators_of_subscribed_sales(self):
        return [
            self._of_channel(
                "baskets",
                self.env._("Turnover, baskets"),
                self.env._(
                    "Of the turnover: lines of a basket type that fills a place of a "
                    "depot, and the complements of price that funders of Paniers "
                    "Solidaires are invoiced."
                ),
            ),
            self._of_channel(
                "subscriptions",
                self.env._("Turnover, additions by subscription"),
                self.env._(
                    "Of the turnover: lines of a basket type that fills no place of a "
                    "depot, like eggs or fruits."
                ),
            ),
        ]

    def _indicators_of_other_sales(self):
        return [
            self._of_channel(
                "direct",
                self.env._("Turnover, sales on site and markets"),
                self.env._(
                    "Of the turnover: takings of markets, and lines of invoices that "
                    "come from a sale on site."
                ),
            ),
            self._of_channel(
                "services",
                self.env._("Turnover, services"),
                self.env._(
                    "Of the turnover: lines of a product of the category Services or "
                    "below it (teaching, upkeep of green spaces)."
                ),
            ),
            self._of_channel(
                "professionals",
                self.env._("Turnover, professionals"),
                self.env._(
                    "Of the turnover: lines of no other channel whose client is an "
                    "organisation (shops, wholesalers, collective catering)."
                ),
            ),
            self._of_channel(
                "other",
                self.env._("Turnover, other"),
                self.env._(
                    "Of the turnover: all the rest, like vegetables sold to "
                    "households, delivery fees and costs charged."
                ),
            ),
        ]

    # -- SQL -----------------------------------------------------------------------------

    def _sql_income(self, scope, accounts):
        """FROM and WHERE of the items posted in the month on accounts that begin so."""
        return SQL(
            """
            FROM account_move_line line
            JOIN %(gardens)s AS garden ON garden.company_id = line.company_id
            JOIN res_company company ON company.id = line.company_id
            JOIN account_account account ON account.id = line.account_id
            LEFT JOIN product_product product ON product.id = line.product_id
            LEFT JOIN product_template template ON template.id = product.product_tmpl_id
            LEFT JOIN product_category category ON category.id = template.categ_id
            LEFT JOIN res_partner client ON client.id = line.partner_id
            LEFT JOIN res_partner organisation
              ON organisation.id = client.commercial_partner_id
           WHERE line.parent_state = 'posted'
             AND line.date BETWEEN %(first)s AND %(last)s
             AND account.code_store ->> split_part(company.parent_path, '/', 1)
                 LIKE %(accounts)s
            """,
            gardens=scope.gardens,
            first=scope.date_from,
            last=scope.date_to,
            accounts=f"{accounts}%",
        )

    def _sql_channel(self):
        """The channel of an item: the first that fits."""
        services = self.env.ref("cocagne_jardin.category_services")
        return SQL(
            """
            CASE WHEN line.move_id IN (SELECT move_id
                                         FROM cocagne_solidarity_statement
                                        WHERE move_id IS NOT NULL)
                 THEN 'baskets'
                 WHEN %s OR %s THEN 'direct'
                 WHEN template.is_basket AND template.depot_places > 0 THEN 'baskets'
                 WHEN template.is_basket THEN 'subscriptions'
                 WHEN category.parent_path LIKE %s THEN 'services'
                 WHEN organisation.is_company THEN 'professionals'
                 ELSE 'other'
            END
            """,
            self._sql_is_market(),
            self._sql_is_on_site(),
            f"{services.parent_path}%",
        )

    def _sql_is_market(self):
        return SQL(
            """
            line.move_id IN (SELECT unnest(ARRAY[move_id, cancel_move_id])
                               FROM cocagne_market_taking)
            """
        )

    def _sql_is_on_site(self):
        return SQL(
            """
            EXISTS (SELECT FROM sale_order_line_invoice_rel rel
                      JOIN sale_order_line sold ON sold.id = rel.order_line_id
                      JOIN sale_order sale ON sale.id = sold.order_id
                     WHERE rel.invoice_line_id = line.id AND sale.is_retail)
            """
        )

    def _query_turnover(self, scope, channel=None):
        wanted = (
            SQL("%s = %s", self._sql_channel(), channel) if channel else SQL("TRUE")
        )
        return SQL(
            "SELECT garden.garden_id, -sum(line.balance) %s AND %s "
            "GROUP BY garden.garden_id",
            self._sql_income(scope, "70"),
            wanted,
        )
