"""Prolongations of a PASS over the models, and the request to the prescriber."""

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .pass_case import DAY, LAST, PassCase, day


@tagged("post_install", "-at_install")
class TestProlongation(PassCase):
    def setUp(self):
        super().setUp()
        self.startPatcher(freeze_time("2027-06-15"))

    def test_r5132_1_8_2_the_prescriber_grants_it_for_365_days_at_most(self):
        self.refused("365", self.prolong, LAST + 366 * DAY)
        one = self.prolong(LAST + 365 * DAY)
        self.assertEqual(one.state, "PENDING")
        self.assertEqual(self.farid_pass.date_end, LAST)
        one.action_grant()
        self.assertEqual(self.farid_pass.date_end, LAST + 365 * DAY)

    def test_days_that_passed_suspended_meanwhile_are_not_lost(self):
        one = self.prolong(LAST + 100 * DAY)
        self.suspend(day("2027-06-01"), day("2027-07-01"))
        one.action_grant()
        self.assertEqual(self.farid_pass.date_end, LAST + 130 * DAY)

    def test_r5132_1_8_2_without_prescriber_or_report_it_is_refused(self):
        for name, words in (("prescriber_id", "prescriber"), ("report", "report")):
            self.refused(words, self.prolong, LAST + DAY, **{name: False})

    def test_a_second_request_is_refused_while_one_waits(self):
        one = self.prolong(LAST + 100 * DAY)
        self.refused("answer", self.prolong, LAST + 100 * DAY)
        one._deny("DURATION", "Trois mois suffisent.", "OTHER")
        self.assertTrue(self.prolong(LAST + 90 * DAY))

    def test_a_training_needs_no_prescriber(self):
        one = self.prolong(LAST + 30 * DAY, "COMPLETE_TRAINING")
        self.assertEqual(one.state, "GRANTED")
        self.assertEqual(self.farid_pass.date_end, LAST + 30 * DAY)

    def test_the_window_is_12_months_before_to_6_months_after(self):
        training = "COMPLETE_TRAINING"
        with freeze_time("2026-12-30"):
            self.refused("31/12/2026", self.prolong, LAST + DAY, training)
        with freeze_time("2028-07-01"):
            self.refused("30/06/2028", self.prolong, LAST + DAY, training)
        with freeze_time("2026-12-31"):
            self.assertTrue(self.prolong(LAST + DAY, training))
        with freeze_time("2028-06-30"):
            self.assertTrue(self.prolong(LAST + 2 * DAY, training))

    def test_while_suspended_it_is_refused(self):
        self.suspend(day("2027-06-01"), day("2027-07-01"))
        self.refused("01/07/2027", self.prolong, LAST + 50 * DAY)

    def test_r5132_1_8_2_a_below_50_the_senior_reason_is_refused(self):
        self.refused("50", self.prolong, LAST + DAY, "SENIOR")
        self.farid.birthday = LAST.replace(year=1977)
        self.assertTrue(self.prolong(LAST + DAY, "SENIOR"))

    def test_r5132_1_8_2_b_without_rqth_it_is_refused(self):
        self.refused("RQTH", self.prolong, LAST + DAY, "RQTH")
        self.pathway.rqth = True
        self.assertTrue(self.prolong(LAST + DAY, "RQTH"))

    def test_r5132_1_8_2_three_years_in_all_for_difficulties(self):
        for _decision in range(3):
            self.prolong(self.farid_pass.date_end + 365 * DAY).action_grant()
            # each within 12 months of the new end
            self.stop_time_at(self.farid_pass.date_end - 30 * DAY)
        self.refused("1095", self.prolong, self.farid_pass.date_end + DAY)

    def stop_time_at(self, today):
        frozen = freeze_time(today)
        frozen.start()
        self.addCleanup(frozen.stop)

    def test_a_refusal_says_why(self):
        one = self.prolong(LAST + DAY)
        self.refused("explanation", one._deny, "DURATION", " ", "OTHER")
        one._deny("DURATION", "Trois mois suffisent.", "OTHER")
        self.assertEqual((one.state, one.answered_on), ("DENIED", day("2027-06-15")))
        with self.assertRaises(UserError):
            one.action_grant()

    def test_reminders_come_after_10_20_and_30_days(self):
        one = self.prolong(LAST + DAY)
        for today, reminder in (
            ("2027-06-15", "2027-06-25"),
            ("2027-06-26", "2027-07-05"),
            ("2027-07-06", "2027-07-15"),
            ("2027-07-16", False),
        ):
            with freeze_time(today):
                one.invalidate_recordset(["next_reminder"])
                self.assertEqual(one.next_reminder, reminder and day(reminder))

    def test_a_phone_interview_wants_email_and_phone(self):
        wanted = {"interview_wanted": True, "email": "garden@example.org"}
        self.refused("phone", self.prolong, LAST + DAY, **wanted)
        self.assertTrue(self.prolong(LAST + DAY, phone="03 80 00 00 00", **wanted))

    def test_what_was_asked_is_not_changed_over_rpc(self):
        one = self.prolong(LAST + DAY)
        for vals in ({"state": "GRANTED"}, {"date_end": LAST + 9 * DAY}):
            self.refused("another", one.write, vals)

    def test_a_row_made_over_rpc_as_granted_waits_all_the_same(self):
        self.assertEqual(self.prolong(LAST + DAY, state="GRANTED").state, "PENDING")
