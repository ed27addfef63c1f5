"""How the hours of a contract's week fall on days and half-days.

A contract says hours a week; the timetable says on which days, with its own hours. A day
has its share of the contract's hours, so that the days of a week always make its hours:
26 hours on a timetable of five equal days are 5.20 hours a day.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

MORNING, AFTERNOON = "am", "pm"
HALVES = (MORNING, AFTERNOON)
NOON = 12
DAYS_OF_WEEK = 7


class Slot(NamedTuple):
    """Working time of a timetable.

    :param weekday: 0 is Monday.
    :param start: hour of the day, 8.5 is half past eight.
    :param week: 0 or 1 in a timetable of two weeks, None in all weeks.
    """

    weekday: int
    start: float
    end: float
    week: int | None = None

    @property
    def half(self) -> str:
        """The half-day that holds most of it: a day in one piece is cut at noon."""
        return MORNING if self.start + self.end <= 2 * NOON else AFTERNOON

    def cut(self) -> Iterable["Slot"]:
        """The slot, in two pieces when noon is in it."""
        if self.start < NOON < self.end:
            return (self._replace(end=NOON), self._replace(start=NOON))
        return (self,)


def week_rank(day: date) -> int:
    """Which week of a timetable of two weeks a day is in, as Odoo counts them."""
    return (day.toordinal() - 1) // DAYS_OF_WEEK % 2


class Timetable:
    """The slots of a week, or of two; without slots five equal days."""

    def __init__(self, slots: Iterable[Slot] = ()):
        whole = tuple(sorted(slots)) or tuple(
            Slot(weekday, start, start + 4) for weekday in range(5) for start in (8, 13)
        )
        self.slots = tuple(piece for slot in whole for piece in slot.cut())
        in_turn = any(slot.week is not None for slot in self.slots)
        self._weeks = 2 if in_turn else 1
        self._total = sum(map(_length, self.slots), Fraction())
        self._total += sum(
            (_length(slot) for slot in self.slots if in_turn and slot.week is None),
            Fraction(),
        )
        self._known = {}

    def of(self, day: date) -> list[Slot]:
        """The slots of a day, in order."""
        weeks = (None, week_rank(day))
        return [
            slot
            for slot in self.slots
            if slot.weekday == day.weekday() and slot.week in weeks
        ]

    def share(self, day: date, half: str | None = None) -> Fraction:
        """Part of the week's hours that is on a day, or on one of its halves."""
        key = (day.weekday(), week_rank(day), half)
        if key not in self._known:
            hours = sum(
                (_length(slot) for slot in self.of(day) if half in (None, slot.half)),
                Fraction(),
            )
            self._known[key] = (
                hours * self._weeks / self._total if self._total else Fraction()
            )
        return self._known[key]

    def share_between(self, day: date, start: float, end: float) -> Fraction:
        """Part of the week's hours that is on a day between two times."""
        if not self._total:
            return Fraction()
        hours = sum(
            (
                _length(
                    slot._replace(start=max(slot.start, start), end=min(slot.end, end))
                )
                for slot in self.of(day)
                if slot.start < end and start < slot.end
            ),
            Fraction(),
        )
        return hours * self._weeks / self._total


def _length(slot):
    return Fraction(str(slot.end)) - Fraction(str(slot.start))
