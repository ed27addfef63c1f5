"""The request of a prolongation to an authorised prescriber."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ..problem import Problem, rule

PENDING, GRANTED, DENIED = STATUSES = ("PENDING", "GRANTED", "DENIED")
REFUSAL_REASONS = ("IAE", "SIAE", "DURATION", "REASON")
PROPOSED_ACTIONS = ("EXIT_IAE", "SOCIAL_PARTNER", "OTHER")
#: Days after which the platform reminds the prescriber.
REMINDER_DAYS = (10, 20, 30)

REFUSAL_UNKNOWN = rule("request_refusal_reason_unknown", "R.5132-1-8", "A", ("reason",))
REFUSAL_NOT_MOTIVATED = rule("request_refusal_not_motivated", "R.5132-1-8", "A")
ACTION_UNKNOWN = rule("request_action_unknown", "platform, approvals", "A", ("action",))
NO_CONTACT = rule(
    "request_interview_without_contact", "platform, approvals", "A", ("missing",)
)


class Reminder(NamedTuple):
    """:param all_members: the first goes to every member of the prescriber's office."""

    day: date
    all_members: bool


def reminders(asked_on: date) -> tuple[Reminder, ...]:
    """When the prescriber is reminded while the request waits."""
    return tuple(
        Reminder(asked_on + timedelta(days=days), rank == 0)
        for rank, days in enumerate(REMINDER_DAYS)
    )


def interview_problems(email: str, phone: str) -> Iterator[Problem]:
    """A phone interview can be asked for with an email and a phone only."""
    missing = tuple(
        name for name, value in (("email", email), ("phone", phone)) if not value
    )
    if missing:
        yield NO_CONTACT.broken(missing=missing)


def refusal_problems(reason: str, explanation: str, action: str) -> Iterator[Problem]:
    """A refusal is written and motivated (R.5132-1-8)."""
    if reason not in REFUSAL_REASONS:
        yield REFUSAL_UNKNOWN.broken(reason=reason)
    if not explanation.strip():
        yield REFUSAL_NOT_MOTIVATED.broken()
    if action not in PROPOSED_ACTIONS:
        yield ACTION_UNKNOWN.broken(action=action)
