"""A PASS over the models: each bound accepted, and one beyond refused."""

from datetime import date, timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .insertion_case import START, InsertionCase

TODAY = "2026-06-15"
DAY = timedelta(days=1)
#: 1 January 2026 + 730 days - 1.
END = date(2027, 12, 31)


def day(text):
    return fields.Date.to_date(text)


class PassCase(InsertionCase):
    def as_adviser(self, record):
        return record.with_user(self.user_insertion_adviser)

    def refused(self, code_or_article, call, *args, **values):
        with (
            self.assertRaisesRegex(ValidationError, code_or_article),
            self.env.cr.savepoint(),
        ):
            call(*args, **values)

    def suspend(self, start, end, reason="CONTRACT_SUSPENDED"):
        """Over RPC: a row of the model, by the adviser."""
        return self.as_adviser(self.env["cocagne.pass.suspension"]).create(
            {
                "pass_id": self.farid_pass.id,
                "date_start": start,
                "date_end": end,
                "reason": reason,
            }
        )

    def prolong(self, end, reason="PARTICULAR_DIFFICULTIES", **values):
        if reason not in ("COMPLETE_TRAINING", "SENIOR_CDI"):
            values = {
                "prescriber_id": self.env.user.partner_id.id,
                "report": "cmFwcG9ydA==",
                **values,
            }
        return self.as_adviser(self.env["cocagne.pass.prolongation"]).create(
            {
                "pass_id": self.farid_pass.id,
                "date_end": end,
                "reason": reason,
                **values,
            }
        )


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestPass(PassCase):
    def test_r5132_1_2_a_pass_lasts_730_days(self):
        self.assertEqual(self.farid_pass.date_end, END)
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
        self.refused("R.5132-1-2", self.make_pass, self.farid, END)

    def test_r5132_1_4_the_next_one_waits_two_years(self):
        self.refused("R.5132-1-4", self.make_pass, self.farid, date(2029, 12, 31))
        later = self.make_pass(self.farid, date(2030, 1, 1))
        self.assertEqual(later.employee_id, self.farid)

    def test_r5132_1_4_a_prescriber_may_decide_otherwise(self):
        soon = self.make_pass(self.farid, END + DAY, by_prescriber=True)
        self.assertTrue(soon)

    def test_a_pass_before_the_one_there_is_meets_the_same_rule(self):
        self.refused("R.5132-1-2", self.make_pass, self.farid, date(2024, 1, 3))

    def test_the_end_told_by_the_platform_is_taken_over(self):
        self.farid_pass._adopt_end(END + 40 * DAY)
        self.assertEqual(self.farid_pass.date_end, END + 40 * DAY)
        self.assertEqual(self.farid_pass.pushed_elsewhere, 40)

    def test_nobody_writes_its_length_or_its_end_by_hand(self):
        for vals in ({"days": 800}, {"closed_on": TODAY}):
            with self.assertRaises(UserError):
                self.as_adviser(self.farid_pass).write(vals)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestSuspension(PassCase):
    def test_r5132_1_3_it_moves_the_end_by_last_day_minus_first_day(self):
        self.suspend(day("2026-05-01"), day("2026-05-31"))
        self.assertEqual(self.farid_pass.date_end, END + 30 * DAY)

    def test_r5132_1_3_sixteen_days_are_accepted_and_fifteen_refused(self):
        self.refused("R.5132-1-3", self.suspend, day("2026-05-01"), day("2026-05-15"))
        self.assertTrue(self.suspend(day("2026-05-01"), day("2026-05-16")))

    def test_36_months_are_accepted_and_a_day_more_refused(self):
        last = day("2029-04-30")
        self.refused("36", self.suspend, day("2026-05-01"), last + DAY)
        self.assertTrue(self.suspend(day("2026-05-01"), last))

    def test_one_that_begins_tomorrow_is_refused(self):
        self.refused("16/06/2026", self.suspend, day("2026-06-16"), day("2026-07-30"))
        self.assertTrue(self.suspend(day(TODAY), day("2026-07-30")))

    def test_a_meeting_one_is_refused_the_next_day_is_accepted(self):
        self.suspend(day("2026-04-01"), day("2026-04-30"))
        self.refused("01/05/2026", self.suspend, day("2026-04-30"), day("2026-05-30"))
        self.assertTrue(self.suspend(day("2026-05-01"), day("2026-05-31")))

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
        self.assertEqual(self.farid_pass.date_end, END + 29 * DAY)

    def test_a_contract_on_its_first_day_undoes_it(self):
        one = self.suspend(day("2026-04-01"), day("2026-06-30"), "CONTRACT_BROKEN")
        self.farid_pass._hire(day("2026-04-01"))
        self.assertFalse(one.exists())
        self.assertEqual(self.farid_pass.date_end, END)

    def test_the_last_one_is_changed_or_taken_back(self):
        one = self.suspend(day("2026-04-01"), day("2026-06-30"))
        one.date_end = day("2026-05-01")
        self.assertEqual(self.farid_pass.date_end, END + 30 * DAY)
        one.unlink()
        self.assertEqual(self.farid_pass.date_end, END)

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
        self.refused("R.5132-1-2", self.farid_pass._hire, END + DAY)
        self.farid_pass._hire(END)
        self.farid_pass._hire(END)
        self.assertEqual(self.farid_pass.hiring_ids.mapped("day"), [END])


@tagged("post_install", "-at_install")
@freeze_time("2027-06-15")
class TestProlongation(PassCase):
    def test_r5132_1_8_2_the_prescriber_grants_it_for_365_days_at_most(self):
        self.refused("365", self.prolong, END + 366 * DAY)
        one = self.prolong(END + 365 * DAY)
        self.assertEqual(one.state, "PENDING")
        self.assertEqual(self.farid_pass.date_end, END)
        one.action_grant()
        self.assertEqual(self.farid_pass.date_end, END + 365 * DAY)

    def test_days_that_passed_suspended_meanwhile_are_not_lost(self):
        one = self.prolong(END + 100 * DAY)
        self.suspend(day("2027-06-01"), day("2027-07-01"))
        one.action_grant()
        self.assertEqual(self.farid_pass.date_end, END + 130 * DAY)

    def test_r5132_1_8_2_without_prescriber_or_report_it_is_refused(self):
        for name, words in (("prescriber_id", "prescriber"), ("report", "report")):
            self.refused(words, self.prolong, END + DAY, **{name: False})

    def test_a_second_request_is_refused_while_one_waits(self):
        one = self.prolong(END + 100 * DAY)
        self.refused("answer", self.prolong, END + 100 * DAY)
        one._deny("DURATION", "Trois mois suffisent.", "OTHER")
        self.assertTrue(self.prolong(END + 90 * DAY))

    def test_a_training_needs_no_prescriber(self):
        one = self.prolong(END + 30 * DAY, "COMPLETE_TRAINING")
        self.assertEqual(one.state, "GRANTED")
        self.assertEqual(self.farid_pass.date_end, END + 30 * DAY)

    def test_the_window_is_12_months_before_to_6_months_after(self):
        training = "COMPLETE_TRAINING"
        with freeze_time("2026-12-30"):
            self.refused("31/12/2026", self.prolong, END + DAY, training)
        with freeze_time("2028-07-01"):
            self.refused("30/06/2028", self.prolong, END + DAY, training)
        with freeze_time("2026-12-31"):
            self.assertTrue(self.prolong(END + DAY, training))
        with freeze_time("2028-06-30"):
            self.assertTrue(self.prolong(END + 2 * DAY, training))

    def test_while_suspended_it_is_refused(self):
        self.suspend(day("2027-06-01"), day("2027-07-01"))
        self.refused("01/07/2027", self.prolong, END + 50 * DAY)

    def test_r5132_1_8_2_a_below_50_the_senior_reason_is_refused(self):
        self.refused("50", self.prolong, END + DAY, "SENIOR")
        self.farid.birthday = END.replace(year=1977)
        self.assertTrue(self.prolong(END + DAY, "SENIOR"))

    def test_r5132_1_8_2_b_without_rqth_it_is_refused(self):
        self.refused("RQTH", self.prolong, END + DAY, "RQTH")
        self.pathway.rqth = True
        self.assertTrue(self.prolong(END + DAY, "RQTH"))

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
        one = self.prolong(END + DAY)
        self.refused("explanation", one._deny, "DURATION", " ", "OTHER")
        one._deny("DURATION", "Trois mois suffisent.", "OTHER")
        self.assertEqual((one.state, one.answered_on), ("DENIED", day("2027-06-15")))
        with self.assertRaises(UserError):
            one.action_grant()

    def test_reminders_come_after_10_20_and_30_days(self):
        one = self.prolong(END + DAY)
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
        self.refused("phone", self.prolong, END + DAY, **wanted)
        self.assertTrue(self.prolong(END + DAY, phone="03 80 00 00 00", **wanted))

    def test_what_was_asked_is_not_changed_over_rpc(self):
        one = self.prolong(END + DAY)
        for vals in ({"state": "GRANTED"}, {"date_end": END + 9 * DAY}):
            self.refused("another", one.write, vals)

    def test_a_row_made_over_rpc_as_granted_waits_all_the_same(self):
        self.assertEqual(self.prolong(END + DAY, state="GRANTED").state, "PENDING")


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestPathway(PassCase):
    def candidate(self, **values):
        person = self.make_person("Lina", "Essai")
        return self.make_pathway(
            person,
            self.make_pass(person, START),
            False,
            **{"state": "candidate", **values},
        )

    def test_a_candidate_enters_with_the_first_contract_and_leaves(self):
        pathway = self.candidate()
        pathway._enter(day("2026-06-15"))
        self.assertEqual(
            (pathway.state, pathway.date_start), ("active", day("2026-06-15"))
        )
        self.assertEqual(pathway.pass_id.hiring_ids.day, day("2026-06-15"))
        pathway._enter(day("2026-10-15"))
        self.assertEqual(pathway.date_start, day("2026-06-15"))
        pathway._leave(day("2026-12-31"))
        self.assertEqual((pathway.state, pathway.date_end), ("left", day("2026-12-31")))

    def test_r5132_1_2_nobody_enters_outside_the_pass(self):
        self.refused("R.5132-1-2", self.candidate()._enter, START - DAY)

    def test_nobody_enters_without_a_pass(self):
        pathway = self.candidate(pass_id=False)
        with self.assertRaisesRegex(UserError, "PASS"):
            pathway.action_enter()

    def test_a_declined_candidate_has_no_entry(self):
        pathway = self.candidate()
        pathway.action_decline()
        self.assertEqual((pathway.state, pathway.date_start), ("left", False))
        pathway.action_reopen()
        self.assertEqual((pathway.state, pathway.date_end), ("candidate", False))

    def test_a_second_open_pathway_is_refused(self):
        self.refused("already", self.make_pathway, self.farid, self.farid_pass, START)
        self.pathway._leave(day(TODAY))
        self.assertTrue(
            self.make_pathway(self.farid, self.farid_pass, date(2026, 7, 1))
        )

    def test_the_pass_of_another_person_is_refused(self):
        other = self.candidate()
        self.refused("Lina", other.write, {"pass_id": self.farid_pass.id})
