"""The handbook: every page parses, and leads where it says."""

import tempfile
from pathlib import Path

from lxml import html

from odoo.modules import get_module_path

from ..models.help.page import BadPage, read_page
from .common import CocagneCase

#: Models of the main forms, that each have their page.
MAIN_MODELS = [
    "cocagne.basket",
    "cocagne.basket.offer",
    "cocagne.billing.run",
    "cocagne.delivery",
    "cocagne.depot",
    "cocagne.duration",
    "cocagne.garden.profile",
    "cocagne.home",
    "cocagne.letter",
    "cocagne.mail.setting",
    "cocagne.membership",
    "cocagne.round",
    "cocagne.season",
    "cocagne.termination",
    "res.partner",
    "sale.order",
]


class TestHandbook(CocagneCase):
    def handbook(self, user=None):
        return self.env["cocagne.handbook"].with_user(user or self.user_manager)

    def slugs(self, user):
        return {page["slug"] for page in self.handbook(user).get_handbook()["pages"]}

    def test_each_page_leads_to_pictures_pages_screens_and_models_that_exist(self):
        pages = self.handbook()._pages()
        slugs = {page.slug for page in pages}
        self.assertEqual(len(slugs), len(pages), "two pages have the same name")
        for page in pages:
            with self.subTest(page.slug):
                for picture in page.pictures:
                    module, *rest = picture.strip("/").split("/")
                    path = Path(get_module_path(module), *rest)
                    self.assertTrue(path.is_file(), picture)
                self.assertLessEqual(set(page.links), slugs)
                if page.action:
                    self.assertTrue(self.env.ref(page.action, False), page.action)
                if page.model:
                    self.assertIn(page.model, self.env)

    def test_each_main_form_has_its_page(self):
        known = {page.model for page in self.handbook()._pages()}
        self.assertEqual([name for name in MAIN_MODELS if name not in known], [])

    def test_the_help_button_opens_the_page_of_the_screen(self):
        handbook = self.handbook()
        for screen, slug in (
            ({"model": "cocagne.season"}, "saison"),
            ({"tag": "cocagne_jardin.home"}, "accueil"),
            ({"action": "cocagne_jardin.action_members", "model": "x"}, "adherents"),
            ({"model": "res.country"}, False),
        ):
            with self.subTest(screen):
                self.assertEqual(handbook.get_handbook(screen)["current"], slug)

    def test_a_preparer_reads_only_the_pages_of_the_role(self):
        pages = self.slugs(self.user_preparer)
        self.assertIn("semaine", pages)
        self.assertFalse({"facturation", "jardin", "adherents"} & pages)
        self.assertIn("facturation", self.slugs(self.user_manager))
        with self.assertRaises(KeyError):
            self.handbook(self.user_preparer).action_screen("facturation")

    def test_words_are_found_without_accents(self):
        pages = self.handbook().get_handbook()["pages"]
        found = [page["slug"] for page in pages if "depot" in page["words"]]
        self.assertIn("depots", found)

    def test_a_page_opens_its_screen(self):
        action = self.handbook().action_screen("saison")
        self.assertEqual(action["res_model"], "cocagne.season")

    def test_a_page_can_bring_no_script(self):
        path = self.page(
            "---\ntitle: X\nsequence: 1\n---\n<script>alert(1)</script>[a](javascript:b)"
        )
        card = self.handbook()._card(read_page(path, "cocagne_jardin"))
        page = html.fragment_fromstring(card["html"], create_parent="div")
        self.assertFalse(page.xpath("//script | //a[starts-with(@href, 'javascript')]"))

    def page(self, text):
        folder = tempfile.mkdtemp()
        path = Path(folder) / "page.md"
        path.write_text(text, "utf-8")
        return path

    def test_a_page_without_its_first_lines_is_refused(self):
        for text in (
            "# Title",
            "---\ntitle: X\n---\n",
            "---\ntitle: X\nsequence: 1\nrole: king\n---\n",
            "---\ntitle: X\nsequence: 1\ncolour: red\n---\n",
        ):
            with self.subTest(text), self.assertRaisesRegex(BadPage, "page.md"):
                read_page(self.page(text), "cocagne_jardin")
