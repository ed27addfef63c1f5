from functools import partial

from odoo import models
from odoo.tools import SQL

from ...indicators.definition import RATIO, SUM, Indicator
from .insertion_people import PRESENT, SOURCE

EXITS = "insertion.exits"
COUNTED, DYNAMIC = "insertion.exits_counted", "insertion.exits_dynamic"


class InsertionExitIndicators(models.AbstractModel):
    """Exits by category, counted as the State's statistics do (``law/exits``).

    What counts and as what is stored on ``cocagne.insertion.exit``; the rates of a year
    (``cocagne.insertion.exit.rate``) are the sums of these figures over its months.
    """

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            *self._exit_indicators(),
            *self._category_indicators(),
            *self._exit_ratio_indicators(),
        ]

    def _prepare_exits(self, code, label, definition, condition, part_of, breakdown):
        """:param condition: SQL on an exit, of which ones are counted."""
        return Indicator(
            code=code,
            label=label,
            unit="people",
            aggregation=SUM,
            source=SOURCE,
            definition=definition,
            query=partial(self._query_exits, SQL(condition)),
            part_of=part_of,
            breakdown=breakdown,
        )

    def _exit_indicators(self):
        return [
            self._prepare_exits(
                EXITS,
                self.env._("Exits"),
                self.env._(
                    "Exits whose last day is in the month, whatever the reason and "
                    "whether they count in the rates or not."
                ),
                "TRUE",
                PRESENT,
                None,
            ),
            self._prepare_exits(
                COUNTED,
                self.env._("Exits that count"),
                self.env._(
                    "Of the exits, those that count in the rates: at least 1 paid hour "
                    "in the annexe financière, more than 2.65 months from the first day "
                    "of the recruitment to the last one (days x 0.0328767), and a reason "
                    "that is not withdrawn from the count."
                ),
                "is_counted",
                EXITS,
                "counted",
            ),
            self._prepare_exits(
                "insertion.exits_neutralised",
                self.env._("Exits that do not count"),
                self.env._(
                    "Of the exits, those left out of the rates: reason withdrawn from "
                    "the count, stay too short, or no paid hour."
                ),
                "is_counted IS NOT TRUE",
                EXITS,
                "counted",
            ),
            self._prepare_exits(
                DYNAMIC,
                self.env._("Dynamic exits"),
                self.env._(
                    "Of the exits that count, those to a lasting job or a transition "
                    "job, and positive ones."
                ),
                "is_counted AND is_dynamic",
                COUNTED,
                "dynamic",
            ),
            self._prepare_exits(
                "insertion.exits_other",
                self.env._("Other exits"),
                self.env._(
                    "Of the exits that count, those that are not dynamic: unemployment, "
                    "inactivity, no news."
                ),
                "is_counted AND is_dynamic IS NOT TRUE",
                COUNTED,
                "dynamic",
            ),
        ]

    def _category_indicators(self):
        definition = self.env._(
            "Of the dynamic exits, those whose reason is in this category for the "
            "garden: %s"
        )
        rows = [
            (
                "durable",
                self.env._("Exits to a lasting job"),
                self.env._(
                    "CDI, CDD or temporary work of 6 months or more, public service, "
                    "own business."
                ),
            ),
            (
                "transition",
                self.env._("Exits to a transition job"),
                self.env._(
                    "CDD or temporary work under 6 months, aided contract outside of "
                    "the IAE."
                ),
            ),
            (
                "positive",
                self.env._("Positive exits"),
                self.env._(
                    "qualifying training, hiring by another SIAE, other exit recognised "
                    "as positive."
                ),
            ),
        ]
        return [
            self._prepare_exits(
                f"insertion.exits_{category}",
                label,
                definition % what,
                f"is_counted AND is_dynamic AND category = '{category}'",
                DYNAMIC,
                "category",
            )
            for category, label, what in rows
        ]

    def _exit_ratio_indicators(self):
        return [
            Indicator(
                code="insertion.dynamic_rate",
                label=self.env._("Rate of dynamic exits"),
                unit="percent",
                aggregation=RATIO,
                source=SOURCE,
                definition=self.env._("Dynamic exits, in % of the exits that count."),
                query=self._query_dynamic_rate,
                hidden_with=DYNAMIC,
            ),
            Indicator(
                code="insertion.pathway_months",
                label=self.env._("Mean length of the pathways that end"),
                unit="months",
                aggregation=RATIO,
                source=SOURCE,
                definition=self.env._(
                    "Months from the first day of the recruitment to the last day "
                    "(days x 0.0328767), of all the exits of the month, divided by their "
                    "number."
                ),
                query=self._query_pathway_months,
                hidden_with=EXITS,
            ),
        ]

    def _query_exits(self, condition, scope):
        return SQL(
            "WITH exits AS (%s) "
            "SELECT garden_id, count(*) FROM exits WHERE %s GROUP BY garden_id",
            self._exits(scope),
            condition,
        )

    def _exits(self, scope):
        return SQL(
            """
            SELECT garden.garden_id, left_.is_counted, left_.is_dynamic,
                   left_.category, left_.months
              FROM cocagne_insertion_exit left_
              JOIN %s AS garden ON garden.company_id = left_.company_id
             WHERE left_.date BETWEEN %s AND %s
            """,
            scope.gardens,
            scope.date_from,
            scope.date_to,
        )

    def _query_dynamic_rate(self, scope):
        return SQL(
            """
            WITH exits AS (%s)
            SELECT garden_id, count(*) FILTER (WHERE is_dynamic), count(*)
              FROM exits WHERE is_counted GROUP BY garden_id
            """,
            self._exits(scope),
        )

    def _query_pathway_months(self, scope):
        return SQL(
            """
            WITH exits AS (%s)
            SELECT garden_id, sum(months::numeric), count(*)
              FROM exits GROUP BY garden_id
            """,
            self._exits(scope),
        )
