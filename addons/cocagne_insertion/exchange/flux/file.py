"""A file of fluxIAE.

First line ``DEB<name><ddmmyyyy_hhmmss>``, then the header, the rows, and a last line
that begins with ``FIN``. Named ``fluxIAE_<Name>_<ddmmyyyy>_<hhmmss>.csv.gz``.
"""

import gzip
import io
import re
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from ...law.problem import Refused, rule

SEPARATOR = "|"
NAME = re.compile(r"fluxIAE_([A-Za-z]+)_(\d{8})_(\d{6})\.csv(\.gz)?", re.ASCII)
FIRST = re.compile(r"DEB([A-Za-z]+)(\d{8}_\d{6})", re.ASCII)
LAST = re.compile(r"FIN[\x20-\x7e]*", re.ASCII)
#: A column: letters, digits and low lines.
COLUMN = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
#: Bytes that a file may have once it is decompressed: a small one may hide a huge one.
MAX_BYTES = 256 * 1024 * 1024
_STAMP = "%d%m%Y_%H%M%S"
_CHUNK = 1024 * 1024
SOURCE = "fluxIAE"

BAD_NAME = rule("flux_file_name", SOURCE, "A", ("name",))
BAD_GZIP = rule("flux_not_compressed", SOURCE, "A", ("name",))
TOO_BIG = rule("flux_too_big", SOURCE, "A", ("name", "maximum"))
NOT_UTF8 = rule("flux_not_utf8", SOURCE, "C", ("line", "position"))
NO_BEGINNING = rule("flux_without_beginning", SOURCE, "A", ("line", "found"))
OTHER_FILE = rule("flux_of_other_file", SOURCE, "A", ("line", "found", "expected"))
NO_HEADER = rule("flux_without_header", SOURCE, "A", ("line",))
BAD_COLUMN = rule("flux_column_name", SOURCE, "A", ("line", "field"))
COLUMN_TWICE = rule("flux_column_twice", SOURCE, "A", ("line", "field"))
NO_END = rule("flux_cut", SOURCE, "A", ("line",))
AFTER_END = rule("flux_after_end", SOURCE, "A", ("line",))
CELLS = rule("flux_cell_count", SOURCE, "A", ("line", "found", "expected"))
CONTROL = rule("flux_control_character", SOURCE, "A", ("line", "field"))
#: No more problems than a person can read.
LIMIT = 200


class Flux(NamedTuple):
    """A file.

    :param rows: cells as texts, in the order of ``columns``.
    """

    name: str
    moment: datetime
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def file_name(self) -> str:
        return f"fluxIAE_{self.name}_{self.moment.strftime(_STAMP)}.csv.gz"

    def records(self):
        """The rows as dictionaries, with the number of their line (3 is the first)."""
        for number, row in enumerate(self.rows, 3):
            yield number, dict(zip(self.columns, row, strict=True))


def read(content: bytes, file_name: str, max_bytes: int = MAX_BYTES) -> Flux:
    """A file, whole or not at all.

    :param file_name: as it came; ``.csv`` or ``.csv.gz``.
    :raises Refused: names the lines and fields that are wrong, ``LIMIT`` at most.
    """
    named = NAME.fullmatch(file_name)
    if not named:
        raise Refused([BAD_NAME.broken(name=file_name)])
    raw = _decompress(content, file_name, max_bytes) if named[4] else content
    if len(raw) > max_bytes:
        raise Refused([TOO_BIG.broken(name=file_name, maximum=max_bytes)])
    lines = _decode(raw).removesuffix("\n").split("\n")
    lines = [line.removesuffix("\r") for line in lines]
    name, stamp = _first(lines, named[1], f"{named[2]}_{named[3]}")
    columns = _header(lines)
    rows = _rows(lines, columns)
    return Flux(name, _moment(stamp, file_name), columns, rows)


def write(flux: Flux) -> bytes:
    """The compressed bytes of a file: the same rows always give the same bytes.

    :raises ValueError: when a cell holds a separator or the end of a line.
    """
    for row in (flux.columns, *flux.rows):
        if len(row) != len(flux.columns) or any(map(_breaks, row)):
            raise ValueError(row)
    stamp = flux.moment.strftime(_STAMP)
    lines = [
        f"DEB{flux.name}{stamp}",
        SEPARATOR.join(flux.columns),
        *(SEPARATOR.join(row) for row in flux.rows),
        f"FIN{flux.name}{stamp}",
    ]
    return gzip.compress("".join(f"{line}\n" for line in lines).encode(), mtime=0)


def _breaks(cell):
    return bool(_hidden(cell)) or SEPARATOR in cell


def _hidden(cell):
    return next((sign for sign in cell if ord(sign) < 32 and sign != "\t"), "")


def _decompress(content, file_name, max_bytes):
    found = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            while chunk := file.read(_CHUNK):
                found += chunk
                if len(found) > max_bytes:
                    raise Refused([TOO_BIG.broken(name=file_name, maximum=max_bytes)])
    except (OSError, EOFError, zlib.error):
        raise Refused([BAD_GZIP.broken(name=file_name)]) from None
    return bytes(found)


def _decode(raw):
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Refused([NOT_UTF8.broken(line=line, position=error.start)]) from None


def _first(lines, name, stamp):
    found = FIRST.fullmatch(lines[0])
    if not found:
        raise Refused([NO_BEGINNING.broken(line=1, found=lines[0][:80])])
    if (found[1], found[2]) != (name, stamp):
        broken = OTHER_FILE.broken(line=1, found=found[0], expected=f"DEB{name}{stamp}")
        raise Refused([broken])
    return name, stamp


def _moment(stamp, file_name):
    try:
        return datetime.strptime(stamp, _STAMP)
    except ValueError:
        raise Refused([BAD_NAME.broken(name=file_name)]) from None


def _header(lines):
    if len(lines) < 2 or not lines[1] or LAST.fullmatch(lines[1]):
        raise Refused([NO_HEADER.broken(line=2)])
    columns = tuple(lines[1].split(SEPARATOR))
    found = [
        BAD_COLUMN.broken(line=2, field=one[:80])
        for one in columns
        if not COLUMN.fullmatch(one)
    ]
    twice = sorted({one for one in columns if columns.count(one) > 1})
    found += [COLUMN_TWICE.broken(line=2, field=one) for one in twice]
    if found:
        raise Refused(found[:LIMIT])
    return columns


def _rows(lines: Sequence[str], columns):
    ends = [
        rank for rank, line in enumerate(lines) if rank > 1 and LAST.fullmatch(line)
    ]
    ends = [rank for rank in ends if SEPARATOR not in lines[rank] or len(columns) == 1]
    if not ends:
        raise Refused([NO_END.broken(line=len(lines))])
    end = ends[-1]
    if end != len(lines) - 1:
        raise Refused([AFTER_END.broken(line=end + 2)])
    rows, found = [], []
    for number, line in enumerate(lines[2:end], 3):
        cells = tuple(line.split(SEPARATOR))
        if len(cells) != len(columns):
            found.append(
                CELLS.broken(line=number, found=len(cells), expected=len(columns))
            )
        else:
            found += _control_problems(cells, columns, number)
        rows.append(cells)
        if len(found) >= LIMIT:
            break
    if found:
        raise Refused(found[:LIMIT])
    return tuple(rows)


def _control_problems(cells, columns, number):
    for name, cell in zip(columns, cells, strict=True):
        if _hidden(cell):
            yield CONTROL.broken(line=number, field=name)
