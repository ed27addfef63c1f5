"""Bounds of hours really worked: each bound accepted, one beyond refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ..hours.timetable import Slot
from ..hours.workday import times
from ..law import working_time
from .law_case import FIGURES, codes

MONDAY = date(2026, 6, 15)
MORNING, AFTERNOON = Slot(0, 8.5, 12), Slot(0, 13.5, 17)


def week(*hours):
    return {
        MONDAY + timedelta(days=rank): Decimal(str(one))
        for rank, one in enumerate(hours)
    }


def bounds(*hours):
    return codes(working_time.bound_problems(week(*hours), FIGURES))


def more(worked, contract=26):
    return codes(
        working_time.complementary_problems(
            MONDAY, Decimal(str(worked)), Decimal(contract), FIGURES
        )
    )


def test_l3121_18_ten_hours_a_day_and_not_a_minute_more():
    assert bounds(10) == []
    assert bounds("10.01") == ["day_too_long"]


def test_l3121_20_forty_eight_hours_a_week():
    assert bounds(10, 10, 10, 10, 8) == []
    assert bounds(10, 10, 10, 10, "8.01") == ["week_too_long"]


def test_l3132_1_six_days_a_week():
    assert bounds(*[5] * 6) == []
    assert bounds(*[5] * 7) == ["week_without_rest"]


def test_l3123_28_a_tenth_of_the_contract_in_complementary_hours():
    assert more("28.6") == []
    assert more("28.61") == ["complementary_hours_too_many"]


def test_l3123_9_complementary_hours_stay_below_the_legal_week():
    assert more("34.99", 32) == []
    assert more(35, 32) == ["complementary_hours_reach_full_time"]


def test_hours_below_the_contract_and_full_time_have_no_complementary_hours():
    assert more(20) == more(40, 35) == []
    assert working_time.complementary(Decimal(20), Decimal(26)) == 0


def test_two_weeks_are_looked_at_apart():
    assert bounds(*[8] * 5, 0, 0, *[8] * 5) == []


def test_the_hours_of_a_day_fill_the_timetable_first():
    slots = [MORNING, AFTERNOON]
    assert times(2, slots) == [(8.5, 10.5)]
    assert times(5, slots) == [(8.5, 12), (13.5, 15.0)]
    assert times(8, slots) == [(8.5, 12), (13.5, 18.0)]


def test_a_day_off_begins_at_eight():
    assert times(4) == [(8.0, 12.0)]
    assert times(0) == []


def test_a_slot_cut_at_noon_is_one_time_of_work():
    assert times(5, Slot(0, 9, 15).cut()) == [(9, 14.0)]


def test_a_day_has_not_more_hours_than_until_midnight():
    with pytest.raises(ValueError):
        times(17)
