"""What the ASP answered to a file of fiches."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...law.problem import Problem, Refused, rule
from .. import codes
from . import document
from .document import Document
from .status import PROCESSED, REJECTED

OK, DUPLICATE = "0000", "3436"
REFUSED_SHAPE = re.compile(r"^3[234]\d\d$", re.ASCII)

OTHER_LINES = rule(
    "fiche_return_of_other_lines", "fiche salarié, return", "A", ("sent", "returned")
)
OTHER_LINE = rule(
    "fiche_return_of_other_person",
    "fiche salarié, return",
    "A",
    ("line", "sent", "returned"),
)
UNKNOWN_CODE = rule(
    "fiche_return_code_unknown", "fiche salarié, return", "A", ("line", "return_code")
)
NO_CODE = rule("fiche_return_without_code", "fiche salarié, return", "A", ("line",))


class Outcome(NamedTuple):
    """The answer to a line.

    :param status: PROCESSED or REJECTED.
    :param duplicate: the ASP had it already (3436), which counts as integrated.
    """

    line: int
    siret: str
    pass_number: str
    code: str
    label: str
    status: str
    duplicate: bool


def read(content: bytes, sent: Document) -> tuple[Outcome, ...]:
    """The answers to a file that was sent, all or none.

    :raises Refused: when it is no answer to this file, or a line has no known code.
    """
    returned = document.read(content)
    found = list(_problems(returned, sent))
    if found:
        raise Refused(found)
    return tuple(_outcome(line) for line in returned.lines)


def status_of(code: str) -> str:
    """The status that a return code gives; empty for an unknown code."""
    known = codes.load("return_code").get(code)
    if known:
        return known.outcome
    return REJECTED if REFUSED_SHAPE.fullmatch(code) else ""


def _outcome(line):
    code = line["codeTraitement"]
    return Outcome(
        line["numLigne"],
        line["siret"],
        line["personnePhysique"]["passIae"],
        code,
        line.get("libelleTraitement") or "",
        status_of(code),
        code == DUPLICATE,
    )


def _key(line):
    person = line.get("personnePhysique")
    number = person.get("passIae") if isinstance(person, dict) else None
    return (line.get("numLigne"), line.get("mesure"), line.get("siret"), number)


def _problems(returned, sent) -> Iterator[Problem]:
    if len(returned.lines) != len(sent.lines):
        yield OTHER_LINES.broken(sent=len(sent.lines), returned=len(returned.lines))
        return
    for rank, (line, origin) in enumerate(
        zip(returned.lines, sent.lines, strict=True), 1
    ):
        if _key(line) != _key(origin):
            yield OTHER_LINE.broken(line=rank, sent=_key(origin), returned=_key(line))
        code = line.get("codeTraitement")
        if not code:
            yield NO_CODE.broken(line=rank)
        elif not isinstance(code, str) or not status_of(code):
            yield UNKNOWN_CODE.broken(line=rank, return_code=code)


def is_integrated(outcome: Outcome) -> bool:
    """Whether the ASP has the fiche now."""
    return outcome.status == PROCESSED
