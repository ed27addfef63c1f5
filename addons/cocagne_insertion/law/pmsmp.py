"""Immersions in a company (L.5135-1 to -8, D.5135-1 to -8, D.5132-43-1 to -4)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from . import dates
from .problem import Problem, rule

ARTICLES = "L.5135-1 to -8, D.5135-1 to -8"
DISCOVER, CONFIRM, RECRUIT = OBJECTS = ("discover", "confirm_project", "recruit")
#: What an immersion must never be for (L.5135-7).
FORBIDDEN = ("permanent_task", "surge", "seasonal", "replacement")
#: States of the official electronic convention.
STATUSES = (
    "READY_TO_SIGN",
    "PARTIALLY_SIGNED",
    "IN_REVIEW",
    "ACCEPTED_BY_COUNSELLOR",
    "ACCEPTED_BY_VALIDATOR",
    "REJECTED",
    "CANCELLED",
    "DEPRECATED",
)
ASSESSMENTS = ("COMPLETED", "PARTIALLY_COMPLETED", "DID_NOT_SHOW")
#: How an immersion may end in a job.
JOBS = (
    "CDI",
    "CDD_6_MONTHS_OR_MORE",
    "CDD_LESS_THAN_6_MONTHS",
    "ALTERNANCE",
    "AIDED_CONTRACT",
    "INSERTION_CONTRACT",
    "OTHER",
)

UNKNOWN_OBJECT = rule("pmsmp_object_unknown", "L.5135-1", "A", ("object",))
FORBIDDEN_USE = rule(
    "pmsmp_forbidden_use", "L.5135-7", "A", ("use",), ways_out=("ordinary_contract",)
)
BACKWARDS = rule("pmsmp_ends_before_start", ARTICLES, "A", ("start", "end"))
TOO_LONG = rule(
    "pmsmp_too_long",
    ARTICLES,
    "A",
    ("end", "latest_end", "maximum_months"),
    ways_out=("pmsmp_renewal",),
)
RENEWED_TWICE = rule("pmsmp_renewed_too_often", ARTICLES, "A", ("renewals", "maximum"))
RENEWAL_OBJECT = rule(
    "pmsmp_renewal_of_other_object", ARTICLES, "A", ("object", "renewed_object")
)
RENEWAL_MET = rule(
    "pmsmp_renewal_of_goals_met", ARTICLES, "A", ways_out=("pmsmp_other_object",)
)
HOST_TWICE = rule(
    "pmsmp_host_too_often",
    ARTICLES,
    "A",
    ("conventions", "maximum", "window_start", "window_end"),
    ways_out=("pmsmp_other_host", "pmsmp_later"),
)
SAME_OBJECT = rule(
    "pmsmp_host_same_object",
    ARTICLES,
    "A",
    ("object",),
    ways_out=("pmsmp_other_object", "pmsmp_renewal"),
)
HOST_DAYS = rule(
    "pmsmp_host_too_many_days",
    ARTICLES,
    "A",
    ("days", "maximum_days", "window_start", "window_end"),
    ways_out=("pmsmp_other_host", "pmsmp_later"),
)
SHARE = rule(
    "pmsmp_share_of_contract", "D.5132-43-3", "B", ("days", "maximum_days", "percent")
)
OUTSIDE = rule(
    "pmsmp_outside_contract",
    ARTICLES,
    "C",
    ("start", "end", "contract_start", "contract_end"),
)
NO_TUTOR = rule("pmsmp_without_tutor", ARTICLES, "A")
E_DAYS = rule(
    "pmsmp_e_convention_too_long", "Immersion Facilitée", "A", ("days", "maximum_days")
)
E_HOURS = rule(
    "pmsmp_e_convention_hours",
    "Immersion Facilitée",
    "A",
    ("week_hours", "maximum_week_hours"),
)
E_AGE = rule("pmsmp_e_convention_age", "Immersion Facilitée", "A", ("age", "minimum"))


class Immersion(NamedTuple):
    """A convention or its renewal, both days in it.

    :param host: what tells the hosts apart, a SIRET for example.
    :param renewals: 0 for a convention, 1 for its renewal.
    :param use: why the host takes the person, when it is one of ``FORBIDDEN``.
    """

    host: str
    start: date
    end: date
    object: str
    renewals: int = 0
    tutor: str = ""
    use: str = ""

    @property
    def days(self) -> int:
        return dates.days(self.start, self.end)


def problems(
    immersion: Immersion,
    others: Sequence[Immersion],
    contract: tuple[date, date],
    figures,
) -> Iterator[Problem]:
    """Everything that forbids an immersion of an employee of the ACI.

    :param others: the other immersions of the same person, at any host.
    :param contract: first and last day of the insertion contract, renewals included.
    """
    yield from own_problems(immersion, figures)
    yield from host_problems(immersion, others, figures)
    yield from contract_problems(immersion, others, contract, figures)


def own_problems(immersion, figures) -> Iterator[Problem]:
    """What is wrong with an immersion by itself."""
    start, end = immersion.start, immersion.end
    if immersion.object not in OBJECTS:
        yield UNKNOWN_OBJECT.broken(object=immersion.object)
    if immersion.use in FORBIDDEN:
        yield FORBIDDEN_USE.broken(use=immersion.use)
    if not immersion.tutor:
        yield NO_TUTOR.broken()
    if end < start:
        yield BACKWARDS.broken(start=start, end=end)
    months = figures.whole("pmsmp_months", start)
    latest = dates.last_day(start, months)
    if end > latest:
        yield TOO_LONG.broken(end=end, latest_end=latest, maximum_months=months)
    maximum = figures.whole("pmsmp_renewals", start)
    if immersion.renewals > maximum:
        yield RENEWED_TWICE.broken(renewals=immersion.renewals, maximum=maximum)


def renewal_problems(renewal, renewed, goals_met: bool) -> Iterator[Problem]:
    """A renewal has the same object, and goals that were not met."""
    if renewal.object != renewed.object:
        yield RENEWAL_OBJECT.broken(
            object=renewal.object, renewed_object=renewed.object
        )
    if goals_met:
        yield RENEWAL_MET.broken()


def host_problems(immersion, others, figures) -> Iterator[Problem]:
    """Two conventions and 60 days at one host in any 12 months, of different objects."""
    same = sorted(one for one in others if one.host == immersion.host)
    months = figures.whole("pmsmp_host_window_months", immersion.start)
    seen = set()
    for anchor in sorted([*same, immersion]):
        window = (anchor.start, dates.last_day(anchor.start, months))
        inside = [one for one in same if dates.overlap(window, (one.start, one.end))]
        if not dates.overlap(window, (immersion.start, immersion.end)):
            continue
        for problem in _window_problems(immersion, inside, window, figures):
            if problem.code not in seen:
                seen.add(problem.code)
                yield problem


def _window_problems(immersion, inside, window, figures):
    both = [*inside, immersion]
    conventions = [one for one in both if not one.renewals]
    maximum = figures.whole("pmsmp_host_conventions", immersion.start)
    bounds = {"window_start": window[0], "window_end": window[1]}
    if len(conventions) > maximum:
        yield HOST_TWICE.broken(conventions=len(conventions), maximum=maximum, **bounds)
    others = [one.object for one in inside if not one.renewals]
    if not immersion.renewals and immersion.object in others:
        yield SAME_OBJECT.broken(object=immersion.object)
    days = sum(dates.overlap(window, (one.start, one.end)) for one in both)
    limit = figures.whole("pmsmp_host_days", immersion.start)
    if days > limit:
        yield HOST_DAYS.broken(days=days, maximum_days=limit, **bounds)


def contract_problems(immersion, others, contract, figures) -> Iterator[Problem]:
    """Inside the contract, and a quarter of it at most (D.5132-43-3)."""
    if not contract[0] <= immersion.start <= immersion.end <= contract[1]:
        yield OUTSIDE.broken(
            start=immersion.start,
            end=immersion.end,
            contract_start=contract[0],
            contract_end=contract[1],
        )
    percent = figures.at("pmsmp_contract_share", immersion.start)
    maximum = int(dates.days(*contract) * percent / 100)
    days = sum(
        dates.overlap(contract, (one.start, one.end)) for one in (*others, immersion)
    )
    if days > maximum:
        yield SHARE.broken(days=days, maximum_days=maximum, percent=percent)


def e_convention_problems(
    immersion, birth: date, week_hours: Decimal, figures
) -> Iterator[Problem]:
    """The bounds of the official electronic convention."""
    day = immersion.start
    days = figures.whole("pmsmp_e_convention_days", day)
    if immersion.days > days:
        yield E_DAYS.broken(days=immersion.days, maximum_days=days)
    hours = figures.at("pmsmp_e_convention_week_hours", day)
    if week_hours > hours:
        yield E_HOURS.broken(week_hours=week_hours, maximum_week_hours=hours)
    minimum = figures.whole("pmsmp_e_convention_age", day)
    age = dates.age(birth, day)
    if age < minimum:
        yield E_AGE.broken(age=age, minimum=minimum)


def paid_hours(contract_hours: Decimal, immersion_hours: Decimal) -> Decimal:
    """Hours paid while in immersion: those of the contract, never overtime nor recovery.

    Circular DGEFP 01/2015. ``immersion_hours`` is taken so that callers see it ignored.
    """
    return contract_hours


def host_tells_by(accident: datetime, figures) -> datetime:
    """Until when the host tells the employer of an accident (D.5135-5)."""
    hours = figures.whole("pmsmp_accident_host_hours", accident.date())
    return accident + timedelta(hours=hours)


def employer_declares_by(told: datetime, figures) -> datetime:
    """Until when the employer declares the accident, once told (D.5135-5)."""
    hours = figures.whole("pmsmp_accident_employer_hours", told.date())
    return told + timedelta(hours=hours)
