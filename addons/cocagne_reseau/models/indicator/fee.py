"""What the network fee may be counted on: households of a day (R37)."""

from odoo import models
from odoo.tools import SQL

from ...indicators.definition import LAST, Indicator


class FeeIndicators(models.AbstractModel):
    """Members and subscriptions on the last day of a month, each household once.

    The same count as the garden's own screen (``res.company._network_fee_count``), for
    all gardens in one query.
    """

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            Indicator(
                code="network.fee_members",
                label=self.env._("Households that count for the fee: members"),
                unit="number",
                aggregation=LAST,
                source="cocagne_jardin",
                definition=self.env._(
                    "Households with a membership that is valid and paid (or free) on "
                    "the last day of the month; exempt types left out. Each counts "
                    "once."
                ),
                query=self._query_fee_members,
            ),
            Indicator(
                code="network.fee_subscriptions",
                label=self.env._("Households that count for the fee: subscriptions"),
                unit="number",
                aggregation=LAST,
                source="cocagne_jardin",
                definition=self.env._(
                    "Households with a subscription that runs on the last day of the "
                    "month. Each counts once."
                ),
                query=self._query_fee_subscriptions,
            ),
        ]

    def _query_fee_members(self, scope):
        return self._query_fee_households(scope, "membership", "cocagne.membership")

    def _query_fee_subscriptions(self, scope):
        return self._query_fee_households(scope, "subscription", "sale.order")

    def _query_fee_households(self, scope, base, model):
        counted = self.env["res.company"]._network_fee_domain(scope.date_to, base)
        # sudo: as all indicators, see ``_compute_values``
        records = self.env[model].sudo()
        return SQL(
            """
            SELECT garden.garden_id, count(DISTINCT partner.commercial_partner_id)
              FROM %(table)s record
              JOIN %(gardens)s AS garden ON garden.company_id = record.company_id
              JOIN res_partner partner ON partner.id = record.partner_id
             WHERE record.id IN %(counted)s
          GROUP BY garden.garden_id
            """,
            table=SQL.identifier(records._table),
            gardens=scope.gardens,
            counted=records._search(counted).subselect(),
        )
