from unittest import TestCase

from ..report.name_sort import name_sort_key


class TestNameSort(TestCase):
    """No database: a function from two texts to a key."""

    def sorted(self, *names):
        return sorted(names, key=name_sort_key)

    def test_accents_and_capitals_do_not_count(self):
        self.assertEqual(
            self.sorted("Évrard", "FABRE", "etienne", "Dumas"),
            ["Dumas", "etienne", "Évrard", "FABRE"],
        )

    def test_a_particle_is_left_out(self):
        self.assertEqual(
            self.sorted("Bernard", "d'Avout", "de Musset", "Martin"),
            ["d'Avout", "Bernard", "Martin", "de Musset"],
        )

    def test_a_typographic_apostrophe_is_an_apostrophe(self):
        self.assertEqual(name_sort_key("d’Avout"), name_sort_key("d'Avout"))

    def test_du_and_des_are_kept_as_french_usage_has_it(self):
        self.assertEqual(
            self.sorted("Bellay", "du Bellay", "des Forêts", "Dubois"),
            ["Bellay", "des Forêts", "du Bellay", "Dubois"],
        )

    def test_the_article_after_a_particle_is_kept(self):
        self.assertEqual(
            self.sorted("Lambert", "de La Fontaine", "Kahn"),
            ["Kahn", "de La Fontaine", "Lambert"],
        )

    def test_a_capital_makes_the_particle_part_of_the_name(self):
        self.assertEqual(
            self.sorted("Dubois", "De Backer", "Bernard"),
            ["Bernard", "De Backer", "Dubois"],
        )

    def test_ligatures_are_two_letters(self):
        self.assertEqual(
            self.sorted("Ollier", "Œuvrard", "Odin"), ["Odin", "Œuvrard", "Ollier"]
        )

    def test_a_hyphen_is_a_space(self):
        self.assertEqual(name_sort_key("Le-Gall"), name_sort_key("Le  Gall"))

    def test_the_first_name_tells_namesakes_apart(self):
        keys = [name_sort_key("Martin", first) for first in ("Zoé", "Éric", "Anne")]
        self.assertEqual(sorted(keys), [keys[2], keys[1], keys[0]])

    def test_a_missing_name_is_no_mistake(self):
        self.assertEqual(name_sort_key(False, None), ("", ""))
