"""Nobody computes a hidden figure: an adversary tries all worlds that look the same."""

from unittest import TestCase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .masking_case import Adversary, K, Readers, figures, months, told_in

pytestmark = pytest.mark.fast


class TestAdversary(TestCase):
    @given(months())
    @settings(max_examples=150, deadline=None)
    def test_no_month_gives_a_hidden_count_back(self, rows):
        readers = Readers()
        readers.publish(told_in(1, rows))
        self.assertFalse(readers.pinned())

    @given(months(), st.permutations(range(4)))
    @settings(max_examples=100, deadline=None)
    def test_gardens_that_come_one_by_one_give_nothing_back(self, rows, order):
        readers = Readers()
        for garden in order:
            readers.publish(told_in(1, {garden: rows[garden]}))
        self.assertFalse(readers.pinned())

    @given(months(), months())
    @settings(max_examples=100, deadline=None)
    def test_years_of_gardens_give_no_month_back(self, first, second):
        readers = Readers(months_in_year=2)
        readers.publish(told_in(1, first))
        readers.publish(told_in(2, second), close=range(4))
        self.assertFalse(readers.pinned())

    @given(months(), months())
    @settings(max_examples=100, deadline=None)
    def test_corrections_give_nothing_back(self, rows, corrected):
        readers = Readers()
        readers.publish(told_in(1, rows))
        readers.publish(told_in(1, corrected))
        self.assertFalse(readers.pinned())

    def test_the_adversary_finds_what_is_not_protected(self):
        attacker = Adversary({("x", 1): 9, ("y", 1): 9})
        attacker.knows({("x", 1): 1, ("y", 1): 1}, 2)
        self.assertIsNone(attacker.other(("x", 1), 1))


class TestYears(TestCase):
    def test_a_whole_year_of_small_months_is_told(self):
        readers = Readers(months_in_year=2)
        readers.publish(told_in(1, {g: figures(2, 30) for g in (0, 2, 4)}))
        told = readers.publish(
            told_in(2, {g: figures(3, 30) for g in (0, 2, 4)}), close=(0, 2, 4)
        )
        self.assertIn((0, "a.women"), told.years)

    def test_a_year_with_one_hidden_month_is_not_told(self):
        readers = Readers(months_in_year=2)
        readers.publish(told_in(1, {g: figures(2, 0) for g in (0, 2, 4)}))
        told = readers.publish(told_in(2, {0: figures(30, 0)}), close=(0,))
        self.assertNotIn((0, "a.people"), told.years)


class TestCorrections(TestCase):
    def told(self, old, new):
        readers = Readers()
        readers.publish(told_in(1, {0: old}))
        return readers.publish(told_in(1, {0: new}))

    def test_a_correction_of_one_person_is_not_told(self):
        told = self.told(figures(20, 0), figures(21, 0))
        self.assertEqual(told.told[0, 1, "a.people"].value.value, 20)
        self.assertEqual(told.kept, {(0, 1)})

    def test_a_great_correction_is_told(self):
        told = self.told(figures(20, 0), figures(30, 0))
        self.assertEqual(told.told[0, 1, "a.people"].value.value, 30)
        self.assertEqual(told.told[0, 1, "a.people"].counted.value, 30)

    def test_what_moved_little_in_a_great_correction_is_hidden(self):
        told = self.told(figures(20, 20), figures(30, 21))
        self.assertTrue(told.told[0, 1, "a.men"].is_hidden)
        self.assertTrue(told.told[0, 1, "a.women"].is_hidden)
        self.assertEqual(told.told[0, 1, "a.people"].value.value, 51)

    def test_totals_keep_a_hidden_figure_that_is_corrected(self):
        readers = Readers()
        readers.publish(told_in(1, {g: figures(3, 30) for g in (0, 2)}))
        told = readers.publish(told_in(1, {0: figures(12, 40)}))
        one = told.told[0, 1, "a.women"]
        self.assertTrue(one.is_hidden and one.is_frozen)
        self.assertEqual(one.counted.value, 3)

    @given(months(gardens=2), months(gardens=2))
    @settings(max_examples=150, deadline=None)
    def test_no_two_shown_figures_are_a_small_group_apart(self, rows, corrected):
        readers = Readers()
        before = readers.publish(told_in(1, rows)).told
        before = dict(before)
        after = readers.publish(told_in(1, corrected)).told
        for key, one in before.items():
            if not one.is_hidden and not after[key].is_hidden:
                far = abs(one.value.value - after[key].value.value)
                self.assertTrue(far == 0 or far >= K, key)
