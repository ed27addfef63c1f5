"""Reads the small tables of ``data/``: semicolons, UTF-8, a header."""

import csv
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data"


def rows(name: str) -> list[dict[str, str]]:
    """The lines of ``data/<name>.csv`` as dictionaries."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))
