"""The arithmetic of the garden's solidarity fund. No Odoo here.

What is given for solidarity baskets is a resource of public generosity for a defined
project. Regulation ANC 2018-06, art. 132-1 and following: what is not used at the end
of the year is put aside (689 against 19x), and comes back in the year that uses it
(789). What is given and used in the same year moves no dedicated fund.
"""

from decimal import Decimal
from typing import NamedTuple


class Step(NamedTuple):
    """A period of the fund."""

    used: Decimal
    effort: Decimal
    closing: Decimal


class Entry(NamedTuple):
    """What the entry of a period books: above zero as its account usually is."""

    use: Decimal
    report: Decimal


def step(opening, received, needed):
    """What a period takes out of the fund.

    The fund pays within what it holds, gifts of the period included; the rest is the
    garden's own effort. When a gift that was spent comes back unpaid, what it paid
    becomes the garden's effort: the fund is never below zero.

    :param needed: what the baskets of the period leave to the fund.
    """
    available = opening + received
    used = min(available, needed)
    return Step(used, needed - used, available - used)


def year_to_date(opening, received, used):
    """(used of what earlier years put aside, put aside of this year), so far.

    :param opening: the fund at the beginning of the fiscal year.
    :param received: gifts since then.
    :param used: what the fund paid since then.
    """
    use = max(min(opening, used), Decimal())
    return use, received - (used - use)


def entry(opening, before, after):
    """What a period books: the year so far, less what its earlier periods booked.

    :param before: (received, used) of the year before the period.
    :param after: the same with the period.
    """
    use_before, report_before = year_to_date(opening, *before)
    use, report = year_to_date(opening, *after)
    return Entry(use - use_before, report - report_before)
