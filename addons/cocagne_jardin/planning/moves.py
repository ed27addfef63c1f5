"""Where a delivery goes when its day is a public holiday (R6, R7).

It stays in its own ISO week. A working day never moves to the weekend: a Friday goes
to the day before, a Monday to the day after. The day before is tried first, so that
vegetables are not a day older than planned when they are handed over.
"""

from collections.abc import Callable
from datetime import date, timedelta

from .weeks import monday_of

FRIDAY = 5


def is_allowed_move(nominal: date, moved: date) -> bool:
    """Whether a delivery of ``nominal`` may take place on ``moved``."""
    if monday_of(nominal) != monday_of(moved):
        return False
    if moved == nominal:
        return True
    if nominal.isoweekday() <= FRIDAY:
        return moved.isoweekday() <= FRIDAY
    return moved.isoweekday() <= FRIDAY + 1


def default_move(nominal: date, is_holiday: Callable[[date], bool]) -> date | None:
    """The nearest allowed day that is no holiday, or None if the week has none."""
    for distance in range(1, 7):
        for sign in (-1, 1):
            moved = nominal + timedelta(days=sign * distance)
            if is_allowed_move(nominal, moved) and not is_holiday(moved):
                return moved
    return None
