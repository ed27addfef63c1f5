"""Which indicators tell of each other.

A family is made of the indicators that are linked by ``part_of`` or ``hidden_with`` and
of which one counts people at least. What is in no family is never hidden: euros of
sales, hectares.
"""

from dataclasses import dataclass

from ..indicators.definition import RATIO


@dataclass(frozen=True)
class Partition:
    """A whole and parts of it; ``rest`` is what the parts leave, None for none."""

    whole: str
    parts: tuple
    rest: float | None = None


class Family:
    """The indicators of a family, in the order of the catalogue."""

    def __init__(self, indicators):
        self.indicators = {one.code: one for one in indicators}
        self.codes = tuple(self.indicators)
        self._groups = self._find_groups()

    def _find_groups(self):
        groups = {}
        for one in self.indicators.values():
            if one.part_of and one.aggregation != RATIO:
                name = (one.part_of, one.breakdown or f"alone:{one.code}")
                groups.setdefault(name, []).append(one.code)
        return [(whole, tuple(parts)) for (whole, _name), parts in groups.items()]

    def counts_people(self, code):
        return self.indicators[code].counts_people

    def is_ratio(self, code):
        return self.indicators[code].aggregation == RATIO

    def partitions(self, values):
        """The partitions that the figures of a garden and month make.

        Parts of a breakdown that come to more than their whole (somebody is in two of
        them) are each a part beside the rest.
        """
        for whole, parts in self._groups:
            if whole not in values:
                continue
            there = tuple(code for code in parts if code in values)
            total = values[whole].value or 0
            rest = round(total - sum(values[code].value or 0 for code in there), 4)
            if rest >= 0:
                if there:
                    yield Partition(whole, there, rest or None)
                continue
            for code in there:
                alone = round(total - (values[code].value or 0), 4)
                if alone >= 0:
                    yield Partition(whole, (code,), alone or None)


def families_of(indicators):
    """The families among all indicators; see the head of the file."""
    indicators = list(indicators)
    by_code = {one.code: one for one in indicators}
    leader = {code: code for code in by_code}

    def find(code):
        while leader[code] != code:
            code = leader[code]
        return code

    for one in indicators:
        for other in (one.part_of, one.hidden_with):
            if other in by_code:
                leader[find(one.code)] = find(other)
    members = {}
    for one in indicators:
        members.setdefault(find(one.code), []).append(one)
    return [
        Family(group)
        for group in members.values()
        if any(one.counts_people for one in group)
    ]
