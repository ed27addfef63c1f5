"""All contracts of one person under one PASS, against every rule at once.

A contract is made of stages: what holds from a day on. An amendment begins a new stage
within the same contract; a renewal begins another contract.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .. import dates
from ..figures import NoFigure
from ..problem import Problem, rule
from . import breach, cdi, decision, hours, passerelle, pay, second, trial
from .length import Period, period_problems

CDDI, CDI, LOAN = "cddi", "cdi_inclusion", "passerelle"

NO_END = rule("cddi_without_end", "L.1242-7", "A", ("start",))
CDI_WITH_END = rule("cdi_with_end", "L.5132-15-1-1", "A", ("end",))
LOAN_NO_END = rule("passerelle_without_end", passerelle.SOURCE, "B")
LOAN_NO_HOST = rule("passerelle_without_company", passerelle.SOURCE, "B")


class Stage(NamedTuple):
    """What holds of a contract from ``start`` to ``end``, both days in it.

    :param end: None for a CDI that nothing changes.
    :param week_hours: hours a week. :param hour_pay: gross euros an hour.
    :param contract: first and last day of the contract it belongs to.
    :param waived: the contract may be shorter than four months: the person serves a
        sentence outside prison, or the contract was broken before its term.
    :param reviewed: the situation was reviewed before a CDI inclusion.
    :param loan_end: last day at the company, of a contrat passerelle.
    :param host: the company, whatever identifies it.
    :param signed_end: last day that was signed, when the contract was broken before.
    :param adjusted: the person serves a sentence outside prison.
    :param end_reason: why the contract ended; a key of ``END_REASONS`` of the models.
    :param hours_elsewhere: hours a week of a contract with another employer.
    """

    start: date
    end: date | None
    kind: str
    week_hours: Decimal
    hour_pay: Decimal
    contract: tuple[date, date | None]
    waived: bool = False
    reviewed: bool = False
    trial_end: date | None = None
    derogations: tuple = ()
    loan_end: date | None = None
    host: object = None
    signed_end: date | None = None
    adjusted: bool = False
    end_reason: str | None = None
    hours_elsewhere: Decimal = Decimal(0)


class Dossier(NamedTuple):
    """:param pathway_start: first day of the insertion pathway of the person."""

    stages: Sequence[Stage]
    pathway_start: date
    person: decision.Person = decision.Person()
    decisions: Sequence[decision.Decision] = ()
    smic: str = "smic_hour"


def periods(stages: Sequence[Stage]) -> list[Period]:
    """The fixed-term contracts that count in the 24 months."""
    found = {}
    for stage in stages:
        if stage.kind != CDI and stage.contract[1]:
            found.setdefault(stage.contract, []).append(stage)
    return sorted(
        Period(*contract, _may_be_short(parts)) for contract, parts in found.items()
    )


def _may_be_short(stages):
    """A contract that is nothing but a loan has its own length."""
    loan = all(stage.kind == LOAN for stage in stages)
    return loan or any(stage.waived for stage in stages)


def problems(dossier: Dossier, figures, touched=None) -> Iterator[Problem]:
    """Everything that is wrong.

    :param touched: the stages to look at by themselves; all of them when None. The
        length of all contracts together is always looked at.
    """
    looked_at = dossier.stages if touched is None else touched
    for stage in looked_at:
        yield from _bounds_problems(stage, figures)
    yield from decision.problems(
        periods(dossier.stages), dossier.decisions, dossier.person, figures
    )
    for stage in looked_at:
        yield from stage_problems(stage, dossier, figures)


def _bounds_problems(stage, figures):
    start, end = stage.contract
    if stage.kind == CDI:
        if end and not stage.waived:
            yield CDI_WITH_END.broken(end=end)
    elif not end:
        yield NO_END.broken(start=start)
    elif stage.signed_end and stage.kind == CDDI:
        yield from period_problems(
            Period(start, stage.signed_end, stage.adjusted), figures
        )


def stage_problems(stage: Stage, dossier: Dossier, figures) -> Iterator[Problem]:
    """What is wrong with the hours, the pay and the kind of one stage."""
    start, end = stage.contract
    if stage.kind == CDI:
        yield from _cdi_problems(stage, dossier, figures)
        end = end or date.max
    elif end and end >= start:
        last = stage.end or end
        yield from hours.problems(
            stage.week_hours, stage.start, last, figures, stage.derogations
        )
        yield from second.problems(
            stage.hours_elsewhere, stage.week_hours, stage.start, figures
        )
        if stage.trial_end:
            signed = max(end, stage.signed_end or end)
            yield from trial.problems(stage.trial_end, start, signed, figures)
    if stage.kind == LOAN:
        yield from _loan_problems(stage, dossier, figures)
    yield from _end_problems(stage)
    yield from _pay_problems(stage, dossier.smic, figures)


def _end_problems(stage):
    """Why the contract ended goes with the day on which it ended."""
    start, end = stage.contract
    if stage.end_reason and end:
        signed = stage.signed_end or (None if stage.kind == CDI else end)
        yield from breach.problems(
            stage.end_reason, end, (start, signed), stage.trial_end
        )


def _pay_problems(stage, smic, figures):
    """Before the first minimum wage that is known, nothing can be compared."""
    try:
        yield from pay.hour_problems(stage.hour_pay, stage.start, figures, smic)
    except NoFigure:
        return


def _cdi_problems(stage, dossier, figures):
    """Who may sign is looked at on the first day; later stages only change the terms."""
    start = stage.contract[0]
    ends = [one.end for one in periods(dossier.stages) if one.start < start]
    yield from cdi.problems(
        cdi.Cdi(
            start=start,
            birth=dossier.person.birth or start,
            pathway_start=dossier.pathway_start,
            week_hours=stage.week_hours,
            last_cddi_end=max(ends, default=None),
            reviewed=stage.reviewed,
        ),
        figures,
    )


def _loan_problems(stage, dossier, figures):
    if not stage.host:
        yield LOAN_NO_HOST.broken()
    if not stage.loan_end:
        yield LOAN_NO_END.broken()
        return
    yield from passerelle.problems(
        passerelle.Loan(
            start=stage.start,
            end=stage.loan_end,
            pathway_start=dossier.pathway_start,
            rank=loan_rank(stage, dossier.stages),
            contract_end=stage.contract[1],
        ),
        figures,
    )


def loan_rank(stage: Stage, stages: Sequence[Stage]) -> int:
    """0 for a first loan to a company, 1 for its renewal, and so on."""
    rank, day = 0, stage.start
    for former in sorted(stages, key=lambda one: one.start, reverse=True):
        follows = former.loan_end and former.loan_end + dates.ONE_DAY == day
        if former.kind == LOAN and former.host == stage.host and follows:
            rank, day = rank + 1, former.start
    return rank
