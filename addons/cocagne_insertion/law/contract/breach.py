"""When a CDDI ends, and before its term why (L.1243-1 to -4, L.5132-15-1)."""

from collections.abc import Iterator
from datetime import date

from ..problem import Problem, rule

TERM, TRIAL = "term", "trial"
#: An employee cannot simply leave a fixed-term contract: both agree, or there is a job.
NOT_A_GROUND = ("resigned",)

NOT_TERM = rule("end_is_not_the_term", "L.1243-5", "A", ("end", "contract_end"))
OUTSIDE = rule(
    "breach_outside_contract",
    "L.1243-1",
    "A",
    ("end", "contract_start", "contract_end"),
)
AFTER_TRIAL = rule("breach_after_trial", "L.1242-10", "A", ("end", "trial_end"))
NO_TRIAL = rule("breach_without_trial", "L.1242-10", "A")
NO_REASON = rule(
    "breach_without_reason",
    "L.1243-1",
    "A",
    ("end", "contract_end"),
    ways_out=("end_of_contract",),
)


def problems(
    reason: str, end: date, contract: tuple[date, date | None], trial_end=None
) -> Iterator[Problem]:
    """What is wrong with the end of a contract.

    :param contract: first day, and last day that was signed; None for a CDI.
    :param trial_end: last day of the trial period.
    """
    start, last = contract
    if end < start or (last and end > last):
        yield OUTSIDE.broken(end=end, contract_start=start, contract_end=last or end)
    if reason == TERM and end != last:
        yield NOT_TERM.broken(end=end, contract_end=last or "–")
    if reason == TRIAL:
        if not trial_end:
            yield NO_TRIAL.broken()
        elif end > trial_end:
            yield AFTER_TRIAL.broken(end=end, trial_end=trial_end)


def earlier_end_problems(
    end: date, contract_end: date, signed: bool, reason: str | None
) -> Iterator[Problem]:
    """A signed contract ends before its term for a reason only.

    :param contract_end: the last day before the change.
    :param reason: why it ends; the kind of reason is looked at by ``problems``.
    """
    if end < contract_end and signed and not reason:
        yield NO_REASON.broken(end=end, contract_end=contract_end)
