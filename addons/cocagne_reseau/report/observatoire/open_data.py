"""The open data of the network: CSV, JSON and their schemas in one archive.

The same figures give the same bytes: lines are sorted, the archive has no day in it.
"""

import csv
import io
import json
import zipfile
from dataclasses import dataclass
from decimal import Decimal

from .anonymity import hidden_totals
from .book import HIDDEN, NETWORK, UNKNOWN, look
from .open_schema import (
    LEVELS,
    LICENCE,
    NAMES,
    VERSION,
    data_package,
    json_schema,
    table_schema,
)

#: What spreadsheets would take for a formula.
COMPUTED = ("=", "+", "-", "@", "\t", "\r")
#: The oldest day that an archive can have.
NO_DAY = (1980, 1, 1, 0, 0, 0)
READ_ME = f"""Observatoire des Jardins de Cocagne : données ouvertes

observatoire.csv      les chiffres, une ligne par année, lieu et indicateur
observatoire.json     les mêmes
schema-table.json     schéma du CSV (Frictionless Table Schema)
schema.json           schéma du JSON (JSON Schema)
datapackage.json      description du jeu de données (Frictionless Data Package)

Schéma version {VERSION}. Licence : {LICENCE["title"]}, {LICENCE["path"]}

Une valeur vide avec masque = true ne vaut pas zéro : elle désignerait quelques personnes,
ou un jardin qui n'a pas accepté la publication de ses chiffres. Ce que personne n'a
donné n'a pas de ligne.
"""


@dataclass(frozen=True)
class OpenYear:
    """What is known of a year.

    :param network, regions: {(NETWORK or region, code): number, None where hidden}.
    :param gardens: the same of the gardens that agreed, by garden.
    :param counted: {(region, code): set of the gardens that have a figure}.
    """

    year: int
    network: dict
    regions: dict
    gardens: dict
    counted: dict


@dataclass(frozen=True)
class Place:
    """A region or a garden, as the files name it; its ``region`` for a garden."""

    key: int | None
    code: str
    name: str
    region: object = None


@dataclass(frozen=True)
class OpenData:
    """:param themes: ``book.Theme``; :param regions, gardens: ``Place`` that have lines;
    gardens are those that agreed."""

    themes: tuple
    years: tuple
    regions: tuple
    gardens: tuple

    def lines(self):
        """Every line, in the order of the files."""
        found = []
        for year in self.years:
            for rank, (theme, column) in enumerate(self._columns()):
                for line in self._lines_of(year, column):
                    found.append((year.year, *line[0], rank, line[1], theme, column))
        found.sort(key=lambda one: one[:5])
        return [self._prepare_line(*one) for one in found]

    def _columns(self):
        return [(theme, one) for theme in self.themes for one in theme.columns]

    def _lines_of(self, year, column):
        """((rank of the level, code of region, of garden), content) of an indicator."""
        counted = {
            region: gardens
            for (region, code), gardens in year.counted.items()
            if code == column.code
        }
        agreed = {place.key for place in self.gardens}
        masked = [
            key for key in counted if look(year.regions, key, column.code) is HIDDEN
        ]
        hidden, hides_network = hidden_totals(
            {region: len(gardens - agreed) for region, gardens in counted.items()},
            masked,
        )
        value = HIDDEN if hides_network else look(year.network, NETWORK, column.code)
        everyone = len(set().union(*counted.values()))
        yield (0, "", ""), (None, None, value, everyone)
        for place in self.regions:
            value = look(year.regions, place.key, column.code)
            if value is not UNKNOWN and place.key in hidden:
                value = HIDDEN
            number = len(counted.get(place.key, ()))
            yield (1, place.code, ""), (place, None, value, number)
        for place in self.gardens:
            value = look(year.gardens, place.key, column.code)
            region = place.region
            yield (2, region.code, place.code), (region, place, value, 1)

    def _prepare_line(
        self, year, level, _region, _garden, _rank, content, theme, column
    ):
        region, garden, value, number = content
        if value is UNKNOWN:
            return None
        return dict(
            zip(
                NAMES,
                (
                    *(year, LEVELS[level]),
                    *((region.code, region.name) if region else (None, None)),
                    *((garden.code, garden.name) if garden else (None, None)),
                    *(column.code, column.label, theme.label, column.unit_label),
                    *(column.aggregation, column.version),
                    None if value is HIDDEN else plain(value),
                    *(value is HIDDEN, number),
                ),
                strict=True,
            )
        )


def plain(value):
    """A number with four decimals at most, as it is written in files."""
    number = Decimal(str(round(float(value), 4)))
    whole = number.to_integral_value()
    return int(whole) if number == whole else float(number)


def as_csv(lines):
    """The lines as CSV: UTF-8, comma, decimal point, ``true`` and ``false``."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(NAMES)
    for line in lines:
        writer.writerow(_csv_cell(line[name]) for name in NAMES)
    return stream.getvalue().encode()


def _csv_cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(COMPUTED):
        return f"'{value}"
    return format(Decimal(str(value)), "f") if isinstance(value, float) else value


def as_json(document):
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def write_zip(data, stream):
    """Write the archive of ``data`` (``OpenData``) into a binary file."""
    lines = [line for line in data.lines() if line]
    document = {"version": VERSION, "licence": LICENCE, "lignes": lines}
    files = {
        "LISEZMOI.txt": READ_ME.encode(),
        "datapackage.json": as_json(data_package()),
        "observatoire.csv": as_csv(lines),
        "observatoire.json": as_json(document),
        "schema-table.json": as_json(table_schema()),
        "schema.json": as_json(json_schema()),
    }
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            info = zipfile.ZipInfo(name, NO_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
