from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.cocagne_jardin.tests.committed_case import CommittedCase, Job


@tagged("post_install", "-at_install")
class TestParallelEnrolments(CommittedCase):
    """Two people at two desks, at the same moment."""

    @classmethod
    def make(cls, env, garden):
        funder = env["res.partner"].create(
            {"name": "CCAS", "is_company": True, "company_id": garden.id}
        )
        agreement = env["cocagne.solidarity.agreement"].create(
            {
                "name": "One place",
                "partner_id": funder.id,
                "kind": "ccas",
                "company_id": garden.id,
                "date_from": "2026-01-01",
                "date_to": "2035-12-31",
                "quota_households": 1,
            }
        )
        agreement.action_run()
        cls.agreement_id = agreement.id
        members = cls.make_members(env, "Somebody", "Somebody else", "Twice")
        *two, twice = members
        demands = cls.make_demands(env, two, agreement)
        demands.action_consent()
        cls.demand_ids, cls.twice_id = demands.ids, twice.id

    @classmethod
    def make_demands(cls, env, members, agreement):
        public = env.ref("cocagne_paniers_solidaires.public_family")
        return env["cocagne.solidarity.enrolment"].create(
            [
                {
                    "partner_id": member.id,
                    "company_id": cls.garden_id,
                    "public_id": public.id,
                    "agreement_ids": [(6, 0, agreement.ids)],
                    "date_start": "2026-06-15",
                }
                for member in members
            ]
        )

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_the_last_place_of_an_agreement_is_given_once(self):
        def look(env):
            env["cocagne.solidarity.agreement"].browse(self.agreement_id).read(
                ["places_left"]
            )

        def start(demand_id):
            return Job(
                lambda env, _seen: (
                    env["cocagne.solidarity.enrolment"].browse(demand_id).action_start()
                ),
                look,
            )

        refusals = self.at_once(*map(start, self.demand_ids))
        self.assertEqual(len(refusals), 1)
        self.assertIn("One place", refusals[0])

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_a_household_is_enrolled_once(self):
        def look(env):
            return env["cocagne.solidarity.enrolment"].search_count([])

        def enrol(env, _seen):
            member = env["res.partner"].browse(self.twice_id)
            self.make_demands(env, member, env["cocagne.solidarity.agreement"])
            env.flush_all()

        refusals = self.at_once(Job(enrol, look), Job(enrol, look))
        self.assertEqual(len(refusals), 1)
        count = self.afterwards(
            lambda env: env["cocagne.solidarity.enrolment"].search_count(
                [("partner_id", "=", self.twice_id)]
            )
        )
        self.assertEqual(count, 1)
