"""What changed since each member's last delivery of a round. No Odoo here.

A preparer or a depot reads who is new, gone, absent or back, and who gets something
else. Never why: no reason, no price, nothing personal beyond the name.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

#: Each kind with the sign printed before it: papers are often in black and white.
SIGNS = {
    "new": "+",
    "gone": "\N{MULTIPLICATION SIGN}",
    "absent": "\N{MINUS SIGN}",
    "back": "\N{LEFTWARDS ARROW WITH HOOK}",
    "quantity": "\N{NOT EQUAL TO}",
    "product": "\N{NOT EQUAL TO}",
    "doubled": "\N{MULTIPLICATION SIGN}2",
    "depot": "\N{RIGHTWARDS ARROW}",
    "arrives": "+",
    "leaves": "\N{MINUS SIGN}",
    "other_round": "\N{RIGHTWARDS ARROW}",
    "left_round": "\N{MULTIPLICATION SIGN}",
    "this_week": "+",
}
#: In this order on the page: what comes, what goes, what differs.
ORDER = tuple(SIGNS)


class Item(NamedTuple):
    """A basket type at a depot."""

    depot_id: int
    product_id: int


@dataclass
class Facts:
    """What is known of a member on one delivery, and on the last one due to them.

    ``before`` and ``now`` count the units by ``Item``. ``ordered_before`` and
    ``ordered_now`` count the baskets as billed: two simple ones that became a big one
    are one unit, but two baskets.
    """

    before: Counter = field(default_factory=Counter)
    now: Counter = field(default_factory=Counter)
    ordered_before: int = 0
    ordered_now: int = 0
    #: had a basket in the garden, or on this round, before that day
    was_here: bool = False
    was_elsewhere: bool = False
    #: has baskets after that day, on this round or on another one
    comes_again: bool = False
    goes_elsewhere: bool = False
    #: planned elsewhere and moved here: on another day, or from another round
    from_other_day: bool = False
    from_other_round: bool = False
    #: all of what comes was moved here
    only_moved: bool = False

    def kinds(self):
        """The kinds of change, empty when all is as it was."""
        if not self.before and not self.now:
            return []
        if not self.before:
            return [self._arrival()]
        if not self.now:
            return [self._departure()]
        return self._differences()

    def _arrival(self):
        if self.from_other_round and self.only_moved:
            return "other_round"
        if self.only_moved:
            return "this_week"
        if self.was_here:
            return "back"
        return "other_round" if self.was_elsewhere else "new"

    def _departure(self):
        if self.comes_again:
            return "absent"
        return "left_round" if self.goes_elsewhere else "gone"

    def _differences(self):
        kinds = []
        before, now = by_product(self.before), by_product(self.now)
        moved = self.from_other_day or self.from_other_round
        if moved and self.ordered_now > self.ordered_before:
            kinds.append("doubled")
        elif before.keys() != now.keys():
            kinds.append("product")
        elif before != now:
            kinds.append("quantity")
        if {item.depot_id for item in self.before} != {
            item.depot_id for item in self.now
        }:
            kinds.append("depot")
        if self.from_other_round:
            kinds.append("other_round")
        return kinds


@dataclass
class Change:
    """A line of the page."""

    member_id: int
    person: object
    facts: Facts
    kinds: list

    def depots(self):
        """The depots whose page shows it."""
        return {item.depot_id for item in self.facts.before + self.facts.now}

    def at(self, depot_id):
        """The same change as one depot sees it; None when nothing differs there.

        A depot reads that somebody comes or leaves, not where they go.
        """
        before = Counter(_only(self.facts.before, depot_id))
        now = Counter(_only(self.facts.now, depot_id))
        if before == now:
            return None
        kinds = [kind for kind in self.kinds if kind != "depot"]
        if "depot" in self.kinds:
            if not before:
                kinds = ["arrives"]
            elif not now:
                kinds = ["leaves"]
            else:
                kinds = kinds or ["quantity"]
        facts = Facts(before, now)
        return Change(self.member_id, self.person, facts, kinds)

    @property
    def sort_key(self):
        return ORDER.index(self.kinds[0]), self.person.sort_key


def _only(counter, depot_id):
    return {item: count for item, count in counter.items() if item.depot_id == depot_id}


def by_product(counter):
    """The units by product, whatever the depot."""
    total = Counter()
    for item, count in counter.items():
        total[item.product_id] += count
    return total


def compare(facts_by_member, people):
    """The changes of a delivery, in the order of the page.

    :param facts_by_member: the ``Facts`` of each member id.
    :param people: the ``sheet.Person`` of each member id.
    """
    found = [
        Change(member_id, people[member_id], facts, kinds)
        for member_id, facts in facts_by_member.items()
        if (kinds := facts.kinds())
    ]
    return sorted(found, key=lambda change: change.sort_key)


def at_depot(changes, depot_id):
    """The lines of one depot's page."""
    return [seen for change in changes if (seen := change.at(depot_id))]
