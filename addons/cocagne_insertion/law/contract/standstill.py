"""Suspension of a CDDI at the employee's request (L.5132-15-1)."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from .. import dates
from ..problem import Problem, rule

IMMERSION, ACTION, TRIAL_CDI, TRIAL_CDD = PURPOSES = (
    "pmsmp",
    "insertion_action",
    "trial_cdi",
    "trial_cdd",
)

UNKNOWN = rule("standstill_purpose_unknown", "L.5132-15-1", "A", ("purpose",))
NOT_ASKED = rule("standstill_not_asked_by_employee", "L.5132-15-1", "A")
NO_AGREEMENT = rule(
    "standstill_without_agreement",
    "L.5132-15-1",
    "A",
    ("purpose",),
    ways_out=("agreement",),
)
SHORT_CDD = rule(
    "standstill_cdd_too_short",
    "L.5132-15-1",
    "A",
    ("end", "earliest_end", "minimum_months"),
    ways_out=("pmsmp", "insertion_action"),
)
OUTSIDE = rule(
    "standstill_outside_contract",
    "L.5132-15-1",
    "A",
    ("start", "end", "contract_start", "contract_end"),
)
OVERLAP = rule(
    "standstill_overlaps", "L.5132-15-1", "C", ("start", "end", "other_start", "other_end")
)


class Standstill(NamedTuple):
    """A time without work nor pay, both days in it.

    :param agreed: the employer agreed; needed for an immersion or an action.
    :param job: first and last day of the fixed-term job that is tried.
    """

    start: date
    end: date
    purpose: str
    asked_by_employee: bool = True
    agreed: bool = False
    job: tuple[date, date] | None = None


def problems(standstill, contract: tuple[date, date], figures) -> Iterator[Problem]:
    """What is wrong with a suspension.

    :param contract: first and last day of the CDDI.
    """
    start, end, purpose = standstill[:3]
    if purpose not in PURPOSES:
        yield UNKNOWN.broken(purpose=purpose)
    if not standstill.asked_by_employee:
        yield NOT_ASKED.broken()
    if purpose in (IMMERSION, ACTION) and not standstill.agreed:
        yield NO_AGREEMENT.broken(purpose=purpose)
    if not contract[0] <= start <= end <= contract[1]:
        yield OUTSIDE.broken(
            start=start, end=end, contract_start=contract[0], contract_end=contract[1]
        )
    if purpose == TRIAL_CDD:
        yield from _job_problems(standstill, figures)


def overlap_problems(standstill, others) -> Iterator[Problem]:
    """Two suspensions of one contract share no day."""
    for other in others:
        if standstill.start <= other.end and other.start <= standstill.end:
            yield OVERLAP.broken(
                start=standstill.start,
                end=standstill.end,
                other_start=other.start,
                other_end=other.end,
            )


def ends_contract_without_notice(standstill, hired: bool) -> bool:
    """Whether the CDDI is broken without notice: the trial became a job."""
    return hired and standstill.purpose in (TRIAL_CDI, TRIAL_CDD)


def _job_problems(standstill, figures):
    months = figures.whole("trial_cdd_min_months", standstill.start)
    first, last = standstill.job or (standstill.start, standstill.start)
    earliest = dates.last_day(first, months)
    if last < earliest:
        yield SHORT_CDD.broken(end=last, earliest_end=earliest, minimum_months=months)
