"""Baskets by slot: what a member takes regularly. No Odoo here."""

from collections import defaultdict
from typing import NamedTuple

from .changes import Facts, Item


class Slot(NamedTuple):
    """What a member takes regularly: a renewed subscription keeps its slot."""

    member_id: int
    family: str
    frequency_id: int


class Piece(NamedTuple):
    """A basket that is prepared, with the delivery that it was planned on."""

    planned_id: int
    planned_round_id: int
    item: Item
    prepared: int
    ordered: int


class Due(NamedTuple):
    """A day that a frequency may take."""

    week: object
    nominal: object
    day: object


def facts_of(delivery, last_due, carried, due):
    """The ``Facts`` of each member who gets, or got, something.

    :param delivery: with an ``id`` and a ``round_id``.
    :param last_due: id and date of the last delivery due, by ``Slot``.
    :param carried: the ``Piece`` of each delivery id and ``Slot``.
    :param due: the slots due on each delivery id.
    """
    found = defaultdict(Facts)
    moved = defaultdict(set)
    for slot, pieces in carried[delivery.id].items():
        facts = found[slot.member_id]
        for piece in pieces:
            _add(facts.now, piece)
            facts.ordered_now += piece.ordered
            is_moved = piece.planned_id != delivery.id
            other = is_moved and piece.planned_round_id != delivery.round_id.id
            facts.from_other_round |= other
            facts.from_other_day |= is_moved and not other
            moved[slot.member_id].add(is_moved)
    for slot in due[delivery.id] & last_due.keys():
        facts = found[slot.member_id]
        for piece in carried[last_due[slot][0]].get(slot, ()):
            _add(facts.before, piece)
            facts.ordered_before += piece.ordered
    for member_id, facts in found.items():
        facts.only_moved = moved[member_id] == {True}
    return dict(found)


def _add(counter, piece):
    """Two baskets that became a big one are one unit: the second counts nothing."""
    if piece.prepared:
        counter[piece.item] += piece.prepared
