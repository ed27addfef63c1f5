"""Figures of the State that a director adds, and words of broken rules."""

from datetime import date
from decimal import Decimal

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .insertion_case import InsertionCase

NEW_YEAR = date(2027, 1, 1)


@tagged("post_install", "-at_install")
class TestFigures(InsertionCase):
    def add(self, name="smic_hour", value=13.0, user=None, **values):
        return (
            self.env["cocagne.insertion.figure"]
            .with_user(user or self.user_director)
            .create(
                {
                    "name": name,
                    "value": value,
                    "date_from": NEW_YEAR,
                    "unit": "eur",
                    "source": "arrêté of the test",
                    **values,
                }
            )
        )

    def smic(self, day):
        return self.env["cocagne.insertion.figure"]._figures().at("smic_hour", day)

    def test_the_rules_ask_the_value_that_the_director_added(self):
        before = self.smic(date(2026, 12, 31))
        self.add()
        self.assertEqual(self.smic(date(2026, 12, 31)), before)
        self.assertEqual(self.smic(NEW_YEAR), Decimal(13))

    def test_a_corrected_or_removed_value_counts_at_once(self):
        known = self.smic(NEW_YEAR)
        figure = self.add()
        figure.value = 14
        self.assertEqual(self.smic(NEW_YEAR), Decimal(14))
        figure.unlink()
        self.assertEqual(self.smic(NEW_YEAR), known)

    def test_a_figure_that_no_rule_asks_for_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "smic_day"):
            self.add(name="smic_day")

    def test_a_negative_figure_is_refused(self):
        with self.assertRaises(ValidationError):
            self.add(value=-1)

    def test_only_the_director_adds_one(self):
        for user in (self.user_insertion_adviser, self.user_payroll):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.add(user=user)
