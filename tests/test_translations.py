"""Every English term of our addons has its French translation."""

import io
import re
from pathlib import Path

import polib

from odoo.tests import TransactionCase, tagged
from odoo.tools.translate import trans_export

from cli.inside.catalogue import borrowed_fields, own_terms

ADDONS = Path(__file__).resolve().parents[1] / "addons"

# Words that are written alike in both languages, or are names. A number at their end,
# what the code fills in and the markup around them do not count.
ALIKE = {
    "Absence",
    "Absences",
    "Absent",
    "Action",
    "Administration",
    "Article",
    "Aubergine",
    "Base",
    "base",
    "Catalogue",
    "Client",
    "client",
    "Clients",
    "Cocagne",
    "Code",
    "Composition",
    "Conditions",
    "Contact",
    "Correction",
    "Corrections",
    "Courgette",
    "Date",
    "Dates",
    "Description",
    "Département",
    "Effort",
    "Euros",
    "Excel",
    "Exception",
    "Exports",
    "Format",
    "Formats",
    "Fruits",
    "h",
    "id",
    "Image",
    "Insertion",
    "Journal",
    "journal",
    "kg",
    "Kiwi",
    "Latitude",
    "Livret de famille",
    "Longitude",
    "Melon",
    "Menu",
    "Message",
    "Messages",
    "min",
    "minutes",
    "Mode",
    "Note",
    "Notes",
    "OpenStreetMap",
    "Orange",
    "Participation",
    "PDF (2 pages)",
    "Photos",
    "Places",
    "Points",
    "Profession",
    "Quadra (ASCII)",
    "Quotient familial",
    "Reste à vivre",
    "Réseau Cocagne",
    "Sage (PNM)",
    "Signature",
    "Situation",
    "Situations",
    "Solution",
    "Source",
    "Stand",
    "Stock",
    "Structure",
    "Structures",
    "Total",
    "Type",
    "Version",
    "Version %s",
}

# The same, of insertion: kinds of streets, names of papers and of services of the State.
ALIKE |= set(
    Path(__file__)
    .with_name("alike_insertion.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)
ALIKE |= set(
    Path(__file__)
    .with_name("alike_network.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)


def missing(exported, french):
    """The exported terms that the French catalogue leaves in English."""
    known = {entry.msgid: entry.msgstr for entry in french if not entry.obsolete}
    terms = {entry.msgid for entry in exported if entry.msgid.strip()}
    return sorted(term for term in terms if not translated(term, known))


def translated(term, known):
    """Whether a term has a French text, other than itself unless allowed."""
    text = known.get(term, "")
    return bool(text.strip()) and (text != term or is_alike(term))


def placeholders(text):
    """The parts of a text that the code fills in: a wrong one breaks the screen."""
    return sorted(re.findall(r"%\(\w+\)s|%s|%%", text))


def is_alike(term):
    """Terms that may be equal in both languages: listed, codes, placeholders."""
    words = re.sub(r"<[^>]*>|%\(\w+\)s|%s|\s+\d+$", "", term).strip()
    is_code = "object." in words  # the name of a file, worked out
    return is_code or words in ALIKE or not any(map(str.islower, words))


@tagged("post_install", "-at_install")
class TestTranslations(TransactionCase):
    def export(self, addon):
        buffer = io.BytesIO()
        trans_export(False, [addon], buffer, "po", self.env)
        return own_terms(buffer.getvalue().decode(), borrowed_fields(self.env, addon))

    def test_every_term_is_in_french(self):
        for manifest in sorted(ADDONS.glob("*/__manifest__.py")):
            addon = manifest.parent.name
            with self.subTest(addon=addon):
                catalogue = manifest.parent / "i18n" / "fr.po"
                self.assertTrue(catalogue.exists(), f"{addon} has no i18n/fr.po")
                french = polib.pofile(str(catalogue))
                left = missing(self.export(addon), french)
                self.assertFalse(left, f"{addon}: {len(left)} terms without French")

    def test_no_translation_is_waiting_for_a_check(self):
        for catalogue in sorted(ADDONS.glob("*/i18n/fr.po")):
            doubtful = [e.msgid for e in polib.pofile(str(catalogue)) if e.fuzzy]
            self.assertFalse(doubtful, catalogue)

    def test_a_term_of_the_code_says_which_code_reads_it(self):
        # Odoo leaves out what its comment does not promise to Python or to the browser
        marks = ((".py", "odoo-python"), ("/static/", "odoo-javascript"))
        for catalogue in sorted(ADDONS.glob("*/i18n/fr.po")):
            for entry in polib.pofile(str(catalogue)):
                code = [place for place, _ in entry.occurrences if "code:" in place]
                for part, mark in marks:
                    if any(part in place for place in code):
                        with self.subTest(term=entry.msgid, mark=mark):
                            self.assertIn(mark, entry.comment)

    def test_what_the_code_fills_in_is_the_same_in_french(self):
        for catalogue in sorted(ADDONS.glob("*/i18n/fr.po")):
            for entry in polib.pofile(str(catalogue)):
                with self.subTest(term=entry.msgid):
                    self.assertEqual(
                        placeholders(entry.msgid), placeholders(entry.msgstr)
                    )

    def test_a_missing_term_is_seen(self):
        exported = polib.pofile('msgid "Basket"\nmsgstr ""\n')
        self.assertEqual(missing(exported, polib.POFile()), ["Basket"])

    def test_an_english_word_left_as_it_is_is_seen(self):
        exported = polib.pofile('msgid "Basket"\nmsgstr ""\n')
        french = polib.pofile('msgid "Basket"\nmsgstr "Basket"\n')
        self.assertEqual(missing(exported, french), ["Basket"])

    def test_a_word_that_both_languages_share_is_accepted(self):
        exported = polib.pofile('msgid "Date"\nmsgstr ""\n')
        french = polib.pofile('msgid "Date"\nmsgstr "Date"\n')
        self.assertEqual(missing(exported, french), [])

    def test_markup_does_not_hide_an_english_word(self):
        self.assertTrue(is_alike('<span class="muted">Type</span>'))
        self.assertFalse(is_alike('<span class="muted">Balance</span>'))
