"""Every page that a browser gets: what a user reaches from the portal's home by clicking,
and what addresses with the numbers of others give.
"""

import re
from urllib.parse import urljoin, urlsplit

from lxml import html

from .papers import words
from .words import RANDOM

#: So many pages are walked; a month of one garden has fewer.
MOST = 80
#: Links that a walk leaves alone: they end the session, write, or are the same for all.
LEFT = re.compile(r"^/(web/session/logout|web/static|.*logout|odoo($|/)|web($|[?]))")
#: Where each number of a record is tried.
OF_NUMBER = {
    "sale.order": ("/my/orders/{0}", "/my/orders/{0}?report_type=html"),
    "account.move": ("/my/invoices/{0}", "/my/invoices/{0}?report_type=html"),
    "ir.attachment": ("/web/content/{0}",),
    "res.partner": (
        "/web/image/res.partner/{0}/avatar_128",
        "/mail/avatar/mail.message/{0}/author_avatar/50x50",
    ),
    "event.event": ("/event/{0}", "/event/{0}/ics"),
    "cocagne.solidarity.enrolment": (
        "/mail/view?model=cocagne.solidarity.enrolment&res_id={0}",
    ),
}
#: A paper of each of these by its address: the rights of the report decide.
PAPER = "/report/html/{name}/{number}"
#: So many of the last numbers.
LAST = 6
STARTS = ("/my", "/my/home", "/my/orders", "/my/quotes", "/my/invoices", "/my/account")


def walk(open_page, starts=STARTS):
    """{path: words} of the pages that links lead to.

    :param open_page: ``open_page(address)`` gives the answer of the server.
    """
    shown, todo = {}, list(starts)
    while todo and len(shown) < MOST:
        address = todo.pop(0)
        if _name(address) in shown:
            continue
        answer = open_page(address)
        shown[_name(address)] = told(answer)
        todo += [link for link in _links(answer) if _name(link) not in shown]
    return shown


def by_address(env, open_page):
    """What addresses give that name any record."""
    shown = {}
    for model, addresses in OF_NUMBER.items():
        # sudo: an address can name any record
        closed = [("public", "=", False)] if model == "ir.attachment" else []
        last = env[model].sudo().search(closed, limit=LAST, order="id desc")
        numbers = last.ids
        for address in addresses:
            pages = [_at(open_page, address.format(number)) for number in numbers]
            # what is refused is left out: how many there are is not seen
            shown[address] = [page for page in pages if page[0] == 200]
    for report in env["ir.actions.report"].sudo().search([], order="id"):
        if not report.report_name.startswith("cocagne_") or report.model not in env:
            continue
        last = env[report.model].sudo().search([], limit=1, order="id desc").id
        address = PAPER.format(name=report.report_name, number=last)
        page = _at(open_page, address) if last else ["refused"]
        shown[f"paper {report.report_name}"] = page
    return shown


def _at(open_page, address):
    """What is at an address; being led elsewhere is a refusal."""
    answer = open_page(address)
    led = urlsplit(answer.url).path != urlsplit(address).path
    return ["refused"] if led else told(answer)


def told(answer):
    """[status, words]; a refusal says that only: such a text names the user."""
    if answer.status_code in (401, 403, 404, 500):
        return ["refused"]
    kind = answer.headers.get("Content-Type", "")
    if "html" in kind and answer.text.strip():
        return [answer.status_code, [RANDOM.sub("~", w) for w in words(answer.text)]]
    return [answer.status_code, kind, len(answer.content)]


def _links(answer):
    if "html" not in answer.headers.get("Content-Type", "") or not answer.text.strip():
        return []
    here = urlsplit(answer.url)
    found = []
    for link in html.fromstring(answer.text).xpath("//a/@href"):
        full = urlsplit(urljoin(answer.url, link))
        address = full.path + (f"?{full.query}" if full.query else "")
        if full.netloc == here.netloc and not LEFT.match(address):
            found.append(address)
    return found


def _name(address):
    """An address without its token."""
    return RANDOM.sub("~", address)
