"""Months, quarters, half-years and years of a report."""

from calendar import monthrange
from datetime import date

#: How many months each kind of period has.
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def period_of(kind, day):
    """(first, last) day of the period of ``kind`` that holds ``day``."""
    months = MONTHS[kind]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1])


def previous(kind, day):
    """The period of ``kind`` before the one that holds ``day``."""
    first, _last = period_of(kind, day)
    return period_of(kind, date.fromordinal(first.toordinal() - 1))


def months_between(first, last):
    """The first day of each month from ``first`` to ``last``."""
    months, year, month = [], first.year, first.month
    while (year, month) <= (last.year, last.month):
        months.append(date(year, month, 1))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return months
