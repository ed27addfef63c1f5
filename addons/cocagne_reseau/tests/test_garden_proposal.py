from odoo.exceptions import AccessError
from odoo.tests import tagged

from .network_case import NetworkCase


@tagged("post_install", "-at_install")
class TestGardenProposal(NetworkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hill = cls.env["res.company"].create(
            {
                "name": "Jardin de la Colline (tests)",
                "is_garden": True,
                "garden_code": "TEST-COL",
                "zip": "20200",
                "city": "Bastia",
            }
        )

    def propose(self, user=None):
        gardens = self.env["cocagne.network.garden"].with_user(
            user or self.user_network_manager
        )
        action = gardens.action_propose()
        return gardens.env[action["res_model"]].browse(action["res_id"])

    def line(self, proposal):
        return proposal.line_ids.filtered(lambda row: row.name == self.hill.name)

    def test_gardens_that_are_not_in_the_list_are_proposed(self):
        line = self.line(self.propose())
        self.assertEqual((line.code, line.city), ("TEST-COL", "Bastia"))
        self.assertEqual(line.region_id.code, "94")

    def test_gardens_of_the_list_are_not_proposed(self):
        companies = self.propose().sudo().line_ids.company_id
        self.assertFalse(companies & (self.garden + self.other_garden + self.network))

    def test_the_ticked_gardens_are_added(self):
        proposal = self.propose()
        line = self.line(proposal)
        (proposal.line_ids - line).is_taken = False
        proposal.action_add()
        garden = self.env["cocagne.network.garden"].search(
            [("company_id", "=", self.hill.id)]
        )
        self.assertEqual((garden.kind, garden.region_id.code), ("hosted", "94"))
        self.assertEqual(garden.partner_id, self.hill.partner_id)
        self.assertFalse(self.line(self.propose()))

    def test_a_garden_stands_in_the_middle_of_its_depots(self):
        for name, latitude in (("Nord", 42.0), ("Sud", 43.0)):
            depot = self.make_depot(name, company_id=self.hill.id)
            depot.write({"partner_latitude": latitude, "partner_longitude": 9.0})
        line = self.line(self.propose())
        self.assertAlmostEqual(line.latitude, 42.5)
        self.assertAlmostEqual(line.longitude, 9.0)

    def test_the_own_address_comes_first(self):
        self.make_depot(
            "Nord", company_id=self.hill.id, partner_latitude=40, partner_longitude=1
        )
        self.hill.partner_id.write({"partner_latitude": 42.7, "partner_longitude": 9.4})
        self.assertAlmostEqual(self.line(self.propose()).latitude, 42.7)

    def test_only_the_network_manager_adds_gardens(self):
        for user in (self.user_head_office, self.user_manager):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.propose(user)
