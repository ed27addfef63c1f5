"""Contrat passerelle: an employee lent to a company (experiment, EI and ACI).

Whether it goes on after December 2025 is not known; the caller decides whether to offer
it.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .. import dates
from ..problem import Problem, rule

KINDS = ("ACI", "EI")
SOURCE = "law 2020-1577 art. 5, contrat passerelle"

WRONG_KIND = rule(
    "passerelle_of_other_structure", SOURCE, "B", ("kind",), ways_out=("pmsmp",)
)
TOO_SOON = rule(
    "passerelle_too_soon",
    SOURCE,
    "B",
    ("start", "earliest", "minimum_months"),
    ways_out=("pmsmp",),
)
TOO_LONG = rule(
    "passerelle_too_long",
    SOURCE,
    "B",
    ("end", "latest_end", "maximum_months"),
    ways_out=("passerelle_renewal",),
)
RENEWED_TWICE = rule(
    "passerelle_renewed_too_often", SOURCE, "B", ("renewals", "maximum")
)
PAST_CONTRACT = rule(
    "passerelle_past_contract",
    SOURCE,
    "B",
    ("end", "contract_end"),
    ways_out=("contract_longer",),
)


class Loan(NamedTuple):
    """A loan to a user company, both days in it.

    :param rank: 0 for a first loan, 1 for its renewal.
    :param contract_end: last day of the CDDI that goes on meanwhile.
    """

    start: date
    end: date
    pathway_start: date
    rank: int = 0
    kind: str = "ACI"
    contract_end: date | None = None


def problems(loan: Loan, figures) -> Iterator[Problem]:
    """What forbids a loan or its renewal."""
    if loan.kind not in KINDS:
        yield WRONG_KIND.broken(kind=loan.kind)
    wait = figures.whole("passerelle_min_pathway_months", loan.start)
    earliest = dates.same_day(loan.pathway_start, wait)
    if loan.start < earliest:
        yield TOO_SOON.broken(start=loan.start, earliest=earliest, minimum_months=wait)
    months = figures.whole("passerelle_months", loan.start)
    latest = dates.last_day(loan.start, months)
    if loan.end > latest:
        yield TOO_LONG.broken(end=loan.end, latest_end=latest, maximum_months=months)
    if loan.contract_end and loan.end > loan.contract_end:
        yield PAST_CONTRACT.broken(end=loan.end, contract_end=loan.contract_end)
    renewals = figures.whole("passerelle_renewals", loan.start)
    if loan.rank > renewals:
        yield RENEWED_TWICE.broken(renewals=loan.rank, maximum=renewals)


def aid(etp: Decimal, day: date, figures) -> Decimal:
    """Aid of one period of a loan, in euros."""
    return (etp * figures.at("aid_passerelle", day)).quantize(Decimal("0.01"))
