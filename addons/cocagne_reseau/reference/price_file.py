"""The mercuriale as a table: four columns, from CSV or XLSX."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from openpyxl import Workbook

from odoo.addons.cocagne_jardin.importer.problems import ConvertError
from odoo.addons.cocagne_jardin.importer.workbook import read_workbook
from odoo.addons.cocagne_jardin.models.road.depot_csv import write_table

COLUMNS = ("legume", "unite", "prix", "a_partir_du")
MAX_BYTES, MAX_ROWS = 2 * 1024 * 1024, 5000
MOST = Decimal(1000)


class PriceFileError(ValueError):
    """``code`` is worded by the wizard; ``line`` is the line of the file, or 0."""

    def __init__(self, code, line=0, **details):
        super().__init__(code)
        self.code, self.line, self.details = code, line, details


def read_prices(name, content):
    """The rows of a file: (line, vegetable, unit, price, day).

    :raises PriceFileError: at the first line that cannot be read.
    """
    if len(content) > MAX_BYTES:
        raise PriceFileError("too_big", most=MAX_BYTES // 1024)
    rows = _xlsx(content) if name.lower().endswith(".xlsx") else _csv(content)
    if not rows:
        raise PriceFileError("empty")
    (_line, titles), *body = rows
    places = _places(titles)
    if len(body) > MAX_ROWS:
        raise PriceFileError("too_many", most=MAX_ROWS)
    return [_row(line, cells, places) for line, cells in body]


def _places(titles):
    known = [str(title or "").strip().lower() for title in titles]
    missing = [name for name in COLUMNS if name not in known]
    if missing:
        raise PriceFileError("columns", 1, names=", ".join(missing))
    return [known.index(name) for name in COLUMNS]


def _row(line, cells, places):
    found = [cells[place] if place < len(cells) else None for place in places]
    vegetable, unit = (str(one or "").strip() for one in found[:2])
    if not vegetable:
        raise PriceFileError("no_vegetable", line)
    return line, vegetable, unit, _price(line, found[2]), _day(line, found[3])


def _price(line, cell):
    text = str("" if cell is None else cell).replace("\u202f", "").replace("\xa0", "")
    text = text.replace("€", "").replace(" ", "").replace(",", ".")
    try:
        price = Decimal(text)
    except InvalidOperation as error:
        raise PriceFileError("price", line, found=text[:20]) from error
    if not price.is_finite() or not 0 <= price <= MOST:
        raise PriceFileError("price", line, found=text[:20])
    return price


def _day(line, cell):
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = str(cell or "").strip()
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise PriceFileError("day", line, found=text[:20])


def _xlsx(content):
    try:
        sheets = read_workbook(content)
    except ConvertError as error:
        raise PriceFileError("unreadable") from error
    return sheets[0][1] if sheets else []


def _csv(content):
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    separator = max(";\t,", key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise PriceFileError("unreadable") from error
    return [(n, cells) for n, cells in enumerate(lines, 1) if any(cells)]


def write_csv(rows):
    """:param rows: (vegetable, unit, price, day)."""
    return write_table(
        COLUMNS,
        [
            (vegetable, unit, f"{price}".replace(".", ","), f"{day:%d/%m/%Y}")
            for vegetable, unit, price, day in rows
        ],
    )


def write_xlsx(rows):
    """The same table as a workbook, with real numbers and days."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Mercuriale")
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
