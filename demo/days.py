"""Delivery days of a civil year, worked out without the addon: its tests compare."""

from datetime import date, timedelta

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")
#: The weeks of Christmas, for a year of 52 or 53 weeks.
CLOSED = (1, 52, 53)


def easter(year: int) -> date:
    """Easter Sunday (Gregorian)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def public_holidays(year: int, region: str = "métropole") -> set[date]:
    """The public holidays of a year; Alsace-Moselle has two more."""
    sunday = easter(year)
    fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    movable = [1, 39, 50]
    if region == "Alsace-Moselle":
        fixed.append((12, 26))
        movable.append(-2)
    days = {date(year, month, day) for month, day in fixed}
    return days | {sunday + timedelta(days=distance) for distance in movable}


def moves(year: int, weekdays: set[int], region: str) -> dict[date, date]:
    """The new day of each holiday on which a round goes out in an open week.

    :param weekdays: ISO weekdays of the rounds, Monday to Friday.
    """
    holidays = public_holidays(year, region)
    result = {}
    for day in sorted(holidays):
        if day.isoweekday() in weekdays and day.isocalendar().week not in CLOSED:
            result[day] = _nearest(day, holidays)
    return result


def _nearest(day: date, holidays: set[date]) -> date:
    monday = day - timedelta(days=day.weekday())
    working = {monday + timedelta(days=rank) for rank in range(5)} - holidays
    return min(working, key=lambda other: (abs(other - day), other))


def delivery_days(
    year: int, weekday: int, moved: dict[date, date]
) -> list[tuple[int, date]]:
    """The ISO week and the real day of each delivery of a round in the year."""
    day = date(year, 1, 1)
    day += timedelta(days=(weekday - day.isoweekday()) % 7)
    days = []
    while day.year == year:
        week = day.isocalendar().week
        if week not in CLOSED:
            days.append((week, moved.get(day, day)))
        day += timedelta(weeks=1)
    return days


def fortnight(days: list[tuple[int, date]], phase: str) -> list[tuple[int, date]]:
    """Every second week; the closed weeks stand at both ends of the year."""
    parity = 0 if phase == "paire" else 1
    return [(week, day) for week, day in days if week % 2 == parity]
