"""Beyond 24 months: for whom, until when, by whom (L.5132-15-1, R.5132-1-8)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from .. import dates
from ..problem import Problem, rule
from .length import (
    TOO_LONG,
    Period,
    last_day_within,
    order_problems,
    period_problems,
)

TRAINING, SENIOR, RQTH, DIFFICULTIES = REASONS = (
    "training",
    "senior",
    "rqth",
    "difficulties",
)
PRESCRIBER, EMPLOYER = DECIDERS = ("prescriber", "employer")
#: The whole pathway's maximum, by reason.
CAPS = {
    SENIOR: "cddi_max_months_senior",
    RQTH: "cddi_max_months_rqth",
    DIFFICULTIES: "cddi_max_months_difficulties",
}
#: Structures that may plead particularly important difficulties.
DIFFICULTY_KINDS = ("ACI", "AI")

UNKNOWN = rule("decision_reason_unknown", "R.5132-1-8", "A", ("reason",))
NOT_TRAINING = rule(
    "decision_training_not_in_progress",
    "R.5132-1-8 1° b",
    "A",
    ("contract_end",),
    ways_out=("decision_difficulties",),
)
PAST_TRAINING = rule(
    "decision_past_training",
    "L.5132-15-1",
    "A",
    ("end", "training_end"),
    ways_out=("decision_difficulties",),
)
TOO_YOUNG = rule(
    "decision_too_young",
    "R.5132-1-8 2° a",
    "A",
    ("age", "minimum"),
    ways_out=("decision_difficulties",),
)
NO_RQTH = rule(
    "decision_without_rqth", "R.5132-1-8 2° b", "A", ways_out=("decision_difficulties",)
)
WRONG_KIND = rule("decision_of_other_structure", "R.5132-1-8 2° c", "A", ("kind",))
LONG_DECISION = rule(
    "decision_too_long",
    "R.5132-1-8 2° c",
    "A",
    ("reason", "end", "latest_end", "maximum_months"),
    ways_out=("another_decision",),
)
LONGER_THAN_A_YEAR = rule(
    "decision_longer_than_a_year",
    "Instr. DGEFP 2009-36",
    "B",
    ("reason", "end", "latest_end", "maximum_months"),
    ways_out=("another_decision",),
)
OVER_CAP = rule(
    "decision_over_cap",
    "R.5132-1-8 2°",
    "A",
    ("reason", "end", "latest_end", "maximum_months"),
    ways_out=("cdi_inclusion",),
)
WRONG_DECIDER = rule("decider_unknown", "R.5132-1-8", "A", ("decider",))


class Person(NamedTuple):
    """What the exceptions ask of the employee.

    :param birth: day of birth; None counts as too young.
    :param rqth: recognised as a disabled worker.
    """

    birth: date | None = None
    rqth: bool = False


class Decision(NamedTuple):
    """Leave to work beyond 24 months, both days in it.

    :param reason: one of ``REASONS``.
    :param by: a prescriber; the ACI itself for those it recruited directly.
    :param training: first and last day of the training, for the reason ``training``.
    """

    start: date
    end: date
    reason: str
    by: str = PRESCRIBER
    training: tuple[date, date] | None = None


def problems(
    periods: Sequence[Period],
    decisions: Sequence[Decision],
    person: Person,
    figures,
    kind: str = "ACI",
) -> Iterator[Problem]:
    """Everything that is wrong with the contracts of one person.

    :param periods: all contracts and renewals, amendments counted in their end.
    :param decisions: what was granted beyond 24 months.
    """
    for period in periods:
        yield from period_problems(period, figures)
    if not periods or any(period.end < period.start for period in periods):
        return
    yield from order_problems(periods)
    start = min(periods).start
    months = figures.whole("cddi_max_months", start)
    limit = last_day_within(periods, months)
    if limit is None:
        return
    end = max(period.end for period in periods)
    latest = covered_until(limit, decisions, periods)
    if end > latest:
        yield TOO_LONG.broken(end=end, maximum_months=months, latest_end=latest)
    for decision in sorted(decisions):
        yield from decision_problems(decision, person, figures, kind)
        yield from _cap_problems(decision, periods, figures)


def covered_until(limit: date, decisions: Sequence[Decision], periods=()) -> date:
    """The last day that the 24 months and the decisions allow, without a hole.

    A time between two contracts is no hole: nobody works then.
    """
    latest = limit
    for decision in sorted(decisions):
        if decision.start <= _next_worked(latest, periods):
            latest = max(latest, decision.end)
    return latest


def _next_worked(day, periods):
    following = day + dates.ONE_DAY
    later = [max(one.start, following) for one in periods if one.end >= following]
    return min(later, default=following)


def decision_problems(decision, person, figures, kind="ACI") -> Iterator[Problem]:
    """What is wrong with one decision by itself."""
    if decision.by not in DECIDERS:
        yield WRONG_DECIDER.broken(decider=decision.by)
    if decision.reason == TRAINING:
        yield from _training_problems(decision)
    elif decision.reason in REASONS:
        yield from _person_problems(decision, person, figures, kind)
        yield from _length_problems(decision, figures)
    else:
        yield UNKNOWN.broken(reason=decision.reason)


def _training_problems(decision):
    """The training runs on the last day before the decision, whatever came before it."""
    eve = decision.start - dates.ONE_DAY
    first, last = decision.training or (date.max, date.min)
    if not first <= eve <= last:
        yield NOT_TRAINING.broken(contract_end=eve)
    elif decision.end > last:
        yield PAST_TRAINING.broken(end=decision.end, training_end=last)


def _person_problems(decision, person, figures, kind):
    if decision.reason == RQTH and not person.rqth:
        yield NO_RQTH.broken()
    if decision.reason == DIFFICULTIES and kind not in DIFFICULTY_KINDS:
        yield WRONG_KIND.broken(kind=kind)
    if decision.reason == SENIOR:
        minimum = figures.whole("cddi_senior_age", decision.start)
        age = dates.age(person.birth, decision.start) if person.birth else 0
        if age < minimum:
            yield TOO_YOUNG.broken(age=age, minimum=minimum)


def _length_problems(decision, figures):
    months = figures.whole("cddi_extension_months", decision.start)
    latest = dates.last_day(decision.start, months)
    if decision.end > latest:
        broken = (
            LONG_DECISION if decision.reason == DIFFICULTIES else LONGER_THAN_A_YEAR
        )
        yield broken.broken(
            reason=decision.reason,
            end=decision.end,
            latest_end=latest,
            maximum_months=months,
        )


def _cap_problems(decision, periods, figures):
    """The contracts up to the end of a decision stay within the cap of its reason."""
    if decision.reason not in CAPS:
        return
    months = figures.whole(CAPS[decision.reason], decision.start)
    worked = [one for one in periods if one.start <= decision.end]
    latest = last_day_within(worked, months)
    if latest is None or latest >= decision.end:
        return
    yield OVER_CAP.broken(
        reason=decision.reason,
        end=decision.end,
        latest_end=latest,
        maximum_months=months,
    )
