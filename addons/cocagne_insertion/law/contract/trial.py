"""Trial period of a fixed-term contract (L.1242-10)."""

from collections.abc import Iterator
from datetime import date, timedelta

from .. import dates
from ..problem import Problem, rule

TOO_LONG = rule("trial_too_long", "L.1242-10", "A", ("trial_end", "latest_end"))
OUTSIDE = rule(
    "trial_outside_contract", "L.1242-10", "A", ("trial_end", "start", "end")
)


def latest_end(start: date, end: date, figures) -> date:
    """The last day that a trial period may have.

    One day for each week of the contract, two weeks at most, up to six months; one month
    for longer contracts.
    """
    short = figures.whole("trial_short_contract_months", start)
    if end > dates.last_day(start, short):
        return dates.last_day(start, figures.whole("trial_months", start))
    weeks = dates.days(start, end) // 7
    most = figures.whole("trial_short_days", start)
    return start + timedelta(days=max(min(weeks, most), 1)) - dates.ONE_DAY


def problems(trial_end: date, start: date, end: date, figures) -> Iterator[Problem]:
    """What is wrong with a trial period that ends on ``trial_end``."""
    if not start <= trial_end <= end:
        yield OUTSIDE.broken(trial_end=trial_end, start=start, end=end)
        return
    latest = latest_end(start, end, figures)
    if trial_end > latest:
        yield TOO_LONG.broken(trial_end=trial_end, latest_end=latest)
