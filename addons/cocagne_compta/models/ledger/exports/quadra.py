"""Cegid Quadra: the ASCII entry file of QuadraCompta, lines "M", fixed width.

The account of a client stands in the place of the general account, as Quadra wants it.
Amounts are in cents. The columns are in ``docs/exports.md``.
"""

from datetime import datetime
from decimal import Decimal

from .fixed_width import Column, read_row, to_bytes, to_rows, write_row
from .line import ExportLine, code

COLUMNS = (
    Column("type", 1),
    Column("account", 8),
    Column("journal", 2),
    Column("folio", 3, ">", "0"),
    Column("day", 6),
    Column("label_code", 1),
    Column("short_label", 20),
    Column("side", 1),
    Column("sign", 1),
    Column("cents", 12, ">", "0"),
    Column("counterpart", 8),
    Column("due", 6),
    Column("match", 2),
    Column("statistic", 3),
    Column("piece5", 5),
    Column("affair", 10),
    Column("quantity", 10),
    Column("piece8", 8),
    Column("currency", 3),
    Column("journal3", 3),
    Column("vat", 3),
    Column("label", 30),
    Column("vat_code", 2),
    Column("piece", 10),
    Column("reserved", 73),
)


def write_quadra(lines, _company=""):
    """The bytes of the file."""
    rows = []
    for line in lines:
        account = code(line.client or line.account, 8)
        rows.append(
            write_row(
                COLUMNS,
                {
                    "type": "M",
                    "account": account,
                    "journal": code(line.journal, 2),
                    "folio": "000",
                    "day": line.day.strftime("%d%m%y"),
                    "short_label": line.label,
                    "side": line.side,
                    "sign": "+",
                    "cents": str(int(line.amount * 100)),
                    "due": line.due.strftime("%d%m%y") if line.due else "000000",
                    "piece5": line.piece[-5:],
                    "piece8": line.piece[-8:],
                    "currency": "EUR",
                    "journal3": line.journal,
                    "label": line.label,
                    "piece": line.piece[-10:],
                },
            )
        )
    return to_bytes(rows)


def read_quadra(content):
    """The lines of a file; entries are numbered by journal, day and piece.

    :raises ValueError: a line that is not of the format.
    """
    lines, entries = [], {}
    for row in to_rows(content):
        values = read_row(COLUMNS, row)
        if values["type"] != "M":
            raise ValueError(f"line of type {values['type']}")
        amount = Decimal(values["cents"]) / 100
        debit = values["side"] == "D"
        key = (values["journal"], values["day"], values["piece"])
        lines.append(
            ExportLine(
                entries.setdefault(key, len(entries) + 1),
                values["journal"],
                _day(values["day"]),
                values["account"],
                "",
                values["label"],
                values["piece"],
                None if values["due"] == "000000" else _day(values["due"]),
                amount if debit else Decimal(),
                Decimal() if debit else amount,
            )
        )
    return lines


def _day(text):
    return datetime.strptime(text, "%d%m%y").date()
