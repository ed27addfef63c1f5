"""What looks odd in the figures of a month, before a garden answers for them.

Nothing is refused: an odd figure asks for a word of the garden. Pure Python.
"""

from decimal import Decimal
from typing import NamedTuple

#: A fall of more than this share of the month before looks odd.
DROP = Decimal("0.30")
#: Below it, one basket or one member makes a large share: no fall is told.
FLOOR = Decimal(10)
#: A figure that was above zero in at least so many months, and never zero.
MONTHS_WITHOUT_ZERO = 3
#: Posts used beyond the posts agreed, as a share of them.
OVERUSE = Decimal("1.15")

#: Codes of the indicators that two rules compare; a rule is silent without them.
POSTS_USED, POSTS_AGREED = "insertion.etp", "insertion.etp_target"
BASKETS = "baskets.delivered"
SUBSCRIBERS = ("members.members", "members.subscribers")


class Past(NamedTuple):
    """What is known of one figure, None where it is not.

    :param lowest: of all the months before; ``months``: how many of them are known.
    """

    current: Decimal | None
    before: Decimal | None = None
    last_year: Decimal | None = None
    lowest: Decimal | None = None
    months: int = 0


class Oddity(NamedTuple):
    """``kind``: drop, zero, posts, no_members or missing; ``share``: of a fall."""

    kind: str
    code: str
    share: Decimal | None = None


def oddities(figures, declared=()):
    """What looks odd, in the order of the figures.

    :param figures: {code: ``Past``} of a garden and month.
    :param declared: codes that the garden types: one that is empty is told.
    """
    found = []
    for code, past in figures.items():
        if past.current is None:
            if code in declared:
                found.append(Oddity("missing", code))
        elif _is_new_zero(past):
            found.append(Oddity("zero", code))
        elif (share := _fall(past)) is not None:
            found.append(Oddity("drop", code, share))
    return found + list(_across(figures))


def _is_new_zero(past):
    return (
        past.current == 0
        and past.months >= MONTHS_WITHOUT_ZERO
        and past.lowest is not None
        and past.lowest > 0
    )


def _fall(past):
    """The share lost since the month before, None when it is not odd.

    A figure that fell to where it was in the same month last year follows the season.
    """
    if past.before is None or past.before < FLOOR:
        return None
    limit = 1 - DROP
    if past.current >= past.before * limit:
        return None
    if past.last_year and past.current >= past.last_year * limit:
        return None
    return 1 - past.current / past.before


def _across(figures):
    """What two figures say together."""
    used, agreed = _current(figures, POSTS_USED), _current(figures, POSTS_AGREED)
    if used and agreed and used > agreed * OVERUSE:
        yield Oddity("posts", POSTS_USED)
    counts = [_current(figures, code) for code in SUBSCRIBERS if code in figures]
    if _current(figures, BASKETS) and counts and not any(counts):
        yield Oddity("no_members", BASKETS)


def _current(figures, code):
    return figures[code].current if code in figures else None
