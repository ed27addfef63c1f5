from datetime import date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..indicators import accompaniment
from ..models.support import spread
from .support_case import SECRET, SupportCase

JUNE = (date(2026, 6, 1), date(2026, 6, 30))


@tagged("post_install", "-at_install")
class TestInterview(SupportCase):
    """Planned, held or missed; the hours of those held are counted."""

    def hours(self, days=JUNE):
        return self.env["cocagne.interview"]._support_hours(self.pathway, *days)[
            self.pathway.id
        ]

    def test_only_interviews_that_were_held_are_hours_of_accompaniment(self):
        planned = self.make_interview(datetime(2026, 6, 15, 8), duration=2)
        self.assertEqual(self.hours(), 1)
        planned.action_held()
        self.assertEqual(self.hours(), 3)
        planned.action_plan_again()
        planned.action_missed()
        self.assertEqual((self.hours(), planned.missed_reason), (1, "unknown"))

    def test_the_days_are_those_of_the_garden_not_of_greenwich(self):
        self.garden.partner_id.tz = "Europe/Paris"
        # 23:30 in Greenwich on 31 May is 1:30 on 1 June in the garden
        late = self.make_interview(datetime(2026, 5, 31, 23, 30))
        late.action_held()
        self.assertEqual(self.hours(), 2)

    def test_payroll_gets_the_hours_without_reading_an_interview(self):
        interviews = self.env["cocagne.interview"].with_user(self.user_payroll)
        found = interviews._support_hours(self.pathway, *JUNE)
        self.assertEqual(found[self.pathway.id], 1)
        with self.assertRaises(AccessError):
            interviews.search([])

    def test_an_interview_to_come_is_not_held_yet(self):
        coming = self.make_interview(datetime(2026, 6, 20, 8))
        for ask in (coming.action_held, coming.action_missed):
            with self.assertRaisesRegex(ValidationError, "Farid"):
                ask()

    def test_an_interview_lasts_a_working_day_at_most(self):
        self.make_interview(datetime(2026, 6, 15, 8), duration=8)
        for hours in (0, 8.25):
            with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
                with self.env.cr.savepoint():
                    self.make_interview(datetime(2026, 6, 15, 8), duration=hours)

    def test_one_that_was_held_is_not_missed(self):
        with self.assertRaisesRegex(UserError, "Back to planned"):
            self.interview.action_missed()

    def test_the_next_one_is_proposed_after_the_days_of_the_garden(self):
        self.garden.interview_days = 14
        context = self.interview.action_plan_next()["context"]
        self.assertEqual(context["default_date_start"], datetime(2026, 6, 15, 8))

    def test_the_form_says_what_comes_next(self):
        interview = self.make_interview(datetime(2026, 6, 15, 8))
        codes = [interview._main_step()["code"]]
        interview.action_held()
        codes.append(interview._main_step()["code"])
        interview.shared_report = "All is well."
        codes.append(interview._main_step()["code"])
        self.make_interview(datetime(2026, 7, 15, 8))
        codes.append(interview._main_step()["code"])
        self.assertEqual(codes, ["held", "report", "next", "ready"])

    # -- obstacles and objectives ---------------------------------------------------------

    def test_the_list_of_obstacles_is_that_of_the_asp(self):
        codes = [
            code for code, _label in self.env["cocagne.obstacle"]._fields["kind"].selection
        ]
        self.assertEqual(tuple(codes), accompaniment.OBSTACLES)

    def test_an_obstacle_is_once_in_the_list_of_a_person(self):
        self.make("cocagne.obstacle", kind="mobilite")
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.make("cocagne.obstacle", kind="mobilite")

    def test_who_handles_an_obstacle_makes_the_table_of_the_report(self):
        self.make("cocagne.obstacle", kind="mobilite", handling="inside")
        self.make("cocagne.obstacle", kind="heberg", handling="both")
        self.make("cocagne.obstacle", kind="sante", handling="outside")
        self.make("cocagne.obstacle", kind="surendet")
        handlings = self.env["cocagne.obstacle"]._handlings(self.pathway)
        table = {row.obstacle: row for row in accompaniment.obstacles(handlings)}
        farid = (str(self.pathway.id),)
        self.assertEqual(table["mobilite"].inside, farid)
        self.assertEqual(table["heberg"].both, farid)
        self.assertEqual(table["sante"].outside, farid)
        self.assertEqual((table["surendet"].concerned, table["surendet"].both), (farid, ()))

    def test_a_lifted_obstacle_has_its_day(self):
        obstacle = self.make("cocagne.obstacle", kind="mobilite")
        obstacle.state = "lifted"
        self.assertEqual(obstacle.date_lifted, date(2026, 6, 15))
        obstacle.state = "handled"
        self.assertFalse(obstacle.date_lifted)

    def test_an_action_that_is_done_puts_its_objective_under_way(self):
        objective = self.make(
            "cocagne.objective",
            name="Drive",
            action_ids=[(0, 0, {"name": "Enrol"}), (0, 0, {"name": "Code"})],
        )
        objective.action_ids[0].action_done()
        self.assertEqual((objective.state, objective.progress), ("doing", 50))
        self.assertEqual(objective.action_ids[0].date_done, date(2026, 6, 15))

    # -- trainings -------------------------------------------------------------------------

    def train(self, start, end, hours, **values):
        training = self.make(
            "cocagne.training",
            name="CACES",
            date_start=start,
            date_end=end,
            planned_hours=hours,
            **values,
        )
        training.action_done()
        return training

    def training_hours(self, start, end, **options):
        trainings = self.env["cocagne.training"].with_user(self.user_payroll)
        found = trainings._training_hours(self.pathway, start, end, **options)
        return found[self.pathway.id]

    def test_a_training_over_two_months_has_its_part_in_each(self):
        # Thursday 28 May to Wednesday 3 June: two weekdays in May, three in June
        self.train("2026-05-28", "2026-06-03", 35)
        may = self.training_hours(date(2026, 5, 1), date(2026, 5, 31))
        june = self.training_hours(*JUNE)
        self.assertEqual((may, june), (14, 21))

    def test_a_planned_training_has_no_hour_yet(self):
        self.make(
            "cocagne.training",
            name="CACES",
            date_start="2026-06-01",
            date_end="2026-06-02",
            planned_hours=14,
        )
        self.assertEqual(self.training_hours(*JUNE), 0)

    def test_what_is_followed_outside_of_working_time_can_be_left_out(self):
        self.train("2026-06-01", "2026-06-02", 14, on_work_time=False)
        self.assertEqual(self.training_hours(*JUNE), 14)
        self.assertEqual(self.training_hours(*JUNE, work_time_only=True), 0)

    # -- end-of-contract report ----------------------------------------------------------------

    def test_the_report_wants_words_and_what_comes_next(self):
        report = self.make("cocagne.support.report")
        self.assertEqual(report.contract_end, date(2026, 12, 31))
        with self.assertRaisesRegex(UserError, "what comes next"):
            report.action_done()
        report.write({"summary": "Went well.", "proposal": "job"})
        report.action_done()
        self.assertEqual(report._main_step()["code"], "print")

    def test_the_paper_leaves_out_health_justice_and_notes(self):
        health = self.make("cocagne.obstacle", kind="sante", note=SECRET)
        self.make("cocagne.obstacle", kind="justice", note=SECRET)
        self.make("cocagne.obstacle", kind="mobilite", note=SECRET)
        self.make("cocagne.objective", name=SECRET, obstacle_id=health.id)
        self.make("cocagne.objective", name="Drive", note=SECRET)
        self.train("2026-06-01", "2026-06-02", 14, note=SECRET)
        report = self.make("cocagne.support.report", summary="Well", proposal="job")
        self.env.flush_all()
        before = len(self.readings())
        for user in (self.user_insertion_adviser, self.user_director):
            papers = self.env["ir.actions.report"].with_user(user)
            html, _kind = papers._render_qweb_html(
                "cocagne_insertion.action_report_end_of_contract", report.ids
            )
            text = html.decode()
            for word in ("Farid Testeur", "Mobility", "Drive", "CACES", "14 h", "CDDI"):
                self.assertIn(word, text)
            for word in ("Zorglub", "Health", "Justice"):
                self.assertNotIn(word, text)
        self.assertEqual(len(self.readings()), before)

    def test_the_paper_is_closed_to_the_supervisor_and_payroll(self):
        report = self.make("cocagne.support.report", summary="Well", proposal="job")
        for user in (self.user_supervisor, self.user_payroll):
            papers = self.env["ir.actions.report"].with_user(user)
            with self.assertRaises(AccessError):
                papers._render_qweb_html(
                    "cocagne_insertion.action_report_end_of_contract", report.ids
                )


DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


class TestSpread:
    """Hours of a training over its days."""

    @given(DAYS, st.integers(0, 400), st.integers(0, 200000))
    def test_the_days_of_a_training_add_up_to_its_hours(self, start, length, cents):
        end = date.fromordinal(start.toordinal() + length)
        hours = Decimal(cents) / 100
        shares = spread.spread(hours, start, end)
        assert sum(shares.values(), Decimal()) == hours
        assert all(start <= day <= end and share > 0 for day, share in shares.items())

    def test_a_training_of_a_weekend_is_on_its_days(self):
        shares = spread.spread(Decimal(7), date(2026, 6, 13), date(2026, 6, 14))
        assert list(shares.values()) == [Decimal("3.5"), Decimal("3.5")]
