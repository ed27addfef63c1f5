"""Number of a PASS IAE: 12 characters, ``99999`` for the platform's own."""

import re
from collections.abc import Iterator

from ..law.problem import Problem, rule

PLATFORM = "99999"
SHAPE = re.compile(r"^[0-9A-Z]{12}$", re.ASCII)
PLATFORM_SHAPE = re.compile(r"^99999\d{7}$", re.ASCII)
#: Extension, suspension, prolongation or interruption of an old agrément.
SUFFIX = re.compile(r"^([0-9A-Z]{12})[AEPS]\d{2}$", re.ASCII)

BAD_SHAPE = rule("pass_number_shape", "platform, approvals", "A", ("number",))
BAD_DIGITS = rule("pass_number_not_digits", "platform, approvals", "A", ("number",))


def clean(text: str) -> str:
    """Without spaces; an old agrément loses its suffix (``E02``)."""
    number = re.sub(r"\s", "", text or "").upper()
    suffixed = SUFFIX.fullmatch(number)
    return suffixed[1] if suffixed else number


def shown(number: str) -> str:
    """Five, two and five: ``99999 26 00001``."""
    return f"{number[:5]} {number[5:7]} {number[7:]}"


def is_platform(number: str) -> bool:
    """Whether the platform gave it; another prefix is an old agrément."""
    return number.startswith(PLATFORM)


def problems(text: str) -> Iterator[Problem]:
    """What is wrong with the number of a PASS."""
    number = clean(text)
    if not SHAPE.fullmatch(number):
        yield BAD_SHAPE.broken(number=number)
    elif is_platform(number) and not PLATFORM_SHAPE.fullmatch(number):
        yield BAD_DIGITS.broken(number=number)
