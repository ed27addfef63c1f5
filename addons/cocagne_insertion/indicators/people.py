"""The table that the ASP makes per annex and year: people who worked, and exits."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from ..law.exits import counting, reasons
from ..law.exits.counting import Exit

MAN, WOMAN = "M", "MME"
#: A person counts from this many hours in the annex on.
MIN_HOURS = 1
SENIOR_AGE, YOUNG_AGE = 50, 26


class Participant(NamedTuple):
    """A person in an annex and year. Codes are those of the fiche.

    :param person: what tells people apart; one person counts once.
    :param hours: paid hours in the annex.
    :param registered: duration code of the registration at France Travail; may be empty.
    :param exit: final exit, None while at work.
    """

    person: str
    hours: Decimal
    title: str
    birth_year: int
    rsa: str = "NON"
    ass: bool = False
    aah: bool = False
    rqth: bool = False
    zrr: bool = False
    qpv: bool = False
    registered: str = ""
    education: str = ""
    exit: Exit | None = None


class Indicator(NamedTuple):
    """A figure. :param people: those behind it, in order."""

    code: str
    people: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.people)


#: The figures of people, in the order of the table: code, and whom it counts.
CRITERIA: tuple[tuple[str, Callable[[Participant, int], bool]], ...] = (
    ("worked", lambda one, year: True),
    ("men", lambda one, year: one.title == MAN),
    ("women", lambda one, year: one.title == WOMAN),
    ("rsa", lambda one, year: one.rsa in ("OUI-M", "OUI-NM")),
    ("ass", lambda one, year: one.ass),
    ("aah", lambda one, year: one.aah),
    ("rqth", lambda one, year: one.rqth),
    ("zrr", lambda one, year: one.zrr),
    ("qpv", lambda one, year: one.qpv),
    ("under_26", lambda one, year: year - one.birth_year < YOUNG_AGE),
    ("senior", lambda one, year: year - one.birth_year >= SENIOR_AGE),
    ("registered_12_to_23_months", lambda one, year: one.registered == "03"),
    ("registered_24_months_or_more", lambda one, year: one.registered == "04"),
    ("cap_bep", lambda one, year: one.education in ("50", "51")),
    ("non_certifying", lambda one, year: one.education == "00"),
    ("below_cap", lambda one, year: one.education == "70"),
)
EXIT_CATEGORIES = reasons.DYNAMIC
CODES = (*(code for code, _counts in CRITERIA), "exits", *EXIT_CATEGORIES)


def merged(participants: Iterable[Participant]) -> list[Participant]:
    """One record per person: hours added, a criterion once true stays true.

    Codes, year of birth and exit are those of the last record that has them.
    """
    found: dict[str, Participant] = {}
    for one in participants:
        known = found.get(one.person)
        found[one.person] = one if known is None else _both(known, one)
    return list(found.values())


def table(
    participants: Iterable[Participant], year: int, figures, reason_table=None
) -> dict[str, Indicator]:
    """The figures by code, in the order of ``CODES``.

    :param year: of the annex, for ages: year less year of birth.
    :param reason_table: categories of exits, when the garden changed one.
    """
    worked = [one for one in merged(participants) if one.hours >= MIN_HOURS]
    found = {
        code: _indicator(code, (one for one in worked if counts(one, year)))
        for code, counts in CRITERIA
    }
    categories = reason_table or reasons.table()
    left = [
        one
        for one in worked
        if one.exit and not counting.not_counted(_examined(one), figures, categories)
    ]
    found["exits"] = _indicator("exits", left)
    for category in EXIT_CATEGORIES:
        of_category = (
            one for one in left if categories[one.exit.reason].category == category
        )
        found[category] = _indicator(category, of_category)
    return found


def rates(figures_of_year: dict[str, Indicator]) -> counting.Rates:
    """Rates of exits of a table."""
    return counting.Rates(
        figures_of_year["exits"].count,
        *(figures_of_year[category].count for category in EXIT_CATEGORIES),
    )


def gaps(
    found: counting.Rates, targets: dict[str, Decimal]
) -> dict[str, Decimal | None]:
    """Points above (or, negative, below) the annex's planned rates.

    :param targets: percents by ``dynamic``, ``durable``, ``transition``, ``positive``.
    """
    gap = {}
    for name, target in targets.items():
        percent = found.percent(getattr(found, name))
        gap[name] = None if percent is None else percent - target
    return gap


def _indicator(code, people):
    return Indicator(code, tuple(one.person for one in people))


def _examined(one):
    """The exit with the hours of the whole annex."""
    return one.exit._replace(hours=one.hours)


def _both(known, later):
    flags = {name: getattr(known, name) or getattr(later, name) for name in _FLAGS}
    texts = {name: getattr(later, name) or getattr(known, name) for name in _LAST}
    rsa = later.rsa if later.rsa != "NON" else known.rsa
    return later._replace(hours=known.hours + later.hours, rsa=rsa, **flags, **texts)


_FLAGS = ("ass", "aah", "rqth", "zrr", "qpv")
_LAST = ("title", "birth_year", "registered", "education", "exit")
