"""Lines of the API to fiches: which are good, which are refused and why."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from ...law.problem import Problem
from ..fiche import check
from ..fiche.employee import Employee, from_line


class Refusal(NamedTuple):
    """:param rank: of the line in the download, from 1. :param who: SIRET and PASS, as far as they are known."""

    rank: int
    who: tuple[str, str]
    problems: tuple[Problem, ...]


class Sorted(NamedTuple):
    """:param doubles: ranks of lines whose SIRET and PASS came before."""

    employees: tuple[Employee, ...]
    refusals: tuple[Refusal, ...]
    doubles: tuple[int, ...]


def sort(lines: Iterable[dict], today: date) -> Sorted:
    """Judge each line of a download. The first of a SIRET and PASS counts: the newest."""
    employees, refusals, doubles, seen = [], [], [], set()
    for rank, line in enumerate(lines, 1):
        who = _who(line)
        if who in seen:
            doubles.append(rank)
            continue
        problems = tuple(check.line_problems(line, today, number=rank, api=True))
        if problems:
            refusals.append(Refusal(rank, who, problems))
            continue
        seen.add(who)
        employees.append(from_line(line))
    return Sorted(tuple(employees), tuple(refusals), tuple(doubles))


def next_since(started_on: date) -> date:
    """The ``since`` of the next download: a day more, as the platform's day may differ.

    :param started_on: the day on which the last whole download began.
    """
    return started_on - timedelta(days=1)


def _who(line):
    person = line.get("personnePhysique")
    number = person.get("passIae") if isinstance(person, dict) else ""
    return (str(line.get("siret") or ""), str(number or ""))
