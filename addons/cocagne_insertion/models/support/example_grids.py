"""Reads the example grids of skills (``data/skill_grids.csv``), in pure Python."""

import csv
from collections.abc import Iterable
from typing import NamedTuple


class Skill(NamedTuple):
    """:param family: heading of the grid. :param help: what is looked at."""

    name: str
    family: str
    help: str


class Grid(NamedTuple):
    name: str
    skills: tuple[Skill, ...]


def read(lines: Iterable[str]) -> tuple[Grid, ...]:
    """The grids in the order of the file.

    :param lines: CSV with ``;`` and the columns grid, family, skill, help.
    :raises KeyError: for a missing column.
    """
    grids: dict[str, list[Skill]] = {}
    for row in csv.DictReader(lines, delimiter=";"):
        skill = Skill(row["skill"], row["family"], row["help"])
        grids.setdefault(row["grid"], []).append(skill)
    return tuple(Grid(name, tuple(skills)) for name, skills in grids.items())
