"""When the instalments of a year are due, and how much each one is (R65, R66).

Pure Python: calendar days and cents.
"""

import calendar
from datetime import date
from decimal import ROUND_DOWN, Decimal

CENT = Decimal("0.01")


def due_dates(days, first, last):
    """The days of payment that remain between two days.

    :param days: (month, day) pairs; a day that a month lacks is its last one.
    :param first: the first day that counts; a subscription that starts late gets the
        days that remain.
    :param last: the last day that counts.
    :return: the days in order; ``[first]`` when none remains: all is due at once.
    """
    found = sorted(
        {
            day
            for year in range(first.year, last.year + 1)
            for month, number in days
            if first <= (day := _day(year, month, number)) <= last
        }
    )
    return found or [first]


def _day(year, month, number):
    return date(year, month, min(number, calendar.monthrange(year, month)[1]))


def split(total, count):
    """``total`` in ``count`` equal sums of whole cents; the last one takes the rest.

    :param total: an amount with at most two decimals; negative for a credit note.
    :return: ``Decimal`` amounts whose sum is ``total``.
    """
    total = Decimal(str(total))
    part = (total / count).quantize(CENT, rounding=ROUND_DOWN)
    return [part] * (count - 1) + [total - part * (count - 1)]


def period_end(month, months):
    """The first day after the period of ``months`` months that holds ``month``.

    :param month: the first day of a month.
    :param months: 1, 3, 6 or 12; periods begin in January.
    """
    index = month.year * 12 + (month.month - 1) // months * months + months
    return date(index // 12, index % 12 + 1, 1)


def is_period_start(month, months):
    """Whether a period of ``months`` months begins with ``month``."""
    return (month.month - 1) % months == 0
