"""How long a CDDI may last (L.5132-15-1)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from .. import dates
from ..problem import Problem, rule

#: A rest of days counts as a month from here on, when periods are not in one piece.
DAYS_OF_A_MONTH = 30

TOO_SHORT = rule(
    "cddi_too_short",
    "L.5132-15-1",
    "A",
    ("start", "end", "minimum_months", "earliest_end"),
    ways_out=("sentence_adjustment",),
)
TOO_LONG = rule(
    "cddi_too_long",
    "L.5132-15-1",
    "A",
    ("end", "maximum_months", "latest_end"),
    ways_out=(
        "decision_training",
        "decision_senior",
        "decision_rqth",
        "decision_difficulties",
        "cdi_inclusion",
    ),
)
BACKWARDS = rule("contract_ends_before_start", "L.1242-7", "C", ("start", "end"))
OVERLAP = rule("contract_overlaps", "L.5132-15-1", "A", ("start", "previous_end"))
RENEWAL_GAP = rule(
    "renewal_not_next_day",
    "L.5132-15-1",
    "A",
    ("start", "expected"),
    ways_out=("new_contract",),
)
AMENDMENT_BACK = rule(
    "amendment_does_not_prolong", "L.5132-15-1", "A", ("end", "current_end")
)
AMENDMENT_LONG = rule(
    "amendment_too_long",
    "Instr. DGEFP 2009-36",
    "B",
    ("end", "latest_end", "maximum_months"),
    ways_out=("another_amendment",),
)


class Period(NamedTuple):
    """One contract or renewal, both days in it.

    :param sentence_adjustment: the person serves a sentence outside prison, for whom
        the contract may be shorter.
    """

    start: date
    end: date
    sentence_adjustment: bool = False


class Length(NamedTuple):
    """A sum of periods."""

    months: int
    days: int


def shortest_end(start: date, figures) -> date:
    """The first day on which a contract may end."""
    return dates.last_day(start, figures.whole("cddi_min_months", start))


def period_problems(period: Period, figures) -> Iterator[Problem]:
    """What is wrong with one contract or renewal by itself."""
    if period.end < period.start:
        yield BACKWARDS.broken(start=period.start, end=period.end)
        return
    earliest = shortest_end(period.start, figures)
    if period.end < earliest and not period.sentence_adjustment:
        yield TOO_SHORT.broken(
            start=period.start,
            end=period.end,
            minimum_months=figures.whole("cddi_min_months", period.start),
            earliest_end=earliest,
        )


def blocks(periods: Sequence[Period]) -> list[tuple[date, date]]:
    """The periods in order, those that follow each other without a gap made one."""
    merged = []
    for period in sorted(periods):
        if merged and period.start <= merged[-1][1] + dates.ONE_DAY:
            merged[-1] = (merged[-1][0], max(merged[-1][1], period.end))
        else:
            merged.append((period.start, period.end))
    return merged


def total(periods: Sequence[Period]) -> Length:
    """Length of all contracts and renewals together; times between do not count."""
    months = days = 0
    for start, end in blocks(periods):
        whole = dates.full_months(start, end)
        months += whole
        covered = dates.last_day(start, whole) if whole else start - dates.ONE_DAY
        days += (end - covered).days
    carried, days = (
        divmod(days, DAYS_OF_A_MONTH) if len(blocks(periods)) > 1 else (0, days)
    )
    return Length(months + carried, days)


def last_day_within(periods: Sequence[Period], months: int) -> date | None:
    """The last day on which the total stays within ``months``; None: it always does.

    Found by halving: the total only grows with the last day.
    """
    found = blocks(periods)
    if not found or total(periods) <= Length(months, 0):
        return None
    low, high = found[0][0] - dates.ONE_DAY, found[-1][1]
    while (high - low).days > 1:
        middle = low + (high - low) // 2
        if total(until(periods, middle)) <= Length(months, 0):
            low = middle
        else:
            high = middle
    return low


def until(periods: Sequence[Period], day: date) -> list[Period]:
    """The periods, cut after a day."""
    return [
        period._replace(end=min(period.end, day))
        for period in periods
        if period.start <= day
    ]


def order_problems(periods: Sequence[Period]) -> Iterator[Problem]:
    """Contracts of one person never overlap."""
    ordered = sorted(periods)
    for previous, period in zip(ordered, ordered[1:], strict=False):
        if period.start <= previous.end:
            yield OVERLAP.broken(start=period.start, previous_end=previous.end)


def renewal_problems(current: Period, renewal: Period, figures) -> Iterator[Problem]:
    """A renewal begins the day after, and lasts as long as a contract must."""
    expected = current.end + dates.ONE_DAY
    if renewal.start != expected:
        yield RENEWAL_GAP.broken(start=renewal.start, expected=expected)
    yield from period_problems(renewal, figures)


def amendment_problems(current: Period, end: date, figures) -> Iterator[Problem]:
    """An amendment that prolongs the current contract: 12 months at most, in any number."""
    if end <= current.end:
        yield AMENDMENT_BACK.broken(end=end, current_end=current.end)
        return
    months = figures.whole("cddi_extension_months", current.end)
    latest = dates.last_day(current.end + dates.ONE_DAY, months)
    if end > latest:
        yield AMENDMENT_LONG.broken(end=end, latest_end=latest, maximum_months=months)
