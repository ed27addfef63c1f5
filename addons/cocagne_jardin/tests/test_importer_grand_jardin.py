"""The import of a big garden, compared with the figures that were worked out for it."""

import csv
import json
import os
import re
import tempfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from odoo.tests import TransactionCase

from .test_importer_database import COUNTED

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("COCAGNE_SHARED_DATA") or ROOT.parent / "shared" / "data")
FOLDER = SHARED / "grand_jardin"


@pytest.mark.shared
@pytest.mark.slow
class TestGrandJardin(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.importer = cls.env["cocagne.garden.import"]
        cls.result = cls.load()
        cls.expected = json.loads((FOLDER / "attendu.json").read_text("utf-8"))
        # the seed of the generator stands in no file
        cls.expected["graine"] = None

    @classmethod
    def load(cls, change=lambda name, text: text, encoding="utf-8"):
        """Import a changed copy: its name is of no garden of a database in use."""
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "jardin_des_essais"
            target.mkdir()
            for path in FOLDER.glob("*.csv"):
                text = change(path.stem, path.read_text("utf-8-sig"))
                (target / path.name).write_bytes(text.encode(encoding))
            return cls.importer.import_directory(target)

    def counts(self):
        """How many records there are, by model."""
        return {
            model: self.env[model].with_context(active_test=False).search_count([])
            for model in COUNTED
        }

    def test_the_figures_are_the_expected_ones(self):
        report = self.importer.report(self.result["company_id"], self.result["errors"])
        self.maxDiff = None
        self.assertEqual(report, self.expected)

    def test_a_second_import_changes_nothing(self):
        before = self.counts()
        result = self.load()
        self.assertEqual(result["errors"], [])
        self.assertEqual(self.counts(), before)

    def test_windows_characters_french_dates_and_commas_change_nothing(self):
        def change(name, text):
            if name == "formules":
                text = text.replace(".", ",")
            if name == "abonnements":
                text = text.replace("2026-01-01", "01/01/2026").replace("2.50", "2,50")
            return text

        before = self.counts()
        self.assertEqual(self.load(change, "cp1252")["errors"], [])
        self.assertEqual(self.counts(), before)

    def test_one_workbook_with_typed_cells_changes_nothing(self):
        book = Workbook()
        book.remove(book.active)
        for path in sorted(FOLDER.glob("*.csv")):
            sheet = book.create_sheet(path.stem)
            text = path.read_text("utf-8-sig")
            for row in csv.reader(text.splitlines(), delimiter=";"):
                sheet.append([_typed(cell) for cell in row])
        before = self.counts()
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "jardin_des_essais"
            target.mkdir()
            book.save(target / "tout.xlsx")
            result = self.importer.import_directory(target)
        self.assertEqual(result["errors"], [])
        self.assertEqual(self.counts(), before)

    def test_one_broken_cell_is_named_and_nothing_is_written(self):
        def change(name, text):
            if name != "abonnements":
                return text
            lines = text.split("\n")
            lines[41] = lines[41].replace(lines[41].split(";")[1], "99999", 1)
            return "\n".join(lines)

        before = self.counts()
        error = self.load(change)["errors"][0]
        found = (error["fichier"], error["ligne"], error["champ"], error["valeur"])
        self.assertEqual(found, ("abonnements.csv", 42, "adherent", "99999"))
        self.assertEqual(self.counts(), before)


def _typed(cell):
    """A cell as a spreadsheet keeps it: empty, date, number or text."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        return date.fromisoformat(cell)
    if re.fullmatch(r"-?\d+(\.\d+)?", cell):
        return float(cell)
    return cell or None
