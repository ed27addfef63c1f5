"""The life of a fiche on the platform, and its update notifications."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ...law import dates
from ...law.problem import Problem, rule

NEW, READY, SENT, PROCESSED, REJECTED, DISABLED, ARCHIVED = STATUSES = (
    "NEW",
    "READY",
    "SENT",
    "PROCESSED",
    "REJECTED",
    "DISABLED",
    "ARCHIVED",
)
#: Statuses of an update notification.
NOTIFICATION_STATUSES = (NEW, SENT, PROCESSED, REJECTED)
#: From which statuses each one can be reached.
REACHED_FROM = {
    NEW: (DISABLED,),
    READY: (NEW, REJECTED, DISABLED, PROCESSED),
    SENT: (READY,),
    PROCESSED: (SENT,),
    REJECTED: (SENT,),
    DISABLED: (NEW, REJECTED, PROCESSED),
    ARCHIVED: (NEW, READY, SENT, PROCESSED, REJECTED, DISABLED),
}
ARCHIVE_AFTER_CREATION_MONTHS = 6
ARCHIVE_AFTER_UPDATE_MONTHS = 1

FORBIDDEN = rule(
    "fiche_status_change", "platform, employee_record", "A", ("status", "wanted")
)
NOT_COMPLETE = rule(
    "fiche_not_complete", "platform, employee_record", "A", ("missing",)
)


class Needs(NamedTuple):
    """What a fiche stands on."""

    accepted_application: bool
    linked_pass: bool
    convention: bool
    birth_country: bool
    address: bool
    number: bool


def problems(status: str, wanted: str) -> Iterator[Problem]:
    """Whether a fiche may take a status."""
    if status not in REACHED_FROM.get(wanted, ()):
        yield FORBIDDEN.broken(status=status, wanted=wanted)


def need_problems(needs: Needs) -> Iterator[Problem]:
    """What a fiche lacks to be made."""
    missing = tuple(name for name, there in needs._asdict().items() if not there)
    if missing:
        yield NOT_COMPLETE.broken(missing=missing)


def is_archived(pass_end: date, created: date, updated: date, today: date) -> bool:
    """Whether a fiche is to be archived: PASS over, old, untouched for a month."""
    return (
        pass_end < today
        and dates.same_day(created, ARCHIVE_AFTER_CREATION_MONTHS) < today
        and dates.same_day(updated, ARCHIVE_AFTER_UPDATE_MONTHS) < today
    )


def needs_notification(
    before: tuple[date, date], after: tuple[date, date], waiting: bool = False
) -> bool:
    """Whether a change of the PASS's first and last day is to be told to the ASP.

    :param waiting: a notification of this fiche is NEW already; one is enough.
    """
    return before != after and not waiting
