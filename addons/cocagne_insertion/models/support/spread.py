"""Hours of a training over its days, in pure Python."""

from datetime import date, timedelta
from decimal import Decimal

WEEKDAYS = range(5)
CENT = Decimal("0.01")


def days_of(start: date, end: date) -> list[date]:
    """The days from Monday to Friday, both bounds in it; all days when there is none."""
    days = [start + timedelta(days=one) for one in range((end - start).days + 1)]
    return [day for day in days if day.weekday() in WEEKDAYS] or days


def spread(hours: Decimal, start: date, end: date) -> dict[date, Decimal]:
    """Hours spread evenly over the days of a training, to a hundredth.

    The days add up to exactly ``hours``: what rounding leaves goes on. Empty without
    hours, or when ``end`` is before ``start``.
    """
    days = days_of(start, end)
    given, shares = Decimal(), {}
    for number, day in enumerate(days, 1):
        reached = (hours * number / len(days)).quantize(CENT)
        if reached != given:
            shares[day] = reached - given
            given = reached
    return shares
