"""Every paper and spreadsheet, rendered as the user asks for it by its address."""

import io

from lxml import html
from openpyxl import load_workbook

from .tries import attempt

#: So many records on one paper.
MOST = 60


def seen(env):
    # sudo: which papers there are is no secret
    reports = env["ir.actions.report"].sudo().search([], order="id")
    return {
        f"paper {report.report_name} ({report.report_type})": _paper(env, report)
        for report in reports
        if report.model in env and not env[report.model]._abstract
    }


def _paper(env, report):
    """The paper of every record, then of those that the user reads."""
    # sudo: an address can name any record
    every = env[report.model].sudo().search([], order="id", limit=MOST).ids
    shown = attempt(env, lambda: render(env, report, every))
    if shown != "refused":
        return shown
    if not env[report.model].has_access("read"):
        return "nothing"
    own = env[report.model].search([], order="id", limit=MOST).ids
    return attempt(env, lambda: render(env, report, own))


def render(env, report, ids):
    """The words of a paper; as the report's controller makes it."""
    if not ids:
        return "nothing"
    maker = env["ir.actions.report"]
    name = report.report_name
    if report.report_type == "xlsx":
        return _cells(maker._render_xlsx(name, ids, {})[0])
    if report.report_type == "qweb-text":
        return maker._render_qweb_text(name, ids)[0]
    return words(maker._render_qweb_html(name, ids)[0])


def words(page):
    """The words of a page, in their order."""
    tree = html.fromstring(page)
    for node in tree.xpath("//script | //style | //head | //svg | //img"):
        node.drop_tree()
    return [word for text in tree.itertext() if (word := " ".join(text.split()))]


def _cells(content):
    book = load_workbook(io.BytesIO(content))
    return {
        sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    }
