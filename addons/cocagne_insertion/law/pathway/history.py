"""A PASS IAE with all that happened to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from .. import dates
from ..problem import Problem, Refused, rule
from . import prolongation as prolonging
from . import suspension as suspending
from .prolongation import Prolongation
from .reasons import EXPIRED, FUTURE, SUSPENDED, VALID
from .suspension import Suspension

NOT_VALID = rule(
    "hiring_outside_pass",
    "R.5132-1-2",
    "A",
    ("day", "pass_start", "pass_end"),
    ways_out=("prolongation", "new_pass_by_prescriber"),
)
NOT_SUSPENDED_LONG = rule(
    "pathway_not_suspended_long_enough",
    "R.5132-1-3",
    "A",
    ("suspended_days", "minimum_days"),
)
ENDED = rule(
    "pathway_ended",
    "R.5132-1-3",
    "A",
    ("ended_on",),
    ways_out=("new_pass_by_prescriber",),
)
UNKNOWN_EVENT = rule("event_unknown", "R.5132-1-1 to -19", "A", ("event",))


class Hiring(NamedTuple):
    """A contract begins; it closes the suspension in progress, the day before."""

    day: date


class Closing(NamedTuple):
    """The pathway is ended after 12 consecutive months of suspension."""

    day: date


@dataclass(frozen=True)
class History:
    """A PASS. Never changed: ``after`` gives another one.

    :param number: 12 characters.
    :param days: length without suspension nor prolongation, the figure ``pass_days``.
    :param suspensions: in order of date, legacy reasons too.
    :param prolongations: in the order in which they were granted.
    :param hirings: first days of the contracts.
    :param closed_on: day on which the pathway was ended before its time.
    """

    number: str
    start: date
    days: int
    suspensions: tuple[Suspension, ...] = ()
    prolongations: tuple[Prolongation, ...] = ()
    hirings: tuple[date, ...] = ()
    closed_on: date | None = None

    @classmethod
    def begin(cls, number: str, start: date, figures) -> "History":
        """A new PASS, of the length that the law gives on its first day."""
        return cls(number, start, figures.whole("pass_days", start))

    @property
    def first_end(self) -> date:
        """The last day, were nothing to happen: start + 730 - 1."""
        return self.start + timedelta(days=self.days - 1)

    @property
    def end(self) -> date:
        """The last day: ``first_end`` + suspended days + prolongations."""
        pushed = sum(one.pushes for one in (*self.suspensions, *self.prolongations))
        end = self.first_end + timedelta(days=pushed)
        return min(end, self.closed_on) if self.closed_on else end

    def suspension_on(self, day: date) -> Suspension | None:
        """The suspension in progress on a day."""
        return next((one for one in self.suspensions if one.covers(day)), None)

    def state(self, day: date) -> str:
        """FUTURE, VALID, SUSPENDED or EXPIRED."""
        if day < self.start:
            return FUTURE
        if day > self.end:
            return EXPIRED
        return SUSPENDED if self.suspension_on(day) else VALID

    def earns_aid(self, day: date) -> bool:
        """Whether the aide au poste is due: not during a suspension (R.5132-1-10)."""
        return self.state(day) == VALID

    def problems(self, event, context, figures) -> tuple[Problem, ...]:
        """Every rule that an event breaks: suspension, prolongation, hiring, closing."""
        if self.closed_on:
            return (ENDED.broken(ended_on=self.closed_on),)
        check = _CHECKS.get(type(event))
        if check is None:
            return (UNKNOWN_EVENT.broken(event=type(event).__name__),)
        return tuple(check(event, self, context, figures))

    def after(self, event, context, figures) -> "History":
        """The PASS once the event happened.

        :raises Refused: with each broken rule.
        """
        found = self.problems(event, context, figures)
        if found:
            raise Refused(found)
        return _APPLY[type(event)](self, event)

    def _suspend(self, suspension):
        return replace(self, suspensions=(*self.suspensions, suspension))

    def _prolong(self, prolongation):
        return replace(self, prolongations=(*self.prolongations, prolongation))

    def _hire(self, hiring):
        eve = hiring.day - dates.ONE_DAY
        cut = (
            one._replace(end=eve) if one.covers(hiring.day) else one
            for one in self.suspensions
        )
        kept = tuple(one for one in cut if one.start <= one.end)
        hirings = tuple(sorted({*self.hirings, hiring.day}))
        return replace(self, suspensions=kept, hirings=hirings)

    def _close(self, closing):
        return replace(self, closed_on=closing.day)


def _hiring_problems(hiring, history, context, figures) -> Iterator[Problem]:
    after = history._hire(hiring)
    if not history.start <= hiring.day <= after.end:
        yield NOT_VALID.broken(
            day=hiring.day, pass_start=history.start, pass_end=after.end
        )


def _closing_problems(closing, history, context, figures) -> Iterator[Problem]:
    suspension = history.suspension_on(closing.day)
    suspended = (closing.day - suspension.start).days if suspension else 0
    minimum = figures.whole("pass_deletable_days", closing.day)
    if suspended < minimum:
        yield NOT_SUSPENDED_LONG.broken(suspended_days=suspended, minimum_days=minimum)


_CHECKS = {
    Suspension: suspending.problems,
    Prolongation: prolonging.problems,
    Hiring: _hiring_problems,
    Closing: _closing_problems,
}
_APPLY = {
    Suspension: History._suspend,
    Prolongation: History._prolong,
    Hiring: History._hire,
    Closing: History._close,
}
