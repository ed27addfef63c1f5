"""Writes a table for a spreadsheet in French: no Odoo here."""

import csv
import io

#: What a spreadsheet takes for the beginning of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
#: Excel reads UTF-8 only after this mark.
BOM = "\ufeff"


def cell(value):
    """A value as a cell: text is never a formula, numbers stay numbers."""
    if value is None or value is False:
        return ""
    if isinstance(value, bool):
        return "1"
    if isinstance(value, (int, float)):
        return str(value)
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def write_table(titles, rows):
    """A CSV file with ``;``, as bytes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([cell(title) for title in titles])
    writer.writerows([cell(value) for value in row] for row in rows)
    return (BOM + out.getvalue()).encode()
