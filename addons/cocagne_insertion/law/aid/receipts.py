"""Which expected payments a sum received from the ASP may be. Proposed, never decided.

The ASP often pays a twelfth and a regularisation together, or two late months at once.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

#: Same amount as one payment, as several together, or the nearest payment with a gap.
SAME, TOGETHER, NEAR = "same", "together", "near"
#: Days that a payment comes before or after the month it is expected in, at most.
EARLY_DAYS, LATE_DAYS = 45, 120
#: A sum further than this from what was expected, in percent, is not proposed.
NEAR_PERCENT = 50


class Due(NamedTuple):
    """:param amount: euros still expected; negative when the ASP takes back."""

    id: int
    day: date
    amount: Decimal


class Receipt(NamedTuple):
    id: int
    day: date
    amount: Decimal


class Match(NamedTuple):
    """:param gap: received less expected, in euros."""

    receipt: int
    dues: tuple[int, ...]
    reason: str
    gap: Decimal


def propose(dues: Iterable[Due], receipts: Iterable[Receipt]) -> list[Match]:
    """One proposal at most for each receipt; a due is proposed once.

    Exact sums first, then what is nearest in time; receipts in the order of their days.
    """
    left = sorted(dues, key=lambda due: (due.day, due.id))
    waiting = sorted(receipts, key=lambda one: (one.day, one.id))
    found = []
    for reason in (SAME, TOGETHER, NEAR):
        for receipt in tuple(waiting):
            group = _GROUPS[reason](receipt, left)
            if group:
                gap = receipt.amount - sum(due.amount for due in group)
                ids = tuple(due.id for due in group)
                found.append(Match(receipt.id, ids, reason, gap))
                waiting.remove(receipt)
                left = [due for due in left if due not in group]
    return found


def _in_time(receipt: Receipt, left: Sequence[Due]) -> list[Due]:
    return [
        due for due in left if -EARLY_DAYS <= (receipt.day - due.day).days <= LATE_DAYS
    ]


def _same(receipt, left):
    equal = [due for due in _in_time(receipt, left) if due.amount == receipt.amount]
    return sorted(equal, key=lambda due: abs((receipt.day - due.day).days))[:1]


def _together(receipt, left):
    """Payments that follow each other, all of them, that make the sum."""
    near = _in_time(receipt, left)
    for first in range(len(near)):
        total = Decimal()
        for last in range(first, len(near)):
            total += near[last].amount
            if last > first and total == receipt.amount:
                return near[first : last + 1]
    return []


def _near(receipt, left):
    """All that is expected in the nearest month, when the sum is not far from it."""
    near = [due for due in _in_time(receipt, left) if due.amount]
    if not near:
        return []
    closest = min(near, key=lambda due: abs((receipt.day - due.day).days)).day
    group = [due for due in near if due.day == closest]
    expected = sum(due.amount for due in group)
    far = abs(receipt.amount - expected) * 100 > abs(expected) * NEAR_PERCENT
    return [] if far else group


_GROUPS = {SAME: _same, TOGETHER: _together, NEAR: _near}
