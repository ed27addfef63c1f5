"""Figures to hide, and an adversary who tries all worlds that look the same."""

from hypothesis import strategies as st

from odoo.addons.cocagne_reseau.indicators.definition import (
    RATIO,
    SUM,
    Indicator,
    Value,
)
from odoo.addons.cocagne_reseau.masking_network.families import families_of
from odoo.addons.cocagne_reseau.masking_network.telling import Telling
from odoo.addons.cocagne_reseau.masking_network.told import REGION, WAITING

NORTH, SOUTH = 1, 2
K = 5


def indicator(code, unit="people", aggregation=SUM, **links):
    return Indicator(code, code, unit, aggregation, "test", code, None, **links)


PEOPLE = indicator("a.people")
SEX = [
    indicator(f"a.{name}", part_of="a.people", breakdown="sex")
    for name in ("women", "men")
]
YOUNG = indicator("a.young", part_of="a.people")
HOURS = indicator("a.hours", "hours", hidden_with="a.people")
SHARE = indicator("a.share", "percent", RATIO, hidden_with="a.people")
FAMILY = families_of([PEOPLE, *SEX, YOUNG])[0]


def number(value):
    return Value(value)


def figures(women, men, young=0):
    return {
        "a.people": number(women + men),
        "a.women": number(women),
        "a.men": number(men),
        "a.young": number(min(young, women + men)),
    }


def ratio(above, below):
    return Value(100 * above / below if below else None, above, below)


class Adversary:
    """Looks for another world with the same shown figures.

    ``sums`` are (variables with their factors, what they make); ``may`` says which
    values a hidden figure may have.
    """

    def __init__(self, highest):
        self.highest, self.sums = highest, []

    def knows(self, factors, makes):
        if factors:
            self.sums.append((factors, makes))

    def other(self, name, true):
        """A value of ``name`` that is not ``true`` in some world, or None."""
        for value in range(self.lowest(name), self.highest[name] + 1):
            if value != true and self._complete({name: value}):
                return value
        return None

    def lowest(self, name):
        """Zeros are shown; those that a correction hid may be zero."""
        return 0 if name[-1] == 0 else 1

    def _complete(self, values):
        bounds = {
            name: (values.get(name, self.lowest(name)), values.get(name, high))
            for name, high in self.highest.items()
        }
        return self._solve(bounds)

    def _solve(self, bounds):
        bounds = self._narrow(bounds)
        if bounds is None:
            return False
        used = {name for factors, _makes in self.sums for name in factors}
        open_ones = [n for n in used if bounds[n][0] < bounds[n][1]]
        if not open_ones:
            return True
        name = min(open_ones, key=lambda n: (bounds[n][1] - bounds[n][0], str(n)))
        low, high = bounds[name]
        return any(
            self._solve({**bounds, name: (value, value)})
            for value in range(low, high + 1)
        )

    def _narrow(self, bounds):
        """Bounds that the sums leave, None when there is no world."""
        bounds, changed = dict(bounds), True
        while changed:
            changed = False
            for factors, makes in self.sums:
                for name, factor in factors.items():
                    rest = [
                        sorted(f * b for b in bounds[other])
                        for other, f in factors.items()
                        if other != name
                    ]
                    ends = sorted(
                        (makes - sum(pair[side] for pair in rest)) * factor
                        for side in (0, 1)
                    )
                    low = max(bounds[name][0], ends[0])
                    high = min(bounds[name][1], ends[1])
                    if low > high:
                        return None
                    if (low, high) != bounds[name]:
                        bounds[name], changed = (low, high), True
        return bounds


class Readers:
    """Tells months to the network and keeps all that its readers have seen."""

    def __init__(self, family=FAMILY, months_in_year=12, least=K):
        self.telling = Telling(family, (), least)
        self.telling.months_in_year = months_in_year
        self.family, self.least = family, least
        self.seen, self.revisions, self.entered = [], {}, {}

    def publish(self, months, close=()):
        again = Telling(
            self.family, self.telling.told.values(), self.least, self.telling.years
        )
        again.months_in_year = self.telling.months_in_year
        self.telling = again
        again.publish(months)
        again.close_years(close)
        self._name_all(again)
        return again

    def _name_all(self, telling):
        """Each revision of a figure is a variable of its own: (..., its value)."""
        for place in {key[:2] for key in telling.changed} - telling.kept:
            if any(place == one.place for told, _y, _n in self.seen for one in told):
                self.revisions[place] = self.revisions.get(place, 0) + 1
        names = {}
        for one in telling.told.values():
            now = (*one.key, self.revisions.get(one.place, 0), one.value.value)
            names[one.key] = now
            if one.counted is not None and not one.is_frozen:
                self.entered[one.key] = now
        told = list(telling.told.values())
        self.seen.append(
            (told, set(telling.years), {**names, "in": dict(self.entered)})
        )

    def adversary(self):
        """All that was ever shown, as sums of hidden figures."""
        highest, sums = {}, []
        for told, years, names in self.seen:
            for one in told:
                if one.is_hidden:
                    most = max(self.least, one.value.value) + 3
                    highest[names[one.key]] = int(most)
            for group in self.groups(told, years):
                sums.append(([names["in"][one.key] for one in group], []))
            sums += self.wholes(names)
        attacker = Adversary(highest)
        for plus, minus in sums:
            factors = dict.fromkeys((n for n in plus if n in highest), 1)
            factors |= dict.fromkeys((n for n in minus if n in highest), -1)
            makes = sum(n[-1] for n in factors if factors[n] == 1)
            makes -= sum(n[-1] for n in factors if factors[n] == -1)
            attacker.knows(factors, makes)
        return attacker

    def groups(self, told, years):
        """The figures that make each total that is shown."""
        groups = {}
        for one in told:
            if one.level != WAITING:
                groups.setdefault((one.month, one.code), []).append(one)
                if one.level == REGION:
                    name = (one.month, one.code, one.region)
                    groups.setdefault(name, []).append(one)
            if (one.garden, one.code) in years and one.is_hidden:
                groups.setdefault(("year", one.garden, one.code), []).append(one)
        return groups.values()

    def wholes(self, names):
        for garden, month in {key[:2] for key in names if key != "in"}:
            women, men, people = (
                names[garden, month, f"a.{code}"] for code in ("women", "men", "people")
            )
            yield [women, men], [people]

    def pinned(self):
        attacker = self.adversary()
        return [
            name
            for name in attacker.highest
            if name[-1] and attacker.other(name, name[-1]) is None
        ]


COUNT = st.integers(0, 8)


@st.composite
def months(draw, gardens=4):
    """{garden: figures} of a month."""
    return {
        garden: figures(draw(COUNT), draw(COUNT), draw(COUNT))
        for garden in range(gardens)
    }


def region_of(garden):
    return NORTH if garden % 2 else SOUTH


def told_in(month, rows):
    return {(g, month): (region_of(g), values) for g, values in rows.items()}
