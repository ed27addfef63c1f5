"""From files to tables of raw cells, with the line number of each row.

Nothing that a file holds may crash the import: what cannot be read is a problem of the
file. Formulas of a workbook are never computed: their text is kept.
"""

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from . import schema
from .problems import ConvertError, Problems
from .workbook import read_workbook

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 100_000
MAX_CELL = 10_000
SEPARATORS = ";\t,"
EXTENSIONS = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm")
#: Characters that no text file holds.
CONTROL = {chr(c) for c in range(32)} - {"\t", "\n", "\r"}


@dataclass
class Row:
    """One line: ``cells`` by column name, without the empty ones."""

    file: str
    line: int
    cells: dict[str, Any]


@dataclass
class Table:
    """One file or sheet of a known kind."""

    file: str
    kind: str
    columns: list[str]
    rows: list[Row] = field(default_factory=list)
    line: int = 1

    @property
    def spec(self) -> schema.FileSpec:
        """Its columns."""
        return schema.BY_KIND[self.kind]


class FileRefused(ConvertError):
    """The whole file, or the rest of it, cannot be read."""

    def __init__(self, code: str, line: int = 0, **params: Any):
        super().__init__(code, **params)
        self.line = line


def read_files(files: Iterable[tuple[str, bytes]], problems: Problems) -> list[Table]:
    """The tables of a file set, one per kind, in the order in which they are written.

    :param files: name and content of each; a workbook may hold several sheets.
    """
    tables: dict[str, Table] = {}
    for name, content in files:
        for table in _read_file(name, content, problems):
            if table.kind in tables:
                other = tables[table.kind].file
                problems.add("file_twice", table.file, other=other)
            else:
                tables[table.kind] = table
    if not tables and not problems.errors:
        problems.add("file_none", "", names=_kinds())
    return [tables[spec.kind] for spec in schema.FILES if spec.kind in tables]


def _kinds() -> str:
    return ", ".join(schema.BY_KIND)


def _read_file(name: str, content: bytes, problems: Problems) -> list[Table]:
    try:
        _check_size(content)
        if zipfile.is_zipfile(io.BytesIO(content)):
            sheets = list(_named_sheets(name, read_workbook(content)))
        else:
            sheets = [(name, schema.kind_of(name), csv_lines(content))]
        tables = []
        for label, kind, lines in sheets:
            if not kind:
                problems.warn("file_unknown", label, names=_kinds())
            else:
                tables.append(_table(label, kind, lines, problems))
        return [table for table in tables if table]
    except FileRefused as refused:
        found = problems.add(refused.code, name, **refused.params)
        found.ligne = refused.line
    except ConvertError as refused:
        problems.add(refused.code, name, **refused.params)
    return []


def _check_size(content: bytes):
    if not content.strip():
        raise FileRefused("file_empty")
    if len(content) > MAX_BYTES:
        size = len(content) // 1024 // 1024
        raise FileRefused("file_too_big", size=size, limit=MAX_BYTES // 1024 // 1024)


def _named_sheets(name, sheets):
    """Give each sheet its kind; one lone sheet may take the name of its file."""
    sheets = [(title, lines) for title, lines in sheets if lines]
    if not sheets:
        raise FileRefused("file_empty")
    for title, lines in sheets:
        kind = schema.kind_of(title)
        if len(sheets) == 1 and not kind:
            yield name, schema.kind_of(name), lines
        else:
            yield f"{PurePath(name).name}/{title}", kind, lines


def decode(content: bytes) -> str:
    """The text of a CSV file: UTF-8 with or without BOM, UTF-16, or Windows-1252."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    if encodings[0] != "utf-16" and content.count(0) > 8:
        raise FileRefused("file_not_text")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused("file_encoding")


def csv_lines(content: bytes) -> list[tuple[int, list[str]]]:
    """The records of a CSV text with the line on which each begins.

    A quoted cell may hold line breaks: the next record's number counts them.
    """
    text = decode(content)
    # A lone carriage return ends a line for a spreadsheet, not for a quoted cell.
    first = text.lstrip("\r\n").splitlines()[0] if text.strip() else ""
    if not first:
        raise FileRefused("file_empty")
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines, start = [], 1
    try:
        for cells in reader:
            lines.append((start, cells))
            start = reader.line_num + 1
            if len(lines) > MAX_ROWS:
                raise FileRefused("rows_too_many", limit=MAX_ROWS)
    except csv.Error as error:
        raise FileRefused("file_unreadable", line=start, reason=error) from error
    return lines


def _table(name, kind, lines, problems: Problems) -> Table | None:
    """The table of a sheet: header recognised, blank rows left out."""
    lines = [(n, cells) for n, cells in lines if any(_filled(c) for c in cells)]
    if not lines:
        problems.add("file_empty", name)
        return None
    header_line, header = lines[0]
    table = Table(name, kind, [], line=header_line)
    _recognise(table, header, problems)
    for line, cells in lines[1:]:
        row = Row(name, line, {})
        if len(cells) > len(header) and any(map(_filled, cells[len(header) :])):
            found = len(cells)
            problems.add("row_too_long", row, found=found, expected=len(header))
        for column, cell in zip(table.columns, cells, strict=False):
            if column and _filled(cell) and _is_sane(cell, row, column, problems):
                row.cells[column] = cell
        table.rows.append(row)
    return table


def _filled(cell: Any) -> bool:
    return cell is not None and bool(str(cell).strip("\ufeff \t\r\n\u00a0\u202f"))


def _is_sane(cell, row, column, problems) -> bool:
    if not isinstance(cell, str):
        return True
    if len(cell) > MAX_CELL:
        limits = {"found": len(cell), "limit": MAX_CELL}
        problems.add("cell_too_long", row, column, cell, **limits)
        return False
    if CONTROL.intersection(cell):
        problems.add("cell_control", row, column, cell)
        return False
    return True


def _recognise(table: Table, header: list[Any], problems: Problems):
    """Fill ``table.columns``: the name of each known column, "" for the others."""
    head = Row(table.file, table.line, {})
    names = ", ".join(column.name for column in table.spec.columns)
    for cell in header:
        plain = schema.header_token("" if cell is None else cell)
        column = table.spec.column(plain) if plain else None
        if plain and not column:
            problems.warn("header_unknown", head, str(cell), cell, names=names)
        elif column and column.name in table.columns:
            problems.add("header_twice", head, column.name, cell)
            column = None
        table.columns.append(column.name if column else "")
    for column in table.spec.columns:
        if column.required and column.name not in table.columns:
            known = ", ".join((column.name, *column.aliases))
            problems.add(
                "header_missing", head, column.name, header=column.name, names=known
            )
