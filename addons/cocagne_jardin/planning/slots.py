"""The days on which a round can deliver in a period (R5): one a week at most."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from .weeks import weeks_between


class Why(Enum):
    """Why a week has no delivery."""

    CLOSED = "closed"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class Slot:
    """One possible delivery: the usual day of the round and the real one."""

    week: date
    nominal: date
    day: date


@dataclass(frozen=True)
class Blocked:
    """A week of the period without delivery, and the reason."""

    week: date
    nominal: date
    why: Why


def round_slots(
    start: date,
    end: date,
    weekday: int,
    closed_weeks: Collection[date] = (),
    real_day: Callable[[date], date | None] = lambda nominal: nominal,
) -> tuple[list[Slot], list[Blocked]]:
    """The slots of a round in a period, and the weeks that have none.

    :param weekday: ISO weekday of the round, 1 for Monday.
    :param closed_weeks: Mondays of the closing weeks.
    :param real_day: gives the real day of a nominal one (holiday moves), None when
        the round does not go out that week.
    """
    slots, blocked = [], []
    for week in weeks_between(start, end):
        nominal = week + timedelta(days=weekday - 1)
        if not start <= nominal <= end:
            continue
        if week in closed_weeks:
            blocked.append(Blocked(week, nominal, Why.CLOSED))
            continue
        day = real_day(nominal)
        if day is None or not start <= day <= end:
            blocked.append(Blocked(week, nominal, Why.HOLIDAY))
            continue
        slots.append(Slot(week, nominal, day))
    return slots, blocked
