"""The payroll variables of a month: one row per person and contract, columns that stay.

The columns are the interface with the payroll software: their names do not change, new
ones go to the end. Columns of reasons (``abs_CP``...) carry the code of the reason.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

#: Prefix of the columns of hours by reason of absence.
REASON = "abs_"
DECIMAL_COMMA = str.maketrans(".", ",")


class Column(NamedTuple):
    """A column of the file.

    :param kind: text, day, number.
    """

    name: str
    kind: str


COLUMNS = (
    Column("month", "text"),
    Column("matricule", "text"),
    Column("nir", "text"),
    Column("name", "text"),
    Column("contract", "text"),
    Column("contract_start", "day"),
    Column("contract_end", "day"),
    Column("week_hours", "number"),
    Column("contract_hours", "number"),
    Column("paid_hours", "number"),
    Column("deducted_hours", "number"),
    Column("worked_hours", "number"),
    Column("trained_hours", "number"),
    Column("holiday_hours", "number"),
    Column("complementary_hours", "number"),
    Column("hourly_rate", "number"),
    Column("gross", "number"),
    Column("state", "text"),
    Column("note", "text"),
)


def columns(codes: Iterable[str]) -> tuple[Column, ...]:
    """All columns: the fixed ones, then one per reason, in the order of the codes."""
    return COLUMNS + tuple(Column(REASON + code, "number") for code in codes)


def to_csv(wanted: Iterable[Column], rows: Iterable[Mapping]) -> bytes:
    """Semicolons, decimal commas, days as 31/12/2026, UTF-8 with a mark for Excel.

    A text that a spreadsheet would take for a formula is written with an apostrophe.
    """
    wanted = tuple(wanted)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.name for column in wanted])
    for row in rows:
        writer.writerow([_cell(row.get(one.name), one.kind) for one in wanted])
    return out.getvalue().encode("utf-8-sig")


def _cell(value, kind):
    if value in (None, False, ""):
        return "0,00" if kind == "number" else ""
    if kind == "number":
        return f"{Decimal(str(value)):.2f}".translate(DECIMAL_COMMA)
    if kind == "day":
        return value.strftime("%d/%m/%Y")
    text = str(value)
    return "'" + text if text[0] in "=+-@\t\r" else text
