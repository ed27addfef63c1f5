"""What the files say that a user may open: attachments, whatever they hang on."""

import io

from lxml import html
from openpyxl import load_workbook

from .reads import MACHINERY
from .tries import attempt
from .words import plain

#: So many of the newest that the user does not find: their numbers are asked for.
NEWEST = 40


def seen(env):
    """{what a file hangs on: its name and words}."""
    files = env["ir.attachment"]
    held = ["|", ("res_field", "=", False), ("res_field", "!=", False)]
    found = files.search(held, order="id")
    shown = {}
    for file in found:
        told = attempt(env, lambda file=file: _file(file))
        key = told[0] if isinstance(told, list) else "failed"
        if not key.startswith(MACHINERY):
            shown.setdefault(f"files of {key}", []).append(told)
    # sudo: an address can name any number; whether it is read is asked as the user
    others = files.sudo().search(
        [("mimetype", "not like", "image/"), *held], limit=NEWEST, order="id desc"
    )
    others -= found
    told = [attempt(env, lambda f=file: _file(f)) for file in others.with_env(env)]
    return {**shown, "files of others": [one for one in told if one != "refused"]}


def _file(file):
    file.check_access("read")
    kind = file.mimetype or ""
    words = (
        file.checksum if kind.startswith("image/") else _words(kind, file.raw or b"")
    )
    return [str(file.res_model), str(file.res_field), file.name, kind, words]


def _words(kind, content):
    """The words of a page or a workbook: their times of making are nobody's secret."""
    if "html" in kind or content[:100].lstrip().startswith((b"<!DOC", b"<html")):
        return list(html.fromstring(content).itertext())
    if "spreadsheetml" in kind:
        book = load_workbook(io.BytesIO(content))
        return [[list(row) for row in s.iter_rows(values_only=True)] for s in book]
    return plain(content.decode("utf-8") if kind.startswith("text/") else content)
