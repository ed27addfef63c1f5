"""Weekly hours of a CDDI (L.5132-15-1, D.5132-43-5 to -9)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .. import dates
from ..problem import Problem, rule

INDIVIDUAL, COLLECTIVE = "individual", "collective"
ASKED_BY_EMPLOYER, ASKED_BY_EMPLOYEE = "employer", "employee"

TOO_FEW = rule(
    "hours_too_few",
    "L.5132-15-1",
    "A",
    ("week_hours", "minimum_week_hours"),
    ways_out=("hours_derogation_individual", "hours_derogation_collective"),
)
TOO_MANY = rule(
    "hours_too_many", "L.5132-15-1", "A", ("week_hours", "maximum_week_hours")
)
NOT_COVERED = rule(
    "hours_derogation_ends_before",
    "D.5132-43-5",
    "A",
    ("end", "derogation_start", "derogation_end"),
    ways_out=("hours_derogation_extension",),
)
TOO_LONG = rule(
    "hours_derogation_too_long",
    "D.5132-43-5",
    "A",
    ("end", "latest_end", "maximum_months"),
    ways_out=("hours_derogation_extension",),
)
PAST_CONVENTION = rule(
    "hours_derogation_past_convention", "D.5132-43-5", "A", ("end", "convention_end")
)
ASKED_LATE = rule(
    "hours_derogation_asked_after_hire",
    "D.5132-43-5",
    "A",
    ("asked_on", "hired"),
    ways_out=("asked_by_employee",),
)
NO_AGREEMENT = rule("hours_derogation_without_agreement", "D.5132-43-5", "A")
NO_ASSESSMENT = rule("hours_derogation_without_assessment", "D.5132-43-5", "A")
NO_CONVENTION = rule("hours_derogation_without_convention", "D.5132-43-5", "A")
BACKWARDS = rule(
    "hours_derogation_ends_before_start", "D.5132-43-5", "A", ("start", "end")
)
NO_PROJECT = rule("hours_collective_without_project", "D.5132-43-9", "A", ("missing",))


class Derogation(NamedTuple):
    """A prefect's decision for less than 20 hours, both days in it.

    :param kind: for one person, or for a project of reinforced support.
    :param asked_by: the employer, before hiring; or the employee.
    :param agreed: the employer agreed, when the employee asked.
    :param extends: it follows another one.
    :param assessed: the employer assessed the former one.
    """

    start: date
    end: date
    asked_on: date
    kind: str = INDIVIDUAL
    asked_by: str = ASKED_BY_EMPLOYER
    agreed: bool = False
    extends: bool = False
    assessed: bool = False


def problems(
    week_hours: Decimal, start: date, end: date, figures, derogations=()
) -> Iterator[Problem]:
    """Whether a contract may have these hours from ``start`` to ``end``.

    :param derogations: the prefect's decisions; one after the other must cover the time.
    """
    minimum = figures.at("cddi_min_hours", start)
    maximum = figures.at("legal_week_hours", start)
    if week_hours > maximum:
        yield TOO_MANY.broken(week_hours=week_hours, maximum_week_hours=maximum)
    if week_hours >= minimum:
        return
    if not derogations:
        yield TOO_FEW.broken(week_hours=week_hours, minimum_week_hours=minimum)
        return
    first = min(one.start for one in derogations)
    latest = _covered_until(start, derogations)
    if latest < end:
        yield NOT_COVERED.broken(end=end, derogation_start=first, derogation_end=latest)


def _covered_until(start, derogations):
    latest = start - dates.ONE_DAY
    for one in sorted(derogations):
        if one.start <= latest + dates.ONE_DAY:
            latest = max(latest, one.end)
    return latest


def derogation_problems(
    derogation: Derogation, hired: date, convention_end: date, figures
) -> Iterator[Problem]:
    """What is wrong with a derogation for one person.

    :param hired: first day of the contract.
    :param convention_end: last day of the convention with the State.
    """
    months = figures.whole("hours_derogation_months", derogation.start)
    latest = dates.last_day(derogation.start, months)
    if derogation.end > latest:
        yield TOO_LONG.broken(
            end=derogation.end, latest_end=latest, maximum_months=months
        )
    if derogation.end > convention_end:
        yield PAST_CONVENTION.broken(end=derogation.end, convention_end=convention_end)
    if derogation.extends:
        if not derogation.assessed:
            yield NO_ASSESSMENT.broken()
    elif derogation.asked_by == ASKED_BY_EMPLOYEE:
        if not derogation.agreed:
            yield NO_AGREEMENT.broken()
    elif derogation.asked_on >= hired:
        yield ASKED_LATE.broken(asked_on=derogation.asked_on, hired=hired)


def collective_problems(project: str, criteria: str) -> Iterator[Problem]:
    """The file for a collective derogation: support project and selection criteria."""
    missing = tuple(
        name
        for name, text in (("project", project), ("criteria", criteria))
        if not text.strip()
    )
    if missing:
        yield NO_PROJECT.broken(missing=missing)
