"""The story counted a second time, from the texts: nothing of the addon is used.

* paid hours of a month: week x 52 / 12, by calendar days when a contract or an amendment
  begins or ends in it; unpaid working days take away their part of the working days;
* posts: hours / 1 820; aid: hours / 1 820 x amount of a post;
* exits: more than 2.65 months (of 1 / 0.0328767 days) and a reason that counts.
"""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

YEAR_HOURS, UNIT, POSTS = 1820, 23921, Fraction(2476, 100)
DURABLE = {"1", "3", "4", "9", "11", "13"}
TRANSITION = {"10", "14"}
POSITIVE = {"2", "5", "12", "15"}
OTHER = {"6", "7", "8"}


def cents(value):
    """Rounded to hundredths, halves up, as a whole number of hundredths."""
    doubled = Fraction(value) * 200
    return (doubled.numerator // doubled.denominator + 1) // 2


def month_bounds(year, month):
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def pieces(contract):
    """(first day, last day, hours a week) of a contract and its amendment."""
    if not contract.amended:
        return [(contract.start, contract.end, contract.week)]
    day, week = contract.amended
    eve = day - timedelta(days=1)
    return [(contract.start, eve, contract.week), (day, contract.end, week)]


def working_days(first, last):
    days = (last - first).days + 1
    found = [first + timedelta(days=rank) for rank in range(max(days, 0))]
    return [day for day in found if day.weekday() < 5]


def paid_hundredths(person, contract, year, month):
    """Paid hours of a month under a contract, in hundredths; None when not employed."""
    first, last = month_bounds(year, month)
    total = None
    for start, end, week in pieces(contract):
        begin, stop = max(first, start), min(last, end)
        if begin > stop:
            continue
        part = Fraction((stop - begin).days + 1, last.day)
        base = Fraction(str(week)) * 52 / 12 * part
        days = working_days(begin, stop)
        away = [day for day in days if is_unpaid(person, day)]
        lost = base * len(away) / len(days) if days else Fraction()
        total = (total or 0) + cents(base) - cents(lost)
    return total


def is_unpaid(person, day):
    return any(not one.paid and one.start <= day <= one.end for one in person.absences)


def states(people, year, month):
    """{(name, first day of the contract): hundredths of paid hours} of a month."""
    found = {}
    for person in people:
        for contract in person.contracts:
            hours = paid_hundredths(person, contract, year, month)
            if hours is not None:
                found[person.name, contract.start] = hours
    return found


def month_hours(people, year, month):
    return Fraction(sum(states(people, year, month).values()), 100)


def year_hours(people, year):
    return sum(month_hours(people, year, month) for month in range(1, 13))


def aid_cents(hours):
    """Aid of some hours, in cents."""
    return cents(Fraction(hours) * UNIT / YEAR_HOURS)


def paid_by_the_state(people, year):
    """Cents that the ASP owes for a year: each month to the cent, never over the annex."""
    earned = [aid_cents(month_hours(people, year, month)) for month in range(1, 13)]
    return min(sum(earned), cents(POSTS * UNIT))


def cut(value):
    """Two decimals, the rest cut off, as a whole number of hundredths."""
    scaled = Fraction(value) * 100
    return scaled.numerator // scaled.denominator


def use_status(people, year, months):
    """conform, under or over after some months of a year."""
    hours = sum(month_hours(people, year, month) for month in range(1, months + 1))
    used, target = cut(hours / YEAR_HOURS), cut(POSTS * months / 12)
    return {0: "conform", -1: "under", 1: "over"}[(used > target) - (used < target)]


def employed_in(people, year):
    """Who is paid at least an hour in a year."""
    return {
        name
        for month in range(1, 13)
        for (name, _start), hours in states(people, year, month).items()
        if hours >= 100
    }


def planned_hours(contracts, year, month):
    """Hours of a month by contracts as they are written, no absence, exact."""
    first, last = month_bounds(year, month)
    total = Fraction()
    for contract in contracts:
        for start, end, week in pieces(contract):
            days = (min(last, end) - max(first, start)).days + 1
            total += Fraction(str(week)) * 52 / 12 * max(days, 0) / last.day
    return total


def exits(people, year):
    """(counted, durable, transition, positive) of those who left in a year."""
    counted = [
        person.reason for person in people if person.end.year == year and counts(person)
    ]
    kinds = (DURABLE, TRANSITION, POSITIVE)
    return (len(counted), *(sum(one in kind for one in counted) for kind in kinds))


def counts(person):
    months = (person.end - person.start).days * Fraction(328767, 10**7)
    known = DURABLE | TRANSITION | POSITIVE | OTHER
    return months > Fraction(265, 100) and person.reason in known
