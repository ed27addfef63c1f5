"""A text document (.docx) made of blocks, with python-docx. No Odoo."""

from io import BytesIO

import docx
from docx.shared import Pt

#: Style of the tables, one that Word and LibreOffice both know.
TABLE_STYLE = "Light Grid Accent 3"


def document(blocks, title="", author="") -> bytes:
    """The file.

    :param blocks: ``("heading", level, text)``, ``("text", text)``, where an empty line
        begins a paragraph, and ``("table", heads, rows)`` of words.
    :raises ValueError: for a block of another kind.
    """
    made = docx.Document()
    made.core_properties.title = title
    made.core_properties.author = author
    made.styles["Normal"].font.size = Pt(10.5)
    for kind, *content in blocks:
        if kind not in WRITERS:
            raise ValueError(kind)
        WRITERS[kind](made, *content)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _heading(made, level, text):
    made.add_heading(text, level - 1)


def _text(made, text):
    for paragraph in text.split("\n\n"):
        made.add_paragraph(paragraph.strip())


def _table(made, heads, rows):
    table = made.add_table(rows=1, cols=len(heads), style=TABLE_STYLE)
    _fill(table.rows[0], heads)
    for row in rows:
        _fill(table.add_row(), row)
    made.add_paragraph()


def _fill(row, cells):
    for cell, words in zip(row.cells, cells, strict=True):
        cell.text = words


WRITERS = {"heading": _heading, "text": _text, "table": _table}
