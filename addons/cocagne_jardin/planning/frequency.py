"""Which deliveries of a round a frequency takes (R8, R45)."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

EVEN, ODD = "even", "odd"
LAST = -1
FORTNIGHT = 14


class HasWeek(Protocol):
    """Anything with the Monday of its week and its usual day."""

    week: object
    nominal: object


S = TypeVar("S", bound=HasWeek)


def fortnightly(slots: Sequence[S], phase: str) -> list[S]:
    """Every second week, from the first week that can deliver and has this parity.

    Counting from a start week rather than by the parity of each week number keeps
    fourteen days between two baskets in a season that crosses a week 53.
    """
    parity = 0 if phase == EVEN else 1
    first = next(
        (s.week for s in slots if s.week.isocalendar().week % 2 == parity), None
    )
    if first is None:
        return []
    return [
        s for s in slots if s.week >= first and (s.week - first).days % FORTNIGHT == 0
    ]


def monthly(slots: Sequence[S], position: int) -> list[S]:
    """One delivery a month: the 1st, 2nd ... that the round makes in it, or the last.

    A month with fewer deliveries than ``position`` gives its last one; a month
    without any gives none.
    """
    months = {}
    for slot in slots:
        months.setdefault(_month_of(slot), []).append(slot)
    return [
        of_month[LAST if position == LAST else min(position, len(of_month)) - 1]
        for of_month in months.values()
    ]


def _month_of(slot):
    return slot.nominal.year, slot.nominal.month
