"""One page of the handbook: a Markdown file with a few lines about it. No Odoo here."""

import re
from pathlib import Path
from typing import NamedTuple

from markdown import markdown

FRONT = re.compile(r"\A---\s*\n(.*?)\n---\s*\n(.*)\Z", re.DOTALL)
KEYS = ("title", "sequence", "role", "model", "action")
ROLES = ("preparer", "sales_desk", "accountant", "manager")
PICTURE = re.compile(r'(<img [^>]*?src=")([\w.-]+\.png)"')
LINK = re.compile(r'href="([\w-]+)(?:\.md)?"')


class BadPage(ValueError):
    """A page that cannot be read; the message names the file and what is wrong."""


class Page(NamedTuple):
    """A page as the handbook shows it, before it is sanitised."""

    slug: str
    module: str
    title: str
    sequence: int
    role: str
    model: str
    action: str
    html: str

    @property
    def pictures(self):
        """The addresses of its pictures, from the root of the server."""
        return re.findall(r'<img [^>]*?src="([^"]+)"', self.html)

    @property
    def links(self):
        """The slugs of the pages it leads to."""
        return re.findall(r'href="#([\w-]+)"', self.html)

    @property
    def text(self):
        return re.sub(r"<[^>]+>", " ", self.html)


def read_page(path, module):
    """The page of one file.

    :raise BadPage: without front matter, or with a key or a role that nobody knows.
    """
    path = Path(path)
    match = FRONT.match(path.read_text("utf-8"))
    if not match:
        raise BadPage(f"{path.name}: the lines between two --- are missing at the top")
    front = dict(_front_lines(path, match[1]))
    missing = [key for key in ("title", "sequence") if not front.get(key)]
    if missing:
        raise BadPage(f"{path.name}: {', '.join(missing)} missing at the top")
    role = front.get("role") or "preparer"
    # an addon names a role of its own in full: addon.group_of_it
    if role not in ROLES and "." not in role:
        raise BadPage(f"{path.name}: the role {role} is none of {', '.join(ROLES)}")
    return Page(
        slug=path.stem,
        module=module,
        title=front["title"],
        sequence=int(front["sequence"]),
        role=role,
        model=front.get("model", ""),
        action=front.get("action", ""),
        html=_html(match[2], module),
    )


def _front_lines(path, text):
    for line in text.splitlines():
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in KEYS:
            raise BadPage(f"{path.name}: the line « {line} » at the top says nothing")
        yield key.strip(), value.strip()


def _html(text, module):
    html = markdown(text, extensions=["tables", "sane_lists"])
    html = PICTURE.sub(rf'\1/{module}/static/handbook/\2"', html)
    return LINK.sub(r'href="#\1"', html)


def read_folder(folder, module):
    """The pages of one folder, in any order."""
    return [read_page(path, module) for path in sorted(Path(folder).glob("*.md"))]
