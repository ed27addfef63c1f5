from functools import lru_cache
from pathlib import Path

from odoo import api, models
from odoo.modules import get_module_path
from odoo.tools import html_sanitize

from ..member.res_partner import search_words
from .page import read_folder

#: Screens that are no list or form, by their tag, and the model of their page.
TAGS = {"cocagne_jardin.home": "cocagne.home"}


@lru_cache(maxsize=32)
def _pages_of(module, folder, changed):
    """The pages of a module; ``changed`` makes an edited folder be read again."""
    return read_folder(folder, module)


class Handbook(models.AbstractModel):
    """The handbook of the app: pages that are files beside the code (part 8).

    Nothing is copied to the database: a new version of the code brings its pages.
    """

    _name = "cocagne.handbook"
    _description = "Handbook"

    @api.model
    def _pages(self):
        """All the pages of the installed addons, in the order of reading."""
        pages = []
        for module in sorted(self.env.registry._init_modules):
            path = get_module_path(module, display_warning=False)
            folder = path and Path(path) / "handbook"
            if folder and folder.is_dir():
                changed = max(file.stat().st_mtime_ns for file in folder.iterdir())
                pages += _pages_of(module, str(folder), changed)
        return sorted(pages, key=lambda page: (page.sequence, page.title))

    @api.model
    def _visible_pages(self):
        """The pages of the user's roles."""
        roles = {}
        for page in self._pages():
            if page.role not in roles:
                own = "." in page.role
                group = page.role if own else f"cocagne_jardin.group_{page.role}"
                roles[page.role] = self.env.user.has_group(group)
            if roles[page.role]:
                yield page

    @api.model
    def get_handbook(self, screen=None):
        """The pages that this user may read, and the one about ``screen``.

        :param screen: {"model", "action", "tag"} of what is open behind.
        """
        pages = list(self._visible_pages())
        return {
            "pages": [self._card(page) for page in pages],
            "current": self._page_of(pages, screen or {}),
        }

    @api.model
    def _card(self, page):
        return {
            "slug": page.slug,
            "title": page.title,
            "html": str(html_sanitize(page.html, sanitize_attributes=True)),
            "words": " ".join(search_words(f"{page.title} {page.text}")),
            "action": bool(page.action),
        }

    @api.model
    def _page_of(self, pages, screen):
        """The slug of the page about a screen: by its action, else by its model."""
        action = screen.get("action")
        model = TAGS.get(screen.get("tag")) or screen.get("model")
        by_action = [page.slug for page in pages if action and page.action == action]
        by_model = [page.slug for page in pages if model and page.model == model]
        return next(iter(by_action + by_model), False)

    @api.model
    def action_screen(self, slug):
        """Open the screen that a page is about.

        :raises KeyError: for a page that this user does not have.
        """
        pages = {page.slug: page for page in self._visible_pages()}
        return self.env["ir.actions.actions"]._for_xml_id(pages[slug].action)
