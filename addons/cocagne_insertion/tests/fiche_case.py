"""The invented fiche of the tests, and ways to spoil it."""

import copy
import json
from pathlib import Path

import pytest

from ..exchange.fiche import check
from ..law.problem import Refused
from .law_case import codes, day

FILES = Path(__file__).parent / "exchange_files"
EXAMPLE = (FILES / "fiche_example.json").read_bytes()
TODAY = day("2026-03-02")


def example_line():
    """The line of the format's example, to be changed at will."""
    return json.loads(EXAMPLE)["lignesTelechargement"][0]


def changed(line=None, **fields):
    """A line with other values: ``personnePhysique__passIae="..."``; ``...`` takes off."""
    line = copy.deepcopy(line or example_line())
    for path, value in fields.items():
        *blocks, name = path.split("__")
        block = line
        for one in blocks:
            block = block[one]
        if value is ...:
            del block[name]
        else:
            block[name] = value
    return line


def found(line, *, api=False):
    """Codes of the problems of a line."""
    return codes(check.line_problems(line, TODAY, api=api))


def refusal(function, *args):
    """Codes of the problems for which a call is refused."""
    with pytest.raises(Refused) as caught:
        function(*args)
    return codes(caught.value.problems)


def lines(count, movement="C"):
    """That many lines of different people."""
    numbers = range(1, count + 1)
    return tuple(
        changed(
            numLigne=number,
            typeMouvement=movement,
            personnePhysique__passIae=f"99999{number:07}",
        )
        for number in numbers
    )
