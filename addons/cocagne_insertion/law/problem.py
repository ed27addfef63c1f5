"""What a rule says when it is broken: facts, no words.

Each rule is declared once, beside the function that applies it::

    TOO_SHORT = rule("cddi_too_short", "L.5132-15-1", "A", ("months", "minimum"),
                     ways_out=("sentence_adjustment",))
    ...
    yield TOO_SHORT.broken(months=3, minimum=4)

Loading ``cocagne_insertion`` declares every rule. Whoever words the problems reads ``catalogue()`` to find each code, the names of the
values it brings, and ``ways_out()`` for the derogations to be worded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

#: Article read in the law or an official repository; read elsewhere; to be verified.
CONFIDENCES = ("A", "B", "C")

_RULES = {}


class Problem(NamedTuple):
    """A rule that is broken.

    :param code: which rule, a key of ``catalogue()``.
    :param article: where the rule is written.
    :param values: what was found and what the rule allows, by name: numbers, dates,
        codes. Days, months and hours carry their unit in their name.
    :param ways_out: codes of the derogations that exist, the nearest first; empty when
        there is none.
    """

    code: str
    article: str
    values: dict
    ways_out: tuple[str, ...] = ()


class Refused(Exception):
    """Something that the rules do not allow.

    :param problems: each broken rule, at least one.
    """

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        super().__init__(", ".join(problem.code for problem in self.problems))


@dataclass(frozen=True)
class Rule:
    """A rule that can be broken, with what is known of its source."""

    code: str
    article: str
    confidence: str
    values: tuple[str, ...] = ()
    ways_out: tuple[str, ...] = ()

    def broken(self, **values) -> Problem:
        """The problem, with its values; a forgotten or unknown one is a TypeError."""
        if set(values) != set(self.values):
            raise TypeError(f"{self.code} wants {self.values}, got {tuple(values)}")
        return Problem(self.code, self.article, values, self.ways_out)


def rule(code, article, confidence, values=(), *, ways_out=()):
    """Declare a rule. Each code exists once.

    :param code: name of the problem, in snake case.
    :param article: article, or ``platform`` for a rule of the State's own software.
    :param confidence: one of ``CONFIDENCES``.
    """
    if code in _RULES or confidence not in CONFIDENCES:
        raise ValueError(code)
    _RULES[code] = Rule(code, article, confidence, tuple(values), tuple(ways_out))
    return _RULES[code]


def catalogue() -> dict[str, Rule]:
    """Every rule by its code, of the packages that are loaded."""
    return dict(_RULES)


def ways_out() -> set[str]:
    """Every derogation that a rule names."""
    return {way for item in _RULES.values() for way in item.ways_out}


def refuse(problems: Iterable[Problem]) -> None:
    """:raises Refused: when there is at least one problem."""
    found = tuple(problems)
    if found:
        raise Refused(found)
