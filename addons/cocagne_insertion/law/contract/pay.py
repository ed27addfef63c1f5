"""Pay of a CDDI: at least the minimum wage; no end-of-contract indemnity."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ..problem import Problem, rule

CENT = Decimal("0.01")
WEEKS, MONTHS = 52, 12

TOO_LOW_HOUR = rule("pay_hour_below_smic", "L.3231-2", "B", ("hour", "smic", "day"))
TOO_LOW_MONTH = rule(
    "pay_month_below_smic", "L.3231-2", "B", ("gross", "minimum", "day")
)


def month_hours(week_hours: Decimal) -> Decimal:
    """Paid hours of a month: 35 a week are 151.67, not rounded here."""
    return Decimal(week_hours) * WEEKS / MONTHS


def minimum_gross(week_hours: Decimal, day: date, figures) -> Decimal:
    """The lowest gross pay of a month at these hours, in euros and cents."""
    exact = month_hours(week_hours) * figures.at("smic_hour", day)
    return exact.quantize(CENT, ROUND_HALF_UP)


def hour_problems(
    hour: Decimal, day: date, figures, name="smic_hour"
) -> Iterator[Problem]:
    """:param name: ``smic_hour_mayotte`` in Mayotte."""
    smic = figures.at(name, day)
    if hour < smic:
        yield TOO_LOW_HOUR.broken(hour=hour, smic=smic, day=day)


def month_problems(
    gross: Decimal, week_hours: Decimal, day: date, figures
) -> Iterator[Problem]:
    """Whether a gross monthly pay is enough on a day of the contract."""
    minimum = minimum_gross(week_hours, day, figures)
    if gross < minimum:
        yield TOO_LOW_MONTH.broken(gross=gross, minimum=minimum, day=day)


def rises(start: date, end: date, figures) -> tuple[date, ...]:
    """Days of a contract on which the minimum wage changes: pay is to be looked at."""
    return tuple(
        figure.date_from
        for figure in figures.history("smic_hour")
        if start < figure.date_from <= end
    )


def end_indemnity(gross: Decimal, day: date, figures) -> Decimal:
    """Indemnity at the end of a CDDI: none (L.1243-10 1°)."""
    return (gross * figures.at("end_indemnity_cddi", day) / 100).quantize(CENT)
