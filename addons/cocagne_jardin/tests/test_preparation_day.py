from odoo.tests import TransactionCase


class TestPreparationDay(TransactionCase):
    """A garden that prepares on Tuesdays, read by a French user."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        garden = cls.env["res.company"].create({"name": "Jardin du Mardi"})
        days = cls.env["cocagne.preparation.day"].with_context(lang="fr_FR")
        cls.days = days.with_company(garden)
        cls.tuesday = cls.days.create({"weekday": "2", "company_id": garden.id})

    def test_its_name_is_in_the_language_of_the_reader(self):
        in_english = self.tuesday.with_context(lang="en_US")
        self.assertEqual(self.tuesday.display_name, "Mardi")
        self.assertEqual(in_english.display_name, "Tuesday")

    def test_it_is_found_by_a_part_of_its_name(self):
        found = self.days.search([("display_name", "ilike", "mar")])
        self.assertIn(self.tuesday, found)

    def test_another_name_does_not_find_it(self):
        found = self.days.search([("display_name", "ilike", "jeudi")])
        self.assertNotIn(self.tuesday, found)
