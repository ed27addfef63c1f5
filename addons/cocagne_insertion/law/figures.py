"""The figures that the State revises: minimum wage, aid, caps.

None is written in the code. ``data/figures.csv`` holds those known when this was
written, each with its unit, source and confidence; ``Figures`` takes others (a screen
where the director adds the arrêté of the year) without a line of code.
"""

import csv
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parents[1] / "data" / "figures.csv"
FIELDS = ("name", "value", "date_from", "unit", "source", "confidence")


class Figure(NamedTuple):
    """One value from one day on.

    :param name: what it is, as the rules ask for it.
    :param value: in ``unit``.
    :param date_from: first day it holds; ``date.min`` when no beginning is known.
    :param unit: eur, hour, day, week_hour, month, year, percent, number.
    :param source: the arrêté or article.
    :param confidence: A read in the law, B elsewhere, C to be verified.
    """

    name: str
    value: Decimal
    date_from: date
    unit: str
    source: str
    confidence: str


@dataclass
class NoFigure(LookupError):
    """No value is known for this day: it must be added, never guessed."""

    name: str
    day: date


@dataclass
class BadFigure(ValueError):
    """A line of a file of figures that cannot be read.

    :param line: number of the line in the file, 1 is the header.
    :param field: which cell.
    """

    line: int
    field: str
    found: str


class Figures:
    """A table of dated values. Of two values of the same day, the last given counts."""

    def __init__(self, figures: Iterable[Figure]):
        by_day = defaultdict(dict)
        for figure in figures:
            by_day[figure.name][figure.date_from] = figure
        self._figures = {
            name: [values[day] for day in sorted(values)]
            for name, values in by_day.items()
        }

    def entry(self, name: str, day: date) -> Figure:
        """The value that holds on a day, with its source.

        :raises NoFigure: when none does.
        """
        known = self._figures.get(name, [])
        rank = bisect_right([figure.date_from for figure in known], day)
        if not rank:
            raise NoFigure(name, day)
        return known[rank - 1]

    def at(self, name: str, day: date) -> Decimal:
        """The value that holds on a day, in its unit."""
        return self.entry(name, day).value

    def whole(self, name: str, day: date) -> int:
        """The same, for what is counted in whole months, days or people."""
        return int(self.at(name, day))

    def history(self, name: str) -> tuple[Figure, ...]:
        """Every value of a name, the oldest first."""
        return tuple(self._figures.get(name, ()))

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._figures))

    def to_verify(self) -> tuple[Figure, ...]:
        """What was not read in the law itself: to be confirmed by the garden."""
        return tuple(
            figure
            for name in self.names()
            for figure in self.history(name)
            if figure.confidence != "A"
        )

    def plus(self, *figures: Figure) -> "Figures":
        """A table with more values; this one stays as it is."""
        return Figures(
            [*(one for name in self.names() for one in self.history(name)), *figures]
        )


def read(lines: Iterable[str]) -> Figures:
    """Figures of a file separated by semicolons, columns ``FIELDS``.

    :raises BadFigure: names the line and the field.
    """
    rows = csv.DictReader(lines, delimiter=";")
    if tuple(rows.fieldnames or ()) != FIELDS:
        raise BadFigure(1, "header", ";".join(rows.fieldnames or ()))
    return Figures([_figure(number, row) for number, row in enumerate(rows, 2)])


def load(path: Path = FILE) -> Figures:
    """The figures of the addon."""
    with path.open(encoding="utf-8", newline="") as file:
        return read(file)


def _figure(number, row):
    for field in FIELDS:
        if row[field] is None or (field != "date_from" and not row[field]):
            raise BadFigure(number, field, "")
    if row["confidence"] not in ("A", "B", "C"):
        raise BadFigure(number, "confidence", row["confidence"])
    return Figure(
        row["name"],
        _value(number, row["value"]),
        _day(number, row["date_from"]),
        row["unit"],
        row["source"],
        row["confidence"],
    )


def _value(number, text):
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise BadFigure(number, "value", text) from None
    if not value.is_finite() or value < 0:
        raise BadFigure(number, "value", text)
    return value


def _day(number, text):
    try:
        return date.fromisoformat(text) if text else date.min
    except ValueError:
        raise BadFigure(number, "date_from", text) from None
