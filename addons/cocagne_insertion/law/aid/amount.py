"""Euros of the aide au poste: the year, its payments, the modulated part."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ..problem import Problem, rule
from . import etp

CENT = Decimal("0.01")
#: Months of the annex after which the real occupation is looked at (arrêté of 2022).
REGULARISATIONS = (5, 8, 11)
#: Months of another convention (2026).
REGULARISATIONS_2026 = (5, 10, 12)

OVER_MODULATED = rule(
    "aid_modulated_part_too_high",
    "R.5132-37, R.5132-38",
    "A",
    ("amount", "maximum", "percent"),
)


class Payment(NamedTuple):
    """A line of the schedule.

    :param month: month of the annex from 1; 13 is the month after a year's annex.
    :param twelfth: 1/12 of the year's amount, in euros.
    :param regularisation: what real occupation adds, or takes back when negative.
    """

    month: int
    twelfth: Decimal
    regularisation: Decimal

    @property
    def total(self) -> Decimal:
        return self.twelfth + self.regularisation


def euros(value: Decimal) -> Decimal:
    """Rounded to the cent, half up."""
    return Decimal(value).quantize(CENT, ROUND_HALF_UP)


def annual(posts: Decimal, unit: Decimal) -> Decimal:
    """Aid of a year: 24.76 posts x 23 921 = 592 283.96."""
    return euros(Decimal(posts) * Decimal(unit))


def earned(
    hours: Decimal, unit: Decimal, day: date, figures, kind: str = "ACI"
) -> Decimal:
    """Aid that these paid hours earn, without the annex's ceiling."""
    return euros(Decimal(hours) * Decimal(unit) / etp.year_hours(day, figures, kind))


def per_hour(unit: Decimal, day: date, figures, kind: str = "ACI") -> Decimal:
    """Aid of one paid hour, not rounded: about 13.143 € at 23 921."""
    return Decimal(unit) / etp.year_hours(day, figures, kind)


def twelfths(total: Decimal, months: int = 12) -> tuple[Decimal, ...]:
    """Monthly payments to the cent, whose sum is the annex's amount.

    :param months: of the annex, when it is shorter than a year.
    """
    up_to = [euros(Decimal(total) * month / months) for month in range(months + 1)]
    return tuple(
        after - before for before, after in zip(up_to, up_to[1:], strict=False)
    )


def schedule(
    total: Decimal,
    earned_by_month: Sequence[Decimal],
    regularisations=REGULARISATIONS,
    months: int = 12,
) -> tuple[Payment, ...]:
    """What the ASP pays in a year: twelfths, regularisations, the final one.

    A regularisation brings what was paid for the declared months to what they earned,
    the ceiling of the annex kept.

    :param total: the annex's amount, in euros.
    :param earned_by_month: aid earned in each month of the annex that is declared, at
        most ``months``; regularisations later than these months are still to come.
    :param regularisations: months of the annex at whose payment earlier ones are
        looked at.
    :param months: of the annex; the final payment is that of the month after.
    """
    paid, corrected, payments = Decimal(), Decimal(), []
    parts = twelfths(total, months)
    for month in range(1, months + 2):
        twelfth = parts[month - 1] if month <= months else Decimal()
        correction = Decimal()
        declared = month - 1
        looked_at = month in regularisations or month == months + 1
        if looked_at and declared <= len(earned_by_month):
            due = min(sum(earned_by_month[:declared], Decimal()), Decimal(total))
            correction = due - paid - corrected
        paid, corrected = paid + twelfth, corrected + correction
        payments.append(Payment(month, twelfth, correction))
    return tuple(payments)


def modulated_cap(base: Decimal, day: date, figures, prison: bool = False) -> Decimal:
    """The highest modulated part, in euros."""
    return euros(base * _percent(day, figures, prison) / 100)


def modulated_problems(
    amount: Decimal, base: Decimal, day: date, figures, prison: bool = False
) -> Iterator[Problem]:
    """The modulated part is 10 % of the base at most, 5 % in prison."""
    maximum = modulated_cap(base, day, figures, prison)
    if amount > maximum:
        yield OVER_MODULATED.broken(
            amount=amount, maximum=maximum, percent=_percent(day, figures, prison)
        )


def _percent(day, figures, prison):
    return figures.at(
        "aid_modulated_cap_prison" if prison else "aid_modulated_cap", day
    )
