"""What a figure of people says beside itself: which count hides it, of what it is a part."""

from odoo.tests import TransactionCase, tagged

#: What tells nothing of anybody: public numbers, and posts that the State grants.
PUBLIC = {
    "solidarity.workshops",
    "insertion.etp_target",
    "insertion.supervisors",
    "insertion.supervisors_etp",
    "insertion.advisers",
    "insertion.advisers_etp",
}


@tagged("post_install", "-at_install")
class TestCompanions(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.defined = {
            one.code: one for one in cls.env["cocagne.indicator.source"]._indicators()
        }
        cls.mine = [
            one
            for one in cls.defined.values()
            if one.theme in ("solidarity", "insertion")
        ]

    def test_whatever_counts_no_people_is_hidden_with_those_it_tells_of(self):
        alone = {
            one.code
            for one in self.mine
            if not one.counts_people and not one.hidden_with
        }
        self.assertEqual(alone, PUBLIC)

    def test_a_companion_counts_people(self):
        for one in self.mine:
            if one.hidden_with:
                with self.subTest(code=one.code):
                    self.assertTrue(self.defined[one.hidden_with].counts_people)
                    self.assertNotEqual(one.hidden_with, one.code)

    def test_a_part_has_the_unit_of_its_whole(self):
        for one in self.mine:
            if one.part_of and one.breakdown:
                with self.subTest(code=one.code):
                    self.assertEqual(one.unit, self.defined[one.part_of].unit)

    def test_a_breakdown_has_two_parts_at_least(self):
        parts = {}
        for one in self.mine:
            if one.breakdown:
                parts.setdefault((one.part_of, one.breakdown), []).append(one.code)
        for codes in parts.values():
            self.assertGreater(len(codes), 1, codes)

    def test_no_figure_is_a_part_of_itself(self):
        for one in self.mine:
            seen = set()
            while one.part_of:
                self.assertNotIn(one.code, seen)
                seen.add(one.code)
                one = self.defined[one.part_of]

    def test_labels_and_definitions_are_in_french_too(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        speaking = self.env["cocagne.indicator.source"].with_context(lang="fr_FR")
        same = {"RSA", "ASS", "AAH", "Immersions"}
        for one in speaking._indicators():
            english = self.defined[one.code]
            with self.subTest(code=one.code):
                if english.label not in same:
                    self.assertNotEqual(one.label, english.label)
                self.assertNotEqual(one.definition, english.definition)
                self.assertNotIn("%", one.definition.replace(" %", ""))
