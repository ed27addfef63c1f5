"""Hours paid and absent by the rule, in pure Python."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cocagne_insertion.hours.counting import (
    TRAINED,
    WORKED,
    Absence,
    Hours,
    Stretch,
    count,
)
from odoo.addons.cocagne_insertion.hours.timetable import Slot, Timetable

WEEK = Decimal(26)
#: June 2026 has 22 working days from Monday to Friday; the 15th is a Monday.
FIRST, LAST = date(2026, 6, 1), date(2026, 6, 30)
MONTH = Decimal("112.67")
FIVE_DAYS = Timetable()
#: Monday to Wednesday, 8 to 12 and 13 to 17; Thursday morning 4 hours.
SHORT_WEEK = Timetable(
    [Slot(day, start, start + 4) for day in (0, 1, 2) for start in (8, 13)]
    + [Slot(3, 8, 12)]
)


def june(*absences, start=FIRST, end=LAST, holidays=(), table=FIVE_DAYS, week=WEEK):
    stretch = Stretch(start, end, week, table)
    return count([stretch], absences, holidays, FIRST, LAST)


def test_a_whole_month_has_the_hours_of_the_week_times_52_by_12():
    assert june() == Hours(paid=MONTH)
    february = (date(2026, 2, 1), date(2026, 2, 28))
    stretch = Stretch(*february, WEEK, FIVE_DAYS)
    assert count([stretch], (), (), *february).paid == MONTH


def test_a_month_begun_on_the_16th_has_half_of_its_hours():
    assert june(start=date(2026, 6, 16)).paid == Decimal("56.33")


def test_a_contract_that_ends_before_the_month_has_none():
    assert june(start=date(2026, 1, 1), end=date(2026, 5, 31)) == Hours()


def test_an_unpaid_day_takes_its_part_of_the_days_of_the_month():
    """1 day of 22: 112.67 / 22 = 5.12."""
    away = Absence(date(2026, 6, 15), date(2026, 6, 15), paid=False)
    assert june(away) == Hours(paid=Decimal("107.55"), absent_unpaid=Decimal("5.12"))


def test_half_an_unpaid_day_takes_half():
    day = date(2026, 6, 15)
    away = Absence(day, day, paid=False, first_half="am", last_half="am")
    assert june(away).absent_unpaid == Decimal("2.56")


def test_some_hours_of_a_day_take_their_part():
    """Two of the eight hours of the timetable: a quarter of 5.12."""
    away = Absence(date(2026, 6, 15), date(2026, 6, 15), False, between=(10, 12))
    assert june(away).absent_unpaid == Decimal("1.28")


def test_from_a_noon_to_another_noon_halves_are_left_out():
    away = Absence(
        date(2026, 6, 15), date(2026, 6, 17), True, first_half="pm", last_half="am"
    )
    assert june(away).absent_paid == Decimal("10.40")


@pytest.mark.parametrize("month", [2, 6, 7])
def test_who_is_absent_unpaid_from_end_to_end_is_paid_nothing(month):
    last = {2: 28, 6: 30, 7: 31}[month]
    period = (date(2026, month, 1), date(2026, month, last))
    away = Absence(*period, paid=False)
    hours = count([Stretch(*period, WEEK, FIVE_DAYS)], [away], (), *period)
    assert hours == Hours(absent_unpaid=MONTH)


def test_paid_leave_stays_in_the_paid_hours():
    """Five days of 5.20 hours."""
    leave = Absence(date(2026, 6, 15), date(2026, 6, 19), paid=True)
    assert june(leave) == Hours(paid=MONTH, absent_paid=Decimal("26.00"))


def test_a_public_holiday_is_paid_and_takes_no_leave():
    leave = Absence(date(2026, 6, 15), date(2026, 6, 19), paid=True)
    hours = june(leave, holidays=[date(2026, 6, 17)])
    assert hours == Hours(paid=MONTH, absent_paid=Decimal("20.80"))


def test_a_public_holiday_inside_an_unpaid_absence_is_not_paid():
    away = Absence(FIRST, LAST, paid=False)
    assert june(away, holidays=[date(2026, 6, 17)]).paid == 0


def test_training_and_immersion_are_no_absences():
    day, next_day = date(2026, 6, 15), date(2026, 6, 16)
    training = Absence(day, day, True, meaning=TRAINED)
    immersion = Absence(next_day, next_day, True, meaning=WORKED)
    part = Decimal("5.20")
    assert june(training, immersion) == Hours(paid=MONTH, worked=part, trained=part)


def test_two_absences_of_one_day_take_it_once():
    day = date(2026, 6, 15)
    both = Absence(day, day, paid=False), Absence(day, day, paid=True)
    assert june(*both) == june(Absence(day, day, paid=False))


def test_a_day_has_its_share_of_a_short_week():
    """28 hours in the timetable for 28 in the contract: 8, 8, 8 and 4."""
    leave = Absence(date(2026, 6, 15), date(2026, 6, 18), paid=True)
    hours = june(leave, table=SHORT_WEEK, week=Decimal(28))
    assert hours.absent_paid == Decimal("28.00")
    friday = Absence(date(2026, 6, 19), date(2026, 6, 19), paid=False)
    assert june(friday, table=SHORT_WEEK).absent_unpaid == 0


def test_two_weeks_in_turn_make_together_two_weeks_of_the_contract():
    in_turn = Timetable(
        [Slot(0, 8, 12, 0), Slot(1, 8, 12, 0), Slot(0, 8, 12, 1), Slot(1, 8, 12, 1)]
        + [Slot(2, 8, 12, 1)]
    )
    fortnight = [date(2026, 6, day) for day in range(1, 15)]
    assert sum(in_turn.share(day) for day in fortnight) == 2


def test_an_amendment_counts_each_day_by_its_own_hours():
    """Half of June at 26 hours, half at 30: 56.33 + 65.00."""
    stretches = [
        Stretch(FIRST, date(2026, 6, 15), WEEK, FIVE_DAYS),
        Stretch(date(2026, 6, 16), LAST, Decimal(30), FIVE_DAYS),
    ]
    assert count(stretches, (), (), FIRST, LAST).paid == Decimal("121.33")


def test_a_slot_over_noon_is_cut_in_two_halves():
    table = Timetable([Slot(0, 9, 15)])
    monday = date(2026, 6, 15)
    assert table.share(monday, "am") == table.share(monday, "pm")


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
absences = st.lists(
    st.builds(
        lambda one, two, paid: Absence(min(one, two), max(one, two), paid),
        days,
        days,
        st.booleans(),
    ),
    max_size=5,
)


@given(absences)
def test_paid_and_lost_hours_always_make_the_contract(found):
    period = (date(2026, 1, 1), date(2026, 12, 31))
    hours = count([Stretch(*period, WEEK, FIVE_DAYS)], found, (), *period)
    assert hours.paid + hours.absent_unpaid == 12 * MONTH
    assert min(hours) >= 0


@given(absences)
def test_months_counted_one_by_one_make_the_year(found):
    whole = Stretch(date(2026, 1, 1), date(2026, 12, 31), WEEK, SHORT_WEEK)
    half = (date(2026, 1, 1), date(2026, 6, 30)), (date(2026, 7, 1), whole.end)
    parts = [count([whole], found, (), *period) for period in half]
    assert parts[0] + parts[1] == count([whole], found, (), whole.start, whole.end)
