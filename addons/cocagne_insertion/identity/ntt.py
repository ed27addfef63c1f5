"""Temporary technical number (NTT): sex, SIREN of the employer, free identifier."""

import re
from collections.abc import Iterator

from ..law.problem import Problem, rule
from . import nir

SHAPE = re.compile(r"^[12]\d{9}[0-9a-zA-Z]{1,30}$", re.ASCII)
SHORTEST, LONGEST = 11, 40
SOURCE = "fiche salarié, salarieNIR"

BAD_SHAPE = rule("ntt_shape", SOURCE, "A", ("number",))
OTHER_TITLE = rule("ntt_other_title", SOURCE, "A", ("title", "expected"))
OTHER_SIREN = rule("ntt_other_siren", SOURCE, "A", ("siren", "expected"))


def clean(text: str) -> str:
    """Without spaces."""
    return re.sub(r"\s", "", text or "")


def make(title: str, siren: str, identifier: str) -> str:
    """The number of a person at this employer."""
    return f"{'1' if title == nir.MALE else '2'}{siren}{identifier}"


def is_wanted(number: str) -> bool:
    """Whether an NTT stands for this NIR: none, or one that begins with 7 or 8."""
    return not number or nir.clean(number)[:1] in ("7", "8")


def problems(text: str, title: str = "", siren: str = "") -> Iterator[Problem]:
    """What is wrong with an NTT, by itself and against the person and the employer."""
    number = clean(text)
    if not SHAPE.fullmatch(number):
        yield BAD_SHAPE.broken(number=number)
        return
    expected = nir.MALE if number[0] == "1" else nir.FEMALE
    if title and title != expected:
        yield OTHER_TITLE.broken(title=title, expected=expected)
    if siren and siren != number[1:10]:
        yield OTHER_SIREN.broken(siren=number[1:10], expected=siren)
