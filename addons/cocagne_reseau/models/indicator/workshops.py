from functools import partial

from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.cocagne_paniers_solidaires.models.activity.people import OPENED

from ...indicators.definition import MEAN, SUM, Indicator
from .solidarity_households import ENROLLED, SOURCE
from .solidarity_sql import files

COMPANION = "solidarity.workshop_households"
#: Workshops that took place in the month.
HELD = """
    SELECT garden.garden_id, workshop.id
      FROM event_event workshop
      JOIN %(gardens)s AS garden ON garden.company_id = workshop.company_id
     WHERE workshop.is_workshop AND workshop.active
       AND workshop.workshop_state <> 'cancelled'
       AND workshop.workshop_date BETWEEN %(first)s AND %(last)s
"""
#: Who came to them, each time.
PRESENT = """
    SELECT held.garden_id, registration.*
      FROM held
      JOIN event_registration registration ON registration.event_id = held.id
     WHERE registration.active AND registration.state = 'done'
"""
#: Attendances of households of the programme: of those with a name, by the file that ran
#: on the day (of two, the later one); of erased ones, by month.
ATTENDED = """
    SELECT told.garden_id, files.household, 1 AS times,
           round(told.attended_hours * 60) AS minutes
      FROM (SELECT DISTINCT ON (present.id) present.garden_id, present.attended_hours,
                   enrolment.id AS enrolment_id
              FROM present
              JOIN cocagne_solidarity_enrolment enrolment
                ON enrolment.partner_id = present.partner_id
               AND enrolment.state = ANY(%(opened)s)
               AND enrolment.date_start <= present.workshop_date
               AND (enrolment.date_end IS NULL
                    OR enrolment.date_end >= present.workshop_date)
          ORDER BY present.id, enrolment.date_start DESC, enrolment.id DESC) told
      JOIN files ON files.id = told.enrolment_id AND files.garden_id = told.garden_id
     UNION ALL
    SELECT files.garden_id, files.household, kept.attended, round(kept.hours * 60)
      FROM cocagne_workshop_kept kept
      JOIN files ON files.id = kept.enrolment_id
     WHERE kept.month = %(first)s AND kept.attended > 0
"""


class WorkshopIndicators(models.AbstractModel):
    """Workshops, who came, and how many of the programme among them."""

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._workshop_indicators(),
            *self._attendance_indicators(),
        ]

    def _workshop_indicators(self):
        return [
            Indicator(
                code="solidarity.workshops",
                label=self.env._("Workshops held"),
                unit="number",
                aggregation=SUM,
                source=SOURCE,
                definition=self.env._(
                    "Workshops of the month whose day has come, cancelled ones left out."
                ),
                query=self._query_workshops,
            ),
            Indicator(
                code="solidarity.workshop_guests",
                label=self.env._("Attendances at workshops"),
                unit="people",
                aggregation=SUM,
                source=SOURCE,
                definition=self.env._(
                    "People present at the workshops held in the month, members and "
                    "households alike, with those who came along; somebody who came to "
                    "two workshops counts twice."
                ),
                query=self._query_workshop_guests,
            ),
        ]

    def _attendance_indicators(self):
        return [
            Indicator(
                code="solidarity.workshop_attendances",
                label=self.env._("Attendances of households of the programme"),
                unit="people",
                aggregation=SUM,
                source=SOURCE,
                definition=self.env._(
                    "How many times a household with an open file that day came to a "
                    "workshop held in the month: once a workshop, those who came along "
                    "left out; erased households count."
                ),
                query=partial(self._query_attended, SQL("sum(times)")),
                part_of="solidarity.workshop_guests",
                hidden_with=COMPANION,
            ),
            Indicator(
                code=COMPANION,
                label=self.env._("Households of the programme at workshops"),
                unit="households",
                aggregation=MEAN,
                source=SOURCE,
                definition=self.env._(
                    "Different households of the programme who came to at least one "
                    "workshop held in the month; erased households count."
                ),
                query=partial(self._query_attended, SQL("count(DISTINCT household)")),
                part_of=ENROLLED,
            ),
            Indicator(
                code="solidarity.workshop_hours",
                label=self.env._("Hours of workshops of the households"),
                unit="hours",
                aggregation=SUM,
                source=SOURCE,
                definition=self.env._(
                    "Hours that the households of the programme spent at the workshops "
                    "held in the month: those of the person registered, hours missed "
                    "taken off."
                ),
                query=partial(self._query_attended, SQL("sum(minutes)::numeric / 60")),
                hidden_with=COMPANION,
            ),
        ]

    def _held(self, scope):
        # a workshop of today or before: those to come may still be cancelled
        last = min(scope.date_to, fields.Date.context_today(self))
        return SQL(HELD, gardens=scope.gardens, first=scope.date_from, last=last)

    def _query_workshops(self, scope):
        return SQL(
            "WITH held AS (%s) SELECT garden_id, count(*) FROM held GROUP BY garden_id",
            self._held(scope),
        )

    def _query_workshop_guests(self, scope):
        return SQL(
            """
            WITH held AS (%s), present AS (%s)
            SELECT garden_id, sum(people_count) FROM present GROUP BY garden_id
            """,
            self._held(scope),
            SQL(PRESENT),
        )

    def _query_attended(self, number, scope):
        """:param number: SQL over the attendances of a garden."""
        return SQL(
            """
            WITH files AS (%s), held AS (%s), present AS (%s), attended AS (%s)
            SELECT garden_id, %s FROM attended GROUP BY garden_id
            """,
            files(scope),
            self._held(scope),
            SQL(PRESENT),
            SQL(ATTENDED, opened=list(OPENED), first=scope.date_from),
            number,
        )
