"""What a client will pay, and when: an estimate from the planned baskets (R77).

Pure Python. Each month is billed after its last delivery; a longer rhythm is asked on
the first day of its span (R65).
"""

from datetime import date, timedelta
from decimal import Decimal

#: Months in one span of each rhythm.
SPANS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}


def instalments(amounts, rhythm="monthly"):
    """The sums to pay by day.

    :param amounts: (day of delivery, amount) pairs.
    :param rhythm: a key of ``SPANS``.
    :return: (day, amount) pairs in order of day; their sum is that of the amounts.
    """
    months = SPANS[rhythm]
    first = min((day for day, _amount in amounts), default=None)
    sums = {}
    for day, amount in amounts:
        due = _due(day, months, first)
        sums[due] = sums.get(due, Decimal(0)) + Decimal(str(amount))
    return [(day, float(total)) for day, total in sorted(sums.items())]


def _due(day, months, first):
    start_month = (day.month - 1) // months * months + 1
    start = date(day.year, start_month, 1)
    if months == 1:
        return _next_month(start) - timedelta(days=1)
    return max(start, first)


def _next_month(day):
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
