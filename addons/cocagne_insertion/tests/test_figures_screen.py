"""Figures of the State that a director adds, and words of broken rules."""

from datetime import date
from decimal import Decimal

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged

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

    def test_a_figure_in_another_unit_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "€"):
            self.add(unit="hour")

    def rows(self, user):
        rows = self.env["cocagne.insertion.figure.row"].with_user(user)
        rows.action_open()
        return rows.search([])

    def test_the_screen_shows_what_is_to_be_verified_first(self):
        rows = self.rows(self.user_director)
        order = rows.mapped("confidence")
        self.assertEqual(order, sorted(order, reverse=True))
        self.assertEqual(order[0], "C")

    def test_the_screen_has_one_value_in_force_for_each_figure_and_its_words(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        rows = self.rows(self.user_director).filtered("in_force")
        today = date(2026, 6, 15)
        in_force = [
            name
            for name in figures.names()
            if figures.history(name)[0].date_from <= today
        ]
        self.assertEqual(sorted(rows.mapped("name")), in_force)
        smic = rows.filtered(lambda row: row.name == "smic_hour")
        self.assertEqual((smic.value, smic.date_from), (12.02, date(2026, 1, 1)))
        labels = self.env["cocagne.insertion.figure"]._labels()
        self.assertEqual(set(labels), set(figures.names()))

    def test_a_value_added_is_on_the_screen_opened_again(self):
        added = self.add()
        rows = self.rows(self.user_director)
        self.assertEqual(rows.figure_id, added)

    def test_nobody_sees_the_lines_that_another_opened(self):
        count = len(self.rows(self.user_payroll))
        self.assertEqual(len(self.rows(self.user_director)), count)

    def test_opening_it_twice_doubles_nothing(self):
        count = len(self.rows(self.user_director))
        self.assertEqual(len(self.rows(self.user_director)), count)

    def test_a_figure_that_was_read_in_the_text_is_confirmed(self):
        rows = self.rows(self.user_director)
        row = rows.filtered(lambda one: one.name == "pmsmp_contract_share")
        values = row.action_confirm()["context"]
        form = Form(
            self.env["cocagne.insertion.figure"]
            .with_user(self.user_director)
            .with_context(**values)
        )
        form.date_from = NEW_YEAR
        form.source = "D.5132-43-3"
        form.save()
        again = self.rows(self.user_director)
        sure = again.filtered(lambda one: one.name == "pmsmp_contract_share")
        self.assertIn("A", sure.mapped("confidence"))

    def test_supervisors_and_the_sales_desk_do_not_open_it(self):
        for user in (self.user_supervisor, self.user_sales_desk):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.rows(user)
