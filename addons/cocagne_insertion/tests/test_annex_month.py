"""Monthly states: prepared for everybody at once, checked, validated, corrected."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .annex_case import MONTH_HOURS, AnnexCase
from .insertion_case import RATE


@tagged("post_install", "-at_install")
class TestMonthPreparation(AnnexCase):
    def test_a_whole_month_is_declared_at_the_hours_of_the_contract(self):
        state = self.prepare(1)
        self.assertEqual(state.pathway_id, self.pathway)
        self.assertEqual(state.annex_id, self.annex)
        self.assertEqual(state.hours_paid, MONTH_HOURS)
        # 112.67 x 12.50, 112.67 x 12 / 1 820, 112.67 / 1 820 x 24 000
        self.assertEqual(state.gross, 1408.38)
        self.assertEqual(state.etp, 0.7429)
        self.assertEqual(state.aid, 1485.76)

    def test_a_second_preparation_changes_nothing(self):
        first = self.prepare(1)
        before = first.read()
        self.assertEqual(self.prepare(1), first)
        after = first.read()
        for row in (*before, *after):
            row.pop("write_date")
        self.assertEqual(before, after)

    def test_a_contract_begun_within_the_month_counts_its_days(self):
        contract = self.hire(1, date(2026, 6, 16))
        state = self.prepare(6).filtered(
            lambda one: one.pathway_id == contract.pathway_id
        )
        self.assertAlmostEqual(state.hours_paid, 56.33, 2)

    def test_a_renewal_within_the_month_makes_two_states(self):
        self.contract.contract_date_end = date(2026, 5, 15)
        self.make_contract(
            self.pathway, date(2026, 5, 16), date(2026, 12, 31), weekly_hours=31.0
        )
        states = self.prepare(5).sorted("contract_start")
        self.assertEqual(len(states), 2)
        # 26 x 52 / 12 x 15 / 31 and 31 x 52 / 12 x 16 / 31
        self.assertEqual(states.mapped("hours_paid"), [54.52, 69.33])
        self.assertEqual(states[1].contract_start, date(2026, 5, 16))

    def test_an_amendment_within_the_month_makes_one_state(self):
        self.farid.create_version(
            {"date_version": date(2026, 5, 16), "weekly_hours": 31.0}
        )
        state = self.prepare(5)
        self.assertEqual(len(state), 1)
        self.assertAlmostEqual(state.hours_paid, 54.52 + 69.33, 2)

    def test_a_raise_within_the_month_is_paid_from_its_day(self):
        self.farid.create_version(
            {"date_version": date(2026, 6, 16), "hourly_rate": RATE + 1}
        )
        # 15 of 30 days at 12.50, 15 at 13.50
        state = self.prepare(6)
        self.assertAlmostEqual(state.gross, state.hours_paid * 13, 2)
        self.assertAlmostEqual(state.hours_paid, MONTH_HOURS, 1)

    def test_who_has_no_contract_in_the_month_has_no_state(self):
        self.assertFalse(self.states._prepare(date(2025, 12, 1), self.garden))

    def test_a_month_that_has_not_begun_is_refused(self):
        with self.assertRaisesRegex(UserError, "2026 has not begun"):
            self.prepare(7)

    def test_what_was_changed_by_hand_stays(self):
        state = self.prepare(1)
        state.with_user(self.user_payroll).hours_paid = 100.0
        self.assertTrue(state.is_edited)
        self.assertEqual(self.prepare(1).hours_paid, 100.0)
        self.assertAlmostEqual(state.aid, 100 / 1820 * 24000, 2)

    def test_what_was_not_changed_follows_the_contract(self):
        state = self.prepare(1)
        self.contract.weekly_hours = 20.0
        self.assertEqual(self.prepare(1), state)
        self.assertAlmostEqual(state.hours_paid, 86.67, 2)

    def test_the_state_of_a_contract_that_is_gone_goes(self):
        contract = self.hire(1)
        self.assertEqual(len(self.prepare(5)), 2)
        contract.contract_date_end = date(2026, 4, 30)
        self.assertEqual(self.prepare(5).pathway_id, self.pathway)

    def test_without_annex_of_the_month_nothing_is_earned_nor_validated(self):
        self.annex.state = "ANNULE"
        state = self.prepare(1)
        self.assertEqual((state.annex_id.id, state.aid), (False, 0.0))
        with self.assertRaisesRegex(UserError, "Farid"):
            state.action_validate()

    def test_a_contract_goes_on_under_the_annex_of_the_next_year(self):
        self.annex.write({"date_end": date(2026, 3, 31), "state": "CLOTURE"})
        following = self.make_annex("ACI025260002A0M0", date_start=date(2026, 4, 1))
        self.assertEqual(self.prepare(3).annex_id, self.annex)
        self.assertEqual(self.prepare(4).annex_id, following)

    def test_10_and_50_people_take_the_same_number_of_queries(self):
        self.hire(9)
        ten = self.count_queries(2)
        self.hire(40)
        self.env.flush_all()
        self.assertEqual(self.count_queries(3), ten)
        self.assertEqual(len(self.prepare(3)), 50)

    def test_the_figures_of_an_annex_take_the_same_number_of_queries(self):
        self.hire(9)
        self.prepare(1)
        few = self.count_reading()
        self.hire(40)
        self.prepare(2)
        self.assertEqual(self.count_reading(), few)

    def count_queries(self, month):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        self.prepare(month)
        return self.cr.sql_log_count - before

    def count_reading(self):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        self.annex.read(["etp_forecast", "use_picture"])
        return self.cr.sql_log_count - before


@tagged("post_install", "-at_install")
class TestMonthLife(AnnexCase):
    def test_a_validated_state_only_changes_by_a_correction(self):
        state = self.prepare(1, validate=True).with_user(self.user_payroll)
        with self.assertRaisesRegex(UserError, "Correct"):
            state.hours_paid = 90.0
        with self.assertRaises(UserError):
            state.unlink()
        state.action_correct()
        state.hours_paid = 90.0
        state.action_validate()
        self.assertEqual((state.revision, state.hours_paid), (1, 90.0))
        self.assertEqual(self.prepare(1).hours_paid, 90.0)

    def test_the_maximum_of_a_month_is_accepted_and_a_hundredth_more_refused(self):
        state = self.prepare(1)
        # January 2026 has 31 days: 35 / 7 x 31
        state.hours_paid = 155.0
        with self.assertRaisesRegex(ValidationError, r"155.*L\.5132-15-1"):
            state.hours_paid = 155.01

    def test_negative_hours_are_refused(self):
        state = self.prepare(1)
        for name in ("hours_paid", "hours_support", "gross", "hours_worked"):
            with self.subTest(name), self.assertRaises(ValidationError):
                state[name] = -1.0

    def test_pay_below_the_smic_stops_the_validation(self):
        state = self.prepare(1)
        state.gross = 1354.0
        self.assertIn("SMIC", state.problems)
        with self.assertRaisesRegex(UserError, "SMIC"):
            state.action_validate()
        # 112.67 x 12.02
        state.gross = 1354.29
        state.action_validate()

    def test_a_month_outside_the_contract_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "31/12/2026"):
            self.states.create(
                {
                    "pathway_id": self.pathway.id,
                    "month": date(2027, 1, 1),
                    "contract_start": date(2026, 1, 1),
                    "contract_end": date(2026, 12, 31),
                }
            )

    def test_an_exit_is_in_its_month_and_has_a_reason_to_be_validated(self):
        state = self.prepare(5)
        with self.assertRaisesRegex(ValidationError, "31/05/2026"):
            state.date_left = date(2026, 6, 1)
        state.date_left = date(2026, 5, 31)
        with self.assertRaisesRegex(UserError, "reason"):
            state.with_user(self.user_payroll).action_validate()
        state.with_user(self.user_insertion_adviser).sudo().exit_reason = "3"
        state.with_user(self.user_payroll).action_validate()

    def test_one_state_for_a_contract_and_month(self):
        state = self.prepare(1)
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            state.copy()

    def test_the_reason_of_an_exit_is_closed_to_payroll_and_director(self):
        state = self.prepare(5)
        state.write({"date_left": date(2026, 5, 31), "exit_reason": "18"})
        for user in (self.user_payroll, self.user_director):
            user.group_ids += self.env.ref("base.group_allow_export")
            with self.subTest(user.login):
                mine = state.with_user(user)
                with self.assertRaises(AccessError):
                    mine.read(["exit_reason"])
                with self.assertRaises(AccessError):
                    mine.search([("exit_reason", "=", "18")])
                with self.assertRaises(AccessError):
                    mine.export_data(["exit_reason"])
                self.assertNotIn("18 ", mine.problems or "")
        self.assertEqual(state.with_user(self.user_insertion_adviser).exit_reason, "18")

    def test_supervisor_desk_and_accountant_see_no_state(self):
        state = self.prepare(1)
        for role in ("supervisor", "sales_desk", "accountant", "manager"):
            user = getattr(self, f"user_{role}")
            with self.subTest(role), self.assertRaises(AccessError):
                state.with_user(user).read(["hours_paid"])

    def test_an_adviser_reads_and_does_not_write(self):
        state = self.prepare(1).with_user(self.user_insertion_adviser)
        self.assertEqual(state.hours_paid, MONTH_HOURS)
        with self.assertRaises(AccessError):
            state.hours_paid = 1.0
        with self.assertRaises(AccessError):
            self.states.with_user(self.user_insertion_adviser)._prepare(
                date(2026, 2, 1)
            )
