"""Identifier of a job seeker at France Travail (numeroIDE)."""

import re
from collections.abc import Iterator

from ..law.problem import Problem, rule

SHAPE = re.compile(r"^(\d{7}[0-9A-Z]|\d{11})$", re.ASCII)

BAD_SHAPE = rule(
    "job_seeker_number_shape", "fiche salarié, numeroIDE", "A", ("number",)
)


def clean(text: str) -> str:
    """Without spaces, letters upper case."""
    return re.sub(r"\s", "", text or "").upper()


def problems(text: str) -> Iterator[Problem]:
    """Seven digits and a digit or letter, or eleven digits."""
    number = clean(text)
    if not SHAPE.fullmatch(number):
        yield BAD_SHAPE.broken(number=number)
