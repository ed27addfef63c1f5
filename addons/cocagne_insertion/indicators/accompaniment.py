"""Obstacles and who handles them, trainings, immersions: tables of the annual report."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

#: Codes of the ASP's table (Accompagnement).
OBSTACLES = (
    "illetrisme",
    "demarch",
    "heberg",
    "mobilite",
    "sante",
    "justice",
    "surendet",
    "manque_dispo",
    "presta_tech",
    "benef_projet_pro",
)
INSIDE, OUTSIDE, BOTH = "inside", "outside", "both"


class Handling(NamedTuple):
    """An obstacle of a person. :param inside: handled by the garden. :param outside: by others."""

    person: str
    obstacle: str
    inside: bool = False
    outside: bool = False


class Row(NamedTuple):
    """People by who handles the obstacle; ``both`` are in neither of the two before."""

    obstacle: str
    concerned: tuple[str, ...]
    inside: tuple[str, ...]
    outside: tuple[str, ...]
    both: tuple[str, ...]


def obstacles(handlings: Iterable[Handling]) -> tuple[Row, ...]:
    """The table of obstacles, each person once a row.

    :raises KeyError: for an obstacle that is not in ``OBSTACLES``.
    """
    found = {obstacle: {} for obstacle in OBSTACLES}
    for one in handlings:
        people = found[one.obstacle]
        inside, outside = people.get(one.person, (False, False))
        people[one.person] = (inside or one.inside, outside or one.outside)
    return tuple(_row(obstacle, people) for obstacle, people in found.items())


def _row(obstacle, people):
    def those(*handled):
        return tuple(person for person, how in people.items() if how == handled)

    return Row(
        obstacle,
        tuple(people),
        inside=those(True, False),
        outside=those(False, True),
        both=those(True, True),
    )


class Action(NamedTuple):
    """A training or an immersion. :param kind: code of its kind or object."""

    person: str
    kind: str
    start: date
    end: date
    hours: Decimal = Decimal()


class Actions(NamedTuple):
    """:param hours: of all of them. :param people: who had one, each once."""

    count: int
    people: tuple[str, ...]
    hours: Decimal


def actions(done: Iterable[Action], start: date, end: date) -> dict[str, Actions]:
    """Trainings or immersions that began in a period, by kind."""
    groups: dict[str, list[Action]] = {}
    for one in done:
        if start <= one.start <= end:
            groups.setdefault(one.kind, []).append(one)
    return {
        kind: Actions(
            len(group),
            tuple(dict.fromkeys(one.person for one in group)),
            sum((one.hours for one in group), Decimal()),
        )
        for kind, group in sorted(groups.items())
    }
