"""Exactly N deliveries, or a refusal that names what is missing (R7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

S = TypeVar("S")


@dataclass
class NotEnoughWeeks(Exception):
    """More deliveries are wanted than the calendar can take."""

    wanted: int
    possible: int

    @property
    def missing(self) -> int:
        """How many deliveries have no week."""
        return self.wanted - self.possible


def place(
    slots: Sequence[S], count: int = 0, *, spread: bool = True, double: bool = False
) -> list[S]:
    """Choose exactly ``count`` of the slots, in order of date.

    :param count: deliveries to place; 0 takes every slot.
    :param spread: level them over the whole period (a quarter of the weeks, every
        fourth week); otherwise the first ones are taken, as for a pack of N baskets.
    :param double: when there are too few weeks, put a second basket into some, levelled
        too; the slot then stands twice in the result.
    :raises NotEnoughWeeks: when there are too few and doubling was not asked for.
    """
    possible = len(slots)
    if count <= 0 or count == possible:
        return list(slots)
    if count > possible:
        if not double or count > 2 * possible:
            raise NotEnoughWeeks(count, possible)
        extra = place(slots, count - possible, spread=spread)
        return sorted([*slots, *extra], key=slots.index)
    if not spread:
        return list(slots[:count])
    return [slots[(index * possible) // count] for index in range(count)]
