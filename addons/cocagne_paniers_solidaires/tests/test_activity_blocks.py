"""Two reports less one another tell of nobody: months are told in blocks."""

from itertools import combinations
from unittest import TestCase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cocagne_paniers_solidaires.masking.blocks import (
    cut,
    narrowed,
    rows_apart,
)

pytestmark = pytest.mark.fast

K = 3
PEOPLE = "abcdefgh"
MONTHS = st.lists(st.sets(st.sampled_from(PEOPLE), max_size=6), min_size=1, max_size=9)


def met(months):
    return dict(enumerate(months))


def spans(count):
    """Every period of whole months."""
    return [range(a, b) for a, b in combinations(range(count + 1), 2)]


class TestBlocks(TestCase):
    def test_a_month_of_too_few_is_told_with_the_next_one(self):
        months = met(["abc", "a", "bcd", ""])
        blocks = cut(range(4), {m: set(v) for m, v in months.items()}, K)
        self.assertEqual(blocks, [[0], [1, 2], [3]])

    def test_what_is_left_over_waits_for_the_next_months(self):
        found = {0: set("abc"), 1: set("a")}
        blocks = cut(range(2), found, K)
        self.assertEqual(narrowed(range(2), blocks, found, K), [0])

    @given(MONTHS)
    def test_closed_blocks_stay_when_months_come(self, months):
        found = met(months)
        whole = cut(range(len(months)), found, K)
        for known in range(1, len(months)):
            closed = cut(range(known), found, K)[:-1]
            self.assertEqual(closed, whole[: len(closed)])

    @given(MONTHS)
    def test_no_two_periods_differ_by_a_small_group(self, months):
        """The adversary asks for every period, and takes each from each other."""
        found = met(months)
        blocks = cut(range(len(months)), found, K)
        told = {tuple(narrowed(span, blocks, found, K)) for span in spans(len(months))}
        for one, other in combinations(told, 2):
            if set(one) > set(other):
                rest = set(one) - set(other)
                people = set().union(*(found[month] for month in rest))
                self.assertTrue(not people or len(people) >= K, (one, other, rest))

    @given(st.dictionaries(st.sampled_from("XYZW"), MONTHS, min_size=2))
    def test_rows_that_are_told_are_never_small_in_a_block(self, rows):
        count = max(map(len, rows.values()))
        by_row = {row: met(months) for row, months in rows.items()}
        totals = {
            month: set().union(*(found.get(month, set()) for found in by_row.values()))
            for month in range(count)
        }
        blocks = cut(range(count), totals, K)
        apart = rows_apart(blocks, by_row, K)
        for block in blocks:
            inside = {
                row: set().union(*(found.get(month, set()) for month in block))
                for row, found in by_row.items()
            }
            for row in by_row.keys() - apart:
                self.assertTrue(not inside[row] or len(inside[row]) >= K)
            hidden = set().union(*(inside[row] for row in apart)) if apart else set()
            shown = by_row.keys() - apart
            self.assertTrue(not hidden or len(hidden) >= K or not shown)
