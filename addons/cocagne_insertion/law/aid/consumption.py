"""Use of an annex against its target."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from . import amount, etp

CONFORM, UNDER, OVER = "conform", "under", "over"


class Consumption(NamedTuple):
    """What was used of an annex over its first months.

    :param hours: paid hours.
    :param used: full-time posts of a year that the hours make.
    :param target: full-time posts that these months should use.
    :param euros: aid that the hours earn, without ceiling.
    :param gap_euros: euros above (or, negative, below) what the target would earn.
    :param status: ``conform``, ``under`` or ``over``, of values cut to two decimals.
    """

    hours: Decimal
    used: Decimal
    target: Decimal
    euros: Decimal
    gap_euros: Decimal
    status: str

    @property
    def gap(self) -> Decimal:
        """Full-time posts above the target; negative below."""
        return self.used - self.target


def consumption(
    hours: Decimal,
    posts: Decimal,
    months: int,
    unit: Decimal,
    day: date,
    figures,
    kind: str = "ACI",
) -> Consumption:
    """Paid hours of the first ``months`` months against the annex.

    :param posts: full-time insertion posts of the annex.
    :param unit: euros a year and post.
    """
    used = etp.annual(hours, day, figures, kind)
    wanted = etp.target(posts, months)
    earned = amount.earned(hours, unit, day, figures, kind)
    gap = earned - amount.annual(wanted, unit)
    return Consumption(hours, used, wanted, earned, gap, status(used, wanted))


def status(used: Decimal, target: Decimal) -> str:
    """Compared as the State does: cut to two decimals."""
    shown, wanted = etp.shown(used), etp.shown(target)
    if shown == wanted:
        return CONFORM
    return UNDER if shown < wanted else OVER
