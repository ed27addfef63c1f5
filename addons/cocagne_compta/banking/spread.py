"""Spreading a sum over due dates, to the cent."""

from datetime import date
from decimal import Decimal

CENT = Decimal("0.01")


def spread(total, count):
    """``count`` amounts that add up to ``total``; the first ones take the cents left.

    >>> spread(Decimal("100"), 3)
    [Decimal('33.34'), Decimal('33.33'), Decimal('33.33')]
    """
    if count < 1:
        raise ValueError("at least one due date")
    cents = int((total / CENT).to_integral_exact())
    share, left = divmod(cents, count)
    return [(share + (at < left)) * CENT for at in range(count)]


def months_after(first, count):
    """``count`` days, one a month from ``first``; the last day where it is missing."""
    days = []
    for number in range(count):
        year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
        day = first.day
        while True:
            try:
                days.append(date(year, month + 1, day))
                break
            except ValueError:
                day -= 1
    return days
