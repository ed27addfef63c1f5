"""The yearly figures that the Réseau prints in its brochures (Observatoire, key figures
at 31/12), made of those of the indicators."""

from dataclasses import dataclass

from .book import HIDDEN, UNKNOWN, is_number

#: Years are compared when they have about the same part of the months of their gardens.
SAME_COVERAGE = 0.05


@dataclass(frozen=True)
class Line:
    """A figure of the brochure.

    :param codes: indicators that are added; none: the number of gardens.
    :param divisor: 1000 for tonnes of kilograms.
    """

    key: str
    codes: tuple = ()
    divisor: int = 1
    digits: int = 0


LINES = (
    Line("gardens"),
    Line("insertion", ("insertion.present",)),
    Line("insertion_last", ("insertion.last_day",)),
    Line("etp", ("insertion.etp",), digits=2),
    Line("permanent", ("insertion.supervisors", "insertion.advisers")),
    Line("volunteers", ("network.volunteers",)),
    Line("hectares", ("land.hectares",), digits=1),
    Line("baskets", ("baskets.delivered",)),
    Line("members", ("members.members",)),
    Line("households", ("members.subscribers",)),
    Line("depots", ("land.depots",)),
    Line("tonnes", ("land.kilograms_delivered",), 1000, 1),
    Line("solidarity_baskets", ("solidarity.baskets",)),
    Line("solidarity_households", ("solidarity.households",)),
    Line("solidarity_people", ("solidarity.people",)),
    Line("solidarity_tonnes", ("solidarity.kilograms",), 1000, 1),
    Line("workshop_guests", ("solidarity.workshop_guests",)),
    Line("training", ("insertion.hours_trained",)),
    Line("immersion", ("insertion.immersion_hours",)),
    Line("exits_positive", ("insertion.exits_dynamic",)),
    Line("exits_rate", ("insertion.dynamic_rate",), digits=1),
)


def figure_of(line, year):
    """The figure of a line in a year: a number, ``HIDDEN`` or ``UNKNOWN``.

    A sum with a hidden part is hidden, one with an unknown part is unknown.
    """
    if not line.codes:
        return year.gardens
    values = [year.figure(code) for code in line.codes]
    for mark in (HIDDEN, UNKNOWN):
        if any(value is mark for value in values):
            return mark
    return sum(values) / line.divisor if line.divisor != 1 else sum(values)


def growth(before, after):
    """How much a figure grew, as a part of 1; None where it cannot be told."""
    if not (is_number(before) and is_number(after)) or before <= 0:
        return None
    return float(after - before) / float(before)


def alike(before, after, is_last=False):
    """Whether the figures of two ``Year`` may be compared: months are not missing."""
    return abs(before.coverage(is_last) - after.coverage(is_last)) <= SAME_COVERAGE


def change(before, after, unit):
    """How a figure moved: (number, look of the cell), or None.

    In percent of what it was; a rate moves by points.
    """
    if unit == "percent":
        if not (is_number(before) and is_number(after)):
            return None
        return float(after) - float(before), "points"
    grown = growth(before, after)
    return None if grown is None else (100 * grown, "growth")
