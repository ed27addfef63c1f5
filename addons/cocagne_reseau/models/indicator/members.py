from odoo import models
from odoo.tools import SQL

from ...indicators.definition import LAST, RATIO, SUM, Indicator

ADDON = "cocagne_jardin"


class MemberIndicators(models.AbstractModel):
    """The members of the association of a garden (R30-R37).

    A membership counts as in the figure of the network fee
    (``res.company._network_fee_records``): paid or exempt, of a type that is not for
    clients without fee; its household is counted once.
    """

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._indicators_of_members(),
            *self._indicators_of_member_moves(),
        ]

    def _indicators_of_members(self):
        return [
            Indicator(
                code="members.members",
                label=self.env._("Members"),
                unit="people",
                aggregation=LAST,
                source=ADDON,
                definition=self.env._(
                    "Households and organisations whose membership covers the last day "
                    "of the month, each once. The membership is paid or exempt on the "
                    "day of the computation; types without fee, meant for clients who "
                    "are no members, are left out. In a mother house, memberships are "
                    "those of the house."
                ),
                query=self._query_members,
            ),
            Indicator(
                code="members.individuals",
                label=self.env._("Members, households"),
                unit="people",
                aggregation=LAST,
                source=ADDON,
                definition=self.env._(
                    "The members that are no organisation (not marked as a company)."
                ),
                query=self._query_individuals,
                part_of="members.members",
                breakdown="members.kind",
            ),
            Indicator(
                code="members.organisations",
                label=self.env._("Members, organisations"),
                unit="number",
                aggregation=LAST,
                source=ADDON,
                definition=self.env._(
                    "The members that are an organisation (marked as a company): "
                    "associations, firms, public bodies."
                ),
                query=self._query_organisations,
                part_of="members.members",
                breakdown="members.kind",
            ),
            Indicator(
                code="members.support",
                label=self.env._("Support members"),
                unit="people",
                aggregation=LAST,
                source=ADDON,
                definition=self.env._(
                    "The members whose household has no running subscription on the "
                    "last day of the month (as in the subscribing households)."
                ),
                query=self._query_support_members,
                part_of="members.members",
            ),
            Indicator(
                code="members.fees",
                label=self.env._("Membership fees paid"),
                unit="euros",
                aggregation=SUM,
                source=ADDON,
                definition=self.env._(
                    "Fees of the memberships that begin in the month and are paid on "
                    "the day of the computation. Fees bear no VAT."
                ),
                query=self._query_fees,
            ),
        ]

    def _indicators_of_member_moves(self):
        return [
            Indicator(
                code="members.joined",
                label=self.env._("Members who joined or came back"),
                unit="people",
                aggregation=SUM,
                source=ADDON,
                definition=self.env._(
                    "Members of the last day of the month who were no members on the "
                    "last day of the month before. Members before, plus these, less "
                    "those lost, are the members of the month."
                ),
                query=self._query_joined,
            ),
            Indicator(
                code="members.new",
                label=self.env._("New members"),
                unit="people",
                aggregation=SUM,
                source=ADDON,
                definition=self.env._(
                    "Of those who joined or came back: households for whom the "
                    "earliest day of « Member since » is in the month."
                ),
                query=self._query_new,
                part_of="members.joined",
            ),
            Indicator(
                code="members.lost",
                label=self.env._("Members lost"),
                unit="people",
                aggregation=SUM,
                source=ADDON,
                definition=self.env._(
                    "Members of the last day of the month before who are no members on "
                    "the last day of the month. A late payment counts the member as "
                    "lost, then as back."
                ),
                query=self._query_lost,
            ),
            Indicator(
                code="members.renewal_rate",
                label=self.env._("Members kept over a year"),
                unit="percent",
                aggregation=RATIO,
                source=ADDON,
                definition=self.env._(
                    "Of the members of the last day of the same month a year before, "
                    "those who are members on the last day of the month, in percent."
                ),
                query=self._query_renewal_rate,
                hidden_with="members.members",
            ),
        ]

    # -- SQL -----------------------------------------------------------------------------

    def _sql_members(self, scope, day):
        """Rows (garden_id, household) of the members of a day."""
        return SQL(
            """
            SELECT DISTINCT garden.garden_id,
                   person.commercial_partner_id AS household
              FROM cocagne_membership membership
              JOIN %(gardens)s AS garden ON garden.company_id = membership.company_id
              JOIN cocagne_membership_type kind ON kind.id = membership.type_id
              JOIN res_partner person ON person.id = membership.partner_id
             WHERE membership.state <> 'unpaid'
               AND kind.is_exempt IS NOT TRUE
               AND membership.date_from <= %(day)s
               AND (membership.date_to IS NULL OR membership.date_to >= %(day)s)
            """,
            gardens=scope.gardens,
            day=day,
        )

    def _sql_count(self, rows, condition=None):
        """Rows (garden_id, count) of rows (garden_id, household) that fulfil it."""
        return SQL(
            """
            SELECT found.garden_id, count(*)
              FROM (%s) found
              JOIN res_partner household ON household.id = found.household
             WHERE %s
          GROUP BY found.garden_id
            """,
            rows,
            condition or SQL("TRUE"),
        )

    def _query_members(self, scope):
        return self._sql_count(self._sql_members(scope, scope.date_to))

    def _query_individuals(self, scope):
        members = self._sql_members(scope, scope.date_to)
        return self._sql_count(members, SQL("household.is_company IS NOT TRUE"))

    def _query_organisations(self, scope):
        members = self._sql_members(scope, scope.date_to)
        return self._sql_count(members, SQL("household.is_company"))

    def _query_support_members(self, scope):
        return self._sql_count(
            SQL(
                "%s EXCEPT SELECT garden_id, household FROM (%s) running",
                self._sql_members(scope, scope.date_to),
                self._sql_subscriptions(scope),
            )
        )

    def _sql_joined(self, scope):
        return SQL(
            "%s EXCEPT %s",
            self._sql_members(scope, scope.date_to),
            self._sql_members(scope, scope.eve),
        )

    def _query_joined(self, scope):
        return self._sql_count(self._sql_joined(scope))

    def _query_new(self, scope):
        first = SQL(
            """
            (SELECT min(person.first_membership_date)
               FROM res_partner person
              WHERE person.commercial_partner_id = found.household) >= %s
            """,
            scope.date_from,
        )
        return self._sql_count(self._sql_joined(scope), first)

    def _query_lost(self, scope):
        return self._sql_count(
            SQL(
                "%s EXCEPT %s",
                self._sql_members(scope, scope.eve),
                self._sql_members(scope, scope.date_to),
            )
        )

    def _query_renewal_rate(self, scope):
        return SQL(
            """
            SELECT before.garden_id, count(after.household), count(*)
              FROM (%s) before
              LEFT JOIN (%s) after USING (garden_id, household)
          GROUP BY before.garden_id
            """,
            self._sql_members(scope, scope.year_before),
            self._sql_members(scope, scope.date_to),
        )

    def _query_fees(self, scope):
        return SQL(
            """
            SELECT garden.garden_id, sum(membership.amount)
              FROM cocagne_membership membership
              JOIN %(gardens)s AS garden ON garden.company_id = membership.company_id
             WHERE membership.state = 'paid'
               AND membership.date_from BETWEEN %(first)s AND %(last)s
          GROUP BY garden.garden_id
            """,
            gardens=scope.gardens,
            first=scope.date_from,
            last=scope.date_to,
        )
