"""Social security number (NIR), or its waiting number (NIA): 15 characters."""

import re
from collections.abc import Iterator
from datetime import date

from stdnum.exceptions import ValidationError
from stdnum.fr import nir as official

from ..law.problem import Problem, rule

SHAPE = re.compile(r"^[123478]\d{4}(2[AB]|\d{2})\d{8}$", re.ASCII)
MALE, FEMALE = "M", "MME"
#: Months that no NIR has.
FORBIDDEN_MONTHS = (*range(13, 20), *range(43, 50))
SOURCE = "fiche salarié, salarieNIR"

BAD_SHAPE = rule("nir_shape", SOURCE, "A", ("number",), ways_out=("ntt",))
BAD_KEY = rule("nir_key", SOURCE, "A", ("number", "key"))
BAD_MONTH = rule("nir_month", SOURCE, "A", ("month",))
OTHER_YEAR = rule("nir_other_birth_year", SOURCE, "A", ("year", "birth"))
OTHER_MONTH = rule("nir_other_birth_month", SOURCE, "A", ("month", "birth"))
OTHER_TITLE = rule("nir_other_title", SOURCE, "A", ("title", "expected"))


def clean(text: str) -> str:
    """Without spaces, letters upper case."""
    return re.sub(r"\s", "", text or "").upper()


def key(first_13: str) -> str:
    """The two digits of the key: 97 - (number mod 97), Corsica as 19 and 18."""
    return official.calc_check_digits(first_13)


def title(number: str) -> str:
    """The title that the first digit tells: 1, 3, 7 a man; 2, 4, 8 a woman."""
    return MALE if number[0] in "137" else FEMALE


def is_waiting(number: str) -> bool:
    """Whether it is a waiting number (NIA), to be replaced by a NIR."""
    return clean(number)[:1] in ("3", "4", "7", "8")


def shown(number: str) -> str:
    """In groups, as on the card."""
    return official.format(number)


def problems(
    text: str, birth: date | None = None, civility: str = ""
) -> Iterator[Problem]:
    """What is wrong with a NIR.

    :param birth: day of birth, to be compared for a first digit 1 or 2.
    :param civility: ``M`` or ``MME``, to be compared.
    """
    number = clean(text)
    if not SHAPE.fullmatch(number):
        yield BAD_SHAPE.broken(number=number)
        return
    month = int(number[3:5])
    if month in FORBIDDEN_MONTHS:
        yield BAD_MONTH.broken(month=month)
    try:
        official.validate(number)
    except ValidationError:
        yield BAD_KEY.broken(number=number, key=key(number[:13]))
    if birth and number[0] in "12":
        yield from _birth_problems(number, month, birth)
    if civility and civility != title(number):
        yield OTHER_TITLE.broken(title=civility, expected=title(number))


def _birth_problems(number, month, birth):
    if int(number[1:3]) != birth.year % 100:
        yield OTHER_YEAR.broken(year=number[1:3], birth=birth)
    if 1 <= month <= 12 and month != birth.month:
        yield OTHER_MONTH.broken(month=month, birth=birth)
