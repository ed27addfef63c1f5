"""Suspensions of a PASS (R.5132-1-3 and the platform's own bounds)."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from .. import dates
from ..problem import Problem, rule
from .reasons import SUSPENSION_REASONS

UNKNOWN_REASON = rule("suspension_reason_unknown", "R.5132-1-3", "A", ("reason",))
OLD_REASON = rule(
    "suspension_reason_ended",
    "platform, approvals",
    "A",
    ("reason",),
    ways_out=("contract_suspended",),
)
WRONG_KIND = rule(
    "suspension_reason_of_other_structure",
    "platform, approvals",
    "A",
    ("reason", "kind"),
)
BACKWARDS = rule("suspension_too_short", "platform, approvals", "A", ("start", "end"))
TOO_LONG = rule(
    "suspension_too_long",
    "platform, approvals",
    "A",
    ("end", "latest", "months"),
    ways_out=("another_suspension", "end_of_pathway"),
)
NOT_ENOUGH_DAYS = rule(
    "suspension_contract_not_long_enough", "R.5132-1-3", "A", ("days", "more_than_days")
)
IN_FUTURE = rule("suspension_in_future", "platform, approvals", "A", ("start", "today"))
OUTSIDE = rule(
    "suspension_outside_pass",
    "platform, approvals",
    "A",
    ("start", "pass_start", "pass_end"),
)
BEFORE_HIRE = rule(
    "suspension_before_hire", "platform, approvals", "A", ("start", "hired")
)
OVERLAPS = rule(
    "suspension_overlaps", "platform, approvals", "A", ("start", "end", "earliest")
)
TOO_OLD = rule(
    "suspension_too_old", "platform, approvals", "A", ("start", "earliest", "days")
)
NOT_EMPLOYER = rule("suspension_by_other_structure", "platform, approvals", "A")


class Suspension(NamedTuple):
    """A time during which the pathway stands still, both days in it."""

    start: date
    end: date
    reason: str

    @property
    def pushes(self) -> int:
        """Days by which the end of the PASS moves: ``end - start``."""
        return (self.end - self.start).days

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.end


def latest_end(start: date, figures) -> date:
    """The last day that a suspension begun on ``start`` may have."""
    return dates.last_day(start, figures.whole("pass_suspension_months", start))


def problems(suspension, history, context, figures) -> Iterator[Problem]:
    """Every rule that a new suspension breaks."""
    yield from _reason_problems(suspension, context)
    yield from _length_problems(suspension, figures)
    yield from _place_problems(suspension, history, context, figures)


def _reason_problems(suspension, context):
    reason = SUSPENSION_REASONS.get(suspension.reason)
    if reason is None:
        yield UNKNOWN_REASON.broken(reason=suspension.reason)
    elif not reason.current:
        yield OLD_REASON.broken(reason=reason.code)
    elif context.kind not in reason.kinds:
        yield WRONG_KIND.broken(reason=reason.code, kind=context.kind)
    if not context.employs:
        yield NOT_EMPLOYER.broken()


def _length_problems(suspension, figures):
    start, end, reason = suspension
    if end < start:
        yield BACKWARDS.broken(start=start, end=end)
        return
    latest = latest_end(start, figures)
    if end > latest:
        months = figures.whole("pass_suspension_months", start)
        yield TOO_LONG.broken(end=end, latest=latest, months=months)
    trigger = figures.whole("pass_suspension_trigger_days", start)
    length = dates.days(start, end)
    if reason == "CONTRACT_SUSPENDED" and length <= trigger:
        yield NOT_ENOUGH_DAYS.broken(days=length, more_than_days=trigger)


def _place_problems(suspension, history, context, figures):
    start, end, _reason = suspension
    if start > context.today:
        yield IN_FUTURE.broken(start=start, today=context.today)
    if not history.start <= start <= history.end:
        yield OUTSIDE.broken(
            start=start, pass_start=history.start, pass_end=history.end
        )
    hired = max(history.hirings, default=None)
    if hired and start < hired:
        yield BEFORE_HIRE.broken(start=start, hired=hired)
    previous = max((other.end for other in history.suspensions), default=None)
    if previous and start <= previous:
        earliest = previous + dates.ONE_DAY
        yield OVERLAPS.broken(start=start, end=end, earliest=earliest)
    limit = figures.whole("pass_suspension_retroactivity_days", context.today)
    earliest = context.today - limit * dates.ONE_DAY
    if start < earliest:
        yield TOO_OLD.broken(start=start, earliest=earliest, days=limit)
