"""A year of the solidarity lines of a garden, worked out from its files alone.

No Odoo, none of our code: the calendar, who pays for each basket, what each funder has
left, are all done again here, one basket after another.
"""

import csv
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import groupby

CENT = Decimal("0.01")
YEAR = 2026
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")
#: What the funders pay: the CCAS so much per basket, the MSA a share of the price.
CCAS_PAYS, MSA_PERCENT = Decimal("6.00"), Decimal(30)
FUNDERS = ("ccas", "msa", "network")
#: The price that some households agree on when their help is renewed.
NEW_PRICE = Decimal("3.00")
#: The most that a household pays, in percent of the public price.
CEILING = 30


@dataclass(frozen=True)
class Limits:
    """What the funders give at most: euros, baskets, euros."""

    ccas: Decimal
    msa: int
    network: Decimal


def read(folder, name):
    """The rows of one of the garden's files."""
    with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def month_end(day):
    return day.replace(day=monthrange(day.year, day.month)[1])


def six_months_later(day):
    """The last day of a help of six months."""
    month = day.month + 6
    year, month = day.year + (month > 12), (month - 1) % 12 + 1
    return date(year, month, day.day) - timedelta(days=1)


@dataclass
class Line:
    """A household's subscription, and what becomes of its help."""

    reference: str
    member: str
    round: str
    quantity: int
    public: Decimal
    price: Decimal
    start: date
    #: how many deliveries the file counts
    announced: int
    days: list = field(default_factory=list)

    @property
    def number(self):
        return int(self.member)

    @property
    def has_msa(self):
        """Farm workers: every fourth household."""
        return self.number % 4 == 0

    @property
    def first_end(self):
        """The help is agreed on for six months."""
        return six_months_later(self.start)

    @property
    def leaves(self):
        """One in eleven is not renewed: it goes on at the public price."""
        return self.number % 11 == 0 and self.first_end.year == YEAR

    @property
    def is_renewed(self):
        return self.first_end.year == YEAR and not self.leaves

    @property
    def renewed_price(self):
        return NEW_PRICE if self.number % 5 == 0 else self.price

    @property
    def ages(self):
        """Under 3, 3 to 17, 18 to 24, 25 to 64, 65 and over."""
        return (self.number % 2, self.number % 3, 0, 1 + self.number % 2, 0)

    def is_helped(self, day):
        return not (self.leaves and day > self.first_end)

    def price_on(self, day):
        """What the household pays for one basket, never above the ceiling."""
        price = self.renewed_price if day > self.first_end else self.price
        highest = (self.public * CEILING / 100).quantize(CENT, ROUND_DOWN)
        return min(price, highest)

    def is_fetched(self, day):
        """One basket in twenty-three stays at the depot."""
        return (self.number + day.isocalendar().week) % 23 != 0


class Year:
    """Who pays what of each basket: ``shares`` by (reference, day)."""

    def __init__(self, folder, limits):
        self.prices = {
            row["code"]: Decimal(row["prix"]) for row in read(folder, "formules")
        }
        self.depots = {row["numero"]: row["tournee"] for row in read(folder, "depots")}
        self.rounds = {row["code"]: row["jour"] for row in read(folder, "tournees")}
        self.season = read(folder, "saison")[0]
        self.moves = {
            row["date"]: date.fromisoformat(row["reporte_au"])
            for row in read(folder, "feries")
        }
        self.rows = read(folder, "abonnements")
        self.lines = [
            self._line(row) for row in self.rows if row["tarif"] == "solidaire"
        ]
        self.left = {name: getattr(limits, name) for name in FUNDERS}
        #: the first basket for which a funder had not enough: {funder: (reference, day)}
        self.ran_out = {}
        self.shares = {}
        self._live()

    # -- the calendar --------------------------------------------------------------------

    def _line(self, row):
        line = Line(
            reference=row["reference"],
            member=row["adherent"],
            round=self.depots[row["depot"]],
            quantity=int(row["quantite"]),
            public=self.prices[row["formule"]],
            price=Decimal(row["participation"] or self.prices[row["formule"]]),
            start=date.fromisoformat(row["debut"]),
            announced=int(row["nb_livraisons"]),
        )
        line.days = self._days_of(line, row["frequence"])
        return line

    def _days_of(self, line, frequency):
        closed = {int(week) for week in self.season["semaines_fermees"].split()}
        weekday = DAYS.index(self.rounds[line.round])
        pair = ("mardi_mercredi", "jeudi_vendredi")[weekday > 2]
        odd = self.season[f"quinzaine_{pair}"] == "impaire"
        found, day = [], date(YEAR, 1, 1)
        while day.year == YEAR:
            week = day.isocalendar().week
            goes_out = day.weekday() == weekday and week not in closed
            if goes_out and (frequency == "hebdomadaire" or week % 2 == odd):
                real = self.moves.get(day.isoformat(), day)
                if real >= line.start:
                    found.append(real)
            day += timedelta(days=1)
        return found

    def tours(self):
        """(day, round, its lines) of all deliveries, in the order in which they go."""
        ranks = {code: rank for rank, code in enumerate(self.rounds)}
        places = {line.reference: rank for rank, line in enumerate(self.lines)}
        stops = sorted(
            ((day, ranks[line.round], places[line.reference]), line)
            for line in self.lines
            for day in line.days
        )
        # this module knows no Odoo: its groupby is not at hand
        # pylint: disable=bad-builtin-groupby
        for (day, _rank), found in groupby(stops, lambda stop: stop[0][:2]):
            lines = [line for _key, line in found]
            yield day, lines[0].round, lines

    # -- who pays ------------------------------------------------------------------------

    def _live(self):
        """Each round is delivered; then the depots tell what nobody fetched."""
        for day, _round, lines in self.tours():
            helped = [line for line in lines if line.is_helped(day)]
            for line in helped:
                self._share(line, day, True)
            for line in helped:
                if not line.is_fetched(day):
                    self._give_back(line, day)
                    self._share(line, day, False)

    def _share(self, line, day, fetched):
        own = line.quantity * line.price_on(day)
        rest = line.quantity * line.public - own
        shares = {"participant": own}
        for name in FUNDERS:
            wanted = self._wanted(name, line, rest, fetched)
            paid = self._pay(name, wanted, line, day)
            if paid:
                shares[name] = paid
                rest -= paid
        if rest:
            shares["fund"] = rest
        self.shares[line.reference, day] = shares

    def _wanted(self, name, line, rest, fetched):
        """What a funder is asked: the network pays only what was fetched."""
        if name == "ccas":
            return min(CCAS_PAYS * line.quantity, rest)
        if name == "msa":
            one = (line.public * MSA_PERCENT / 100).quantize(CENT, ROUND_HALF_UP)
            return min(one * line.quantity, rest) if line.has_msa else Decimal(0)
        return rest if fetched else Decimal(0)

    def _pay(self, name, wanted, line, day):
        if not wanted:
            return wanted
        if name == "msa":
            units = min(line.quantity, self.left[name])
            paid = (wanted * units / line.quantity).quantize(CENT, ROUND_DOWN)
            self.left[name] -= units
        else:
            paid = min(wanted, self.left[name])
            self.left[name] -= paid
        if paid < wanted:
            self.ran_out.setdefault(name, (line.reference, day))
        return paid

    def _give_back(self, line, day):
        """The basket is shared out anew: what was taken for it is free again."""
        shares = self.shares.pop((line.reference, day))
        for name in ("ccas", "network"):
            self.left[name] += shares.get(name, 0)
        if "msa" in shares:
            whole = self._wanted("msa", line, Decimal("Infinity"), True)
            self.left["msa"] += int(shares["msa"] * line.quantity / whole)

    # -- sums ----------------------------------------------------------------------------

    def paid_by(self, name, first=date.min, last=date.max):
        """What one payer pays for the baskets between two days."""
        return sum(
            (
                shares.get(name, Decimal(0))
                for (_reference, day), shares in self.shares.items()
                if first <= day <= last
            ),
            Decimal(0),
        )

    def baskets(self, fetched=None):
        """Baskets of the programme; those that were fetched or not."""
        by_reference = {line.reference: line for line in self.lines}
        return sum(
            by_reference[reference].quantity
            for reference, day in self.shares
            if fetched in (None, by_reference[reference].is_fetched(day))
        )

    def invoices(self, month):
        """{member: what they pay for the baskets of a month}."""
        due = defaultdict(Decimal)
        for line in self.lines:
            for day in line.days:
                if day.month == month:
                    helped = self.shares.get((line.reference, day))
                    full = line.quantity * line.public
                    due[line.member] += helped["participant"] if helped else full
        return dict(due)

    def households(self, name):
        """How many households one payer helped."""
        return len(
            {ref for (ref, _day), shares in self.shares.items() if name in shares}
        )
