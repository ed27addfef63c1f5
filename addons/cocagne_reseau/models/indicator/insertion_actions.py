from functools import partial

from odoo import models
from odoo.tools import SQL

from ...indicators.definition import SUM, Indicator
from .insertion_people import PRESENT, SOURCE

IMMERSED, MET = "insertion.immersion_people", "insertion.interview_people"
#: Immersions that took place, by their first day.
IMMERSIONS = """
    SELECT garden.garden_id, immersion.employee_id, immersion.hours_done
      FROM cocagne_immersion immersion
      JOIN %(gardens)s AS garden ON garden.company_id = immersion.company_id
     WHERE immersion.state IN ('signed', 'done')
       AND immersion.assessment IS DISTINCT FROM 'DID_NOT_SHOW'
       AND immersion.date_start BETWEEN %(first)s AND %(last)s
"""
#: Interviews held on a day of the month by the clock of the garden, with people who have
#: a monthly state. The first bounds are for the index: no clock is a day off UTC.
INTERVIEWS = """
    SELECT garden.garden_id, pathway.employee_id, interview.duration
      FROM cocagne_interview interview
      JOIN %(gardens)s AS garden ON garden.company_id = interview.company_id
      JOIN res_company company ON company.id = interview.company_id
      JOIN res_partner house ON house.id = company.partner_id
      JOIN cocagne_pathway pathway ON pathway.id = interview.pathway_id
     WHERE interview.state = 'held'
       AND interview.date_start >= %(first)s::date - 1
       AND interview.date_start < %(last)s::date + 2
       AND (interview.date_start AT TIME ZONE 'UTC'
            AT TIME ZONE COALESCE(NULLIF(house.tz, ''), 'Europe/Paris'))::date
           BETWEEN %(first)s AND %(last)s
       AND EXISTS (SELECT FROM cocagne_insertion_month state
                    WHERE state.pathway_id = interview.pathway_id
                      AND state.company_id = interview.company_id
                      AND state.month = %(first)s)
"""


class InsertionActionIndicators(models.AbstractModel):
    """What is done with people: immersions (PMSMP) and interviews."""

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._immersion_indicators(),
            *self._interview_indicators(),
        ]

    def _immersion_indicators(self):
        common = {"aggregation": SUM, "source": SOURCE}
        return [
            Indicator(
                code="insertion.immersions",
                label=self.env._("Immersions"),
                unit="number",
                definition=self.env._(
                    "Immersions in a company (PMSMP), signed or assessed, whose first "
                    "day is in the month; those to which the person did not come are "
                    "left out. A renewal counts as one more."
                ),
                query=partial(self._query_immersions, SQL("count(*)")),
                hidden_with=IMMERSED,
                **common,
            ),
            Indicator(
                code=IMMERSED,
                label=self.env._("People in immersion"),
                unit="people",
                definition=self.env._(
                    "Different people with an immersion that begins in the month."
                ),
                query=partial(
                    self._query_immersions, SQL("count(DISTINCT employee_id)")
                ),
                part_of=PRESENT,
                **common,
            ),
            Indicator(
                code="insertion.immersion_hours",
                label=self.env._("Hours of immersion"),
                unit="hours",
                definition=self.env._(
                    "Hours done in the immersions that begin in the month, also those "
                    "of later months; known once the immersion is assessed."
                ),
                query=partial(
                    self._query_immersions, SQL("round(sum(hours_done)::numeric, 2)")
                ),
                hidden_with=IMMERSED,
                **common,
            ),
        ]

    def _interview_indicators(self):
        common = {"aggregation": SUM, "source": SOURCE}
        return [
            Indicator(
                code="insertion.interviews",
                label=self.env._("Interviews held"),
                unit="number",
                definition=self.env._(
                    "Interviews held on a day of the month, by the clock of the garden, "
                    "with people who have a monthly state of the month; missed ones are "
                    "left out."
                ),
                query=partial(self._query_interviews, SQL("count(*)")),
                hidden_with=MET,
                **common,
            ),
            Indicator(
                code=MET,
                label=self.env._("People met in an interview"),
                unit="people",
                definition=self.env._(
                    "Different people with at least one of the interviews held."
                ),
                query=partial(
                    self._query_interviews, SQL("count(DISTINCT employee_id)")
                ),
                part_of=PRESENT,
                **common,
            ),
            Indicator(
                code="insertion.interview_hours",
                label=self.env._("Hours of interviews"),
                unit="hours",
                definition=self.env._("Length of the interviews held in the month."),
                query=partial(
                    self._query_interviews, SQL("round(sum(duration)::numeric, 2)")
                ),
                hidden_with=MET,
                **common,
            ),
        ]

    def _query_immersions(self, number, scope):
        return self._query_actions(IMMERSIONS, number, scope)

    def _query_interviews(self, number, scope):
        return self._query_actions(INTERVIEWS, number, scope)

    def _query_actions(self, actions, number, scope):
        """:param number: SQL over the ``actions`` of a garden."""
        return SQL(
            "WITH actions AS (%s) SELECT garden_id, %s FROM actions GROUP BY garden_id",
            SQL(
                actions,
                gardens=scope.gardens,
                first=scope.date_from,
                last=scope.date_to,
            ),
            number,
        )
