"""Suspensions of a PASS over the models: each bound accepted, one beyond refused."""

from freezegun import freeze_time

from odoo.tests import tagged

from .insertion_case import START
from .pass_case import DAY, LAST, PassCase, day


@tagged("post_install", "-at_install")
class TestSuspension(PassCase):
    def test_r5132_1_3_it_moves_the_end_by_last_day_minus_first_day(self):
        self.suspend(day("2026-05-01"), day("2026-05-31"))
        self.assertEqual(self.farid_pass.date_end, LAST + 30 * DAY)

    def test_r5132_1_3_sixteen_days_are_accepted_and_fifteen_refused(self):
        self.refused("R.5132-1-3", self.suspend, day("2026-05-01"), day("2026-05-15"))
        self.assertTrue(self.suspend(day("2026-05-01"), day("2026-05-16")))

    def test_36_months_are_accepted_and_a_day_more_refused(self):
        last = day("2029-04-30")
        self.refused("36", self.suspend, day("2026-05-01"), last + DAY)
        self.assertTrue(self.suspend(day("2026-05-01"), last))

    def test_one_that_begins_tomorrow_is_refused(self):
        self.refused("16/06/2026", self.suspend, day("2026-06-16"), day("2026-07-30"))
        self.assertTrue(self.suspend(day("2026-06-15"), day("2026-07-30")))

    def test_a_meeting_one_is_refused_the_next_day_is_accepted(self):
        self.suspend(day("2026-04-01"), day("2026-04-30"))
        self.refused("01/05/2026", self.suspend, day("2026-04-30"), day("2026-05-30"))
        self.assertTrue(self.suspend(day("2026-05-01"), day("2026-05-31")))

    def test_the_same_one_told_twice_is_refused(self):
        self.suspend(day("2026-04-01"), day("2026-04-30"))
        self.refused("01/05/2026", self.suspend, day("2026-04-01"), day("2026-04-30"))

    def test_one_before_the_last_contract_is_refused(self):
        self.farid_pass._hire(day("2026-05-01"))
        self.refused("01/05/2026", self.suspend, day("2026-04-30"), day("2026-05-30"))
        self.assertTrue(self.suspend(day("2026-05-01"), day("2026-05-30")))

    def test_one_outside_the_pass_is_refused(self):
        self.refused("31/12/2025", self.suspend, day("2025-12-31"), day("2026-03-30"))

    def test_one_of_more_than_365_days_ago_is_refused(self):
        with freeze_time("2027-01-02"):
            self.refused("365", self.suspend, day("2026-01-01"), day("2026-03-01"))
        with freeze_time("2027-01-01"):
            self.assertTrue(self.suspend(day("2026-01-01"), day("2026-03-01")))

    def test_an_old_reason_is_refused(self):
        self.refused(
            "old", self.suspend, day("2026-05-01"), day("2026-05-31"), "SICKNESS"
        )

    def test_a_new_contract_ends_it_the_day_before(self):
        one = self.suspend(day("2026-04-01"), day("2026-06-30"), "CONTRACT_BROKEN")
        self.farid_pass._hire(day("2026-05-01"))
        self.assertEqual(one.date_end, day("2026-04-30"))
        self.assertEqual(self.farid_pass.date_end, LAST + 29 * DAY)

    def test_a_contract_on_its_first_day_undoes_it(self):
        one = self.suspend(day("2026-04-01"), day("2026-06-30"), "CONTRACT_BROKEN")
        self.farid_pass._hire(day("2026-04-01"))
        self.assertFalse(one.exists())
        self.assertEqual(self.farid_pass.date_end, LAST)

    def test_the_last_one_is_changed_or_taken_back(self):
        one = self.suspend(day("2026-04-01"), day("2026-06-30"))
        one.date_end = day("2026-05-01")
        self.assertEqual(self.farid_pass.date_end, LAST + 30 * DAY)
        one.unlink()
        self.assertEqual(self.farid_pass.date_end, LAST)

    def test_a_change_meets_the_rules_too(self):
        one = self.suspend(day("2026-04-01"), day("2026-06-30"))
        self.refused("R.5132-1-3", one.write, {"date_end": day("2026-04-10")})
        self.refused("36", one.write, {"date_end": day("2029-04-01")})

    def test_one_that_others_follow_stays_as_it_is(self):
        first = self.suspend(day("2026-02-01"), day("2026-03-01"))
        self.suspend(day("2026-04-01"), day("2026-05-01"))
        self.refused("01/02/2026", first.write, {"date_end": day("2026-02-28")})
        self.refused("01/02/2026", first.unlink)

    def test_r5132_1_3_the_pathway_is_ended_after_365_days_of_suspension(self):
        self.suspend(day("2026-06-15"), day("2028-06-15"))
        with freeze_time("2027-06-14"):
            self.refused("R.5132-1-3", self.farid_pass._close)
        with freeze_time("2027-06-15"):
            self.farid_pass._close()
            self.assertEqual(self.farid_pass.date_end, day("2027-06-15"))
            self.refused(
                "15/06/2027", self.suspend, day("2027-06-15"), day("2027-08-15")
            )

    def test_r5132_1_2_a_contract_outside_the_pass_is_refused(self):
        self.refused("R.5132-1-2", self.farid_pass._hire, LAST + DAY)
        self.farid_pass._hire(LAST)
        self.farid_pass._hire(LAST)
        self.assertEqual(self.farid_pass.hiring_ids.mapped("day"), [START, LAST])
