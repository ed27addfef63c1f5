from functools import partial

from odoo import models
from odoo.tools import SQL

from odoo.addons.cocagne_paniers_solidaires.models.activity.people import OPENED

from ...indicators.definition import LAST, MEAN, SUM, Indicator
from .solidarity_sql import counted_baskets, files, shares

SOURCE = "cocagne_paniers_solidaires"
HELPED, ENROLLED = "solidarity.households", "solidarity.enrolled"


class SolidarityHouseholdIndicators(models.AbstractModel):
    """Households of the programme and who lives in them, as its own report counts them.

    ``cocagne.solidarity.activity`` tells a garden's funders the same figures.
    """

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._helped_indicators(),
            *self._file_indicators(),
        ]

    def _helped_indicators(self):
        people = {
            "unit": "people",
            "aggregation": MEAN,
            "source": SOURCE,
            "hidden_with": HELPED,
        }
        ages = {"part_of": "solidarity.people", "breakdown": "age"}
        return [
            Indicator(
                code=HELPED,
                label=self.env._("Households helped"),
                unit="households",
                aggregation=MEAN,
                source=SOURCE,
                definition=self.env._(
                    "Different households for whom at least one solidarity basket went "
                    "out in the month: collected, not collected or given on. A "
                    "household counts once, even with several files or baskets; erased "
                    "households count."
                ),
                query=self._query_households_helped,
            ),
            Indicator(
                code="solidarity.people",
                label=self.env._("People helped"),
                definition=self.env._(
                    "Everybody who lives in the households helped in the month, as "
                    "written in the last of their files that begins by the last day of "
                    "the month."
                ),
                query=partial(self._query_people_helped, SQL("adults + children")),
                **people,
            ),
            Indicator(
                code="solidarity.adults",
                label=self.env._("Adults helped"),
                definition=self.env._("Of the people helped, those of 18 and over."),
                query=partial(self._query_people_helped, SQL("adults")),
                **people,
                **ages,
            ),
            Indicator(
                code="solidarity.children",
                label=self.env._("Children helped"),
                definition=self.env._("Of the people helped, those under 18."),
                query=partial(self._query_people_helped, SQL("children")),
                **people,
                **ages,
            ),
        ]

    def _file_indicators(self):
        return [
            Indicator(
                code=ENROLLED,
                label=self.env._("Households in the programme"),
                unit="households",
                aggregation=MEAN,
                source=SOURCE,
                definition=self.env._(
                    "Different households with a file that was accepted and open on at "
                    "least one day of the month, with or without baskets. Demands, "
                    "waiting or refused households do not count."
                ),
                query=self._query_enrolled,
            ),
            Indicator(
                code="solidarity.new_households",
                label=self.env._("New households"),
                unit="households",
                aggregation=SUM,
                source=SOURCE,
                definition=self.env._(
                    "Households whose accepted file begins on a day of the month and is "
                    "no renewal of an earlier one."
                ),
                query=self._query_new_households,
                part_of=ENROLLED,
            ),
            Indicator(
                code="solidarity.exits",
                label=self.env._("Households who left"),
                unit="households",
                aggregation=SUM,
                source=SOURCE,
                definition=self.env._(
                    "Households whose file has ended, with its last day in the month, "
                    "and was not renewed."
                ),
                query=self._query_households_left,
                part_of=ENROLLED,
            ),
            Indicator(
                code="solidarity.waiting",
                label=self.env._("Households on the waiting list"),
                unit="households",
                aggregation=LAST,
                source=SOURCE,
                definition=self.env._(
                    "Different households that were put on the waiting list by the last "
                    "day of the month and whose help had not begun that day, nor been "
                    "refused. A demand taken back from the list does not count."
                ),
                query=self._query_waiting,
            ),
        ]

    def _query_households_helped(self, scope):
        return SQL(
            """
            WITH files AS (%s), shares AS (%s), baskets AS (%s)
            SELECT garden_id, count(DISTINCT household) FROM baskets GROUP BY garden_id
            """,
            files(scope),
            shares(scope),
            counted_baskets(),
        )

    def _query_people_helped(self, number, scope):
        """:param number: SQL of how many people of a file count."""
        return SQL(
            """
            WITH files AS (%(files)s), shares AS (%(shares)s), baskets AS (%(baskets)s),
                 helped AS (SELECT DISTINCT garden_id, household FROM baskets),
                 latest AS (
                    SELECT DISTINCT ON (garden_id, household)
                           garden_id, household, %(number)s AS number
                      FROM files
                     WHERE date_start <= %(last)s
                  ORDER BY garden_id, household, date_start DESC, id DESC)
            SELECT garden_id, sum(number)
              FROM helped JOIN latest USING (garden_id, household)
          GROUP BY garden_id
            """,
            files=files(scope),
            shares=shares(scope),
            baskets=counted_baskets(),
            number=number,
            last=scope.date_to,
        )

    def _query_files(self, condition, scope):
        """:param condition: SQL on a file, of which households are counted."""
        return SQL(
            """
            WITH files AS (%s)
            SELECT garden_id, count(DISTINCT household)
              FROM files file WHERE %s GROUP BY garden_id
            """,
            files(scope),
            condition,
        )

    def _query_enrolled(self, scope):
        condition = SQL(
            """state = ANY(%s) AND date_start <= %s
               AND COALESCE(last_day, %s) >= %s""",
            list(OPENED),
            scope.date_to,
            scope.date_to,
            scope.date_from,
        )
        return self._query_files(condition, scope)

    def _query_new_households(self, scope):
        condition = SQL(
            "state = ANY(%s) AND previous_id IS NULL AND date_start BETWEEN %s AND %s",
            list(OPENED),
            scope.date_from,
            scope.date_to,
        )
        return self._query_files(condition, scope)

    def _query_households_left(self, scope):
        condition = SQL(
            """state = 'ended' AND last_day BETWEEN %s AND %s
               AND date_start IS NOT NULL
               AND NOT EXISTS (
                   SELECT FROM files renewal
                    WHERE renewal.previous_id = file.id
                      AND renewal.garden_id = file.garden_id
                      AND renewal.state = ANY(%s) AND renewal.date_start IS NOT NULL)""",
            scope.date_from,
            scope.date_to,
            list(OPENED),
        )
        return self._query_files(condition, scope)

    def _query_waiting(self, scope):
        condition = SQL(
            """waiting_since <= %(last)s AND (
                   state = 'waiting'
                OR state = ANY(%(opened)s) AND date_start > %(last)s
                OR state = 'refused' AND date_exit > %(last)s)""",
            last=scope.date_to,
            opened=list(OPENED),
        )
        return self._query_files(condition, scope)
