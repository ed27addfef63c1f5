"""Hours really worked: bounds of a day and of a week, hours above a part-time contract."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from .problem import Problem, rule

WEEK_DAYS = 7

DAY_TOO_LONG = rule("day_too_long", "L.3121-18", "A", ("day", "hours", "maximum"))
WEEK_TOO_LONG = rule("week_too_long", "L.3121-20", "A", ("week", "hours", "maximum"))
NO_REST = rule("week_without_rest", "L.3132-1", "A", ("week", "days", "maximum"))
TOO_MANY_MORE = rule(
    "complementary_hours_too_many",
    "L.3123-28",
    "A",
    ("week", "hours", "maximum", "contract_hours"),
)
FULL_TIME = rule(
    "complementary_hours_reach_full_time",
    "L.3123-9",
    "A",
    ("week", "hours", "legal_week_hours"),
)


def monday(day: date) -> date:
    """First day of the civil week (L.3121-35)."""
    return day - timedelta(days=day.weekday())


def weeks(hours: Mapping[date, Decimal]) -> dict[date, dict[date, Decimal]]:
    """Hours by day, by Monday of their week."""
    result: dict[date, dict[date, Decimal]] = {}
    for day in sorted(hours):
        if hours[day]:
            result.setdefault(monday(day), {})[day] = hours[day]
    return result


def bound_problems(hours: Mapping[date, Decimal], figures) -> Iterator[Problem]:
    """What no agreement of the two makes lawful: days above 10 hours, weeks above 48.

    :param hours: worked hours by day, of whole weeks.
    """
    for week, by_day in weeks(hours).items():
        day_maximum = figures.at("work_day_max_hours", week)
        for day, found in by_day.items():
            if found > day_maximum:
                yield DAY_TOO_LONG.broken(day=day, hours=found, maximum=day_maximum)
        maximum, total = figures.at("work_week_max_hours", week), sum(by_day.values())
        if total > maximum:
            yield WEEK_TOO_LONG.broken(week=week, hours=total, maximum=maximum)
        days = figures.whole("work_week_max_days", week)
        if len(by_day) > days:
            yield NO_REST.broken(week=week, days=len(by_day), maximum=days)


def complementary(worked: Decimal, contract_hours: Decimal) -> Decimal:
    """Hours of a week above a part-time contract; 0 when there are none."""
    return max(worked - contract_hours, Decimal())


def complementary_problems(
    week: date, worked: Decimal, contract_hours: Decimal, figures
) -> Iterator[Problem]:
    """Whether a week may have hours above the contract.

    At most a tenth of the contract without a branch agreement, and never up to the legal
    week. They are to be paid more (L.3123-29), so they are told, not refused: they have
    been worked.
    """
    legal = figures.at("legal_week_hours", week)
    more = complementary(worked, contract_hours)
    if not more or contract_hours >= legal:
        return
    percent = figures.at("complementary_percent", week)
    maximum = contract_hours * percent / 100
    if more > maximum:
        yield TOO_MANY_MORE.broken(
            week=week, hours=more, maximum=maximum, contract_hours=contract_hours
        )
    if worked >= legal:
        yield FULL_TIME.broken(week=week, hours=worked, legal_week_hours=legal)
