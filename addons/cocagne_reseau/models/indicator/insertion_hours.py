from functools import partial

from odoo import models
from odoo.tools import SQL

from ...indicators.definition import MEAN, RATIO, SUM, Indicator
from .insertion_people import SOURCE, WORKED

ETP = "insertion.etp"
#: Annexes that are told, as in the rates of exits: no drafts, no amended ones.
ANNEX_STATES = ["VALIDE", "PROVISOIRE", "CLOTURE"]
MONTHS = 12


class InsertionHoursIndicators(models.AbstractModel):
    """Hours of the monthly states, the posts that they make, the aid that they earn."""

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._post_indicators(),
            *self._hour_indicators(),
            *self._aid_indicators(),
        ]

    def _post_indicators(self):
        return [
            Indicator(
                code=ETP,
                label=self.env._("Posts filled (ETP)"),
                unit="posts",
                aggregation=MEAN,
                source=SOURCE,
                definition=self.env._(
                    "Paid hours of the month x 12 / 1 820, the hours of a full-time post "
                    "in a year in an ACI; those of the measure where the annexe "
                    "financière is of another one."
                ),
                query=self._query_etp,
                hidden_with=WORKED,
            ),
            Indicator(
                code="insertion.etp_target",
                label=self.env._("Posts of the annexes (ETP)"),
                unit="posts",
                aggregation=MEAN,
                source=SOURCE,
                definition=self.env._(
                    "Posts of the annexes financières, valid, provisional or closed, "
                    "with at least one day in the month. An amendment stands for the "
                    "annexe that it replaces."
                ),
                query=self._query_etp_target,
            ),
            Indicator(
                code="insertion.etp_rate",
                label=self.env._("Use of the posts"),
                unit="percent",
                aggregation=RATIO,
                source=SOURCE,
                definition=self.env._(
                    "Posts filled in the month, in % of the posts of the annexes."
                ),
                query=self._query_etp_rate,
                hidden_with=WORKED,
            ),
        ]

    def _hour_indicators(self):
        definition = self.env._(
            "Sum over the monthly states of the month, validated or not: %s"
        )
        rows = [
            (
                "hours_paid",
                self.env._("Hours paid"),
                self.env._("hours paid, paid leave included."),
            ),
            (
                "hours_worked",
                self.env._("Hours worked"),
                self.env._("hours worked."),
            ),
            (
                "hours_trained",
                self.env._("Hours of training"),
                self.env._("hours of training in working time."),
            ),
            (
                "hours_support",
                self.env._("Hours of accompaniment"),
                self.env._("hours of accompaniment."),
            ),
        ]
        return [
            Indicator(
                code=f"insertion.{column}",
                label=label,
                unit="hours",
                aggregation=SUM,
                source=SOURCE,
                definition=definition % what,
                query=partial(self._query_months, column),
                hidden_with=WORKED,
            )
            for column, label, what in rows
        ]

    def _aid_indicators(self):
        return [
            Indicator(
                code="insertion.aid",
                label=self.env._("Aid earned by the hours paid"),
                unit="euros",
                aggregation=SUM,
                source=SOURCE,
                definition=self.env._(
                    "Sum over the monthly states of the month, validated or not: hours "
                    "paid / 1 820 x amount of a post of their annexe financière, to the "
                    "cent; nothing without an annexe. The ceiling of the annexe is not "
                    "looked at."
                ),
                query=partial(self._query_months, "aid"),
                hidden_with=WORKED,
            ),
            Indicator(
                code="insertion.aid_booked",
                label=self.env._("Aid to the posts in the accounts"),
                unit="euros",
                aggregation=SUM,
                source=SOURCE,
                definition=self.env._(
                    "Payments of the ASP expected on a day of the month by the schedule "
                    "of the annexes, twelfths, regularisations and modulated part, that "
                    "are in the accounts; what the ASP takes back counts below zero."
                ),
                query=self._query_aid_booked,
                hidden_with=WORKED,
            ),
        ]

    def _query_months(self, column, scope):
        """The sum of a column of the monthly states."""
        return SQL(
            """
            SELECT garden.garden_id, round(sum(state.%(column)s)::numeric, 2)
              FROM cocagne_insertion_month state
              JOIN %(gardens)s AS garden ON garden.company_id = state.company_id
             WHERE state.month = %(first)s
          GROUP BY garden.garden_id
            """,
            column=SQL.identifier(column),
            gardens=scope.gardens,
            first=scope.date_from,
        )

    def _year_hours(self, scope):
        """SQL rows (measure, hours of a post in a year) of the figures of the law."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        prefix = "etp_hours_"
        return SQL(", ").join(
            SQL(
                "(%s::text, %s::numeric)",
                name.removeprefix(prefix).upper(),
                figures.at(name, scope.date_from),
            )
            for name in figures.names()
            if name.startswith(prefix)
        )

    def _query_etp(self, scope):
        return SQL(
            """
            SELECT garden.garden_id,
                   sum(state.hours_paid::numeric * %(months)s / post.hours)
              FROM cocagne_insertion_month state
              JOIN %(gardens)s AS garden ON garden.company_id = state.company_id
         LEFT JOIN cocagne_annex annex ON annex.id = state.annex_id
              JOIN (VALUES %(hours)s) AS post (measure, hours)
                ON post.measure = COALESCE(NULLIF(annex.measure, ''), 'ACI')
             WHERE state.month = %(first)s
          GROUP BY garden.garden_id
            """,
            months=MONTHS,
            gardens=scope.gardens,
            hours=self._year_hours(scope),
            first=scope.date_from,
        )

    def _query_etp_target(self, scope):
        return SQL(
            """
            SELECT garden.garden_id, round(sum(annex.posts)::numeric, 2)
              FROM cocagne_annex annex
              JOIN %(gardens)s AS garden ON garden.company_id = annex.company_id
             WHERE annex.state = ANY(%(states)s)
               AND annex.date_start <= %(last)s AND annex.date_end >= %(first)s
          GROUP BY garden.garden_id
            """,
            gardens=scope.gardens,
            states=ANNEX_STATES,
            first=scope.date_from,
            last=scope.date_to,
        )

    def _query_etp_rate(self, scope):
        return SQL(
            """
            SELECT garden_id, filled.posts, planned.posts
              FROM (%s) AS filled (garden_id, posts)
              FULL JOIN (%s) AS planned (garden_id, posts) USING (garden_id)
            """,
            self._query_etp(scope),
            self._query_etp_target(scope),
        )

    def _query_aid_booked(self, scope):
        return SQL(
            """
            SELECT garden.garden_id, sum(payment.amount)
              FROM cocagne_annex_payment payment
              JOIN %(gardens)s AS garden ON garden.company_id = payment.company_id
             WHERE payment.date BETWEEN %(first)s AND %(last)s
               AND (payment.move_line_id IS NOT NULL
                    OR EXISTS (SELECT FROM cocagne_annex_payment_entry_rel entry
                                WHERE entry.cocagne_annex_payment_id = payment.id))
          GROUP BY garden.garden_id
            """,
            gardens=scope.gardens,
            first=scope.date_from,
            last=scope.date_to,
        )
