"""What is hidden of a garden and of the totals."""

from unittest import TestCase
from unittest.mock import patch

import pytest
from hypothesis import given, settings

from odoo.addons.cocagne_reseau.masking_network.families import families_of
from odoo.addons.cocagne_reseau.masking_network.garden_month import hidden_codes
from odoo.addons.cocagne_reseau.masking_network.known import Known
from odoo.addons.cocagne_reseau.masking_network.telling import MANY, Telling
from odoo.addons.cocagne_reseau.masking_network.told import NETWORK, REGION, WAITING

from .masking_case import (
    FAMILY,
    HOURS,
    PEOPLE,
    SHARE,
    K,
    Readers,
    figures,
    indicator,
    months,
    number,
    ratio,
    told_in,
)

pytestmark = pytest.mark.fast


class TestGardenMonth(TestCase):
    def hidden(self, values, family=FAMILY, forced=()):
        return hidden_codes(family, values, K, forced)

    def test_a_small_count_is_hidden_and_the_part_that_gives_it_back(self):
        hidden = self.hidden(figures(28, 3))
        self.assertEqual(hidden, {"a.women", "a.men"})

    def test_zeros_are_shown(self):
        self.assertFalse(self.hidden(figures(30, 0)))

    def test_a_part_whose_rest_is_small_is_hidden(self):
        self.assertEqual(self.hidden(figures(10, 10, 18)), {"a.young"})

    def test_the_parts_of_a_hidden_whole_are_hidden(self):
        self.assertEqual(self.hidden(figures(2, 2)), {"a.people", "a.women", "a.men"})

    def test_hours_of_few_people_are_hidden_also_where_there_are_none(self):
        family = families_of([PEOPLE, HOURS])[0]
        values = {"a.people": number(3), "a.hours": number(0)}
        self.assertEqual(self.hidden(values, family), {"a.people", "a.hours"})

    def test_a_ratio_with_a_small_part_is_hidden(self):
        family = families_of([PEOPLE, SHARE])[0]
        for above, hides in ((2, True), (28, True), (15, False), (0, False)):
            values = {"a.people": number(30), "a.share": ratio(above, 30)}
            with self.subTest(above=above):
                self.assertEqual("a.share" in self.hidden(values, family), hides)

    def test_figures_that_count_nobody_are_in_no_family(self):
        euros = indicator("b.sales", "euros")
        self.assertEqual(len(families_of([PEOPLE, euros])), 1)
        self.assertNotIn("b.sales", families_of([PEOPLE, euros])[0].codes)

    def test_parts_of_hidden_amounts_are_not_given_back_by_their_whole(self):
        money = indicator("a.money", "euros")
        paid = [
            indicator(
                f"a.{name}", "euros", part_of="a.money", breakdown="who", hidden_with=h
            )
            for name, h in (("funders", "a.people"), ("fund", None))
        ]
        family = families_of([PEOPLE, money, *paid])[0]
        values = {
            "a.people": number(3),
            "a.money": number(100),
            "a.funders": number(40),
            "a.fund": number(60),
        }
        self.assertLessEqual({"a.funders", "a.fund"}, self.hidden(values, family))


class TestTotals(TestCase):
    def test_small_counts_of_two_gardens_enter_the_total_together(self):
        readers = Readers()
        rows = {0: figures(3, 0), 2: figures(2, 0), 4: figures(30, 0)}
        told = readers.publish(told_in(1, rows)).told
        self.assertEqual([told[g, 1, "a.people"].level for g in rows], [REGION] * 3)

    def test_a_small_count_alone_waits(self):
        told = Readers().publish(told_in(1, {0: figures(3, 0), 2: figures(30, 0)}))
        self.assertEqual(told.told[0, 1, "a.people"].level, WAITING)
        self.assertEqual(told.told[2, 1, "a.people"].level, REGION)

    def test_small_counts_of_two_regions_enter_the_total_of_the_network(self):
        told = Readers().publish(told_in(1, {0: figures(3, 0), 1: figures(4, 0)}))
        self.assertEqual(told.told[0, 1, "a.people"].level, NETWORK)

    def test_two_ones_are_never_told_together(self):
        told = Readers(least=3).publish(
            told_in(1, {0: figures(1, 0), 2: figures(1, 0), 4: figures(1, 0)})
        )
        self.assertEqual(told.told[0, 1, "a.people"].level, WAITING)

    def test_what_was_refused_is_not_tried_again_when_another_garden_validates(self):
        readers = Readers(least=3)
        readers.publish(told_in(1, {garden: figures(1, 0) for garden in (0, 2, 4)}))
        with patch.object(
            Known, "try_sums", autospec=True, return_value=set()
        ) as tried:
            readers.publish(told_in(1, {1: figures(30, 30)}))
        self.assertEqual(
            [call.args[1] for call in tried.mock_calls if call.args[1]], []
        )

    def test_very_many_gardens_alone_in_their_region_enter_the_network_as_a_whole(self):
        rows = {(garden, 1): (garden, figures(2, 0)) for garden in range(2 * MANY)}
        told = Telling(FAMILY, [], K)
        told.publish(rows)
        found = [told.told[(*place, "a.people")] for place in rows]
        self.assertEqual({one.level for one in found}, {NETWORK})
        self.assertEqual(len({one.batch for one in found}), 1)

    def test_a_second_run_changes_nothing(self):
        readers = Readers()
        rows = told_in(1, {g: figures(g, 7) for g in range(6)})
        before = dict(readers.publish(rows).told)
        after = readers.publish(rows)
        self.assertEqual(after.told, before)
        self.assertFalse(after.changed)

    @given(months(gardens=6))
    @settings(max_examples=150, deadline=None)
    def test_no_small_count_is_shown(self, rows):
        told = Readers().publish(told_in(1, rows)).told
        for one in told.values():
            self.assertTrue(one.is_hidden or one.value.value not in range(1, K), one)

    @given(months(gardens=6))
    @settings(max_examples=150, deadline=None)
    def test_what_is_counted_is_what_is(self, rows):
        told = Readers().publish(told_in(1, rows)).told
        for one in told.values():
            self.assertIn(one.counted, (None, one.value))
            self.assertTrue(one.is_hidden or one.counted is not None)
