"""What the garden already has: the references that the files may lean on."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .convert import token

#: Other words that gardens write for the codes of ``data/frequencies.xml``.
FREQUENCY_WORDS = {
    "hebdo": "hebdomadaire",
    "mensuel": "mensuelle",
    "carte": "a la carte",
    "bimensuel": "quinzaine",
}


def frequency_key(word: str) -> str:
    """The key of a frequency in :class:`Facts`, from what the file says."""
    plain = token(word)
    return FREQUENCY_WORDS.get(plain, plain)


@dataclass
class HolidayFact:
    """One holiday: ``moved_to`` is None when nothing is delivered that week."""

    moved_to: date | None
    by_round: dict[str, date | None] = field(default_factory=dict)

    def day_for(self, round_code: str) -> date | None:
        """The day on which this round goes out instead."""
        return self.by_round.get(round_code, self.moved_to)


@dataclass
class SeasonFact:
    """One season: its days, closed Mondays and holidays."""

    start: date
    end: date
    closed: set[date] = field(default_factory=set)
    holidays: dict[date, HolidayFact] = field(default_factory=dict)
    phases: dict[int, str] = field(default_factory=dict)

    def holds(self, day: date) -> bool:
        """Whether the day lies in the season."""
        return self.start <= day <= self.end

    def real_day(self, round_code: str):
        """The function that ``planning.round_slots`` asks for real days."""

        def real(nominal: date) -> date | None:
            holiday = self.holidays.get(nominal)
            return holiday.day_for(round_code) if holiday else nominal

        return real


@dataclass
class RoundFact:
    """One round: ISO weekday and parity of its fortnights."""

    weekday: int
    phase: str = "even"


@dataclass
class DepotFact:
    """One depot: name, places (0 for no limit) and the rounds that stop there."""

    name: str
    capacity: int = 0
    rounds: tuple[str, ...] = ()
    has_password: bool = False


@dataclass
class FrequencyFact:
    """One frequency, as ``cocagne.frequency`` defines it."""

    rule: str
    phase: str = "round"
    month_position: int = 1


@dataclass
class ProductFact:
    """One formule: its family and its public price, VAT included."""

    family: str
    price: Decimal
    #: how many places of its depot one basket takes (R12)
    places: int = 0


@dataclass
class SubscriptionFact:
    """One subscription: the places that it takes in its depot until its end."""

    depot: int
    places: int
    end: date


@dataclass
class Facts:
    """All of it, by the number or code that the files use."""

    seasons: list[SeasonFact] = field(default_factory=list)
    rounds: dict[str, RoundFact] = field(default_factory=dict)
    depots: dict[int, DepotFact] = field(default_factory=dict)
    products: dict[str, ProductFact] = field(default_factory=dict)
    #: by :func:`frequency_key`
    frequencies: dict[str, FrequencyFact] = field(default_factory=dict)
    members: set[str] = field(default_factory=set)
    membership_types: set[str] = field(default_factory=set)
    #: mandate reference -> member number
    mandates: dict[str, str] = field(default_factory=dict)
    #: subscription reference -> what it takes, for those that are confirmed
    subscriptions: dict[str, "SubscriptionFact"] = field(default_factory=dict)
    #: department law for public holidays, see planning.holidays_fr
    subdivision: str = ""
    #: calendars changed by hand: only the planner can tell what fits
    has_manual_calendars: bool = False
    today: date = field(default_factory=date.today)

    def season_of(self, day: date) -> SeasonFact | None:
        """The season that holds this day."""
        return next((s for s in self.seasons if s.holds(day)), None)
