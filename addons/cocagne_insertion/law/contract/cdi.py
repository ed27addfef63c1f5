"""CDI inclusion (L.5132-15-1-1, D.5132-43-10 to -13)."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from .. import dates
from ..problem import Problem, rule

CENT = Decimal("0.01")
ARTICLE = "L.5132-15-1-1"
#: Structures whose CDI inclusion may have fewer hours.
FREE_HOURS = ("AI", "ETTI")

TOO_YOUNG = rule("cdi_too_young", ARTICLE, "A", ("age", "minimum"), ways_out=("cddi",))
TOO_SOON = rule(
    "cdi_pathway_too_short",
    ARTICLE,
    "A",
    ("pathway_start", "earliest", "minimum_months"),
    ways_out=("cddi",),
)
NOT_REVIEWED = rule("cdi_without_review", ARTICLE, "A")
GAP = rule("cdi_gap_after_cddi", "community forum 123", "B", ("start", "expected"))
TOO_FEW_HOURS = rule(
    "cdi_too_few_hours",
    "official community site",
    "B",
    ("week_hours", "minimum_week_hours"),
)
OVER_SHARE = rule(
    "cdi_share_exceeded",
    "D.5132-43-13",
    "A",
    ("etp", "posts", "maximum_etp", "percent"),
    ways_out=("cdi_share_by_prefect",),
)
OVER_PREFECT_SHARE = rule(
    "cdi_share_of_prefect_exceeded",
    "D.5132-43-13",
    "A",
    ("etp", "posts", "maximum_etp", "percent"),
)


class Cdi(NamedTuple):
    """A CDI inclusion about to be signed.

    :param pathway_start: first day of the insertion pathway.
    :param last_cddi_end: last day of the CDDI before it; None when there is none.
    :param reviewed: the person's situation was reviewed before.
    """

    start: date
    birth: date
    pathway_start: date
    week_hours: Decimal
    last_cddi_end: date | None = None
    reviewed: bool = False
    kind: str = "ACI"


def problems(cdi: Cdi, figures) -> Iterator[Problem]:
    """What forbids a CDI inclusion to this person."""
    minimum = figures.whole("cdi_min_age", cdi.start)
    age = dates.age(cdi.birth, cdi.start)
    if age < minimum:
        yield TOO_YOUNG.broken(age=age, minimum=minimum)
    months = figures.whole("cdi_min_pathway_months", cdi.start)
    earliest = dates.same_day(cdi.pathway_start, months)
    if cdi.start < earliest:
        yield TOO_SOON.broken(
            pathway_start=cdi.pathway_start, earliest=earliest, minimum_months=months
        )
    if not cdi.reviewed:
        yield NOT_REVIEWED.broken()
    expected = cdi.last_cddi_end and cdi.last_cddi_end + dates.ONE_DAY
    if expected and cdi.start > expected:
        yield GAP.broken(start=cdi.start, expected=expected)
    hours = figures.at("cdi_min_hours", cdi.start)
    if cdi.week_hours < hours and cdi.kind not in FREE_HOURS:
        yield TOO_FEW_HOURS.broken(week_hours=cdi.week_hours, minimum_week_hours=hours)


def share_problems(
    etp: Decimal, posts: Decimal, day: date, figures, prefect: bool = False
) -> Iterator[Problem]:
    """Whether the CDI inclusion leave enough posts for other people.

    :param etp: full-time posts in CDI inclusion, the new one too.
    :param posts: full-time insertion posts of the convention.
    :param prefect: the prefect raised the share.
    """
    broken, name = (
        (OVER_PREFECT_SHARE, "cdi_share_prefect")
        if prefect
        else (OVER_SHARE, "cdi_share")
    )
    percent = figures.at(name, day)
    maximum = posts * percent / 100
    if etp > maximum:
        yield broken.broken(etp=etp, posts=posts, maximum_etp=maximum, percent=percent)


def aid_percent(start: date, day: date, figures) -> Decimal:
    """Part of the base aid that a CDI inclusion earns on a day of it."""
    first_year = day <= dates.last_day(start, 12)
    return figures.at(
        "aid_cdi_first_year" if first_year else "aid_cdi_later_years", day
    )


def aid(base: Decimal, start: date, day: date, figures) -> Decimal:
    """The aid of that day's rate, in euros a year and full-time post."""
    exact = base * aid_percent(start, day, figures) / 100
    return exact.quantize(CENT, ROUND_HALF_UP)
