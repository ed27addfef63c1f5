"""The three gardens of the demonstration in March 2026: every figure of the themes
members, baskets, sales, land and network is counted again from the tables, row by row, by
``recount``, which knows nothing of the indicators' SQL."""

from datetime import date

import pytest

from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.cocagne_reseau.models.indicator.scope import Scope

from .indicator_case import FEE, MARCH, same
from .recount import Recount
from .recount_rows import Tables
from .three_gardens_case import FEBRUARY, ThreeGardensCase

THEMES = ("members", "baskets", "sales", "land", "network")
#: The same week, or the same vegetable, is one for all the gardens together.
NOT_ADDITIVE = ("baskets.per_week", "land.kinds")


@pytest.mark.slow
@tagged("post_install", "-at_install")
class TestScenarioThreeGardens(ThreeGardensCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tables = Tables(cls.env)
        source = cls.env["cocagne.indicator.source"]
        cls.indicators = [
            one
            for one in source._indicators()
            if one.theme in THEMES and one.query is not None
        ]

    def values(self, month, gardens=None):
        source = self.env["cocagne.indicator.source"]
        return source._compute_values(gardens or self.gardens, month)

    def test_every_figure_is_what_is_counted_again(self):
        for month in (FEBRUARY, MARCH):
            values = self.values(month)
            for garden in self.gardens:
                again = Recount(self.tables, garden, month)
                for one in self.indicators:
                    if one.code in FEE:
                        continue
                    with self.subTest(code=one.code, garden=garden.name, month=month):
                        found = values[garden.id, one.code]
                        counted = again.count(one.code)
                        self.assertTrue(same(found, counted), (found, counted))

    def test_the_story_gives_every_figure_something_to_count(self):
        values = self.values(MARCH)
        empty = [
            one.code
            for one in self.indicators
            if not any(values[garden.id, one.code].value for garden in self.gardens)
        ]
        self.assertEqual(empty, [])

    def test_the_sum_over_the_gardens_is_the_network(self):
        values = self.values(MARCH)
        every = (self.houses | self.houses.child_ids).ids
        whole = Scope(tuple((one, 0) for one in every), MARCH, date(2026, 3, 31))
        for one in self.indicators:
            if one.code in NOT_ADDITIVE:
                continue
            with self.subTest(code=one.code):
                rows = self.env.execute_query(one.query(whole))
                total = [float(part or 0) for part in rows[0][1:]] if rows else [0.0]
                parts = [values[garden.id, one.code] for garden in self.gardens]
                if len(total) == 2:
                    summed = [sum(p.numerator for p in parts)]
                    summed.append(sum(p.denominator for p in parts))
                else:
                    summed = [sum(p.value for p in parts)]
                self.assertEqual([round(float(part), 4) for part in summed], total)

    def test_computed_again_or_one_by_one_it_is_the_same(self):
        values = self.values(MARCH)
        self.assertEqual(self.values(MARCH), values)
        alone = {}
        for garden in self.gardens:
            alone |= self.values(MARCH, garden)
        self.assertEqual(alone, values)

    def test_no_query_reads_all_the_baskets(self):
        scope = Scope.of(self.gardens, MARCH)
        for one in self.indicators:
            with self.subTest(code=one.code):
                plan = self.env.execute_query(
                    SQL("EXPLAIN (FORMAT JSON) %s", one.query(scope))
                )
                self.assertNotIn("cocagne_basket", seq_scans(plan[0][0][0]["Plan"]))


def seq_scans(node):
    """The tables that a plan reads from end to end."""
    found = {node["Relation Name"]} if node["Node Type"] == "Seq Scan" else set()
    return found.union(*map(seq_scans, node.get("Plans", ())))
