"""EBP Comptabilité: the text file of entries ("journal"), commas and quotes.

The account of a client stands in the place of the general account. The columns are in
``docs/exports.md``.
"""

import csv
import io
from datetime import datetime
from decimal import Decimal

from .line import ENCODING, ExportLine, clean, code

#: number, day, journal, account, automatic label, label, piece, amount, side, due,
#: currency.
WIDTHS = {"account": 15, "journal": 10, "label": 40, "piece": 15}
CELLS = 11


def write_ebp(lines, _company=""):
    """The bytes of the file."""
    buffer = io.StringIO()
    for line in lines:
        label = clean(line.label).replace('"', "'")[: WIDTHS["label"]]
        piece = clean(line.piece).replace('"', "'")[-WIDTHS["piece"] :]
        due = line.due or line.day
        cells = (
            str(line.entry),
            line.day.strftime("%d%m%Y"),
            code(line.journal, WIDTHS["journal"]),
            code(line.client or line.account, WIDTHS["account"]),
            "",
            f'"{label}"',
            f'"{piece}"',
            f"{line.amount:.2f}",
            line.side,
            due.strftime("%d%m%Y"),
            "EUR",
        )
        buffer.write(",".join(cells) + "\r\n")
    return buffer.getvalue().encode(ENCODING)


def read_ebp(content):
    """The lines of a file.

    :raises ValueError: a line that is not of the format.
    """
    lines = []
    text = io.StringIO(content.decode(ENCODING), newline="")
    for cells in csv.reader(text):
        if len(cells) != CELLS:
            raise ValueError(f"{len(cells)} cells, not {CELLS}")
        amount, debit = Decimal(cells[7]), cells[8] == "D"
        lines.append(
            ExportLine(
                int(cells[0]),
                cells[2],
                _day(cells[1]),
                cells[3],
                "",
                cells[5],
                cells[6],
                _day(cells[9]),
                amount if debit else Decimal(),
                Decimal() if debit else amount,
            )
        )
    return lines


def _day(text):
    return datetime.strptime(text, "%d%m%Y").date()
