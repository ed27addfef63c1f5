"""Where a garden stands among the others."""

from statistics import quantiles
from typing import NamedTuple


class Spread(NamedTuple):
    """The quartiles of several gardens; ``count`` gardens have a figure."""

    count: int
    low: float
    middle: float
    high: float


def spread(values, least):
    """The quartiles of ``values`` (of Odoo's floats), None under ``least`` of them.

    Quartiles of few gardens would tell the figure of one of them.
    """
    numbers = sorted(float(value) for value in values if value is not None)
    if len(numbers) < max(least, 2):
        return None
    low, middle, high = quantiles(numbers, n=4, method="inclusive")
    return Spread(len(numbers), low, middle, high)


def place(value, values):
    """Share of the others that have less, from 0 to 100; half of those that are equal."""
    numbers = [float(other) for other in values if other is not None]
    if not numbers:
        return None
    less = sum(1 for other in numbers if other < value)
    same = sum(1 for other in numbers if other == value)
    return 100 * (less + same / 2) / len(numbers)


def scaled(value, lowest, highest):
    """Where a value is drawn on a line from ``lowest`` to ``highest``, in percent."""
    if highest <= lowest:
        return 50.0
    return round(min(100.0, max(0.0, 100 * (value - lowest) / (highest - lowest))), 1)
