"""XLSX workbooks, read without computing anything and within bounds."""

import io
import zipfile
from typing import Any

from openpyxl import load_workbook

from .problems import ConvertError

#: A workbook is a ZIP: these bounds keep a small file from filling the memory.
MAX_UNPACKED = 150 * 1024 * 1024
MAX_RATIO = 200
MAX_PARTS = 1000
MAX_ROWS = 100_000
MAX_COLUMNS = 200


def read_workbook(content: bytes) -> list[tuple[str, list[tuple[int, list[Any]]]]]:
    """The visible sheets with their numbered rows; a formula is its own text.

    :raises ConvertError: when it is no workbook, or one out of bounds.
    """
    _check_bounds(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        try:
            return [
                (sheet.title, _rows(sheet))
                for sheet in book.worksheets
                if sheet.sheet_state == "visible"
            ]
        finally:
            book.close()
    except ConvertError:
        raise
    # openpyxl has no common error class: a broken part raises whatever its parser does.
    except Exception as error:
        raise ConvertError("file_other_error", reason=type(error).__name__) from error


def _rows(sheet) -> list[tuple[int, list[Any]]]:
    rows = []
    # The dimensions that the file announces may be wrong or huge.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), 1):
        if number > MAX_ROWS:
            raise ConvertError("rows_too_many", limit=MAX_ROWS)
        values = [_plain(cell.value) for cell in cells]
        while values and values[-1] is None:
            values.pop()
        if values:
            rows.append((getattr(cells[0], "row", None) or number, values))
    return rows


def _plain(value: Any) -> Any:
    """A value of the sheet; array formulas come as objects, kept as their text."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if hasattr(value, "isoformat"):
        return value
    return getattr(value, "text", None) or str(value)


def _check_bounds(content: bytes):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise ConvertError("file_not_text") from error
    unpacked = sum(part.file_size for part in parts)
    too_big = unpacked > MAX_UNPACKED or len(parts) > MAX_PARTS
    if too_big or unpacked > MAX_RATIO * max(len(content), 50_000):
        limit = MAX_UNPACKED // 1024 // 1024
        raise ConvertError("file_too_big", size=unpacked // 1024 // 1024, limit=limit)
