"""From which day to which day a subscription lasts (R44)."""

from datetime import date

from dateutil.relativedelta import relativedelta

MONTHS_OF = {"civil_year": 12, "half_year": 6, "quarter": 3, "month": 1}


def calendar_window(rule: str, day: date) -> tuple[date, date]:
    """The civil year, half-year, quarter or month that holds ``day``.

    It begins on ``day``: what is past is past.
    """
    length = MONTHS_OF[rule]
    first_month = (day.month - 1) // length * length + 1
    after = date(day.year, first_month, 1) + relativedelta(months=length)
    return day, after - relativedelta(days=1)


def length_window(months: int, day: date) -> tuple[date, date]:
    """``months`` months from ``day`` on: from 15 June, 3 months end on 14 September."""
    return day, day + relativedelta(months=months) - relativedelta(days=1)


def span_window(first_month: int, last_month: int, day: date) -> tuple[date, date]:
    """The months of the year in which a product comes, like May to October.

    From ``day`` when it is inside, otherwise the whole of the next span. The span may
    run over New Year: November to March.
    """
    length = (last_month - first_month) % 12 + 1
    for year in (day.year - 1, day.year, day.year + 1):
        first = date(year, first_month, 1)
        last = first + relativedelta(months=length) - relativedelta(days=1)
        if day <= last:
            return max(first, day), last
    raise AssertionError("a span comes back each year")
