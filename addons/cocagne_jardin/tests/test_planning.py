"""The calendar core alone: no database, so that every case is quick to read."""

from datetime import date, timedelta
from unittest import TestCase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.addons.cocagne_jardin.planning import (
    frequency,
    holidays_fr,
    moves,
    placement,
    slots,
    weeks,
)

pytestmark = pytest.mark.fast

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = 2, 3, 4, 5
YEAR_2026 = (date(2026, 1, 1), date(2026, 12, 31))


def closed_weeks_2026():
    return set(weeks.weeks_numbered([1, 52, 53], *YEAR_2026))


def slots_2026(weekday, moved=None):
    def real_day(day):
        return (moved or {}).get(day, day)

    return slots.round_slots(*YEAR_2026, weekday, closed_weeks_2026(), real_day)[0]


class TestYear2026(TestCase):
    """The calendar that a real garden printed for 2026."""

    def test_a_weekly_basket_comes_fifty_times(self):
        self.assertEqual(len(slots_2026(TUESDAY)), 50)

    def test_fortnights_of_tuesday_start_in_week_2_and_are_25(self):
        chosen = frequency.fortnightly(slots_2026(TUESDAY), frequency.EVEN)
        self.assertEqual(chosen[0].day, date(2026, 1, 6))
        self.assertEqual(len(chosen), 25)

    def test_fortnights_of_thursday_start_in_week_3_and_are_25(self):
        chosen = frequency.fortnightly(slots_2026(THURSDAY), frequency.ODD)
        self.assertEqual(chosen[0].day, date(2026, 1, 15))
        self.assertEqual(chosen[-1].day, date(2026, 12, 17))
        self.assertEqual(len(chosen), 25)

    def test_a_monthly_basket_comes_once_in_each_month(self):
        chosen = frequency.monthly(slots_2026(FRIDAY), 1)
        self.assertEqual([slot.day.month for slot in chosen], list(range(1, 13)))

    def test_the_last_delivery_of_the_month_can_be_asked_for(self):
        chosen = frequency.monthly(slots_2026(FRIDAY), frequency.LAST)
        self.assertEqual(chosen[0].day, date(2026, 1, 30))

    def test_twenty_and_seventeen_baskets_are_levelled_over_the_year(self):
        year = slots_2026(TUESDAY)
        for count in (25, 20, 17):
            chosen = placement.place(year, count)
            gaps = [b.week - a.week for a, b in zip(chosen, chosen[1:], strict=False)]
            self.assertEqual(len(chosen), count)
            self.assertLessEqual(max(gaps) - min(gaps), timedelta(weeks=1))

    def test_a_pack_of_twelve_takes_the_first_twelve_weeks(self):
        year = slots_2026(TUESDAY)
        self.assertEqual(placement.place(year, 12, spread=False), year[:12])

    def test_a_start_in_mid_season_leaves_the_rest_of_the_year(self):
        rest = [s for s in slots_2026(TUESDAY) if s.day >= date(2026, 7, 1)]
        self.assertEqual(len(placement.place(rest)), 24)

    def test_fifty_one_baskets_are_refused_with_what_is_missing(self):
        with self.assertRaises(placement.NotEnoughWeeks) as refusal:
            placement.place(slots_2026(TUESDAY), 51)
        self.assertEqual(refusal.exception.missing, 1)

    def test_fifty_one_baskets_fit_when_doubling_was_asked_for(self):
        chosen = placement.place(slots_2026(TUESDAY), 51, double=True)
        self.assertEqual(len(chosen), 51)

    def test_closed_weeks_are_named_with_their_reason(self):
        blocked = slots.round_slots(*YEAR_2026, FRIDAY, closed_weeks_2026())[1]
        self.assertEqual([b.week.isocalendar().week for b in blocked], [1, 52])
        self.assertEqual({b.why for b in blocked}, {slots.Why.CLOSED})


class TestHolidayMoves(TestCase):
    """A holiday moves inside its own week; never to the weekend (R6, R7)."""

    def setUp(self):
        super().setUp()
        self.table = holidays_fr.public_holidays(*YEAR_2026)

    def assert_moves(self, holiday, expected):
        moved = moves.default_move(holiday, self.table.__contains__)
        self.assertEqual(moved, expected)

    def test_friday_1_may_goes_to_thursday(self):
        self.assert_moves(date(2026, 5, 1), date(2026, 4, 30))

    def test_friday_8_may_goes_to_thursday(self):
        self.assert_moves(date(2026, 5, 8), date(2026, 5, 7))

    def test_thursday_14_may_goes_to_wednesday(self):
        self.assert_moves(date(2026, 5, 14), date(2026, 5, 13))

    def test_tuesday_14_july_goes_to_monday(self):
        self.assert_moves(date(2026, 7, 14), date(2026, 7, 13))

    def test_wednesday_11_november_goes_to_tuesday(self):
        self.assert_moves(date(2026, 11, 11), date(2026, 11, 10))

    def test_easter_monday_goes_to_tuesday(self):
        self.assert_moves(date(2026, 4, 6), date(2026, 4, 7))

    def test_whit_monday_goes_to_tuesday(self):
        self.assert_moves(date(2026, 5, 25), date(2026, 5, 26))

    def test_christmas_friday_goes_to_thursday(self):
        self.assert_moves(date(2026, 12, 25), date(2026, 12, 24))

    def test_new_year_thursday_goes_to_wednesday(self):
        self.assert_moves(date(2026, 1, 1), date(2025, 12, 31))

    def test_the_day_before_is_left_when_it_is_a_holiday_too(self):
        good_friday_alsace = {date(2024, 12, 25), date(2024, 12, 26)}
        moved = moves.default_move(date(2024, 12, 26), good_friday_alsace.__contains__)
        self.assertEqual(moved, date(2024, 12, 27))

    def test_a_garden_may_choose_the_friday_after_ascension(self):
        self.assertTrue(moves.is_allowed_move(date(2026, 5, 14), date(2026, 5, 15)))

    def test_friday_to_saturday_is_refused(self):
        self.assertFalse(moves.is_allowed_move(date(2026, 5, 1), date(2026, 5, 2)))

    def test_monday_to_sunday_is_refused(self):
        self.assertFalse(moves.is_allowed_move(date(2026, 5, 25), date(2026, 5, 24)))

    def test_another_week_is_refused(self):
        self.assertFalse(moves.is_allowed_move(date(2026, 7, 14), date(2026, 7, 21)))

    def test_alsace_moselle_has_two_holidays_more(self):
        local = holidays_fr.public_holidays(*YEAR_2026, "6AE")
        self.assertEqual(
            set(local) - set(self.table), {date(2026, 4, 3), date(2026, 12, 26)}
        )


YEARS = st.integers(2024, 2040)
WEEKDAYS = st.integers(1, 7)
CLOSED = st.sets(st.integers(1, 53), max_size=30)


def a_year(year, weekday, closed_numbers):
    """The slots of a calendar year with French holidays moved by default."""
    start, end = date(year, 1, 1), date(year, 12, 31)
    table = holidays_fr.public_holidays(start, end)
    closed = set(weeks.weeks_numbered(closed_numbers, start, end))

    def real_day(day):
        return moves.default_move(day, table.__contains__) if day in table else day

    found, blocked = slots.round_slots(start, end, weekday, closed, real_day)
    return found, blocked, closed, table


class TestAnyYear(TestCase):
    """What must hold for any year, closing weeks and weekday."""

    @settings(deadline=None)
    @given(YEARS, WEEKDAYS, CLOSED, st.integers(1, 110), st.booleans())
    def test_exactly_n_dates_or_a_refusal_that_counts_the_missing(
        self, year, weekday, closed_numbers, count, double
    ):
        found = a_year(year, weekday, closed_numbers)[0]
        try:
            chosen = placement.place(found, count, double=double)
        except placement.NotEnoughWeeks as refusal:
            self.assertEqual(refusal.missing, count - len(found))
            self.assertGreater(count, len(found) * (2 if double else 1))
        else:
            self.assertEqual(len(chosen), count)
            most = 2 if double else 1
            self.assertLessEqual(max(chosen.count(slot) for slot in chosen), most)

    @settings(deadline=None)
    @given(YEARS, WEEKDAYS, CLOSED)
    def test_never_two_in_a_week_and_never_in_a_closed_one(
        self, year, weekday, closed_numbers
    ):
        found, _blocked, closed, _table = a_year(year, weekday, closed_numbers)
        mondays = [weeks.monday_of(slot.day) for slot in found]
        self.assertEqual(len(mondays), len(set(mondays)))
        self.assertFalse(closed & set(mondays))

    @settings(deadline=None)
    @given(YEARS, WEEKDAYS, CLOSED)
    def test_never_on_a_holiday_and_never_from_a_working_day_to_the_weekend(
        self, year, weekday, closed_numbers
    ):
        found, _blocked, _closed, table = a_year(year, weekday, closed_numbers)
        for slot in found:
            self.assertNotIn(slot.day, table)
            if weekday <= FRIDAY:
                self.assertLessEqual(slot.day.isoweekday(), FRIDAY)

    @settings(deadline=None)
    @given(YEARS, WEEKDAYS, CLOSED)
    def test_every_week_is_either_deliverable_or_named_as_missing(
        self, year, weekday, closed_numbers
    ):
        found, blocked, _closed, _table = a_year(year, weekday, closed_numbers)
        nominal_days = [
            day
            for day in (date(year, 1, 1) + timedelta(days=n) for n in range(366))
            if day.isoweekday() == weekday and day.year == year
        ]
        named = sorted(s.nominal for s in found) + sorted(b.nominal for b in blocked)
        self.assertEqual(sorted(named), nominal_days)

    @settings(deadline=None)
    @given(YEARS, WEEKDAYS, CLOSED, st.sampled_from([frequency.EVEN, frequency.ODD]))
    def test_fortnights_are_multiples_of_fourteen_days_apart(
        self, year, weekday, closed_numbers, phase
    ):
        found = a_year(year, weekday, closed_numbers)[0]
        chosen = frequency.fortnightly(found, phase)
        gaps = {
            (b.week - a.week).days % 14
            for a, b in zip(chosen, chosen[1:], strict=False)
        }
        self.assertLessEqual(gaps, {0})

    @settings(deadline=None)
    @given(YEARS, WEEKDAYS, st.integers(1, 4))
    def test_a_monthly_basket_comes_at_most_once_in_a_month(
        self, year, weekday, position
    ):
        found = a_year(year, weekday, set())[0]
        months = [
            (slot.nominal.year, slot.nominal.month)
            for slot in frequency.monthly(found, position)
        ]
        self.assertEqual(len(months), len(set(months)))
