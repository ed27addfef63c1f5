import re
from pathlib import Path

from odoo.tests import TransactionCase, tagged

PAGE = Path(__file__).resolve().parents[3] / "docs" / "indicators.md"


@tagged("post_install", "-at_install")
class TestIndicatorPage(TransactionCase):
    """docs/indicators.md is what the code prints, in French."""

    def test_the_page_is_what_the_code_prints(self):
        printed = self.env["cocagne.indicator"].with_context(lang="fr_FR")._page()
        self.assertEqual(
            PAGE.read_text("utf-8"), printed, "run ./cocagne indicators and commit it"
        )

    def test_every_indicator_has_its_section(self):
        codes = re.findall(r"^`([a-z]+\.[a-z0-9_]+)`", PAGE.read_text("utf-8"), re.M)
        defined = self.env["cocagne.indicator.source"]._sorted_indicators()
        self.assertEqual(codes, [one.code for one in defined])

    def test_every_definition_has_its_french(self):
        source = self.env["cocagne.indicator.source"]
        english = {one.code: one for one in source._indicators()}
        for one in source.with_context(lang="fr_FR")._indicators():
            with self.subTest(code=one.code):
                self.assertNotEqual(one.definition, english[one.code].definition)
