"""Convention with the State, its yearly annexe financière, the report (R.5132-27 to -35)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from . import dates
from .problem import Problem, rule

ACTIVE_STATES = ("VALIDE", "PROVISOIRE")
STATES = (
    *ACTIVE_STATES,
    "HISTORISE",
    "ANNULE",
    "SAISI",
    "BROUILLON",
    "CLOTURE",
    "REJETE",
)
#: The six heads of the annual report.
REPORT_HEADS = (
    "means",
    "hires_and_contracts",
    "individual_follow_up",
    "social_actions",
    "orientation_training_and_job_proposals",
    "results_of_return_to_employment",
)

CONVENTION_LONG = rule(
    "convention_too_long",
    "R.5132-27 to -35",
    "A",
    ("end", "latest_end", "maximum_years"),
    ways_out=("new_convention",),
)
ANNEX_LONG = rule(
    "annex_longer_than_a_year", "R.5132-27 to -35", "A", ("end", "latest_end")
)
ANNEX_OUTSIDE = rule(
    "annex_outside_convention",
    "R.5132-27 to -35",
    "A",
    ("start", "end", "convention_start", "convention_end"),
)
ANNEX_TWICE = rule(
    "annex_twice_a_year", "R.5132-27 to -35", "A", ("number", "start", "end")
)
UNKNOWN_STATE = rule("annex_state_unknown", "platform, siaes", "A", ("state",))
RECEIPTS = rule(
    "commercial_receipts_too_high",
    "D.5132-34",
    "A",
    ("receipts", "charges", "below_percent"),
    ways_out=("receipts_cap_by_prefect",),
)
RECEIPTS_PREFECT = rule(
    "commercial_receipts_above_prefect_cap",
    "D.5132-34",
    "A",
    ("receipts", "charges", "below_percent"),
)
CONVENTION_HEADS = ("posts", "commitments_with_indicators", "funding")
PMSMP_HEADS = ("expected_number", "hosts", "support", "objects")
CONVENTION_MISSING = rule("convention_heads_missing", "R.5132-28", "A", ("missing",))
PMSMP_MISSING = rule(
    "convention_pmsmp_heads_missing",
    "D.5132-43-1",
    "A",
    ("missing",),
    ways_out=("amend_convention",),
)
CUMULATED = rule(
    "aid_cumulated", "R.5132-40", "A", ("other_aids",), ways_out=("give_up_other_aid",)
)
HEADS_MISSING = rule("report_heads_missing", "R.5132-27 to -35", "A", ("missing",))


class Annex(NamedTuple):
    """An annexe financière, both days in it.

    :param posts: full-time insertion posts (ETP).
    :param unit_amount: euros a year and post, as written in the annex.
    """

    number: str
    start: date
    end: date
    posts: Decimal
    unit_amount: Decimal
    state: str = "VALIDE"

    def is_active(self, day: date, figures) -> bool:
        """Whether people may be hired under it: the platform leaves days of grace."""
        grace = timedelta(days=figures.whole("annex_grace_days", self.end))
        return self.state in ACTIVE_STATES and self.start <= day <= self.end + grace


def convention_problems(start: date, end: date, figures) -> Iterator[Problem]:
    """A convention lasts 3 years at most."""
    years = figures.whole("convention_years", start)
    latest = dates.last_day(start, 12 * years)
    if end > latest:
        yield CONVENTION_LONG.broken(end=end, latest_end=latest, maximum_years=years)


def problems(
    annex: Annex, others: Sequence[Annex], convention: tuple[date, date]
) -> Iterator[Problem]:
    """What is wrong with an annex.

    :param others: the other annexes of the same measure; an amended one is replaced by
        its amendment, so it must not be HISTORISE to count.
    """
    start, end = annex.start, annex.end
    if annex.state not in STATES:
        yield UNKNOWN_STATE.broken(state=annex.state)
    latest = dates.last_day(start, 12)
    if end > latest:
        yield ANNEX_LONG.broken(end=end, latest_end=latest)
    if not convention[0] <= start <= end <= convention[1]:
        yield ANNEX_OUTSIDE.broken(
            start=start,
            end=end,
            convention_start=convention[0],
            convention_end=convention[1],
        )
    for other in others:
        if other.state in ACTIVE_STATES and dates.overlap((start, end), other[1:3]):
            yield ANNEX_TWICE.broken(
                number=other.number, start=other.start, end=other.end
            )


def receipts_problems(
    receipts: Decimal, charges: Decimal, day: date, figures, prefect: bool = False
) -> Iterator[Problem]:
    """Commercial receipts stay below a share of the charges (D.5132-34).

    :param prefect: the prefect raised the share.
    """
    broken, name = (
        (RECEIPTS_PREFECT, "commercial_receipts_cap_prefect")
        if prefect
        else (RECEIPTS, "commercial_receipts_cap")
    )
    percent = figures.at(name, day)
    if receipts * 100 >= charges * percent:
        yield broken.broken(receipts=receipts, charges=charges, below_percent=percent)


def department_month(people: int, day: date, figures) -> Decimal:
    """Euros that the Département owes for a month (D.5132-41).

    :param people: employees paid in the month who had the RSA at their entry.
    :raises NoFigure: the flat RSA of the day is not known.
    """
    flat = figures.at("rsa_flat_single", day)
    return people * department_share(flat, day, figures)


def department_share(flat_rsa: Decimal, day: date, figures) -> Decimal:
    """Euros a month that the Département pays for a former RSA recipient (D.5132-41).

    :param flat_rsa: flat RSA of a single person, euros a month.
    """
    exact = flat_rsa * figures.at("department_rsa_share", day) / 100
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def report_problems(heads: dict[str, str]) -> Iterator[Problem]:
    """The annual report fills its six heads. :param heads: text of each."""
    yield from _missing(HEADS_MISSING, REPORT_HEADS, heads)


def convention_content_problems(heads: dict[str, str]) -> Iterator[Problem]:
    """A convention says its posts, commitments with indicators, funding (R.5132-28)."""
    yield from _missing(CONVENTION_MISSING, CONVENTION_HEADS, heads)


def pmsmp_content_problems(heads: dict[str, str]) -> Iterator[Problem]:
    """Immersions are possible when the convention foresees them (D.5132-43-1)."""
    yield from _missing(PMSMP_MISSING, PMSMP_HEADS, heads)


def cumul_problems(other_aids: Sequence[str]) -> Iterator[Problem]:
    """No other job aid of the State for the same post (R.5132-40).

    :param other_aids: names of those that the post has.
    """
    if other_aids:
        yield CUMULATED.broken(other_aids=tuple(other_aids))


def _missing(broken, wanted, heads):
    missing = tuple(head for head in wanted if not heads.get(head, "").strip())
    if missing:
        yield broken.broken(missing=missing)
