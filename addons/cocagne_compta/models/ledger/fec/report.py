from decimal import Decimal
from typing import NamedTuple


class Problem(NamedTuple):
    """What is wrong.

    :param code: the rule, a key of ``fec_check.MESSAGES``.
    :param line: number of the line in the file, 1 is the header; 0: the whole file.
    :param detail: what was found, as written in the file.
    """

    code: str
    line: int
    detail: str


class Line(NamedTuple):
    """A line that can be counted with."""

    number: int
    values: dict
    debit: Decimal
    credit: Decimal


class Report(NamedTuple):
    """What the reader found."""

    lines: list
    problems: list
    debit: Decimal
    credit: Decimal
    entries: int

    def total(self, *prefixes):
        """Debit minus credit of the accounts that begin with these prefixes."""
        return sum(
            (
                line.debit - line.credit
                for line in self.lines
                if line.values["CompteNum"].startswith(prefixes)
            ),
            Decimal(),
        )
