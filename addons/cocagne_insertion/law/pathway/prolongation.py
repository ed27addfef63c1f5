"""Prolongations of a PASS (R.5132-1-8 and the platform's own bounds)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from .. import dates
from ..problem import Problem, rule
from .reasons import PATHWAY_CAPPED, PROLONGATION_REASONS

OTHER_REASONS = ("prolongation_senior", "prolongation_rqth", "cdi_inclusion")

UNKNOWN_REASON = rule("prolongation_reason_unknown", "R.5132-1-8", "A", ("reason",))
OLD_REASON = rule("prolongation_reason_ended", "platform, approvals", "A", ("reason",))
WRONG_KIND = rule(
    "prolongation_reason_of_other_structure", "R.5132-1-8 2° c", "A", ("reason", "kind")
)
TOO_SHORT = rule("prolongation_too_short", "platform, approvals", "A", ("start", "end"))
NOT_AT_END = rule(
    "prolongation_not_at_pass_end", "platform, approvals", "A", ("start", "pass_end")
)
TOO_LONG = rule(
    "prolongation_too_long",
    "R.5132-1-8",
    "A",
    ("reason", "days", "maximum_days"),
    ways_out=("another_prolongation",),
)
OVER_CAP = rule(
    "prolongation_over_cap",
    "R.5132-1-8 2°",
    "A",
    ("reason", "days", "cap_days", "left_days"),
    ways_out=OTHER_REASONS,
)
NEEDS_PRESCRIBER = rule(
    "prolongation_needs_prescriber",
    "R.5132-1-8 2°",
    "A",
    ("reason",),
    ways_out=("ask_prescriber",),
)
NEEDS_REPORT = rule("prolongation_needs_report", "R.5132-1-8 2°", "A", ("reason",))
TOO_YOUNG = rule(
    "prolongation_too_young",
    "R.5132-1-8 2° a",
    "A",
    ("reason", "age", "minimum"),
    ways_out=("prolongation_particular_difficulties",),
)
BIRTH_UNKNOWN = rule("prolongation_birth_unknown", "R.5132-1-8 2° a", "A", ("reason",))
NO_RQTH = rule(
    "prolongation_without_rqth",
    "R.5132-1-8 2° b",
    "A",
    ways_out=("prolongation_particular_difficulties",),
)
OUT_OF_WINDOW = rule(
    "prolongation_out_of_window",
    "platform, approvals",
    "A",
    ("today", "earliest", "latest"),
    ways_out=("new_pass_by_prescriber",),
)
SUSPENDED = rule(
    "prolongation_while_suspended",
    "platform, approvals",
    "A",
    ("suspended_until",),
    ways_out=("close_suspension",),
)
PENDING = rule("prolongation_already_asked", "platform, approvals", "A")
NOT_LAST = rule("prolongation_of_old_pass", "platform, approvals", "A")


class Prolongation(NamedTuple):
    """A later end of the PASS. It starts on the day on which the PASS ended.

    :param prescriber: an authorised prescriber granted it.
    :param report: the structure's report is joined.
    """

    start: date
    end: date
    reason: str
    prescriber: bool = False
    report: bool = False

    @property
    def pushes(self) -> int:
        """Days by which the end of the PASS moves: ``end - start``."""
        return (self.end - self.start).days


def window(pass_end: date, figures) -> tuple[date, date]:
    """First and last day on which a prolongation can be asked for."""
    before = figures.whole("pass_prolongation_before_months", pass_end)
    after = figures.whole("pass_prolongation_after_months", pass_end)
    return dates.same_day(pass_end, -before), dates.same_day(pass_end, after)


def days_left(reason: str, history, day: date, figures) -> int | None:
    """Days that a reason may still give; None when it has no cap."""
    cap = PROLONGATION_REASONS[reason].cap
    if not cap:
        return None
    together = PATHWAY_CAPPED if reason in PATHWAY_CAPPED else (reason,)
    used = sum(one.pushes for one in history.prolongations if one.reason in together)
    return max(figures.whole(cap, day) - used, 0)


def longest(reason: str, history, figures) -> date:
    """The latest end that one more decision may give now."""
    day = history.end
    days = figures.whole(PROLONGATION_REASONS[reason].maximum, day)
    left = days_left(reason, history, day, figures)
    return day + timedelta(days=days if left is None else min(days, left))


def problems(prolongation, history, context, figures) -> Iterator[Problem]:
    """Every rule that a new prolongation breaks."""
    yield from _time_problems(prolongation, history, context, figures)
    reason = PROLONGATION_REASONS.get(prolongation.reason)
    if reason is None:
        yield UNKNOWN_REASON.broken(reason=prolongation.reason)
        return
    if not reason.current:
        yield OLD_REASON.broken(reason=reason.code)
    if context.kind not in reason.kinds:
        yield WRONG_KIND.broken(reason=reason.code, kind=context.kind)
    if reason.prescriber and not prolongation.prescriber:
        yield NEEDS_PRESCRIBER.broken(reason=reason.code)
    if reason.prescriber and not prolongation.report:
        yield NEEDS_REPORT.broken(reason=reason.code)
    yield from _person_problems(reason, prolongation, context, figures)
    yield from _length_problems(reason, prolongation, history, figures)


def _time_problems(prolongation, history, context, figures):
    if prolongation.start != history.end:
        yield NOT_AT_END.broken(start=prolongation.start, pass_end=history.end)
    if prolongation.pushes < 1:
        yield TOO_SHORT.broken(start=prolongation.start, end=prolongation.end)
    earliest, latest = window(history.end, figures)
    if not earliest <= context.today <= latest:
        yield OUT_OF_WINDOW.broken(
            today=context.today, earliest=earliest, latest=latest
        )
    suspension = history.suspension_on(context.today)
    if suspension:
        yield SUSPENDED.broken(suspended_until=suspension.end)
    if context.pending:
        yield PENDING.broken()
    if not context.last_pass:
        yield NOT_LAST.broken()


def _person_problems(reason, prolongation, context, figures):
    if reason.code == "RQTH" and not context.rqth:
        yield NO_RQTH.broken()
    if not reason.age:
        return
    if context.birth is None:
        yield BIRTH_UNKNOWN.broken(reason=reason.code)
        return
    minimum = figures.whole(reason.age, prolongation.start)
    age = dates.age(context.birth, prolongation.start)
    if age < minimum:
        yield TOO_YOUNG.broken(reason=reason.code, age=age, minimum=minimum)


def _length_problems(reason, prolongation, history, figures):
    day = prolongation.start
    maximum = figures.whole(reason.maximum, day)
    if prolongation.pushes > maximum:
        yield TOO_LONG.broken(
            reason=reason.code, days=prolongation.pushes, maximum_days=maximum
        )
    left = days_left(reason.code, history, day, figures)
    if left is not None and prolongation.pushes > left:
        yield OVER_CAP.broken(
            reason=reason.code,
            days=prolongation.pushes,
            cap_days=figures.whole(reason.cap, day),
            left_days=left,
        )
