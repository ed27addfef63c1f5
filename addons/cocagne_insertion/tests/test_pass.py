"""A PASS over the models: length, state, number, one at a time."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .insertion_case import START
from .pass_case import DAY, LAST, PassCase, day


@tagged("post_install", "-at_install")
class TestPass(PassCase):
    def test_r5132_1_2_a_pass_lasts_730_days(self):
        self.assertEqual(self.farid_pass.date_end, LAST)
        self.assertEqual((self.farid_pass.date_end - START).days + 1, 730)

    def test_its_state_is_read_from_the_day(self):
        for today, state in (
            ("2025-12-31", "FUTURE"),
            ("2026-01-01", "VALID"),
            ("2027-12-31", "VALID"),
            ("2028-01-01", "EXPIRED"),
        ):
            with freeze_time(today):
                self.farid_pass.invalidate_recordset(["state"])
                self.assertEqual(self.farid_pass.state, state)
                found = self.env["cocagne.pass"].search([("state", "=", state)])
                self.assertIn(self.farid_pass, found)

    def test_a_suspended_one_is_found_and_valid_again_after(self):
        self.suspend(day("2026-06-01"), day("2026-06-30"))
        self.assertEqual(self.farid_pass.state, "SUSPENDED")
        search = self.env["cocagne.pass"].search
        self.assertIn(self.farid_pass, search([("state", "=", "SUSPENDED")]))
        self.assertNotIn(self.farid_pass, search([("state", "=", "VALID")]))
        with freeze_time("2026-07-01"):
            self.assertIn(self.farid_pass, search([("state", "=", "VALID")]))

    def test_the_number_is_typed_with_spaces_and_kept_without(self):
        self.farid_pass.number = "99999 26 12345"
        self.assertEqual(self.farid_pass.number, "999992612345")
        self.assertEqual(self.farid_pass.display_name, "99999 26 12345")

    def test_a_number_of_11_characters_or_with_letters_is_refused(self):
        self.refused("12", self.farid_pass.write, {"number": "99999261234"})
        self.refused("99999", self.farid_pass.write, {"number": "99999261234A"})

    def test_r5132_1_2_a_second_pass_is_refused_while_one_runs(self):
        self.refused("R.5132-1-2", self.make_pass, self.farid, LAST)

    def test_r5132_1_4_the_next_one_waits_two_years(self):
        self.refused("R.5132-1-4", self.make_pass, self.farid, date(2029, 12, 31))
        later = self.make_pass(self.farid, date(2030, 1, 1))
        self.assertEqual(later.employee_id, self.farid)

    def test_r5132_1_4_a_prescriber_may_decide_otherwise(self):
        soon = self.make_pass(self.farid, LAST + DAY, by_prescriber=True)
        self.assertTrue(soon)

    def test_a_pass_before_the_one_there_is_meets_the_same_rule(self):
        self.refused("R.5132-1-2", self.make_pass, self.farid, date(2024, 1, 3))

    def test_the_end_told_by_the_platform_is_taken_over(self):
        self.farid_pass._adopt_end(LAST + 40 * DAY)
        self.assertEqual(self.farid_pass.date_end, LAST + 40 * DAY)
        self.assertEqual(self.farid_pass.pushed_elsewhere, 40)

    def test_nobody_writes_its_length_or_its_end_by_hand(self):
        for vals in ({"days": 800}, {"closed_on": "2026-06-15"}):
            with self.assertRaises(UserError):
                self.as_adviser(self.farid_pass).write(vals)
