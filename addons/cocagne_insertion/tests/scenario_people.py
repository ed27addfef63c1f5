"""Who the people of the story are, their interviews, and the ASP's table about them.

Plain values and nothing of the addon, as in ``scenario_story`` and ``scenario_recount``:
the table of section 1.11 is counted here from its text alone.
"""

import random
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from . import scenario_recount as recount
from .scenario_story import LAST, SEED

EDUCATIONS = ("00", "01", "30", "40", "50", "51", "60", "70")


class Situation(NamedTuple):
    """Of a person on the day of the entry; codes are those of the fiche."""

    sex: str
    birth: date
    rsa: str
    ass: bool
    aah: bool
    rqth: bool
    zrr: bool
    qpv: bool
    registered: str
    education: str


class Talk(NamedTuple):
    """An interview. :param held: False when the person did not come."""

    moment: datetime
    hours: float
    held: bool


def situation(name):
    chance = random.Random(f"{SEED} situation {name}")
    return Situation(
        sex=chance.choice(("male", "female")),
        birth=date(chance.randint(1962, 2005), chance.randint(1, 12), 15),
        rsa=chance.choice(("NON", "OUI-M", "OUI-NM")),
        ass=chance.random() < 0.2,
        aah=chance.random() < 0.1,
        rqth=chance.random() < 0.2,
        zrr=chance.random() < 0.4,
        qpv=chance.random() < 0.2,
        registered=chance.choice(("", "01", "02", "03", "04")),
        education=chance.choice(EDUCATIONS),
    )


def talks(person):
    """An interview every few weeks while the person is there, one in six missed."""
    chance = random.Random(f"{SEED} talks {person.name}")
    day, found = person.start + timedelta(days=chance.randint(3, 20)), []
    while day <= min(person.end, LAST):
        # not on the last days of a month, whose states are prepared then
        if day.day <= 27:
            moment = datetime.combine(day, time(9))
            hours = chance.choice((0.5, 1.0, 1.5))
            found.append(Talk(moment, hours, chance.random() > 1 / 6))
        day += timedelta(days=chance.randint(25, 60))
    return found


def talks_of(people, year, month=None):
    """The interviews of a year, or of a month of it."""
    return [
        one
        for person in people
        for one in talks(person)
        if one.moment.year == year and month in (None, one.moment.month)
    ]


def worked_in(people, year):
    """Those who are paid an hour or more in a year, by name."""
    hours = {}
    for month in range(1, 13):
        for (name, _start), found in recount.states(people, year, month).items():
            hours[name] = hours.get(name, 0) + found
    return sorted(name for name, found in hours.items() if found >= 100)


def table(people, year):
    """The figures of section 1.11 by code, counted from its text."""
    known = [situation(name) for name in worked_in(people, year)]
    exits, durable, transition, positive = recount.exits(people, year)

    def those(check):
        return sum(1 for one in known if check(one))

    return {
        "worked": len(known),
        "men": those(lambda one: one.sex == "male"),
        "women": those(lambda one: one.sex == "female"),
        "rsa": those(lambda one: one.rsa != "NON"),
        "ass": those(lambda one: one.ass),
        "aah": those(lambda one: one.aah),
        "rqth": those(lambda one: one.rqth),
        "zrr": those(lambda one: one.zrr),
        "qpv": those(lambda one: one.qpv),
        "under_26": those(lambda one: year - one.birth.year < 26),
        "senior": those(lambda one: year - one.birth.year >= 50),
        "registered_12_to_23_months": those(lambda one: one.registered == "03"),
        "registered_24_months_or_more": those(lambda one: one.registered == "04"),
        "cap_bep": those(lambda one: one.education in ("50", "51")),
        "non_certifying": those(lambda one: one.education == "00"),
        "below_cap": those(lambda one: one.education == "70"),
        "exits": exits,
        "durable": durable,
        "transition": transition,
        "positive": positive,
    }
