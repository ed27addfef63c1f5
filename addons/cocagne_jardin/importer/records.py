"""From rows of raw cells to records of values; every bad cell is noted."""

from dataclasses import dataclass, field
from typing import Any

from .problems import ConvertError, Problems
from .reader import Table
from .schema import Column


@dataclass
class Record:
    """One line with its cells read. ``bad`` names the columns that were refused."""

    file: str
    line: int
    raw: dict[str, Any]
    values: dict[str, Any]
    bad: set[str] = field(default_factory=set)

    def __getitem__(self, column: str) -> Any:
        """The value, or None for a cell that is empty, absent or refused."""
        return self.values.get(column)

    def __contains__(self, column: str) -> bool:
        return self.values.get(column) is not None

    def get(self, column: str, default: Any = None) -> Any:
        """The value, or ``default`` for an empty cell."""
        value = self.values.get(column)
        return default if value is None else value


@dataclass
class Sheet:
    """The records of one kind and the columns that the file has."""

    kind: str
    file: str
    columns: list[str]
    records: list[Record]

    def has(self, column: str) -> bool:
        """Whether the file has this column, even empty."""
        return column in self.columns


class FileSet(dict):
    """The sheets of an import by kind; an absent file has no records."""

    def records(self, kind: str) -> list[Record]:
        """The records of a kind, in the order of the file."""
        return self[kind].records if kind in self else []

    def count(self) -> dict[str, int]:
        """How many lines each file has."""
        return {kind: len(sheet.records) for kind, sheet in self.items()}


def read_records(tables: list[Table], problems: Problems) -> FileSet:
    """Read every cell of every table; refuse double keys."""
    files = FileSet()
    for table in tables:
        by_name = {name: table.spec.column(name) for name in table.columns if name}
        records = [_record(table, row, by_name, problems) for row in table.rows]
        columns = [name for name in table.columns if name]
        files[table.kind] = Sheet(table.kind, table.file, columns, records)
        _check_keys(table.spec.key, records, problems)
    return files


def _record(table, row, by_name: dict[str, Column], problems: Problems) -> Record:
    record = Record(row.file, row.line, row.cells, {})
    for name, column in by_name.items():
        cell = row.cells.get(name)
        if cell is None:
            if column.required:
                record.bad.add(name)
                problems.add("compulsory", row, name)
            continue
        try:
            record.values[name] = column.read(cell)
        except ConvertError as error:
            record.bad.add(name)
            problems.add(error.code, row, name, cell, **error.params)
    return record


def _check_keys(key, records, problems: Problems):
    seen: dict[tuple, int] = {}
    for record in records:
        values = tuple(record[column] for column in key)
        if not key or values[0] is None:
            continue
        if values in seen:
            column = key[0]
            problems.add(
                "duplicate", record, column, record.raw[column], other=seen[values]
            )
        else:
            seen[values] = record.line
