"""The invented gardens: always the same, importable, and of nobody."""

import csv
import re
import tempfile
import unittest
from datetime import date
from pathlib import Path

from odoo.tests import TransactionCase, tagged

from odoo.addons.cocagne_jardin.importer import convert
from odoo.addons.cocagne_jardin.planning import holidays_fr

from demo import days, names, numbers
from demo.generator import Garden, Plan

YEARS = range(2020, 2041)


def read(folder):
    """The bytes of each file of a garden."""
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def generated(**values):
    """The files of a plan."""
    with tempfile.TemporaryDirectory() as folder:
        Garden(Plan(**values)).write(Path(folder))
        return read(folder)


class TestGenerator(unittest.TestCase):
    def test_the_same_seed_gives_the_same_files(self):
        self.assertEqual(
            generated(size="ordinary", year=2026, seed=7),
            generated(size="ordinary", year=2026, seed=7),
        )

    def test_another_seed_gives_other_people(self):
        first = generated(size="small", year=2026, seed=7)["adherents.csv"]
        other = generated(size="small", year=2026, seed=8)["adherents.csv"]
        self.assertNotEqual(first, other)

    def test_public_holidays_are_those_of_the_law_in_any_year(self):
        for year in YEARS:
            for region, code in (("métropole", ""), ("Alsace-Moselle", "6AE")):
                start, end = date(year, 1, 1), date(year, 12, 31)
                law = set(holidays_fr.public_holidays(start, end, code))
                self.assertEqual(days.public_holidays(year, region), law)

    def test_phones_are_those_kept_for_fiction(self):
        prefixes = {names.MOBILE, *(r.phone for r in names.REGIONS.values())}
        self.assertLessEqual(
            prefixes,
            {"06 39 98", "01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49"},
        )

    def test_mails_are_of_a_domain_that_nobody_has(self):
        text = b"".join(generated(size="ordinary", seed=3).values()).decode()
        domains = set(re.findall(r"@([\w.-]+)", text))
        self.assertEqual(domains, {"example.org"})

    def test_numbers_have_a_right_key_and_no_owner(self):
        for number in range(1, 300, 7):
            self.assertTrue(convert.iban(numbers.iban(number)))
            self.assertEqual(numbers.iban(number)[4:9], "99999")
            self.assertTrue(convert.siret(numbers.siret(number)))
            self.assertTrue(numbers.siret(number).startswith("00000"))
            self.assertTrue(convert.ics(numbers.creditor(number % 100)))

    def test_shares_are_those_of_a_real_garden(self):
        rows = _rows(generated(size="big", year=2026, seed=5)["abonnements.csv"])
        solidarity = sum(row["tarif"] == "solidaire" for row in rows)
        double = sum(row["quantite"] == "2" for row in rows)
        self.assertAlmostEqual(solidarity / len(rows), 0.06, delta=0.02)
        self.assertAlmostEqual(double / len(rows), 0.03, delta=0.015)


@tagged("post_install", "-at_install")
class TestGeneratedImport(TransactionCase):
    def test_one_year_after_the_other_is_imported_without_refusal(self):
        importer = self.env["cocagne.garden.import"]
        for year in (2026, 2027):
            plan = Plan("small", year, 7, "alsace", "Essai", "ESSAI-7")
            with tempfile.TemporaryDirectory() as folder:
                Garden(plan).write(Path(folder))
                result = importer.import_directory(folder)
            self.assertEqual(result["errors"], [])
        report = importer.report(result["company_id"])
        self.assertEqual(report["adherents"], 24)
        self.assertTrue(report["dates_mardi"][0].startswith("2027"))

    def test_depots_and_rounds_go_to_their_establishment(self):
        houses = ("Jardin d'en haut", "Jardin d'en bas")
        plan = Plan("small", 2026, 7, "midi", "Maison", "MAISON", houses)
        with tempfile.TemporaryDirectory() as folder:
            Garden(plan).write(Path(folder))
            result = self.env["cocagne.garden.import"].import_directory(folder)
        self.assertEqual(result["errors"], [])
        house = self.env["res.company"].browse(result["company_id"])
        depots = self.env["cocagne.depot"].search(
            [("company_id", "in", house.child_ids.ids)]
        )
        self.assertEqual(set(depots.company_id.mapped("name")), set(houses))
        orders = self.env["sale.order"].search([("depot_id", "in", depots.ids)])
        self.assertTrue(orders)
        for order in orders:
            self.assertEqual(order.company_id, order.depot_id.company_id)


def _rows(content):
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))
