from functools import partial

from odoo import models
from odoo.tools import SQL

from odoo.addons.cocagne_insertion.indicators.people import (
    MIN_HOURS,
    SENIOR_AGE,
    YOUNG_AGE,
)
from odoo.addons.cocagne_insertion.models.dialogue.facts import MIDDLE_AGE

from ...indicators.definition import LAST, MEAN, SUM, Indicator

SOURCE = "cocagne_insertion"
PRESENT, WORKED = "insertion.present", "insertion.worked"
#: People who worked in the month, with what the table of the ASP asks of them. Of two
#: pathways of a person in the month, the later one tells the registration.
PEOPLE = """
    SELECT worked.garden_id, worked.person, worked.rsa, worked.ass, worked.aah,
           worked.rqth, worked.qpv, worked.zrr, worked.registered,
           employee.education, version.sex,
           %(year)s - COALESCE(extract(year FROM employee.birthday)::int,
                               %(year)s - %(middle)s) AS age
      FROM (SELECT hours.garden_id, pathway.employee_id AS person,
                   bool_or(pathway.rsa IN ('OUI-M', 'OUI-NM')) AS rsa,
                   bool_or(COALESCE(pathway.ass_since, '') <> '') AS ass,
                   bool_or(COALESCE(pathway.aah_since, '') <> '') AS aah,
                   bool_or(pathway.rqth) AS rqth, bool_or(pathway.qpv) AS qpv,
                   bool_or(pathway.zrr) AS zrr,
                   (array_agg(pathway.job_seeker_since
                              ORDER BY pathway.id DESC)
                    FILTER (WHERE pathway.job_seeker_since <> ''))[1] AS registered
              FROM (SELECT garden.garden_id, state.pathway_id,
                           round(sum(state.hours_paid)::numeric, 2) AS paid
                      FROM cocagne_insertion_month state
                      JOIN %(gardens)s AS garden ON garden.company_id = state.company_id
                     WHERE state.month = %(first)s
                  GROUP BY garden.garden_id, state.pathway_id) hours
              JOIN cocagne_pathway pathway ON pathway.id = hours.pathway_id
          GROUP BY hours.garden_id, pathway.employee_id
            HAVING sum(hours.paid) >= %(least)s) worked
      JOIN hr_employee employee ON employee.id = worked.person
 LEFT JOIN hr_version version ON version.id = employee.current_version_id
"""
#: Pathways of people who came: candidates, also declined ones, have no contract.
PATHWAYS = """
    SELECT garden.garden_id, pathway.employee_id AS person,
           pathway.date_start, pathway.date_end
      FROM cocagne_pathway pathway
      JOIN %(gardens)s AS garden ON garden.company_id = pathway.company_id
     WHERE pathway.state <> 'candidate' AND pathway.date_start <= %(last)s
       AND EXISTS (SELECT FROM hr_version version
                    WHERE version.pathway_id = pathway.id
                      AND version.insertion_kind IS NOT NULL)
"""


class InsertionPeopleIndicators(models.AbstractModel):
    """People in insertion, as the table of the dialogue de gestion counts them.

    ``cocagne.dialogue`` gives the garden the same figures for the same month.
    """

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._presence_indicators(),
            *self._sex_indicators(),
            *self._age_indicators(),
            *self._situation_indicators(),
            *self._education_indicators(),
        ]

    def _presence_indicators(self):
        common = {"unit": "people", "source": SOURCE}
        return [
            Indicator(
                code="insertion.last_day",
                label=self.env._("People in insertion on the last day"),
                aggregation=LAST,
                definition=self.env._(
                    "Different people whose pathway, with a contract of insertion, has "
                    "begun by the last day of the month and has not ended before it."
                ),
                query=partial(self._query_pathways, SQL("date_end >= last_day")),
                part_of=PRESENT,
                **common,
            ),
            Indicator(
                code=PRESENT,
                label=self.env._("People in insertion during the month"),
                aggregation=MEAN,
                definition=self.env._(
                    "Different people whose pathway, with a contract of insertion, ran "
                    "on at least one day of the month; somebody who left and came back "
                    "counts once."
                ),
                query=partial(self._query_pathways, SQL("date_end >= first_day")),
                **common,
            ),
            Indicator(
                code="insertion.entries",
                label=self.env._("Entries"),
                aggregation=SUM,
                definition=self.env._(
                    "Different people whose pathway, with a contract of insertion, "
                    "begins in the month; its first day is that of the first contract."
                ),
                query=partial(self._query_pathways, SQL("date_start >= first_day")),
                part_of=PRESENT,
                **common,
            ),
            Indicator(
                code=WORKED,
                label=self.env._("People in insertion who worked"),
                aggregation=MEAN,
                definition=self.env._(
                    "Different people with at least 1 paid hour in the month, all their "
                    "monthly states of the garden together, validated or not. It is "
                    "the first figure of the dialogue de gestion."
                ),
                query=partial(self._query_workers, SQL("TRUE")),
                part_of=PRESENT,
                **common,
            ),
        ]

    def _prepare_part(self, code, label, definition, condition, breakdown=None):
        """A figure of those who worked. :param condition: SQL of whom it counts."""
        return Indicator(
            code=f"insertion.{code}",
            label=label,
            unit="people",
            aggregation=MEAN,
            source=SOURCE,
            definition=definition,
            query=partial(self._query_workers, condition),
            part_of=WORKED,
            breakdown=breakdown,
        )

    def _sex_indicators(self):
        definition = self.env._("Of the people who worked: %s")
        rows = {
            "women": (self.env._("Women"), self.env._("women."), "sex = 'female'"),
            "men": (self.env._("Men"), self.env._("men."), "sex = 'male'"),
            "sex_unknown": (
                self.env._("Neither woman nor man written"),
                self.env._("those whose sex is not written, or neither of the two."),
                "COALESCE(sex, '') NOT IN ('female', 'male')",
            ),
        }
        return [
            self._prepare_part(code, label, definition % who, SQL(condition), "sex")
            for code, (label, who, condition) in rows.items()
        ]

    def _age_indicators(self):
        definition = self.env._(
            "Of the people who worked: %s The age is the year of the month less the year "
            "of birth, whatever the birthday."
        )
        rows = {
            "under_26": (
                self.env._("Under 26"),
                self.env._("those under 26."),
                SQL("age < %s", YOUNG_AGE),
            ),
            "age_26_49": (
                self.env._("26 to 49"),
                self.env._(
                    "those from 26 to 49, and those whose birth is not written."
                ),
                SQL("age >= %s AND age < %s", YOUNG_AGE, SENIOR_AGE),
            ),
            "senior": (
                self.env._("50 and over"),
                self.env._("those of 50 and over."),
                SQL("age >= %s", SENIOR_AGE),
            ),
        }
        return [
            self._prepare_part(code, label, definition % who, condition, "age")
            for code, (label, who, condition) in rows.items()
        ]

    def _situation_indicators(self):
        definition = self.env._(
            "Of the people who worked: %s As written for the entry, at the beginning of "
            "the pathway."
        )
        rows = {
            "rsa": (
                self.env._("RSA"),
                self.env._("those with the RSA, increased or not."),
            ),
            "ass": (self.env._("ASS"), self.env._("those with the ASS.")),
            "aah": (self.env._("AAH"), self.env._("those with the AAH.")),
            "rqth": (
                self.env._("Disabled workers (RQTH)"),
                self.env._("those recognised as disabled workers."),
            ),
            "qpv": (self.env._("Live in a QPV"), self.env._("those living in a QPV.")),
            "zrr": (
                self.env._("Live in a ZRR"),
                self.env._("those living in a ZRR or ZFRR."),
            ),
            "registered_12": (
                self.env._("Registered for 12 to 23 months"),
                self.env._("those registered at France Travail for 12 to 23 months."),
            ),
            "registered_24": (
                self.env._("Registered for 24 months or more"),
                self.env._("those registered at France Travail for 24 months or more."),
            ),
        }
        conditions = {
            "registered_12": SQL("registered = '03'"),
            "registered_24": SQL("registered = '04'"),
        }
        return [
            self._prepare_part(
                code, label, definition % who, conditions.get(code) or SQL(code)
            )
            for code, (label, who) in rows.items()
        ]

    def _education_indicators(self):
        definition = self.env._(
            "Of the people who worked: those whose level of education is %s"
        )
        rows = {
            "cap_bep": (
                self.env._("Level CAP or BEP"),
                self.env._("CAP or BEP, with or without the diploma (50, 51)."),
                ["50", "51"],
            ),
            "non_certifying": (
                self.env._("Non-certifying qualification"),
                self.env._("a qualification that certifies nothing (00)."),
                ["00"],
            ),
            "below_cap": (
                self.env._("Below CAP"),
                self.env._("nothing beyond compulsory school (70)."),
                ["70"],
            ),
        }
        return [
            self._prepare_part(
                code, label, definition % what, SQL("education = ANY(%s)", levels)
            )
            for code, (label, what, levels) in rows.items()
        ]

    def _query_workers(self, condition, scope):
        """:param condition: SQL on somebody who worked."""
        return SQL(
            "WITH people AS (%s) "
            "SELECT garden_id, count(*) FROM people WHERE %s GROUP BY garden_id",
            SQL(
                PEOPLE,
                year=scope.date_from.year,
                middle=MIDDLE_AGE,
                gardens=scope.gardens,
                first=scope.date_from,
                least=MIN_HOURS,
            ),
            condition,
        )

    def _query_pathways(self, condition, scope):
        """:param condition: SQL on a pathway that has begun by the last day."""
        return SQL(
            """
            WITH pathways AS (%(pathways)s)
            SELECT garden_id, count(DISTINCT person)
              FROM (SELECT garden_id, person, date_start,
                           COALESCE(date_end, 'infinity'::date) AS date_end,
                           %(first)s::date AS first_day, %(last)s::date AS last_day
                      FROM pathways) pathway
             WHERE %(condition)s GROUP BY garden_id
            """,
            pathways=SQL(PATHWAYS, gardens=scope.gardens, last=scope.date_to),
            first=scope.date_from,
            last=scope.date_to,
            condition=condition,
        )
