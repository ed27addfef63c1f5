"""Hours missed at a host, taken from the last day back, in pure Python."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from ..hours import missed
from ..hours.counting import Stretch
from ..hours.timetable import Timetable

pytestmark = pytest.mark.fast

MONDAY, FRIDAY, SUNDAY = date(2026, 6, 15), date(2026, 6, 19), date(2026, 6, 21)
STRETCH = Stretch(date(2026, 6, 1), date(2026, 6, 30), Decimal(26), Timetable())


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        ("0", []),
        ("5.20", [(FRIDAY, Fraction(1))]),
        ("7.80", [(FRIDAY, Fraction(1)), (date(2026, 6, 18), Fraction(1, 2))]),
    ],
)
def test_they_are_taken_from_the_last_day_worked_back(hours, found):
    absences = missed.absences([STRETCH], MONDAY, SUNDAY, Decimal(hours), "PMA")
    assert [(one.start, one.part) for one in absences] == found
    assert not any(one.paid for one in absences)


def test_never_more_than_was_planned():
    absences = missed.absences([STRETCH], MONDAY, SUNDAY, Decimal(100), "PMA")
    assert [one.start for one in absences] == [
        date(2026, 6, day) for day in (19, 18, 17, 16, 15)
    ]
