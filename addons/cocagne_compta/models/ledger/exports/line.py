"""A line of an accounting entry, as it goes to the package of an accountant."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from unidecode import unidecode

ENCODING = "cp1252"


class ExportError(ValueError):
    """A value that a format cannot carry.

    :param code: what is wrong, a key of ``ledger_export.MESSAGES``.
    :param value: what was to be written.
    """

    def __init__(self, code, value, width=0):
        super().__init__(f"{code}: {value}")
        self.code, self.value, self.width = code, value, width


class ExportLine(NamedTuple):
    """One side of an entry; ``debit`` or ``credit`` is zero.

    :param entry: the number of the entry, from 1, the same for its lines.
    :param account: the account, as the package knows it.
    :param client: the account of the client when it has one of its own, else "".
    :param piece: number of the invoice or of the entry.
    """

    entry: int
    journal: str
    day: date
    account: str
    client: str
    label: str
    piece: str
    due: date | None
    debit: Decimal
    credit: Decimal

    @property
    def side(self):
        return "D" if self.debit else "C"

    @property
    def amount(self):
        return self.debit or self.credit


def clean(text):
    """A text that fits on a line and in Windows' Western characters."""
    flat = re.sub(r"[\x00-\x1f\x7f]+", " ", text or "")
    try:
        flat.encode(ENCODING)
    except UnicodeEncodeError:
        flat = "".join(char if _is_western(char) else unidecode(char) for char in flat)
        flat = flat.encode(ENCODING, "replace").decode(ENCODING)
    return flat


def _is_western(char):
    try:
        char.encode(ENCODING)
    except UnicodeEncodeError:
        return False
    return True


def code(text, width):
    """A code that is never cut: an account cut short is another account.

    :raises ExportError: it is longer than its column.
    """
    if len(text) > width:
        raise ExportError("too_long", text, width)
    return clean(text)
