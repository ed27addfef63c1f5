"""The pathway of a person: candidate, in the pathway, left."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .insertion_case import START
from .pass_case import DAY, PassCase, day


@tagged("post_install", "-at_install")
class TestPathway(PassCase):
    def candidate(self, **values):
        person = self.make_person("Lina", "Essai")
        return self.make_pathway(
            person,
            self.make_pass(person, START),
            False,
            **{"state": "candidate", **values},
        )

    def test_a_candidate_enters_with_the_first_contract_and_leaves(self):
        pathway = self.candidate()
        pathway._enter(day("2026-06-15"))
        self.assertEqual(
            (pathway.state, pathway.date_start), ("active", day("2026-06-15"))
        )
        self.assertEqual(pathway.pass_id.hiring_ids.day, day("2026-06-15"))
        pathway._enter(day("2026-10-15"))
        self.assertEqual(pathway.date_start, day("2026-06-15"))
        pathway._leave(day("2026-12-31"))
        self.assertEqual((pathway.state, pathway.date_end), ("left", day("2026-12-31")))

    def test_r5132_1_2_nobody_enters_outside_the_pass(self):
        self.refused("R.5132-1-2", self.candidate()._enter, START - DAY)

    def test_nobody_enters_without_a_pass(self):
        pathway = self.candidate(pass_id=False)
        with self.assertRaisesRegex(UserError, "PASS"):
            pathway.action_enter()

    def test_a_declined_candidate_has_no_entry(self):
        pathway = self.candidate()
        pathway.action_decline()
        self.assertEqual((pathway.state, pathway.date_start), ("left", False))
        pathway.action_reopen()
        self.assertEqual((pathway.state, pathway.date_end), ("candidate", False))

    def test_a_second_open_pathway_is_refused(self):
        self.refused("already", self.make_pathway, self.farid, self.farid_pass, START)
        self.pathway._leave(day("2026-06-15"))
        self.assertTrue(
            self.make_pathway(self.farid, self.farid_pass, date(2026, 7, 1))
        )

    def test_the_pass_of_another_person_is_refused(self):
        other = self.candidate()
        self.refused("Lina", other.write, {"pass_id": self.farid_pass.id})
