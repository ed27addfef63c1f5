"""Every rule of contracts and every way out is worded, with the values that it brings."""

from odoo.tests import tagged

from ..law import contract, problem
from .contract_case import ContractCase


@tagged("post_install", "-at_install")
class TestContractWords(ContractCase):
    def rules(self):
        """The rules that the modules of contracts declare."""
        modules = [getattr(contract, name) for name in dir(contract)]
        return {
            value.code: value
            for module in modules
            for value in getattr(module, "__dict__", {}).values()
            if isinstance(value, problem.Rule)
        }

    def test_every_rule_of_contracts_has_its_sentence_and_its_ways_out(self):
        law = self.env["cocagne.law"]
        rules = self.rules()
        self.assertGreater(len(rules), 50)
        for code, rule in rules.items():
            with self.subTest(code):
                values = dict.fromkeys(rule.values, problem.CONFIDENCES[0])
                words = law._words(
                    problem.Problem(code, rule.article, values, rule.ways_out)
                )
                self.assertIn(rule.article, words)

    def test_every_sentence_is_said_in_french(self):
        english = self.env["cocagne.law"].with_context(lang="en_US")
        french = self.env["cocagne.law"].with_context(lang="fr_FR")
        for words in ("_sentences", "_ways_out"):
            for code, text in getattr(english, words)().items():
                if code in self.rules() or words == "_ways_out":
                    with self.subTest(code):
                        self.assertNotEqual(getattr(french, words)()[code], text)
