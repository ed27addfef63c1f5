"""Which exits count, and the rates of dynamic exits."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ..problem import Problem, rule
from . import reasons
from .reasons import DURABLE, DYNAMIC, IN_IAE, POSITIVE, TRANSITION, WITHDRAWN

#: Why an exit does not count.
TOO_SHORT, TOO_FEW_HOURS, NEUTRALISED, STAYS, BLANK = (
    "too_short",
    "too_few_hours",
    "neutralised",
    "stays_in_iae",
    "blank",
)

UNKNOWN = rule("exit_reason_unknown", "ASP RefMotifSort", "B", ("reason",))
BEFORE_START = rule(
    "exit_before_recruitment", "ASP RefMotifSort", "B", ("exit", "recruited")
)
TARGETS = rule(
    "annex_exit_rates_do_not_add_up",
    "fluxIAE, AnnexeFinanciere",
    "A",
    ("dynamic", "sum"),
)


class Exit(NamedTuple):
    """A person leaves for good.

    :param recruited: first day of the recruitment, its first contract.
    :param left: last day, the final exit.
    :param reason: code of the ASP; empty when none was given.
    :param hours: paid hours in the annex.
    """

    recruited: date
    left: date
    reason: str
    hours: Decimal
    kind: str = "ACI"


class Rates(NamedTuple):
    """Exits of a year or an annex. Rates are percents with two decimals, None without exits."""

    counted: int
    durable: int
    transition: int
    positive: int

    @property
    def dynamic(self) -> int:
        return self.durable + self.transition + self.positive

    def percent(self, count: int) -> Decimal | None:
        """Share of a count in the exits that count."""
        if not self.counted:
            return None
        share = Decimal(count) * 100 / self.counted
        return share.quantize(Decimal("0.01"), ROUND_HALF_UP)


def months(one: Exit, figures) -> Decimal:
    """Length from recruitment to exit: days x 0.0328767, as the State's statistics do."""
    days = (one.left - one.recruited).days
    return days * figures.at("exit_month_per_day", one.left)


def problems(one: Exit, table=None) -> Iterator[Problem]:
    """What is wrong with an exit."""
    if one.reason and one.reason not in (table or reasons.table()):
        yield UNKNOWN.broken(reason=one.reason)
    if one.left < one.recruited:
        yield BEFORE_START.broken(exit=one.left, recruited=one.recruited)


def not_counted(one: Exit, figures, table=None) -> str:
    """Why an exit does not count; empty when it does.

    :raises KeyError: for an unknown reason; see ``problems``.
    """
    if not one.reason:
        return BLANK
    category = (table or reasons.table())[one.reason].category
    if category == WITHDRAWN:
        return NEUTRALISED
    if category == IN_IAE:
        return STAYS
    if one.hours < figures.at(f"exit_min_hours_{one.kind.lower()}", one.left):
        return TOO_FEW_HOURS
    by_length = one.kind in ("ACI", "EI")
    if by_length and months(one, figures) <= figures.at("exit_min_months", one.left):
        return TOO_SHORT
    return ""


def rates(exits: Iterable[Exit], figures, table=None) -> Rates:
    """Counts of the exits that count, by category."""
    table = table or reasons.table()
    counts = Counter(
        table[one.reason].category
        for one in exits
        if not not_counted(one, figures, table)
    )
    return Rates(
        counts.total(),
        *(counts[category] for category in (DURABLE, TRANSITION, POSITIVE)),
    )


def is_dynamic(reason: str, table=None) -> bool:
    """Whether a reason is a dynamic exit."""
    return (table or reasons.table())[reason].category in DYNAMIC


def target_problems(
    dynamic: Decimal, durable: Decimal, transition: Decimal, positive: Decimal
) -> Iterator[Problem]:
    """The three planned rates of an annex add up to the dynamic one."""
    total = durable + transition + positive
    if total != dynamic:
        yield TARGETS.broken(dynamic=dynamic, sum=total)
