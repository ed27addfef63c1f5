"""Sage 100 and Ciel: the "PNM" file (format paramétrable standard), fixed width.

A first line names the company (30 characters), then one line per item. The columns are
in ``docs/exports.md``.
"""

from datetime import datetime
from decimal import Decimal

from .fixed_width import Column, read_row, to_bytes, to_rows, write_row
from .line import ExportLine, clean, code

COLUMNS = (
    Column("journal", 3),
    Column("day", 6),
    Column("kind", 2),
    Column("account", 13),
    Column("client_mark", 1),
    Column("client", 13),
    Column("piece", 13),
    Column("label", 25),
    Column("payment", 1),
    Column("due", 6),
    Column("side", 1),
    Column("amount", 20, ">"),
    Column("type", 1),
    Column("entry", 7, ">", "0"),
)
COMPANY_WIDTH = 30


def write_sage(lines, company):
    """The bytes of the file; ``company``: its name, on the first line."""
    rows = [clean(company)[:COMPANY_WIDTH].ljust(COMPANY_WIDTH)]
    for line in lines:
        rows.append(
            write_row(
                COLUMNS,
                {
                    "journal": code(line.journal, 3),
                    "day": line.day.strftime("%d%m%y"),
                    "kind": "OD",
                    "account": code(line.account, 13),
                    "client_mark": "X" if line.client else "",
                    "client": code(line.client, 13),
                    "piece": line.piece[-13:],
                    "label": line.label,
                    "due": line.due.strftime("%d%m%y") if line.due else "",
                    "side": line.side,
                    "amount": f"{line.amount:.2f}",
                    "type": "N",
                    "entry": str(line.entry),
                },
            )
        )
    return to_bytes(rows)


def read_sage(content):
    """The lines of a file.

    :raises ValueError: a line that is not of the format.
    """
    lines = []
    for row in to_rows(content)[1:]:
        values = read_row(COLUMNS, row)
        amount = Decimal(values["amount"])
        debit = values["side"] == "D"
        lines.append(
            ExportLine(
                int(values["entry"]),
                values["journal"],
                _day(values["day"]),
                values["account"],
                values["client"],
                values["label"],
                values["piece"],
                _day(values["due"]) if values["due"] else None,
                amount if debit else Decimal(),
                Decimal() if debit else amount,
            )
        )
    return lines


def _day(text):
    return datetime.strptime(text, "%d%m%y").date()
