"""Whether a person may have a new PASS (R.5132-1-4), and the control of the year after."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from .. import dates
from ..problem import Problem, rule
from .history import History

STILL_VALID = rule(
    "pass_still_valid",
    "R.5132-1-2",
    "A",
    ("number", "pass_end"),
    ways_out=("use_the_pass",),
)
WAITING = rule(
    "pass_waiting_period",
    "R.5132-1-4",
    "A",
    ("pass_end", "waiting_until"),
    ways_out=("new_pass_by_prescriber",),
)


def waiting_until(pass_end: date, figures) -> date:
    """Last day on which no new PASS can be had without an authorised prescriber."""
    return dates.same_day(pass_end, figures.whole("pass_waiting_months", pass_end))


def problems(
    start: date, former: Iterable[History], prescriber: bool, figures
) -> Iterator[Problem]:
    """What forbids a PASS that begins on ``start``.

    :param former: the PASS that the person had.
    :param prescriber: an authorised prescriber decides it.
    """
    last = max(former, key=lambda one: one.end, default=None)
    if last is None:
        return
    if last.end >= start:
        yield STILL_VALID.broken(number=last.number, pass_end=last.end)
        return
    until = waiting_until(last.end, figures)
    if start <= until and not prescriber:
        yield WAITING.broken(pass_end=last.end, waiting_until=until)


def control_answer_by(asked_on: date, figures) -> date:
    """Last day to answer the DDETS in its a posteriori control (R.5132-1-12 to -17)."""
    return asked_on + timedelta(
        weeks=figures.whole("a_posteriori_answer_weeks", asked_on)
    )
