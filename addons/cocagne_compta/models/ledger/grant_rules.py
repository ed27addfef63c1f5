"""The arithmetic of grants: years, what is earned, what is put aside. No Odoo here.

Regulation ANC 2018-06: a grant over several years is earned by year (art. 142-1: the
rest is income received in advance, 487); what a funder gave for a defined project and
that is not spent at the end of the year is put in dedicated funds (art. 132-1 to 132-3:
689 against 19x), and comes back when it is spent (789).
"""

from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

CENT = Decimal("0.01")


class Kind(NamedTuple):
    """A kind of funder: keys of ``accounts.ACCOUNTS``."""

    income: str
    fund: str
    report: str
    use: str


def _grant(income):
    return Kind(income, "fund_grant", "report_grant", "use_grant")


#: Accounts by kind of funder.
KINDS = {
    "state": _grant("grant_state"),
    "region": _grant("grant_region"),
    "department": _grant("grant_department"),
    "town": _grant("grant_town"),
    "social": _grant("grant_social"),
    "europe": _grant("grant_europe"),
    "asp": _grant("grant_asp"),
    "other": _grant("grant_other"),
    "foundation": Kind(
        "contribution",
        "fund_contribution",
        "report_contribution",
        "use_contribution",
    ),
    "patron": Kind(
        "patronage", "fund_generosity", "report_generosity", "use_generosity"
    ),
}


class Funds(NamedTuple):
    """A year of a dedicated fund, as the annex shows it."""

    used: Decimal
    reported: Decimal
    closing: Decimal


def days_in_common(first, last, date_from, date_to):
    """Days of a year that are in a period, both ends counted."""
    start, end = max(first, date_from), min(last, date_to)
    return max((end - start + timedelta(days=1)).days, 0)


def spread(amount, date_from, date_to, years):
    """What each year earns of a grant, by days; the sum is the amount to the cent.

    :param years: (first day, last day) of the fiscal years, which cover the period.
    :return: amounts (Decimal), in the order of the years.
    """
    days = [days_in_common(*year, date_from, date_to) for year in years]
    whole, shares, earned, passed = sum(days), [], Decimal(), 0
    for count in days:
        passed += count
        until = (amount * passed / whole).quantize(CENT, ROUND_HALF_UP)
        shares.append(until - earned)
        earned = until
    return shares


def dedicated(opening, share, spent):
    """What a year does to a dedicated fund; the oldest money is spent first.

    :param opening: the fund at the beginning of the year.
    :param share: what the year brings.
    :param spent: what the project cost in the year, on the funder's account.
    """
    used = min(opening, spent)
    reported = max(share - (spent - used), Decimal())
    return Funds(used, reported, opening - used + reported)
