"""ISO weeks. A week is known by the Monday it begins on: unlike a week number, it
stays unique in a season that crosses New Year or a year of 53 weeks."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

WEEK = timedelta(days=7)


def monday_of(day: date) -> date:
    """The Monday of the ISO week of ``day``."""
    return day - timedelta(days=day.weekday())


def weeks_between(start: date, end: date) -> Iterator[date]:
    """The Mondays of all weeks that hold at least one day of the period."""
    monday = monday_of(start)
    while monday <= end:
        yield monday
        monday += WEEK


def weeks_numbered(numbers: Iterable[int], start: date, end: date) -> list[date]:
    """The weeks of the period that carry one of these ISO numbers.

    A number that no week of the period has (53 in most years) yields nothing.
    """
    wanted = set(numbers)
    return [
        monday
        for monday in weeks_between(start, end)
        if monday.isocalendar().week in wanted
    ]


def week_label(monday: date) -> str:
    """``2026-W07``: how messages and exports name a week."""
    iso = monday.isocalendar()
    return f"{iso.year}-W{iso.week:02d}"
