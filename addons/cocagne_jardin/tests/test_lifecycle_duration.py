from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.exceptions import UserError, ValidationError
from odoo.tests import BaseCase

from ..planning import durations
from .life_case import TUESDAY, LifeCase

DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))

#: Beside other work the first draws take seconds.
PATIENT = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors],
)


class TestDurations(BaseCase):
    """Windows of the calendar, without a database (R44)."""

    @PATIENT
    @given(day=DAYS, rule=st.sampled_from(sorted(durations.MONTHS_OF)))
    def test_r44_a_calendar_window_ends_with_its_months(self, day, rule):
        first, last = durations.calendar_window(rule, day)
        self.assertEqual(first, day)
        self.assertLessEqual(day, last)
        after = last + timedelta(days=1)
        self.assertEqual(after.day, 1)
        self.assertEqual((after.month - 1) % durations.MONTHS_OF[rule], 0)
        self.assertLessEqual((last - day).days, 366)

    @PATIENT
    @given(day=DAYS, first=st.integers(1, 12), last=st.integers(1, 12))
    def test_r44_a_span_holds_only_its_months(self, day, first, last):
        begin, end = durations.span_window(first, last, day)
        self.assertLessEqual(day, begin)
        months = {(first - 1 + i) % 12 + 1 for i in range((last - first) % 12 + 1)}
        self.assertIn(begin.month, months)
        self.assertEqual(end.month, last)
        if day.month in months:
            self.assertEqual(begin, day)

    @PATIENT
    @given(day=DAYS, months=st.integers(1, 36))
    def test_r44_lengths_follow_one_another(self, day, months):
        last = durations.length_window(months, day)[1]
        self.assertLess(day, last + timedelta(days=1))

    def test_r44_three_months_from_15_june_end_on_14_september(self):
        self.assertEqual(
            durations.length_window(3, date(2026, 6, 15))[1], date(2026, 9, 14)
        )

    def test_r44_the_quarter_of_15_june_ends_on_30_june(self):
        window = durations.calendar_window("quarter", date(2026, 6, 15))
        self.assertEqual(window[1], date(2026, 6, 30))


class TestPeriods(LifeCase):
    """Subscriptions until the end of a period (R43, R44, R45)."""

    def duration(self, name):
        return self.env.ref(f"cocagne_jardin.duration_{name}")

    def test_r43_any_product_can_be_subscribed_to(self):
        order = self.subscribe(product=self.eggs)
        self.assertEqual(order.basket_ids.product_id, self.eggs)

    def test_r44_until_the_end_of_the_season(self):
        order = self.subscribe(duration_id=self.duration("season").id)
        self.assertEqual(
            (order.date_end, len(order.basket_ids)), (date(2026, 12, 31), 29)
        )

    def test_r44_until_the_end_of_the_quarter(self):
        order = self.subscribe(duration_id=self.duration("quarter").id)
        self.assertEqual(
            (order.date_end, len(order.basket_ids)), (date(2026, 6, 30), 3)
        )

    def test_r44_until_any_day(self):
        order = self.subscribe(date_end=date(2026, 7, 10))
        self.assertEqual(max(order.basket_ids.mapped("date")), date(2026, 7, 7))

    def test_r44_may_to_october_ends_in_october(self):
        order = self.subscribe(duration_id=self.duration("may_october").id)
        self.assertEqual(order.date_end, date(2026, 10, 31))

    def test_r44_may_to_october_asked_in_november_begins_in_may(self):
        self.plan_next_season()
        order = self.subscribe(
            duration_id=self.duration("may_october").id, date_start="2026-11-02"
        )
        self.assertEqual(
            (min(order.basket_ids.mapped("date")), order.date_end),
            (date(2027, 5, 4), date(2027, 10, 31)),
        )

    def test_r44_six_months_run_on_into_the_next_season(self):
        self.plan_next_season()
        order = self.subscribe(
            duration_id=self.duration("6_months").id, date_start=date(2026, 10, 1)
        )
        # Tuesdays from 6 October 2026 to 30 March 2027
        self.assertEqual(
            (order.date_end, len(order.basket_ids)), (date(2027, 3, 31), 26)
        )
        self.assertEqual(len(order.basket_ids.season_id), 2)

    def test_r44_a_period_that_no_season_holds_is_refused_whole(self):
        next_season = self.make_season(2027)
        order = self.subscribe(
            confirm=False,
            duration_id=self.duration("6_months").id,
            date_start=date(2026, 10, 1),
        )
        with self.assertRaisesRegex(UserError, "Plan the next season first"):
            order.action_confirm()
        self.assertEqual((order.state, len(order.basket_ids)), ("draft", 0))
        next_season.action_plan()
        order.action_confirm()
        self.assertEqual(len(order.basket_ids), 26)

    def test_r44_no_day_after_the_last_season(self):
        with self.assertRaises(ValidationError):
            self.subscribe(
                duration_id=self.duration("6_months").id, date_start="2026-10-01"
            )

    def test_r44_what_it_will_bring_is_said_before(self):
        order = self.subscribe(confirm=False)
        self.assertIn("29", order.expected_label)
        self.assertRegex(order.expected_label, r"290[.,]00")
        self.assertFalse(order.expected_refusal)

    def test_r44_what_is_refused_is_said_before(self):
        order = self.subscribe(confirm=False, count=30)
        self.assertIn("missing: 1", order.expected_refusal)

    def test_r45_a_frequency_that_is_not_offered_is_refused(self):
        weekly = self.env.ref("cocagne_jardin.frequency_weekly")
        self.simple.frequency_ids = weekly
        with self.assertRaisesRegex(UserError, "does not come with the frequency"):
            self.subscribe(frequency="monthly")

    def test_r45_the_frequencies_of_the_product(self):
        order = self.subscribe(frequency="fortnightly")
        days = sorted(order.basket_ids.mapped("date"))
        gaps = {(b - a).days for a, b in zip(days, days[1:], strict=False)}
        self.assertEqual(gaps, {14})

    def test_r45_a_trial_is_counted_and_ends(self):
        order = self.subscribe(subscription_kind="trial", count=4)
        self.assertEqual(
            (order.duration_mode, order.renewal_mode, len(order.basket_ids)),
            ("count", "none", 4),
        )

    def test_r45_a_trial_brings_what_the_garden_usually_gives(self):
        self.garden.trial_baskets = 3
        order = self.subscribe(subscription_kind="trial")
        self.assertEqual(len(order.basket_ids), 3)

    def test_r44_a_discovery_lasts_what_the_garden_says(self):
        order = self.subscribe(subscription_kind="discovery")
        self.assertEqual(order.date_end, date(2026, 9, 14))


class TestCounts(LifeCase):
    """Subscriptions to a number of baskets (R44)."""

    def test_r44_n_baskets_from_a_day(self):
        order = self.subscribe_count(6)
        self.assertEqual(
            (len(order.basket_ids), min(order.basket_ids.mapped("date"))), (6, TUESDAY)
        )

    def test_r44_the_last_day_is_that_of_the_last_basket(self):
        order = self.subscribe_count(6)
        self.assertEqual(order.date_end, TUESDAY + timedelta(weeks=5))

    def test_r44_it_is_ended_when_all_are_delivered(self):
        order = self.subscribe_count(1)
        with self.at("2026-06-17"):
            order.invalidate_recordset()
            self.assertEqual(order.life_stage, "ended")

    def test_r44_it_goes_on_in_the_next_season(self):
        self.plan_next_season()
        order = self.subscribe_count(40)
        self.assertEqual(len(order.basket_ids), 40)
        self.assertEqual(len(order.basket_ids.season_id), 2)
        self.assertEqual(order.date_end, date(2027, 3, 16))

    def test_r44_without_a_week_left_nothing_is_planned(self):
        order = self.subscribe_count(40, confirm=False)
        with self.assertRaisesRegex(UserError, "Plan the next season first"):
            order.action_confirm()
        self.assertEqual((order.state, len(order.basket_ids)), ("draft", 0))

    def test_r44_the_number_must_be_said(self):
        with self.assertRaisesRegex(UserError, "write how many"):
            self.subscribe_count(0)

    def test_r44_planning_twice_adds_nothing(self):
        order = self.subscribe_count(6)
        self.assertEqual(self.env["cocagne.planner"].plan_orders(order), 0)
        order.action_replan()
        self.assertEqual(len(order.basket_ids), 6)

    def test_r44_a_pause_puts_baskets_at_the_end(self):
        order = self.subscribe_count(6)
        order.basket_ids.sorted("date")[1:3]._set_state("cancelled")
        self.assertEqual(order.baskets_missing, 2)
        order.action_complete_count()
        self.assertEqual(self.states(order), {"planned": 6, "cancelled": 2})
        self.assertEqual(order.date_end, TUESDAY + timedelta(weeks=7))

    def test_r44_a_pause_that_is_undone_leaves_exactly_n(self):
        order = self.subscribe_count(6)
        paused = order.basket_ids.sorted("date")[0]
        paused._set_state("cancelled")
        order.action_complete_count()
        paused._set_state("planned")
        order.action_complete_count()
        self.assertEqual(self.states(order), {"planned": 6})

    def test_r44_a_change_of_round_in_the_middle_keeps_n(self):
        self.v1.stop_ids = [(0, 0, {"depot_id": self.mairie.id})]
        order = self.subscribe_count(6)
        with self.at("2026-06-29"):
            first = order.basket_ids.filtered(lambda b: b.date < date(2026, 6, 29))
            first._set_state("delivered")
            order.round_id = self.v1
            order.action_replan()
            self.assertEqual(self.states(order), {"delivered": 2, "planned": 4})
            planned = order.basket_ids.filtered(lambda b: b.state == "planned")
            self.assertEqual(planned.round_id, self.v1)
            self.assertGreaterEqual(min(planned.mapped("date")), date(2026, 6, 29))

    @settings(PATIENT, max_examples=15)
    @given(
        count=st.integers(1, 60),
        closed=st.sets(st.integers(25, 52), max_size=6),
        paused=st.sets(st.integers(0, 59), max_size=8),
        gone=st.integers(0, 20),
    )
    def test_r44_exactly_n_whatever_closing_weeks_seasons_or_pauses(
        self, count, closed, paused, gone
    ):
        savepoint = self.env.cr.savepoint()
        try:
            self.plan_next_season()
            self.season.close_weeks(closed)
            self.season.action_plan()
            order = self.subscribe_count(count)
            self.assert_exactly(order, count, closed)
            with self.at(TUESDAY + timedelta(weeks=gone, days=1)):
                self.live(order, paused)
                self.orders._night_counts(self.garden)
                self.assert_exactly(order, count, closed)
                self.orders._night_counts(self.garden)
                order.action_replan()
                self.assert_exactly(order, count, closed)
        finally:
            savepoint.close(rollback=True)
            self.env.invalidate_all()

    def live(self, order, paused):
        """The past is delivered; some of the baskets to come are cancelled."""
        for place, basket in enumerate(order.basket_ids.sorted("date")):
            if basket.date < order._today():
                basket._set_state("delivered")
            elif place in paused:
                basket._set_state("cancelled")

    def assert_exactly(self, order, count, closed):
        """N baskets in N different open weeks; the last day is that of the last one."""
        alive = order.basket_ids.filtered(lambda b: b.state != "cancelled")
        weeks = alive.planned_delivery_id.mapped("week")
        self.assertEqual((sum(alive.mapped("quantity")), len(weeks)), (count, count))
        numbers = {week.isocalendar()[:2] for week in weeks}
        self.assertFalse({(2026, number) for number in closed} & numbers)
        self.assertEqual(order.date_end, max(alive.mapped("date")))
        self.assertEqual(order.baskets_missing, 0)
