"""Two years of a site of 24.76 posts, as a story: who comes, is absent, leaves.

Nothing of the addon: plain values, the same each time. ``scenario_recount`` counts them.
"""

import random
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
PLACES = 34
SEED = 186
WEEKS = (24.0, 25.0, 26.0, 26.0, 26.0, 28.0, 30.0)
RATES = (12.1, 12.5, 13.0)
REASONS = ("1", "2", "3", "5", "6", "7", "8", "9", "10", "10", "11", "12", "17", "18")
ONE_DAY = timedelta(days=1)


class Contract(NamedTuple):
    """:param amended: day and hours a week of an amendment, or None."""

    start: date
    end: date
    week: float
    rate: float
    amended: tuple[date, float] | None


class Absence(NamedTuple):
    start: date
    end: date
    paid: bool


class Person(NamedTuple):
    """:param reason: code of the exit after the last contract."""

    name: str
    contracts: tuple[Contract, ...]
    absences: tuple[Absence, ...]
    reason: str

    @property
    def start(self):
        return self.contracts[0].start

    @property
    def end(self):
        return self.contracts[-1].end


def months_later(day, months):
    """The eve of the same day, months later; a period of that many months ends on it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) - ONE_DAY


def story(seed=SEED):
    """The people, place after place."""
    chance, people = random.Random(seed), []
    for place in range(PLACES):
        start = FIRST
        while start <= LAST:
            person = _person(chance, f"Place {place:02} no {len(people):03}", start)
            people.append(person)
            start = person.end + timedelta(days=chance.randint(1, 25))
    return people


def _person(chance, name, start):
    rate, contracts = chance.choice(RATES), []
    months = [chance.randint(4, 12)]
    if chance.random() < 0.75:
        months.append(chance.randint(4, 12))
    for length in months:
        end = months_later(start, length)
        week = chance.choice(WEEKS)
        amended = None
        if chance.random() < 0.2:
            day = start + timedelta(days=chance.randint(40, 100))
            amended = (day, chance.choice([one for one in WEEKS if one != week]))
        contracts.append(Contract(start, end, week, rate, amended))
        start = end + ONE_DAY
    absences = tuple(_absences(chance, contracts[0].start, contracts[-1].end))
    return Person(name, tuple(contracts), absences, chance.choice(REASONS))


def _absences(chance, start, end):
    """A spell every few months, on working days, two weeks at most."""
    day = start + timedelta(days=chance.randint(10, 90))
    while day < end:
        while day.weekday() > 4:
            day += ONE_DAY
        last = min(day + timedelta(days=chance.randint(0, 13)), end)
        while last.weekday() > 4:
            last -= ONE_DAY
        if day <= last <= LAST:
            yield Absence(day, last, chance.random() < 0.6)
        day += timedelta(days=chance.randint(30, 150))
