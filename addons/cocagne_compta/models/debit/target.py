"""The days on which a bank collects: the TARGET calendar. No Odoo here.

Source: Guideline ECB/2022/8, annex I: closed on Saturdays, Sundays, 1 January, Good
Friday, Easter Monday, 1 May, 25 and 26 December.
"""

from datetime import date, timedelta

from dateutil.easter import easter


def closing_days(year):
    """The days on which TARGET is closed, beside Saturdays and Sundays."""
    sunday = easter(year)
    return {
        date(year, 1, 1),
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        date(year, 5, 1),
        date(year, 12, 25),
        date(year, 12, 26),
    }


def is_open(day):
    """Whether banks collect on ``day``."""
    return day.weekday() < 5 and day not in closing_days(day.year)


def next_open(day):
    """``day`` itself, or the first day after it on which banks collect."""
    while not is_open(day):
        day += timedelta(days=1)
    return day


def add_open_days(day, count):
    """The day that comes ``count`` bank days after ``day``."""
    for _each in range(count):
        day = next_open(day + timedelta(days=1))
    return day


def earliest(today, lead):
    """The first day that a file given to the bank today can collect.

    :param lead: bank days that the bank asks for.
    """
    return add_open_days(next_open(today), lead)


def monthly(today, day_of_month, lead):
    """The next usual collection day: ``day_of_month``, or the first open day after it.

    The next month's when the bank would have the file too late.
    """
    soonest = earliest(today, lead)
    month = today.replace(day=1)
    while True:
        found = next_open(month.replace(day=day_of_month))
        if found >= soonest:
            return found
        month = (month + timedelta(days=32)).replace(day=1)
