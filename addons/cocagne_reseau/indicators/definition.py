"""The definition of an indicator and of what it is computed for."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

#: How the months of a period, or the gardens of a region, make one figure.
SUM, MEAN, LAST, RATIO = "sum", "mean", "last", "ratio"
AGGREGATIONS = (SUM, MEAN, LAST, RATIO)

THEMES = ("members", "baskets", "sales", "land", "solidarity", "insertion", "network")

UNITS = (
    "number",
    "households",
    "people",
    "baskets",
    "euros",
    "hours",
    "posts",
    "hectares",
    "square_metres",
    "kilograms",
    "percent",
)

#: Units that count human beings: small counts of them are masked.
COUNTS_PEOPLE = frozenset({"households", "people"})


@dataclass(frozen=True)
class Indicator:
    """One figure that every garden has each month.

    :param code: ``theme.word``; never changes, files and bundles carry it.
    :param label, definition: what a reader is told, in the language of the caller.
    :param aggregation: over the months of a period: ``SUM``, ``MEAN``, ``LAST`` (the
        last month known), or ``RATIO`` (sum of numerators by sum of denominators,
        times 100 where the unit is percent).
        Over gardens it is the sum, and for ``RATIO`` again the ratio of the sums.
    :param query: called with a ``Scope``, gives SQL whose rows are (garden_id, value),
        and (garden_id, numerator, denominator) for ``RATIO``. None: the garden declares
        the figure by itself. A garden without a row has zero.
    :param version: one more each time the meaning or the query changes.
    :param part_of: code of the figure that this one is a part of (women of people).
        Parts with the same ``breakdown`` make the whole together: a hidden one could be
        subtracted.
    :param hidden_with: code of a count of people: where that is hidden, this one is too
        (hours of training of two persons tell of them).
    """

    code: str
    label: str
    unit: str
    aggregation: str
    source: str
    definition: str
    query: Callable | None = None
    version: int = 1
    part_of: str | None = None
    breakdown: str | None = None
    hidden_with: str | None = None

    @property
    def theme(self):
        return self.code.partition(".")[0]

    @property
    def counts_people(self):
        return self.unit in COUNTS_PEOPLE


class Value(NamedTuple):
    """A figure of a garden and month; a ratio keeps both its parts.

    ``value`` is None for a ratio whose denominator is zero: there is no figure.
    """

    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
