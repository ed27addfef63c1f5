"""The months to come: who works, who ends, what if two people are hired."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .. import dates
from ..contract.pay import month_hours
from . import etp
from .consumption import Consumption, consumption


class Engagement(NamedTuple):
    """A person at work, as far as is known.

    :param end: last day; None when no end is known.
    """

    start: date
    end: date | None
    week_hours: Decimal


class MonthForecast(NamedTuple):
    """:param first: first day of the month. :param real: hours were declared."""

    first: date
    hours: Decimal
    etp: Decimal
    real: bool


class Forecast(NamedTuple):
    """:param year: the whole annex, at its end."""

    months: tuple[MonthForecast, ...]
    year: Consumption


def planned_hours(engagements: Iterable[Engagement], first: date) -> Decimal:
    """Paid hours of a month; a month begun or ended counts by its calendar days."""
    month = (first, dates.last_day(first, 1))
    length = dates.days(*month)
    return sum(
        (
            month_hours(one.week_hours)
            * dates.overlap(month, (one.start, one.end or date.max))
            / length
            for one in engagements
        ),
        Decimal(),
    )


def forecast(
    start: date,
    declared: Sequence[Decimal | None],
    engagements: Iterable[Engagement],
    posts: Decimal,
    unit: Decimal,
    figures,
    *,
    months: int = 12,
    kind: str = "ACI",
) -> Forecast:
    """The annex to its end: hours declared so far, then hours planned.

    Hires to be simulated are more engagements: ``[*engagements, Engagement(march, None,
    Decimal(26)), ...]``.

    :param start: first day of the annex, the first of a month.
    :param declared: paid hours of its first months; None for one that is not declared,
        which is planned like those to come.
    """
    people = list(engagements)
    found = []
    for rank in range(months):
        first = dates.same_day(start, rank)
        real = rank < len(declared) and declared[rank] is not None
        hours = declared[rank] if real else planned_hours(people, first)
        found.append(
            MonthForecast(first, hours, etp.monthly(hours, first, figures, kind), real)
        )
    total = sum((month.hours for month in found), Decimal())
    year = consumption(total, posts, months, unit, start, figures, kind)
    return Forecast(tuple(found), year)
