"""Jobs that last after the exit, as the State's study of job retention counts."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ..law.exits import counting
from ..law.exits.counting import Exit

#: Exits to another SIAE or to a CDI inclusion: the person stays in IAE.
STAYS_IN_IAE = ("2", "96")
#: Months after the exit at which people are asked.
FOLLOW_UPS = (3, 6, 12)


class Leaver(NamedTuple):
    """An exit of a person."""

    person: str
    exit: Exit


class Answer(NamedTuple):
    """What was learnt after an exit.

    :param months: one of ``FOLLOW_UPS``.
    :param employed: None when the person could not be reached.
    """

    person: str
    months: int
    employed: bool | None


class Retention(NamedTuple):
    """:param followed: people of the study. :param reached: who answered. :param employed: who had a job."""

    months: int
    followed: int
    reached: int
    employed: int

    def percent(self, of_reached: bool = True) -> Decimal | None:
        """Share in employment, of those reached or of all; None without anybody."""
        base = self.reached if of_reached else self.followed
        if not base:
            return None
        share = Decimal(self.employed) * 100 / base
        return share.quantize(Decimal("0.01"), ROUND_HALF_UP)


def followed(leavers: Iterable[Leaver], figures, table=None) -> list[Leaver]:
    """The exits of the study: those that count, the last of each person, out of IAE."""
    last: dict[str, Leaver] = {}
    for one in leavers:
        known = last.get(one.person)
        if known is None or known.exit.left < one.exit.left:
            last[one.person] = one
    return [
        one
        for one in last.values()
        if one.exit.reason not in STAYS_IN_IAE
        and not counting.not_counted(one.exit, figures, table)
    ]


def retention(
    leavers: Iterable[Leaver],
    answers: Iterable[Answer],
    months: int,
    figures,
    table=None,
) -> Retention:
    """How many of the leavers have a job some months later; the last answer counts."""
    people = {one.person for one in followed(leavers, figures, table)}
    known = {
        one.person: one.employed
        for one in answers
        if one.months == months and one.person in people and one.employed is not None
    }
    return Retention(months, len(people), len(known), sum(known.values()))
