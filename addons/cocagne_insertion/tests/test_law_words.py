"""Each rule and each way out has its sentence, with the names of its values."""

import re

from odoo.tests import tagged

from odoo.addons.cocagne_jardin.tests.common import CocagneCase

from ..law import problem

NAME = re.compile(r"%\((\w+)\)s")


@tagged("post_install", "-at_install")
class TestLawWords(CocagneCase):
    def test_each_rule_has_its_sentence(self):
        sentences = self.env["cocagne.law"]._sentences()
        missing = set(problem.catalogue())
        self.assertEqual(missing - sentences.keys(), set())

    def test_no_sentence_is_of_a_rule_that_does_not_exist(self):
        known = problem.catalogue()
        self.assertEqual(self.env["cocagne.law"]._sentences().keys() - known, set())
        ways_out = self.env["cocagne.law"]._ways_out()
        self.assertEqual(ways_out.keys() - problem.ways_out(), set())

    def test_each_sentence_names_values_that_the_rule_brings(self):
        known = problem.catalogue()
        for lang in ("en_US", "fr_FR"):
            words = self.env["cocagne.law"].with_context(lang=lang)
            for code, sentence in words._sentences().items():
                with self.subTest(code=code, lang=lang):
                    found = set(NAME.findall(sentence))
                    self.assertLessEqual(found, set(known[code].values))
                    # a lonely % would break the sentence when it is worded
                    sentence % dict.fromkeys(known[code].values, "x")

    def test_each_way_out_has_its_words(self):
        wanted = {way for rule in problem.catalogue().values() for way in rule.ways_out}
        self.assertEqual(wanted - self.env["cocagne.law"]._ways_out().keys(), set())

    def test_a_code_of_the_state_is_told_as_on_screen(self):
        rule = problem.catalogue()["suspension_reason_ended"]
        told = self.env["cocagne.law"]._words(rule.broken(reason="SICKNESS"))
        self.assertIn("Sickness", told)
        self.assertNotIn("SICKNESS", told)

    def test_the_article_is_told(self):
        law = self.env["cocagne.law"]
        for code, values, words in (
            (
                "hiring_outside_pass",
                dict.fromkeys(("day", "pass_start", "pass_end"), 1),
                "(article R.5132-1-2)",
            ),
            (
                "pass_number_shape",
                {"number": "1"},
                "(rule of the platform Les emplois)",
            ),
            (
                "nir_key",
                {"number": "1", "key": "2"},
                "(source: fiche salarié, salarieNIR)",
            ),
        ):
            with self.subTest(code=code):
                self.assertIn(
                    words, law._words(problem.catalogue()[code].broken(**values))
                )
