"""Baskets on pallets and rolls (R82). No Odoo here."""

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass
class Load:
    """What the containers of one kind carry, filled one after the other.

    ``units`` are the containers begun. ``full`` counts those where the next basket did
    not fit: all of them but perhaps the last one, whose baskets are the ``rest``.
    """

    units: list[Counter] = field(default_factory=list)
    full: int = 0
    left_out: Counter = field(default_factory=Counter)

    @property
    def count(self):
        """Containers to prepare, the last one perhaps not full."""
        return len(self.units)

    @property
    def baskets(self):
        """Baskets on containers; what travels beside them is in ``left_out``."""
        return sum(unit.total() for unit in self.units)

    @property
    def rest(self):
        """Baskets of the containers that are not full."""
        return sum(unit.total() for unit in self.units[self.full :])


def pack(quantities, capacities):
    """Fill containers, product after product; a basket is never cut in two.

    :param quantities: pairs of product and number of baskets, in the order of loading.
    :param capacities: how many baskets of a product fill one container; 0 when the
        product does not travel on it (eggs in a crate of their own).
    :return: the ``Load``.
    :raises ValueError: for a negative quantity or capacity.
    """
    load = Load()
    wanted = [(product, number) for product, number in quantities if number]
    if any(number < 0 or capacities[product] < 0 for product, number in wanted):
        raise ValueError("quantities and capacities are positive")
    filled = Fraction(1)
    for product, number in wanted:
        capacity = capacities[product]
        if not capacity:
            load.left_out[product] += number
            continue
        while number:
            if filled + Fraction(1, capacity) > 1:
                load.units.append(Counter())
                filled = Fraction(0)
            fits = min(number, int((1 - filled) * capacity))
            load.units[-1][product] += fits
            filled += Fraction(fits, capacity)
            number -= fits
    if load.units:
        sizes = [capacities[product] for product, _number in wanted]
        is_full = filled + Fraction(1, max(sizes)) > 1
        load.full = len(load.units) - (not is_full)
    return load
