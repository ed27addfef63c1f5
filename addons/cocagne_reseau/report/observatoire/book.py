"""What the annual workbook tells: gardens, indicators, figures of a year and before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MONTHS = 12
#: The key of the line of the whole network in a table of figures.
NETWORK = "network"


class _Mark:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


#: A figure of too few people, or that would give one back.
HIDDEN = _Mark("HIDDEN")
#: A figure that nobody gave.
UNKNOWN = _Mark("UNKNOWN")


def look(table, key, code):
    """The figure of a line: a number, ``HIDDEN`` or ``UNKNOWN``.

    :param table: {(key, code): number, or None where it is hidden}.
    """
    value = table.get((key, code), UNKNOWN)
    return HIDDEN if value is None else value


def is_number(value):
    return value is not HIDDEN and value is not UNKNOWN


@dataclass(frozen=True)
class Column:
    """An indicator, in the words of the reader.

    :param unit: key of the unit, ``unit_label`` what is read.
    :param digits: decimals that are shown.
    :param is_last: whether the last month of the year stands for it.
    :param rule: what is hidden of it, and with what.
    """

    code: str
    label: str
    definition: str
    unit: str
    unit_label: str
    aggregation: str
    version: int
    source: str
    digits: int = 0
    rule: str = ""
    is_last: bool = False


@dataclass(frozen=True)
class Theme:
    key: str
    label: str
    columns: tuple


@dataclass(frozen=True)
class Garden:
    """A line of a theme; ``months`` are those that the garden validated in the year."""

    key: int
    name: str
    code: str
    region: str
    months: int
    is_distant: bool = False


@dataclass(frozen=True)
class Region:
    key: int | None
    name: str
    gardens: int


@dataclass(frozen=True)
class Year:
    """The network in a year.

    :param expected: gardens that were in the network.
    :param gardens: gardens that validated a month at least.
    :param complete: gardens that validated twelve.
    :param months: months validated, of all gardens.
    :param last: gardens that validated the last month that is known.
    :param figures: {(NETWORK, code): number, or None where it is hidden}.
    """

    year: int
    expected: int
    gardens: int
    complete: int
    months: int
    figures: Mapping
    last: int = 0

    def figure(self, code):
        return look(self.figures, NETWORK, code)

    def coverage(self, is_last=False):
        """Which part of the months of the network's gardens is there, from 0 to 1.

        :param is_last: of the last month alone.
        """
        if not self.expected:
            return 0
        if is_last:
            return self.last / self.expected
        return self.months / (MONTHS * self.expected)


@dataclass
class Book:
    """All that is told of a year.

    :param years: ``Year`` of the years, the one of the workbook last.
    :param gardens: ``Garden``, in the order of the lines; read once for each sheet.
    :param figures: {(garden, code)}, ``region_figures``: {(region, code)}.
    :param series: {code: {year: twelve figures of the network}} for the charts.
    :param left_out: {code: gardens that are in no total of the network, at most}.
    :param key_codes: indicators of the summary.
    :param least: k, the smallest count of people that is shown.
    :param words: {key: text}, see ``say``.
    """

    year: int
    network: str
    made_on: str
    made_by: str
    least: int
    themes: tuple
    gardens: Iterable
    regions: tuple
    years: tuple
    figures: Mapping
    region_figures: Mapping
    series: Mapping
    left_out: Mapping
    key_codes: tuple
    words: Mapping
    months: tuple
    columns: dict = field(init=False)

    def __post_init__(self):
        self.columns = {one.code: one for theme in self.themes for one in theme.columns}

    def say(self, key, **values):
        text = self.words[key]
        return text % values if values else text

    @property
    def this_year(self):
        return self.years[-1]

    def garden_figure(self, garden, code):
        return look(self.figures, garden.key, code)

    def region_figure(self, region, code):
        return look(self.region_figures, region.key, code)
