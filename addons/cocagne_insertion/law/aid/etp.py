"""Hours to full-time posts. Exact: rounding is for whoever shows them."""

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

HUNDREDTH = Decimal("0.01")
#: Below this a difference comes from divisions that do not end (35 x 52 / 12), not from hours.
NOISE = Decimal("1e-9")
MONTHS = 12


def year_hours(day: date, figures, kind: str = "ACI") -> Decimal:
    """Hours of a full-time post in a year: 1 820 in an ACI."""
    return figures.at(f"etp_hours_{kind.lower()}", day)


def annual(hours: Decimal, day: date, figures, kind: str = "ACI") -> Decimal:
    """Full-time posts of a year that these hours make: hours / 1 820."""
    return Decimal(hours) / year_hours(day, figures, kind)


def monthly(hours: Decimal, day: date, figures, kind: str = "ACI") -> Decimal:
    """Full-time posts of a month that these hours make: hours x 12 / 1 820."""
    return Decimal(hours) * MONTHS / year_hours(day, figures, kind)


def target(posts: Decimal, months: int) -> Decimal:
    """Part of the annex's posts that some months should use."""
    return Decimal(posts) * months / MONTHS


def shown(value: Decimal) -> Decimal:
    """Truncated to two decimals, as the State compares."""
    exact = Decimal(value).quantize(NOISE, ROUND_HALF_UP)
    return exact.quantize(HUNDREDTH, ROUND_DOWN)
