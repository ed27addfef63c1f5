"""What the ASP paid against what was expected, month by month."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .. import dates
from .amount import Payment


class Line(NamedTuple):
    """A month of the comparison, in euros.

    :param month: month of the annex from 1; 13 is the month after it.
    :param gap: received less expected in this month.
    :param cumulated: the same since the beginning of the annex.
    """

    month: int
    expected: Decimal
    received: Decimal
    gap: Decimal
    cumulated: Decimal


def by_month(
    start: date, received: Iterable[tuple[date, Decimal]]
) -> dict[int, Decimal]:
    """Receipts by month of the annex that begins on ``start``, the first of a month.

    What comes before it counts in month 0, what comes late in the month it comes.
    """
    found: dict[int, Decimal] = {}
    for day, amount in received:
        month = max((day.year - start.year) * 12 + day.month - start.month + 1, 0)
        found[month] = found.get(month, Decimal()) + amount
    return found


def compare(schedule: Sequence[Payment], received: Mapping[int, Decimal]) -> list[Line]:
    """Expected payments against receipts; months with neither are left out.

    :param received: euros by month of the annex, of ``by_month``.
    """
    expected = {one.month: one.total for one in schedule}
    lines, cumulated = [], Decimal()
    for month in sorted({*expected, *received}):
        due, came = expected.get(month, Decimal()), received.get(month, Decimal())
        if due or came:
            cumulated += came - due
            lines.append(Line(month, due, came, came - due, cumulated))
    return lines


def month_of(start: date, month: int) -> date:
    """First day of a month of the annex."""
    return dates.same_day(start, month - 1)
