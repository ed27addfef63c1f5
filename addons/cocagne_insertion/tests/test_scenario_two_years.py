"""Two years of an ACI of 24.76 posts and 46 employees, computed a second time.

The second computation uses fractions and nothing of the addon: hours, posts, aid,
payments, exits and the table of people must be the same.
"""

import random
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import pytest

from ..indicators import Participant, people, table
from ..law.aid import Engagement, amount, consumption, forecast
from ..law.exits import rates, reasons
from ..law.exits.counting import Exit
from .law_case import FIGURES

pytestmark = pytest.mark.fast

POSTS, UNIT = Decimal("24.76"), Decimal(23921)
YEARS = (2025, 2026)
CODES = tuple(reasons.table())


class Worker(NamedTuple):
    name: str
    start: date
    end: date
    week_hours: int
    title: str
    birth_year: int
    reason: str


def crew():
    """46 people at work at a time, replaced when they leave; the same each time."""
    chance, found = random.Random(6), []
    for place in range(46):
        start = date(2025, 1, 1)
        while start <= date(2026, 12, 31):
            end = min(
                start + timedelta(days=chance.randint(60, 500)), date(2027, 3, 31)
            )
            found.append(
                Worker(
                    f"p{place}-{len(found)}",
                    start,
                    end,
                    chance.choice((20, 20, 20, 24, 26)),
                    chance.choice(("M", "MME")),
                    chance.randint(1960, 2006),
                    chance.choice(CODES),
                )
            )
            start = end + timedelta(days=1)
    return found


CREW = crew()


def month_hours(worker, year, month):
    """Hours of a worker in a month, as a fraction."""
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    begins, ends = max(first, worker.start), min(after, worker.end + timedelta(days=1))
    days = max((ends - begins).days, 0)
    return Fraction(worker.week_hours * 52, 12) * days / (after - first).days


def year_hours(worker, year):
    return sum(month_hours(worker, year, month) for month in range(1, 13))


def near(value, fraction, places=6):
    return abs(Fraction(value) - fraction) < Fraction(1, 10**places)


def engagements():
    return [Engagement(one.start, one.end, Decimal(one.week_hours)) for one in CREW]


@pytest.mark.parametrize("year", YEARS)
def test_hours_and_posts_of_each_month(year):
    found = forecast(date(year, 1, 1), [], engagements(), POSTS, UNIT, FIGURES)
    for rank, month in enumerate(found.months, 1):
        hours = sum(month_hours(one, year, rank) for one in CREW)
        assert near(month.hours, hours)
        assert near(month.etp, hours * 12 / 1820)
    total = sum(year_hours(one, year) for one in CREW)
    assert near(found.year.used, total / 1820)
    assert near(found.year.euros, total * 23921 / 1820, 2)


@pytest.mark.parametrize("year", YEARS)
def test_aid_and_payments_of_a_year(year):
    start = date(year, 1, 1)
    total = amount.annual(POSTS, UNIT)
    assert total == Decimal("592283.96")
    planned = forecast(start, [], engagements(), POSTS, UNIT, FIGURES)
    earned = [amount.earned(one.hours, UNIT, start, FIGURES) for one in planned.months]
    payments = amount.schedule(total, earned)
    exact = sum(year_hours(one, year) for one in CREW) * 23921 / 1820
    due = min(exact, Fraction(59228396, 100))
    assert abs(Fraction(sum(one.total for one in payments)) - due) <= Fraction(6, 100)


@pytest.mark.parametrize("months", range(1, 13))
def test_use_against_the_annex_after_any_month(months):
    hours = sum(
        month_hours(one, 2026, month) for one in CREW for month in range(1, months + 1)
    )
    declared = Decimal(hours.numerator) / hours.denominator
    found = consumption(declared, POSTS, months, UNIT, date(2026, 1, 1), FIGURES)
    used, target = hours / 1820, Fraction(2476, 100) * months / 12
    cut_used, cut_target = int(used * 100), int(target * 100)
    expected = (cut_used > cut_target) - (cut_used < cut_target)
    assert found.status == {0: "conform", -1: "under", 1: "over"}[expected]
    assert near(found.gap, used - target)


DURABLE, TRANSITION = {"1", "3", "4", "9", "11", "13"}, {"10", "14"}
POSITIVE, OTHER = {"2", "5", "12", "15"}, {"6", "7", "8"}


def left_in(year):
    """Leavers of a year and whether they count, by hand."""
    for one in CREW:
        if one.end.year == year:
            long_enough = (one.end - one.start).days >= 81
            yield (
                one,
                long_enough and one.reason in DURABLE | TRANSITION | POSITIVE | OTHER,
            )


def exit_of(one):
    hours = sum(year_hours(one, year) for year in YEARS)
    return Exit(one.start, one.end, one.reason, Decimal(round(hours)))


@pytest.mark.parametrize("year", YEARS)
def test_exits_and_their_rates(year):
    found = rates((exit_of(one) for one, _counts in left_in(year)), FIGURES)
    counted = [one.reason for one, counts in left_in(year) if counts]
    assert found.counted == len(counted) > 10
    assert found.durable == sum(reason in DURABLE for reason in counted)
    assert found.transition == sum(reason in TRANSITION for reason in counted)
    assert found.positive == sum(reason in POSITIVE for reason in counted)


@pytest.mark.parametrize("year", YEARS)
def test_the_table_of_people(year):
    at_work = [one for one in CREW if year_hours(one, year) >= 1]
    participants = [
        Participant(
            one.name,
            Decimal(round(year_hours(one, year), 2).numerator)
            / round(year_hours(one, year), 2).denominator,
            one.title,
            one.birth_year,
            exit=exit_of(one) if one.end.year == year else None,
        )
        for one in CREW
    ]
    found = table(participants, year, FIGURES)
    assert found["worked"].people == tuple(one.name for one in at_work)
    assert found["women"].count == sum(one.title == "MME" for one in at_work)
    assert found["under_26"].count == sum(year - one.birth_year < 26 for one in at_work)
    assert found["senior"].count == sum(year - one.birth_year >= 50 for one in at_work)
    counted = [one for one, counts in left_in(year) if counts and one in at_work]
    assert found["exits"].count == len(counted)
    assert people.rates(found).durable == sum(one.reason in DURABLE for one in counted)
