"""The figures of a bundle beside the catalogue: taken, or refused in words."""

import unittest
from decimal import Decimal

from odoo.addons.cocagne_reseau.bundle import (
    checks,
    writer,
)
from odoo.addons.cocagne_reseau.indicators.definition import Value

from .bundle_text import CATALOGUE, PLAIN, why_figures


class TestBundleChecks(unittest.TestCase):
    def test_good_figures_are_taken(self):
        self.assertEqual(len(checks.check_figures(PLAIN, CATALOGUE).values), 4)

    def test_figures_that_are_not_sent_are_named(self):
        figures = checks.check_figures(PLAIN[:3], CATALOGUE)
        self.assertEqual(figures.missing, ("insertion.exit_rate",))

    def test_another_definition_is_kept_and_named(self):
        row = writer.figure("insertion.people", 1, Value(Decimal(12)))
        figures = checks.check_figures([row], CATALOGUE)
        self.assertEqual(figures.differing(CATALOGUE), ("insertion.people",))

    def test_an_unknown_code_is_refused(self):
        row = writer.figure("insertion.unknown", 1, Value(Decimal(1)))
        self.assertEqual(why_figures(row), "unknown_code")

    def test_a_figure_that_comes_twice_is_refused(self):
        self.assertEqual(why_figures(PLAIN[0], PLAIN[0]), "twice")

    def test_a_negative_count_is_refused(self):
        row = writer.figure("insertion.people", 1, Value(Decimal(-1)))
        self.assertEqual(why_figures(row), "negative")

    def test_a_month_of_credit_notes_may_be_below_zero(self):
        row = writer.figure("sales.turnover", 1, Value(Decimal(-1)))
        self.assertIsNone(why_figures(row))

    def test_a_part_greater_than_the_whole_is_refused(self):
        row = writer.figure("insertion.women", 1, Value(Decimal(13)))
        self.assertEqual(why_figures(PLAIN[1], row), "part_over_whole")

    def test_a_part_as_great_as_the_whole_is_taken(self):
        row = writer.figure("insertion.women", 1, Value(Decimal(12)))
        self.assertIsNone(why_figures(PLAIN[1], row))

    def test_a_ratio_that_is_not_its_quotient_is_refused(self):
        value = Value(Decimal(50), Decimal(2), Decimal(3))
        row = writer.figure("insertion.exit_rate", 1, value)
        self.assertEqual(why_figures(row), "wrong_ratio")

    def test_a_ratio_without_its_parts_is_refused(self):
        row = writer.figure("insertion.exit_rate", 1, Value(Decimal(50)))
        self.assertEqual(why_figures(row), "wrong_ratio")

    def test_a_ratio_over_nothing_is_empty(self):
        row = writer.figure(
            "insertion.exit_rate", 1, Value(None, Decimal(0), Decimal(0))
        )
        self.assertIsNone(why_figures(row))

    def test_a_count_is_never_empty(self):
        row = writer.figure("insertion.people", 1, Value(None))
        self.assertEqual(why_figures(row), "not_a_ratio")
