"""Until when a basket can still be changed, and the windows of the year (R52, R55)."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo


def last_moment(day: date, days_before: int, hour: float, tz: str) -> datetime:
    """The last moment to change what is delivered on ``day``, in UTC without zone.

    :param days_before: X of "D-X"; 0 is the day itself.
    :param hour: hour of the day, 14.5 for 14:30; 0 for the whole day D-X.
    """
    last = day - timedelta(days=days_before)
    if hour:
        minutes = round(hour * 60)
        local = datetime.combine(last, time(minutes // 60, minutes % 60))
    else:
        local = datetime.combine(last, time(23, 59, 59))
    moment = local.replace(tzinfo=ZoneInfo(tz))
    return moment.astimezone(timezone.utc).replace(tzinfo=None)


def window_at(day: date, start: tuple[int, int], end: tuple[int, int]):
    """The occurrence of a yearly window that holds ``day``: its first and last day.

    :param start, end: (month, day of the month); a window may cross New Year.
    :return: None when the day is outside of it.
    """
    crosses = end < start
    for year in (day.year - 1, day.year) if crosses else (day.year,):
        first = _day(year, start)
        last = _day(year + crosses, end)
        if first <= day <= last:
            return first, last
    return None


def _day(year, month_day):
    """The day of a year; the last one of its month when it is not in the calendar."""
    month, day = month_day
    return date(year, month, min(day, monthrange(year, month)[1]))
