from odoo import models
from odoo.tools import SQL

from ...indicators.definition import LAST, SUM, Indicator


class AssociationIndicators(models.AbstractModel):
    """The life of the association: volunteers, board, claims, grants."""

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._indicators_of_people(),
            *self._indicators_of_life(),
        ]

    def _indicators_of_people(self):
        return [
            Indicator(
                code="network.volunteers",
                label=self.env._("Volunteers"),
                unit="people",
                aggregation=LAST,
                source="cocagne_jardin",
                definition=self.env._(
                    "Clients of the garden, not archived, whose card says « yes » to "
                    "lending a hand, on the day of the computation."
                ),
                query=self._query_volunteers,
            ),
            Indicator(
                code="network.volunteer_hours",
                label=self.env._("Hours of volunteers"),
                unit="hours",
                aggregation=SUM,
                source="cocagne_compta",
                definition=self.env._(
                    "Hours of the sheets of volunteers, booked or not. A sheet over "
                    "several months is shared out by the number of its days in each."
                ),
                query=self._query_volunteer_hours,
            ),
            Indicator(
                code="network.board",
                label=self.env._("Members of the board"),
                unit="people",
                aggregation=LAST,
                source="cocagne_jardin",
                definition=self.env._(
                    "Clients of the garden, not archived, whose card says that they "
                    "are members of the board, on the day of the computation."
                ),
                query=self._query_board,
            ),
        ]

    def _indicators_of_life(self):
        return [
            Indicator(
                code="network.claims",
                label=self.env._("Claims received"),
                unit="number",
                aggregation=SUM,
                source="cocagne_jardin",
                definition=self.env._(
                    "Claims whose day of receipt is in the month, whatever became of "
                    "them."
                ),
                query=self._query_claims,
            ),
            Indicator(
                code="network.grants",
                label=self.env._("Grants booked"),
                unit="euros",
                aggregation=SUM,
                source="cocagne_compta",
                definition=self.env._(
                    "Credit less debit of the accounts 74 (grants, insertion posts "
                    "included), in entries posted with an accounting date in the "
                    "month. Contributions of foundations (754, 755) are left out."
                ),
                query=self._query_grants,
            ),
        ]

    # -- SQL -----------------------------------------------------------------------------

    def _sql_clients(self, scope, condition):
        return SQL(
            """
            SELECT garden.garden_id, count(*)
              FROM res_partner client
              JOIN %s AS garden ON garden.company_id = client.company_id
             WHERE client.cocagne_client AND client.active AND %s
          GROUP BY garden.garden_id
            """,
            scope.gardens,
            condition,
        )

    def _query_volunteers(self, scope):
        return self._sql_clients(scope, SQL("client.volunteer = 'yes'"))

    def _query_board(self, scope):
        return self._sql_clients(scope, SQL("client.is_board_member"))

    def _query_volunteer_hours(self, scope):
        return SQL(
            """
            SELECT garden.garden_id,
                   sum(work.hours::numeric
                       * (LEAST(work.date_to, %(last)s)
                          - GREATEST(work.date_from, %(first)s) + 1)
                       / (work.date_to - work.date_from + 1))
              FROM cocagne_volunteer_work work
              JOIN %(gardens)s AS garden ON garden.company_id = work.company_id
             WHERE work.date_from <= %(last)s AND work.date_to >= %(first)s
          GROUP BY garden.garden_id
            """,
            gardens=scope.gardens,
            first=scope.date_from,
            last=scope.date_to,
        )

    def _query_claims(self, scope):
        return SQL(
            """
            SELECT garden.garden_id, count(*)
              FROM cocagne_claim claim
              JOIN %s AS garden ON garden.company_id = claim.company_id
             WHERE claim.date BETWEEN %s AND %s
          GROUP BY garden.garden_id
            """,
            scope.gardens,
            scope.date_from,
            scope.date_to,
        )

    def _query_grants(self, scope):
        return SQL(
            "SELECT garden.garden_id, -sum(line.balance) %s GROUP BY garden.garden_id",
            self._sql_income(scope, "74"),
        )
