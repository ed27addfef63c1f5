"""A table as a file for a French spreadsheet: no Odoo here.

CSV: UTF-8 with its mark, ``;`` between cells, a comma for decimals, days as 31/12/2026.
"""

import csv
import io
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from ..models.road.depot_csv import BOM, FORMULA_STARTS

CENT = Decimal("0.01")


@dataclass
class Table:
    """``columns``: (title, kind), where a kind is text, day, money or number."""

    name: str
    columns: list
    rows: list = field(default_factory=list)


def shown(value, kind):
    """A cell of a CSV file."""
    if value is None or value is False or value == "":
        return ""
    if kind == "day":
        return as_day(value).strftime("%d/%m/%Y")
    if kind == "money":
        return str(as_money(value)).replace(".", ",")
    if kind == "number":
        return f"{value:g}".replace(".", ",")
    text = str(value)
    # a spreadsheet would compute it
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def as_day(value):
    """The day of a date or a moment."""
    return value.date() if isinstance(value, datetime) else value


def as_money(value):
    """An amount in cents, never a float that shows its thousandths."""
    return Decimal(str(value)).quantize(CENT, ROUND_HALF_UP)


def csv_bytes(table):
    """The table as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([title for title, _kind in table.columns])
    kinds = [kind for _title, kind in table.columns]
    for row in table.rows:
        writer.writerow(
            [shown(value, kind) for value, kind in zip(row, kinds, strict=True)]
        )
    return (BOM + out.getvalue()).encode()


def xlsx_bytes(table):
    """The table as a workbook of one sheet."""
    book = Workbook(write_only=True)
    page = book.create_sheet(table.name[:31])
    page.freeze_panes = "A2"
    page.append([_head(page, title) for title, _kind in table.columns])
    kinds = [kind for _title, kind in table.columns]
    for row in table.rows:
        page.append(
            [_cell(page, value, kind) for value, kind in zip(row, kinds, strict=True)]
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(page, title):
    cell = WriteOnlyCell(page, title)
    cell.font = Font(bold=True)
    return cell


def _cell(page, value, kind):
    if value is None or value is False or value == "":
        return None
    if kind == "day":
        cell = WriteOnlyCell(page, as_day(value))
        cell.number_format = "dd/mm/yyyy"
    elif kind == "money":
        cell = WriteOnlyCell(page, as_money(value))
        cell.number_format = "#,##0.00"
    elif kind == "number":
        cell = WriteOnlyCell(page, value)
    else:
        cell = WriteOnlyCell(page, str(value))
        # whatever a name begins with, it stays a text
        cell.data_type = "s"
    return cell
