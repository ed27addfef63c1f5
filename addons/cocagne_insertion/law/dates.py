"""Lengths in months, date to date.

A period of N months that begins on a day ends on the eve of the same day N months
later; where that month has no such day, on its last day (article 641 of the Code de
procédure civile).
"""

from calendar import monthrange
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def same_day(start: date, months: int) -> date:
    """The same day of the month, ``months`` later; the month's last day at most."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def last_day(start: date, months: int) -> date:
    """The last day of a period of ``months`` months that begins on ``start``."""
    arrival = same_day(start, months)
    return arrival - ONE_DAY if arrival.day == start.day else arrival


def full_months(start: date, end: date) -> int:
    """How many whole months a period holds, both days in it."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    while months > 0 and last_day(start, months) > end:
        months -= 1
    return max(months, 0)


def age(birth: date, day: date) -> int:
    """Age in whole years; who is born on 29 February has it on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def days(start: date, end: date) -> int:
    """Days of a period, both ends in it; 0 when it ends before it begins."""
    return max((end - start).days + 1, 0)


def overlap(first: tuple[date, date], second: tuple[date, date]) -> int:
    """Days that two periods share."""
    return days(max(first[0], second[0]), min(first[1], second[1]))
