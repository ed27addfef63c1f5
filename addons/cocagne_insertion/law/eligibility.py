"""Who may enter the pathway: administrative criteria and diagnosis (platform)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from . import dates, tables
from .problem import Problem, rule

SOURCE = "platform, eligibility"
#: Kinds of proof: dated (not older than some months), identity paper, valid on the day.
DATED, IDENTITY, VALID = "dated", "identity", "valid"
PRESCRIBER, EMPLOYER = "prescriber", "employer"

UNKNOWN = rule("criterion_unknown", SOURCE, "A", ("criterion",))
NOT_ENOUGH = rule(
    "criteria_not_enough",
    SOURCE,
    "A",
    ("level_1", "level_2", "level_1_wanted", "level_2_wanted"),
    ways_out=("diagnosis_by_prescriber",),
)
NO_PROOF = rule("criterion_without_proof", SOURCE, "A", ("criterion",))
TOO_OLD = rule(
    "criterion_proof_too_old", SOURCE, "A", ("criterion", "proof_date", "after")
)
NOT_YET = rule(
    "criterion_proof_after_pass", SOURCE, "A", ("criterion", "proof_date", "pass_start")
)
NOT_VALID = rule(
    "criterion_proof_not_valid", SOURCE, "A", ("criterion", "valid_until", "pass_start")
)
WRONG_AGE = rule("criterion_wrong_age", SOURCE, "A", ("criterion", "age", "limit"))


class Criterion(NamedTuple):
    """A line of the table. :param months: age of the proof, for ``dated`` ones."""

    code: str
    level: int
    meaning: str
    proof: str
    months: int | None


class Claim(NamedTuple):
    """A criterion that a person fulfils, with its proof.

    :param proof_date: day of the paper, for ``dated`` ones.
    :param valid_until: last day of the paper, for ``valid`` ones.
    :param certified_on: day on which the State's API confirmed it; then no paper.
    """

    code: str
    proof_date: date | None = None
    valid_until: date | None = None
    certified_on: date | None = None


@cache
def table() -> dict[str, Criterion]:
    """The 18 criteria by code."""
    return {
        row["code"]: Criterion(
            row["code"],
            int(row["level"]),
            row["meaning"],
            row["proof"],
            int(row["months"]) if row["months"] else None,
        )
        for row in tables.rows("criteria")
    }


def problems(
    claims: Iterable[Claim],
    pass_start: date,
    birth: date | None,
    figures,
    kind: str = "ACI",
    by: str = EMPLOYER,
) -> Iterator[Problem]:
    """What is missing for a PASS that begins on ``pass_start``.

    A prescriber needs no criteria; those it gives are checked all the same. A criterion
    with a bad proof does not count.

    :param birth: day of birth, for the criteria of age.
    """
    good = {1: set(), 2: set()}
    for claim in claims:
        found = list(claim_problems(claim, pass_start, birth, figures))
        yield from found
        if not found:
            good[table()[claim.code].level].add(claim.code)
    if by == PRESCRIBER:
        return
    wanted_1 = figures.whole("criteria_level_1", pass_start)
    wanted_2 = figures.whole(f"criteria_level_2_{kind.lower()}", pass_start)
    if len(good[1]) < wanted_1 and len(good[2]) < wanted_2:
        yield NOT_ENOUGH.broken(
            level_1=len(good[1]),
            level_2=len(good[2]),
            level_1_wanted=wanted_1,
            level_2_wanted=wanted_2,
        )


def claim_problems(claim, pass_start, birth, figures) -> Iterator[Problem]:
    """What is wrong with one criterion and its proof."""
    criterion = table().get(claim.code)
    if criterion is None:
        yield UNKNOWN.broken(criterion=claim.code)
    elif criterion.proof == IDENTITY:
        yield from _age_problems(claim, pass_start, birth, figures)
    elif claim.certified_on and claim.certified_on <= pass_start <= certified_until(
        claim.certified_on, figures
    ):
        return
    elif criterion.proof == VALID:
        yield from _validity_problems(claim, pass_start)
    else:
        yield from _date_problems(claim, criterion, pass_start)


def certified_until(certified_on: date, figures) -> date:
    """Last day on which what the State's API confirmed needs no new proof."""
    return certified_on + timedelta(
        days=figures.whole("certification_grace_days", certified_on)
    )


def _age_problems(claim, pass_start, birth, figures):
    if birth is None:
        yield NO_PROOF.broken(criterion=claim.code)
        return
    age = dates.age(birth, pass_start)
    senior = claim.code == "SENIOR"
    limit = figures.whole(
        "criteria_senior_age" if senior else "criteria_young_age", pass_start
    )
    if (age < limit) if senior else (age >= limit):
        yield WRONG_AGE.broken(criterion=claim.code, age=age, limit=limit)


def _validity_problems(claim, pass_start):
    if claim.valid_until is None:
        yield NO_PROOF.broken(criterion=claim.code)
    elif claim.valid_until < pass_start:
        yield NOT_VALID.broken(
            criterion=claim.code, valid_until=claim.valid_until, pass_start=pass_start
        )


def _date_problems(claim, criterion, pass_start):
    if claim.proof_date is None:
        yield NO_PROOF.broken(criterion=claim.code)
        return
    after = dates.same_day(pass_start, -criterion.months)
    if claim.proof_date <= after:
        yield TOO_OLD.broken(
            criterion=claim.code, proof_date=claim.proof_date, after=after
        )
    elif claim.proof_date > pass_start:
        yield NOT_YET.broken(
            criterion=claim.code, proof_date=claim.proof_date, pass_start=pass_start
        )


class Diagnosis(NamedTuple):
    """:param by: ``PRESCRIBER`` or ``EMPLOYER``."""

    made_on: date
    by: str

    def expires_on(self, figures) -> date:
        """Its last day."""
        if self.by == PRESCRIBER:
            return dates.same_day(
                self.made_on, figures.whole("diagnosis_prescriber_months", self.made_on)
            )
        days = figures.whole("diagnosis_employer_days", self.made_on)
        return self.made_on + timedelta(days=days)

    def is_valid(self, day: date, figures, history=None) -> bool:
        """Whether it still holds on a day.

        :param history: the person's PASS; while it runs, the diagnosis holds.
        """
        runs = history is not None and history.start <= day <= history.end
        return runs or self.made_on <= day <= self.expires_on(figures)
