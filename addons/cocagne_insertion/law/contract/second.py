"""An ordinary contract beside a CDDI (L.3123-7 4°, L.8261-1)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ..problem import Problem, rule

NOT_PART_TIME = rule(
    "second_contract_not_part_time",
    "L.3123-7",
    "B",
    ("week_hours", "full_week_hours"),
    ways_out=("end_of_contract",),
)
TOO_MANY_HOURS = rule(
    "second_contract_too_many_hours",
    "L.8261-1",
    "A",
    ("week_hours", "maximum_week_hours"),
)


def problems(
    elsewhere: Decimal, here: Decimal, day: date, figures
) -> Iterator[Problem]:
    """Whether somebody in a CDDI may work elsewhere too.

    The other contract is part-time; it may be below the 24 hours of L.3123-27, so any
    number of hours is enough. Both together stay within the longest week (L.3121-20).

    :param elsewhere: hours a week of the other contract; 0 when there is none.
    :param here: hours a week of the CDDI.
    """
    full = figures.at("legal_week_hours", day)
    if elsewhere >= full:
        yield NOT_PART_TIME.broken(week_hours=elsewhere, full_week_hours=full)
    longest = figures.at("work_week_max_hours", day)
    if elsewhere and elsewhere + here > longest:
        yield TOO_MANY_HOURS.broken(
            week_hours=elsewhere + here, maximum_week_hours=longest
        )
