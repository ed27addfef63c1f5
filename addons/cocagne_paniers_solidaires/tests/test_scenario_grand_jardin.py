"""The same year on the files of a real garden: its 78 solidarity lines are imported,
delivered, billed, stated and told, from January to December.

Its 1203 lines at the public price are imported in ``test_importer_grand_jardin``; here
they would take a quarter of an hour and are no part of the subject. The calendar by which
the figures are worked out is compared with those of the whole garden.
"""

import csv
import json
import os
from decimal import Decimal
from pathlib import Path

import pytest

from odoo.tests import tagged

from demo.numbers import siret

from .year_case import YearCase, money
from .year_checks_books import BooksChecks
from .year_checks_report import ReportChecks
from .year_checks_shares import SharesChecks
from .year_figures import Limits, Year, read
from .year_garden import solidarity_only
from .year_reads import YearReads
from .year_whole_garden import figures

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("COCAGNE_SHARED_DATA") or ROOT.parent / "shared" / "data")
FOLDER = SHARED / "grand_jardin"


@pytest.mark.shared
@pytest.mark.slow
@tagged("post_install", "-at_install")
class TestGrandJardinYear(SharesChecks, BooksChecks, ReportChecks, YearReads, YearCase):
    limits = Limits(Decimal("17000.00"), 700, Decimal("15000.00"))

    @classmethod
    def _folder(cls, folder):
        """The lines as they are; their folder has the name of no garden in use."""
        folder = folder.with_name("jardin_des_annees")
        folder.mkdir()
        names = [path.stem for path in FOLDER.glob("*.csv")]
        files = solidarity_only({name: read(FOLDER, name) for name in names})
        for name, rows in files.items():
            with (folder / f"{name}.csv").open(
                "w", encoding="utf-8", newline=""
            ) as file:
                writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
                writer.writeheader()
                writer.writerows(rows)
        return folder

    @classmethod
    def _open_the_garden(cls, folder):
        super()._open_the_garden(folder)
        # no file tells the number of the association, and the FEC is named after it
        cls.garden.company_registry = siret(1991)

    def test_the_files_have_78_solidarity_lines_at_the_reduced_price(self):
        """The issue counts 97; the files hold 78, by their own column."""
        self.assertEqual(len(self.figures.lines), 78)
        self.assertEqual({line.price for line in self.figures.lines}, {Decimal("2.50")})
        households = {line.member for line in self.figures.lines}
        self.assertEqual(len(households), 78)

    def test_the_calendar_of_the_replay_is_that_of_the_expected_figures(self):
        """Else the replay and our code could be wrong together."""
        expected = json.loads((FOLDER / "attendu.json").read_text("utf-8"))
        expected["valeur_par_mois"] = {
            month: money(value) for month, value in expected["valeur_par_mois"].items()
        }
        whole = Year(FOLDER, self.limits)
        self.assertEqual(len(whole.rows), expected["abonnements"])
        self.assertEqual(whole.shares, self.figures.shares)
        for key, value in figures(whole).items():
            with self.subTest(key):
                self.assertEqual(value, expected[key])
