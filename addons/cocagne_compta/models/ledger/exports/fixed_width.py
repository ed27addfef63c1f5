"""Lines whose columns have a width: one table writes and reads a format."""

from typing import NamedTuple

from .line import ENCODING, clean


class Column(NamedTuple):
    """A column: its name, width, and where the text leans."""

    name: str
    width: int
    align: str = "<"
    fill: str = " "


def total_width(columns):
    return sum(column.width for column in columns)


def write_row(columns, values):
    """One line; texts too long for their column are cut."""
    parts = []
    for column in columns:
        text = clean(values.get(column.name, ""))[: column.width]
        if column.align == "<":
            parts.append(text.ljust(column.width, column.fill))
        else:
            parts.append(text.rjust(column.width, column.fill))
    return "".join(parts)


def read_row(columns, row):
    """{name: text} of a line, without the blanks around.

    :raises ValueError: the line has another width.
    """
    if len(row) != total_width(columns):
        raise ValueError(f"{len(row)} characters, not {total_width(columns)}")
    values, place = {}, 0
    for column in columns:
        values[column.name] = row[place : place + column.width].strip()
        place += column.width
    return values


def to_bytes(rows):
    return "".join(f"{row}\r\n" for row in rows).encode(ENCODING)


def to_rows(content):
    """The lines of a file; its last line end is not a line."""
    return content.decode(ENCODING).split("\r\n")[:-1]
