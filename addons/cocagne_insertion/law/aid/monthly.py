"""The monthly state of a person and contract, as the ASP asks for it."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .. import dates
from ..contract.pay import CENT, month_hours
from ..problem import Problem, rule
from . import etp

SOURCE = "fluxIAE, EtatMensuelIndiv"
DAYS_OF_WEEK = 7

NEGATIVE = rule("month_negative", SOURCE, "A", ("field", "found"))
TOO_MANY_HOURS = rule("month_too_many_hours", "L.5132-15-1", "C", ("hours", "maximum"))
SUPPORT_HOURS = rule(
    "month_support_above_paid", SOURCE, "C", ("support_hours", "hours")
)
UNDERPAID = rule("month_pay_below_smic", "L.3231-2", "B", ("gross", "minimum", "hours"))
OUTSIDE = rule(
    "month_outside_contract", SOURCE, "A", ("month", "contract_start", "contract_end")
)
EXIT_OUTSIDE = rule("month_exit_outside", SOURCE, "A", ("left", "first", "last"))
NO_REASON = rule("month_exit_without_reason", SOURCE, "A", ("left",))
NO_EXIT = rule("month_reason_without_exit", SOURCE, "A", ("reason",))
TWICE = rule("month_twice", SOURCE, "A", ("contract", "month"))
AFTER_EXIT = rule("month_after_exit", SOURCE, "A", ("contract", "month", "left"))


class MonthlyState(NamedTuple):
    """What is declared for a month.

    :param first: first day of the month.
    :param hours: paid hours, paid leave included.
    :param gross: gross pay, in euros.
    :param support_hours: hours of accompaniment.
    :param left: real day of the exit, when it is in this month.
    :param reason: code of the exit.
    """

    contract: str
    first: date
    hours: Decimal
    gross: Decimal
    support_hours: Decimal = Decimal()
    left: date | None = None
    reason: str = ""

    @property
    def last(self) -> date:
        """Last day of the month."""
        return dates.last_day(self.first, 1)

    def etp(self, figures, kind: str = "ACI") -> Decimal:
        """Part of a full-time post of this month."""
        return etp.monthly(self.hours, self.first, figures, kind)


def maximum_hours(first: date, figures, contract=(date.min, date.max)) -> Decimal:
    """Hours that can be paid in a month: 35 a week by the calendar, or the flat 151.67.

    The larger of both counts; a month begun or ended counts by its days. Confidence C:
    the ASP's own limit is not public.
    """
    week = figures.at("legal_week_hours", first)
    month = (first, dates.last_day(first, 1))
    worked, length = dates.overlap(month, contract), dates.days(*month)
    by_calendar = week * worked / DAYS_OF_WEEK
    flat = month_hours(week) * worked / length
    return max(by_calendar, flat).quantize(CENT)


def problems(
    state: MonthlyState, contract: tuple[date, date | None], figures
) -> Iterator[Problem]:
    """What is wrong with a state.

    :param contract: first and last day; no last day for a CDI inclusion.
    """
    span = (contract[0], contract[1] or date.max)
    for field in ("hours", "gross", "support_hours"):
        if getattr(state, field) < 0:
            yield NEGATIVE.broken(field=field, found=getattr(state, field))
    if not dates.overlap((state.first, state.last), span):
        yield OUTSIDE.broken(
            month=state.first, contract_start=span[0], contract_end=span[1]
        )
        return
    maximum = maximum_hours(state.first, figures, span)
    if state.hours > maximum:
        yield TOO_MANY_HOURS.broken(hours=state.hours, maximum=maximum)
    if state.support_hours > state.hours:
        yield SUPPORT_HOURS.broken(support_hours=state.support_hours, hours=state.hours)
    minimum = (state.hours * figures.at("smic_hour", state.first)).quantize(CENT)
    if state.gross < minimum:
        yield UNDERPAID.broken(gross=state.gross, minimum=minimum, hours=state.hours)
    yield from _exit_problems(state)


def _exit_problems(state):
    if state.left and not state.reason:
        yield NO_REASON.broken(left=state.left)
    if state.reason and not state.left:
        yield NO_EXIT.broken(reason=state.reason)
    if state.left and not state.first <= state.left <= state.last:
        yield EXIT_OUTSIDE.broken(left=state.left, first=state.first, last=state.last)


def order_problems(states: Sequence[MonthlyState]) -> Iterator[Problem]:
    """One state per contract and month, none after the exit."""
    seen, left = set(), {}
    for state in sorted(states, key=lambda one: (one.contract, one.first)):
        key = (state.contract, state.first)
        if key in seen:
            yield TWICE.broken(contract=state.contract, month=state.first)
        seen.add(key)
        gone = left.get(state.contract)
        if gone and gone < state.first:
            yield AFTER_EXIT.broken(
                contract=state.contract, month=state.first, left=gone
            )
        left[state.contract] = state.left or gone
