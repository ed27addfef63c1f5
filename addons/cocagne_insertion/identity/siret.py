"""Establishment: SIREN 9 digits and 5 more, with the keys of python-stdnum."""

from collections.abc import Iterator

from stdnum.exceptions import ValidationError
from stdnum.fr import siret as official

from ..law.problem import Problem, rule

BAD_SHAPE = rule("siret_shape", "fiche salarié, siret", "A", ("number",))
BAD_KEY = rule("siret_key", "fiche salarié, siret", "A", ("number",))


def clean(text: str) -> str:
    """Without spaces nor dots."""
    return official.compact(text or "")


def problems(text: str, *, check_key: bool = True) -> Iterator[Problem]:
    """What is wrong with a SIRET.

    :param check_key: False takes any 14 digits, as the State's format does.
    """
    number = clean(text)
    if len(number) != 14 or not (number.isascii() and number.isdigit()):
        yield BAD_SHAPE.broken(number=number)
        return
    if check_key:
        try:
            official.validate(number)
        except ValidationError:
            yield BAD_KEY.broken(number=number)


def siren(text: str) -> str:
    """The company of an establishment."""
    return clean(text)[:9]
