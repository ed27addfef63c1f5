"""Number of an annexe financière: ``ACI025260001A0M0``.

Measure, territory (3), year (2), order (4), ``A`` and rank of renewal, ``M`` and rank
of modification.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..law.problem import Problem, Refused, rule

SHAPE = re.compile(
    r"^(?P<measure>ACI|EITI|ETTI|EI|AI)(?P<territory>\d{2}[A-Z\d])(?P<year>\d{2})"
    r"(?P<order>\d{4})A(?P<renewal>\d)(M(?P<modification>\d))?$",
    re.ASCII,
)
LONGEST = 17

BAD_SHAPE = rule("annex_number_shape", "platform, siaes", "A", ("number",))
NO_MODIFICATION = rule(
    "annex_number_without_modification", "platform, siaes", "A", ("number",)
)
OTHER_MEASURE = rule(
    "annex_number_of_other_measure", "platform, siaes", "A", ("measure", "expected")
)


class AnnexNumber(NamedTuple):
    """The parts of a number. :param territory: department in three characters."""

    measure: str
    territory: str
    year: int
    order: int
    renewal: int
    modification: int

    def __str__(self):
        return (
            f"{self.measure}{self.territory}{self.year % 100:02}{self.order:04}"
            f"A{self.renewal}M{self.modification}"
        )

    def is_same_annex(self, other: "AnnexNumber") -> bool:
        """Whether two numbers differ by their renewal and modification only."""
        return self[:4] == other[:4]


def clean(text: str) -> str:
    """Without spaces, letters upper case."""
    return re.sub(r"\s", "", text or "").upper()


def problems(text: str, measure: str = "", *, short: bool = False) -> Iterator[Problem]:
    """What is wrong with a number.

    :param measure: ``ACI`` for example, to be compared.
    :param short: a number without its ``M`` part is accepted, as some payroll
        packages key it.
    """
    number = clean(text)
    found = SHAPE.fullmatch(number)
    if not found:
        yield BAD_SHAPE.broken(number=number)
        return
    if found["modification"] is None and not short:
        yield NO_MODIFICATION.broken(number=number)
    if measure and measure != found["measure"]:
        yield OTHER_MEASURE.broken(measure=found["measure"], expected=measure)


def parse(text: str, *, short: bool = False) -> AnnexNumber:
    """The parts of a number; without its ``M`` part it is the modification 0.

    :raises Refused: when it is none.
    """
    found = tuple(problems(text, short=short))
    if found:
        raise Refused(found)
    parts = SHAPE.fullmatch(clean(text))
    return AnnexNumber(
        parts["measure"],
        parts["territory"],
        2000 + int(parts["year"]),
        int(parts["order"]),
        int(parts["renewal"]),
        int(parts["modification"] or 0),
    )
