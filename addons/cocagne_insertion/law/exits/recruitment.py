"""A recruitment: a first contract with its renewals, as the State puts them together."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class Contract(NamedTuple):
    """:param rank: 0 for a first contract, n for its nth renewal."""

    person: str
    measure: str
    structure: str
    start: date
    rank: int
    end: date | None = None


def recruitments(contracts: Iterable[Contract]) -> list[tuple[Contract, ...]]:
    """Contracts put together: same person, measure and structure, from each rank 0 on.

    A renewal without first contract begins a recruitment of its own, so that nobody is
    lost.
    """
    found = []
    last = {}
    for one in sorted(contracts, key=lambda one: (one[:4], one.rank)):
        key = one[:3]
        if one.rank == 0 or key not in last:
            last[key] = [one]
            found.append(last[key])
        else:
            last[key].append(one)
    return [tuple(group) for group in found]
