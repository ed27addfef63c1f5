"""Hours of an immersion at which the person was not: neither worked nor paid.

Pay is kept for the time at the host (L.5135-5): the immersion is work under the contract.
Hours missed there are hours absent from work; like any other, they are paid only when a
leave of those days says so (sickness, agreed leave). They are told without their days, so
they are taken from the last day back.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from .counting import Absence, Stretch, days_of, planned


def absences(
    stretches: Iterable[Stretch], start: date, end: date, hours: Decimal, code: str
) -> list[Absence]:
    """Unpaid absences of some hours within an immersion, from its last day back.

    :param hours: hours missed; never more than what was planned is taken.
    """
    stretches, left, found = list(stretches), Fraction(str(hours)), []
    for day in reversed(list(days_of(start, end))):
        there = Fraction(planned(stretches, day))
        if left <= 0:
            break
        if there:
            part = min(left / there, Fraction(1))
            found.append(Absence(day, day, False, part=part, code=code))
            left -= part * there
    return found
