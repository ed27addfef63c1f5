"""The periods of statements. No Odoo here.

A statement covers a calendar month, quarter, half-year or year, cut to the dates of its
agreement: an agreement from 15 February has a first quarter from 15 February.
"""

from datetime import date, timedelta
from typing import NamedTuple

#: Months of a period, by rhythm.
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class Period(NamedTuple):
    """First and last day, both counted."""

    first: date
    last: date


def period_of(rhythm, day):
    """The calendar period that holds ``day``."""
    length = MONTHS[rhythm]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    return Period(first, _next_first(first, length) - timedelta(days=1))


def periods(rhythm, date_from, date_to, until):
    """The periods of an agreement that are over on ``until``, in order.

    :param until: last day that is looked at; a period that ends on it is over.
    """
    found, day = [], date_from
    while day <= date_to:
        whole = period_of(rhythm, day)
        cut = Period(max(whole.first, date_from), min(whole.last, date_to))
        if cut.last > until:
            break
        found.append(cut)
        day = whole.last + timedelta(days=1)
    return found


def _next_first(first, length):
    month = first.month - 1 + length
    return date(first.year + month // 12, month % 12 + 1, 1)


def assign(open_periods, dues, last_stated=None):
    """Which days each new statement takes.

    A day goes to the first period without statement that ends on it or later: what
    arrives after the statement of its own period joins the next one. What is left when
    the agreement is over makes a complement of its last period. A period whose days sum
    to zero makes no statement: its days join the next one.

    :param open_periods: periods that are over and have no statement, in order.
    :param dues: {day: amount} that no statement holds.
    :param last_stated: last period of an agreement that is over, when it is stated.
    :return: list of (period, first day taken or None, last day taken, complement).
    """
    made, since, total = [], None, 0
    days = sorted(dues)
    for period in open_periods:
        taken = [day for day in days if (not since or day > since)]
        total = sum(dues[day] for day in taken if day <= period.last)
        if total:
            made.append((period, since, period.last, False))
            since = period.last
    rest = [day for day in days if not since or day > since]
    if last_stated and sum(dues[day] for day in rest):
        made.append((last_stated, since, None, True))
    return made
