"""When a quota runs out, at the pace of the baskets that are planned."""

from datetime import timedelta
from math import ceil


def runs_out_on(left, used, days, after, until):
    """The day on which nothing is left, if the pace goes on.

    :param left: euros or baskets left once the known baskets are paid.
    :param used: what those baskets used in ``days`` days.
    :param after: the last of those days.
    :param until: the last day of the agreement.
    :return: a date; None when something is left on the last day.
    """
    if left <= 0:
        return after
    if used <= 0 or days <= 0:
        return None
    day = after + timedelta(days=min(ceil(left / used * days), 36500))
    return day if day <= until else None
