"""Participants of the FSE+ as a file for spreadsheets: at entry, exit, six months later.

The State's own file is not public: the columns are documented here, in the words of
annex I of Regulation (EU) 2021/1057. Codes are those of ``law.fse``.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook

from ..law import fse
from ..law.problem import Problem, rule

ENTRY, EXIT, RESULT = MOMENTS = ("entry", "exit", "result")
YES, NO, NOT_SAID = "yes", "no", "not_said"
SOURCE = "règlement (UE) 2021/1057, annexe I"
#: Signs that make a spreadsheet take a cell for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

MISSING = rule("fse_data_missing", SOURCE, "C", ("participant", "moment", "field"))
UNKNOWN = rule("fse_code_unknown", SOURCE, "C", ("participant", "field", "found"))


@dataclass(frozen=True)
class Participant:
    """A person in an operation.

    :param participant: what the garden knows the person by; no name is needed.
    :param isced: ``0-2``, ``3-4`` or ``5-8``, see ``fse.ISCED``.
    :param disability, third_country, foreign_background, minority, homeless, rural:
        ``yes``, ``no``, or ``not_said``: nobody must answer.
    :param qualified: a qualification was gained; ``yes`` or ``no``.
    :param result_situation: six months after the exit.
    """

    participant: str
    operation: str
    entry: date
    sex: str = ""
    birth: date | None = None
    labour: str = ""
    isced: str = ""
    resources: str = ""
    disability: str = NOT_SAID
    third_country: str = NOT_SAID
    foreign_background: str = NOT_SAID
    minority: str = NOT_SAID
    homeless: str = NOT_SAID
    rural: str = NOT_SAID
    exit: date | None = None
    exit_situation: str = ""
    exit_contract: str = ""
    qualified: str = ""
    result_situation: str = ""

    @property
    def age_group(self) -> str:
        return fse.age_group(self.birth, self.entry) if self.birth else ""


_SAID = (YES, NO, NOT_SAID)
_ANSWERS = (
    "disability",
    "third_country",
    "foreign_background",
    "minority",
    "homeless",
    "rural",
)
#: Codes that a field may have.
CODES = {
    "sex": ("M", "F", "X"),
    "labour": fse.LABOUR,
    "isced": ("0-2", "3-4", "5-8"),
    "resources": fse.RESOURCES,
    **dict.fromkeys(_ANSWERS, _SAID),
    "exit_situation": fse.EXIT_SITUATIONS,
    "exit_contract": fse.EXIT_CONTRACTS,
    "qualified": (YES, NO),
    "result_situation": fse.EXIT_SITUATIONS,
}
#: Fields that are new at each moment; the columns of a file are those up to its moment.
FIELDS = {
    ENTRY: (
        "participant",
        "operation",
        "entry",
        "sex",
        "age_group",
        "labour",
        "isced",
        "resources",
        *_ANSWERS,
    ),
    EXIT: ("exit", "exit_situation", "exit_contract", "qualified"),
    RESULT: ("result_situation",),
}


def columns(moment: str) -> tuple[str, ...]:
    """The columns of the file of a moment."""
    known = MOMENTS[: MOMENTS.index(moment) + 1]
    return tuple(field for one in known for field in FIELDS[one])


def problems(people: Iterable[Participant], moment: str) -> Iterator[Problem]:
    """What is missing or unknown for the file of a moment."""
    for one in people:
        for field in columns(moment):
            value = getattr(one, field)
            if not value:
                yield MISSING.broken(
                    participant=one.participant, moment=moment, field=field
                )
            elif field in CODES and value not in CODES[field]:
                yield UNKNOWN.broken(
                    participant=one.participant, field=field, found=value
                )


def write(people: Iterable[Participant], moment: str) -> bytes:
    """The file of a moment: semicolons, UTF-8 with its mark, days as dd/mm/yyyy.

    What is missing is left empty; ask ``problems`` first. A text that a spreadsheet
    would take for a formula gets an apostrophe.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerows(rows(people, moment))
    return buffer.getvalue().encode("utf-8-sig")


def rows(people: Iterable[Participant], moment: str) -> Iterator[list[str]]:
    """The header and the cells of the file of a moment, as texts."""
    yield list(columns(moment))
    for one in people:
        yield [_cell(getattr(one, field)) for field in columns(moment)]


def write_xlsx(people: Iterable[Participant], moment: str) -> bytes:
    """The same as a workbook; every cell is a text, as in the other file."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(moment)
    for row in rows(people, moment):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _cell(value):
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    text = value or ""
    return f"'{text}" if text.startswith(_FORMULA) else text
