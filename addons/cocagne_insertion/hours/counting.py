"""Hours of a person between two days: paid, worked, trained, absent.

**Paid hours.** What the aid counts in an ACI: paid leave and public holidays are in them.
A whole month of a contract has week x 52 / 12 hours (mensualisation, L.3242-1), whatever
its length; a month begun or ended has its part by calendar days. Unpaid absences take
away their part of what the month really had: hours absent / hours planned in the month
(Cass. soc. 11 February 1982, n° 80-40.359). A month absent from end to end is therefore
paid 0, neither less nor more. A public holiday inside an unpaid absence is not paid.

Hours are exact until the month of a contract is known, then rounded to hundredths.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

from ..law import dates
from .timetable import AFTERNOON, HALVES, MORNING, NOON, Timetable

CENT = Decimal("0.01")
WEEKS, MONTHS = 52, 12

#: What an absence from the usual work is: not there, in training, at work elsewhere.
ABSENT, TRAINED, WORKED = "absent", "trained", "worked"


class Hours(NamedTuple):
    """Hours of a person in a period, two decimals each.

    :param paid: paid leave, public holidays and trainings included.
    :param worked: attendances, and work elsewhere (immersion).
    :param trained: trainings in working time.
    :param absent_paid: absences that stay paid, public holidays not counted.
    :param absent_unpaid: what unpaid absences took away: paid and absent_unpaid make the
        hours of the contract.
    """

    paid: Decimal = Decimal()
    worked: Decimal = Decimal()
    trained: Decimal = Decimal()
    absent_paid: Decimal = Decimal()
    absent_unpaid: Decimal = Decimal()

    def __add__(self, other: "Hours") -> "Hours":
        return Hours(*(mine + more for mine, more in zip(self, other, strict=True)))


class Stretch(NamedTuple):
    """Days of a contract with the same hours a week, both ends in it."""

    start: date
    end: date
    week_hours: Decimal
    timetable: Timetable


class Absence(NamedTuple):
    """Days on which somebody is not at the usual work.

    :param first_half: half-day from which it begins, when not with the day.
    :param last_half: half-day with which it ends, when not with the day.
    :param between: the two times of the day, for some hours of one day.
    :param code: column of the payroll variables.
    :param part: part of the hours of its days, when not all of them.
    """

    start: date
    end: date
    paid: bool
    meaning: str = ABSENT
    first_half: str | None = None
    last_half: str | None = None
    between: tuple[float, float] | None = None
    code: str = ""
    part: Fraction = Fraction(1)

    def takes(self, day: date, half: str) -> bool:
        """Whether it takes a half-day; some hours take the half in which they begin."""
        if not self.start <= day <= self.end:
            return False
        if self.between:
            return half == (MORNING if self.between[0] < NOON else AFTERNOON)
        if day == self.start and self.first_half == AFTERNOON and half == MORNING:
            return False
        return not (day == self.end and self.last_half == MORNING and half == AFTERNOON)

    def share(self, day: date, timetable: Timetable) -> Fraction:
        """Part of the week's hours that it takes on a day."""
        if not self.start <= day <= self.end:
            return Fraction()
        if self.between:
            return timetable.share_between(day, *self.between)
        halves = [half for half in HALVES if self.takes(day, half)]
        share = sum((timetable.share(day, half) for half in halves), Fraction())
        return share * self.part


def rounded(hours) -> Decimal:
    """Hundredths of an hour; halves go up."""
    if isinstance(hours, Fraction):
        hours = Decimal(hours.numerator) / Decimal(hours.denominator)
    return Decimal(hours).quantize(CENT, ROUND_HALF_UP)


def days_of(first: date, last: date) -> Iterator[date]:
    """Each day of a period, both ends in it."""
    for rank in range(dates.days(first, last)):
        yield first + timedelta(days=rank)


def months_of(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The period cut at the ends of months."""
    while first <= last:
        end = min(dates.last_day(first.replace(day=1), 1), last)
        yield first, end
        first = end + dates.ONE_DAY


def contract_hours(stretch: Stretch, first: date, last: date) -> Fraction:
    """Paid hours of the days of one month, before absences, exact."""
    month = first.replace(day=1)
    length = dates.days(month, dates.last_day(month, 1))
    inside = dates.overlap((stretch.start, stretch.end), (first, last))
    return Fraction(str(stretch.week_hours)) * WEEKS * inside / MONTHS / length


def count(
    stretches: Iterable[Stretch],
    absences: Iterable[Absence],
    holidays: Iterable[date],
    first: date,
    last: date,
) -> Hours:
    """Hours from ``first`` to ``last`` by contract and absences.

    Attendances are not in it: they are added to ``worked`` by who knows them.
    """
    total, holidays, absences = Hours(), frozenset(holidays), tuple(absences)
    for stretch in stretches:
        start, end = max(stretch.start, first), min(stretch.end, last)
        for month in months_of(start, end):
            total += _month(stretch, absences, holidays, *month)
    return total


def _month(stretch, absences, holidays, first, last):
    """Hours of a stretch in (a part of) one month."""
    near = [one for one in absences if one.start <= last and first <= one.end]
    base = contract_hours(stretch, first, last)
    planned = lost = Fraction()
    taken = dict.fromkeys((ABSENT, TRAINED, WORKED), Fraction())
    for day in days_of(first, last):
        share = stretch.timetable.share(day)
        planned += share
        unpaid, paid = _day(stretch.timetable, near, day, share)
        lost += unpaid
        if day not in holidays:
            for meaning, part in paid.items():
                taken[meaning] += part
    unpaid = base * lost / planned if planned else Fraction()
    week = Fraction(str(stretch.week_hours))
    away = rounded(unpaid)
    return Hours(
        paid=rounded(base) - away,
        worked=rounded(taken[WORKED] * week),
        trained=rounded(taken[TRAINED] * week),
        absent_paid=rounded(taken[ABSENT] * week),
        absent_unpaid=away,
    )


def _day(timetable, absences, day, share):
    """Shares of a day that are unpaid, and those paid by meaning: never above the day.

    Unpaid ones come first, so that two absences keyed for one day are not paid twice.
    """
    left, unpaid, paid = share, Fraction(), {}
    for one in sorted(absences, key=lambda absence: absence.paid):
        part = min(one.share(day, timetable), left)
        left -= part
        if not one.paid:
            unpaid += part
        else:
            paid[one.meaning] = paid.get(one.meaning, Fraction()) + part
    return unpaid, paid


def by_code(stretches, absences, holidays, first, last) -> dict[str, Decimal]:
    """Planned hours of each reason of absence, by its code: what payroll is told.

    These are hours of the timetable: an unpaid day of 5.20 hours is 5.20 here, while
    ``Hours.absent_unpaid`` is what it takes from the month's pay.
    """
    total: dict[str, Fraction] = {}
    for stretch in stretches:
        week = Fraction(str(stretch.week_hours))
        start, end = max(stretch.start, first), min(stretch.end, last)
        for day in days_of(start, end):
            left = stretch.timetable.share(day)
            for one in sorted(absences, key=lambda absence: absence.paid):
                if one.paid and day in holidays:
                    continue
                part = min(one.share(day, stretch.timetable), left)
                left -= part
                if part:
                    total[one.code] = total.get(one.code, Fraction()) + part * week
    return {code: rounded(hours) for code, hours in total.items()}


def planned(stretches, day: date) -> Decimal:
    """Hours of a day by contract and timetable, before absences and days off."""
    return rounded(
        sum(
            (
                Fraction(str(one.week_hours)) * one.timetable.share(day)
                for one in stretches
                if one.start <= day <= one.end
            ),
            Fraction(),
        )
    )
