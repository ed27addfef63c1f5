from odoo import models
from odoo.tools import SQL

from ...indicators.definition import LAST, Indicator


class LandIndicators(models.AbstractModel):
    """Depots and land of a garden."""

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            Indicator(
                code="land.depots",
                label=self.env._("Depots"),
                unit="number",
                aggregation=LAST,
                source="cocagne_jardin",
                definition=self.env._(
                    "Depots in use on the last day of the month, homes left out."
                ),
                query=self._query_depots,
            ),
        ]

    def _query_depots(self, scope):
        return SQL(
            """
            SELECT garden.garden_id, count(*)
              FROM cocagne_depot depot
              JOIN %(gardens)s AS garden ON garden.company_id = depot.company_id
             WHERE depot.active
          GROUP BY garden.garden_id
            """,
            gardens=scope.gardens,
        )
