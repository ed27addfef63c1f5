"""Kinds of a person's documents: who may open them, and whether they run out."""

from typing import NamedTuple

#: Who opens a document: the adviser alone; with the director; also payroll; also the
#: technical supervisor. Each opens what the next ones do.
ADVISER, DIRECTOR, PAYROLL, TEAM = "adviser", "director", "payroll", "team"


class Kind(NamedTuple):
    """:param audience: who opens it. :param runs_out: whether it has a last day."""

    audience: str
    runs_out: bool = False


KINDS = {
    "identity": Kind(PAYROLL, True),
    "residence": Kind(PAYROLL, True),
    "vitale": Kind(PAYROLL),
    "bank": Kind(PAYROLL),
    "address": Kind(PAYROLL),
    "medical_visit": Kind(PAYROLL, True),
    "licence": Kind(TEAM, True),
    "caces": Kind(TEAM, True),
    "diploma": Kind(TEAM),
    "cv": Kind(DIRECTOR),
    "registration": Kind(DIRECTOR, True),
    "rsa": Kind(DIRECTOR, True),
    "support": Kind(DIRECTOR),
    "rqth": Kind(ADVISER, True),
    "health": Kind(ADVISER, True),
    "justice": Kind(ADVISER, True),
    "housing": Kind(ADVISER, True),
    "other": Kind(ADVISER, True),
}
