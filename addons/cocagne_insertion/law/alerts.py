"""What ends soon: contracts, PASS, diagnoses, interviews; at D-90, D-60 and D-30."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

THRESHOLDS = (90, 60, 30)
#: Before or after the end of a contract: the report on the support is due.
REPORT_DAYS = 30


class End(NamedTuple):
    """Something that ends. :param what: contract, pass, diagnosis, interview..."""

    who: str
    what: str
    day: date


class Alert(NamedTuple):
    """:param left: days left, negative once it is over. :param threshold: the nearest one passed; 0 once it is over."""

    end: End
    left: int
    threshold: int


def alerts(
    ends: Iterable[End], today: date, thresholds: Sequence[int] = THRESHOLDS
) -> list[Alert]:
    """What ends within the largest threshold or has ended, the most urgent first."""
    found = []
    for end in ends:
        left = (end.day - today).days
        passed = [one for one in thresholds if left <= one]
        if passed:
            found.append(Alert(end, left, min(passed) if left >= 0 else 0))
    return sorted(found, key=lambda alert: (alert.left, alert.end))


def report_is_due(contract_end: date, pass_end: date, today: date) -> bool:
    """Whether the end-of-contract report is due: 30 days before, or over in the PASS."""
    left = (contract_end - today).days
    return left <= REPORT_DAYS and (left >= 0 or today <= pass_end)
