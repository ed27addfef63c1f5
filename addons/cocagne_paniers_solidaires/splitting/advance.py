"""What was billed in advance and costs something else on the day of the delivery."""

from collections import Counter
from decimal import Decimal


def price_changes(billed, agreed, delivered):
    """The lines that put the prices of units billed in advance right.

    :param billed: {price: units billed so far}, given back ones taken off.
    :param agreed: the price of the units that are still to come.
    :param delivered: (price, units) of each delivery, in order.
    :return: {price: units}; below 0 what is taken back. Their units sum to zero: what is
        billed then is the units delivered at their prices, and the rest as agreed.

    >>> price_changes({10: 20}, 10, [(10, 1), (4, 2)])
    {4: Decimal('2'), 10: Decimal('-2')}
    """
    left = sum(map(Decimal, billed.values()))
    wanted = Counter()
    for price, units in delivered:
        units = min(Decimal(units), left)
        wanted[price] += units
        left -= units
    wanted[agreed] += left
    wanted.subtract({price: Decimal(units) for price, units in billed.items()})
    return {price: wanted[price] for price in sorted(wanted) if wanted[price]}
