"""Lines of the API to fiches: which are good, which are refused and why."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from ...law.problem import Problem, rule
from ..fiche import check
from ..fiche.employee import Employee, from_line

OTHER_STRUCTURE = rule(
    "fiche_other_structure", "platform, API", "A", ("line", "siret", "expected")
)


class Refusal(NamedTuple):
    """:param rank: of the line in the download, from 1. :param who: SIRET and PASS, as far as they are known."""

    rank: int
    who: tuple[str, str]
    problems: tuple[Problem, ...]


class Sorted(NamedTuple):
    """:param doubles: ranks of lines whose SIRET and PASS came before.
    :param ranks: of the lines of ``employees``."""

    employees: tuple[Employee, ...]
    refusals: tuple[Refusal, ...]
    doubles: tuple[int, ...]
    ranks: tuple[int, ...] = ()


def sort(lines: Iterable[dict], today: date, siret: str = "") -> Sorted:
    """Judge each line of a download. The first of a SIRET and PASS counts: the newest.

    :param siret: the structure for which it is; lines of others are refused, as an
        administrator of several structures gets the fiches of all.
    """
    employees, refusals, doubles, ranks, seen = [], [], [], [], set()
    for rank, line in enumerate(lines, 1):
        who = _who(line)
        if who in seen:
            doubles.append(rank)
            continue
        problems = tuple(check.line_problems(line, today, number=rank, api=True))
        if siret and not problems and who[0] != siret:
            problems = (
                OTHER_STRUCTURE.broken(line=rank, siret=who[0], expected=siret),
            )
        if problems:
            refusals.append(Refusal(rank, who, problems))
            continue
        seen.add(who)
        employees.append(from_line(line))
        ranks.append(rank)
    return Sorted(tuple(employees), tuple(refusals), tuple(doubles), tuple(ranks))


def next_since(started_on: date) -> date:
    """The ``since`` of the next download: a day more, as the platform's day may differ.

    :param started_on: the day on which the last whole download began.
    """
    return started_on - timedelta(days=1)


def _who(line):
    person = line.get("personnePhysique")
    number = person.get("passIae") if isinstance(person, dict) else ""
    return (str(line.get("siret") or ""), str(number or ""))
