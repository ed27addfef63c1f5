from odoo.fields import Command
from odoo.tests import tagged

from .enrolment_case import EnrolmentCase


class OfferCase(EnrolmentCase):
    """The garden sells the simple basket, each week."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.offer = cls.env["cocagne.offer"].create(
            {
                "name": "Simple basket",
                "product_id": cls.simple.id,
                "company_id": cls.garden.id,
                "frequency_ids": [
                    Command.link(cls.env.ref("cocagne_jardin.frequency_weekly").id)
                ],
            }
        )


@tagged("post_install", "-at_install")
class TestEnrolmentDesk(OfferCase):
    def open_desk(self, **values):
        desks = self.desk_env["cocagne.solidarity.desk"]
        return desks.create(
            {
                "partner_id": self.farida.id,
                "structure_id": self.structure.id,
                "prescriber_id": self.social_worker.id,
                "referral_date": "2026-06-12",
                **values,
            }
        )

    def fill(self, desk, **values):
        """Up to the last step, as the desk types it."""
        desk.action_next()
        desk.write(
            {
                "age_25_64": 1,
                "age_3_17": 2,
                "public_id": self.family.id,
                "quotient": 350,
                "consent_signed": True,
                "proof_ids": [
                    Command.link(
                        self.env.ref("cocagne_paniers_solidaires.proof_caf").id
                    )
                ],
            }
        )
        desk.action_next()
        desk.write({"duration": "6", **values})
        desk.action_next()
        desk.write({"depot_id": self.mairie.id})
        return desk

    def test_a_household_is_enrolled_in_four_steps(self):
        desk = self.fill(self.open_desk())
        # 7 € of the CCAS, 3 € of the household
        self.assertEqual(desk.household_amount, 3)
        desk.action_enrol()
        enrolment = desk.enrolment_id
        self.assertEqual(enrolment.state, "active")
        self.assertEqual(enrolment.household_size, 3)
        self.assertEqual(enrolment.agreement_ids, self.ccas_agreement)
        self.assertEqual(str(enrolment.date_end), "2026-12-14")
        self.assertEqual(str(enrolment.consent_on), "2026-06-15")
        order = enrolment.order_line_ids.order_id
        self.assertEqual((order.state, order.partner_id), ("sale", self.farida))
        self.assertEqual(order.depot_id, self.mairie)
        self.assertTrue(order.basket_ids)
        # the line is at the public price: the price of the household is elsewhere
        line = order.order_line
        self.assertEqual((line.price_unit, line.has_participation), (10, False))

    def test_the_household_becomes_a_member(self):
        self.assertEqual(self.farida.membership_state, "none")
        kind = self.env["cocagne.membership.type"].create(
            {"name": "For all", "amount": 1, "company_id": self.garden.id}
        )
        self.garden.solidarity_membership_type_id = kind
        desk = self.fill(self.open_desk())
        self.assertTrue(desk.membership_needed)
        desk.action_enrol()
        self.farida.invalidate_recordset()
        self.assertEqual(self.farida.membership_ids.type_id, kind)
        self.assertEqual(self.farida.membership_state, "current")

    def test_a_new_client_is_written_with_the_rest_or_not_at_all(self):
        desk = self.open_desk(
            partner_id=False,
            is_new=True,
            firstname="Inès",
            lastname="Kaci",
            zip="54000",
        )
        with self.refused("address, town, phone, mail"):
            desk.action_next()
        desk.write(
            {
                "street": "1 rue du Lac",
                "city": "Nancy",
                "phone": "06 12 34 56 78",
                "email": "ines@example.org",
            }
        )
        self.fill(desk)
        desk.depot_id = False
        partners = self.env["res.partner"]
        with self.refused("Choose the depot"):
            desk.action_enrol()
        self.assertFalse(partners.search_count([("lastname", "=", "Kaci")]))
        desk.depot_id = self.mairie
        self.limit(1)
        with self.refused("no place left"):
            desk.action_enrol()
        self.assertFalse(partners.search_count([("lastname", "=", "Kaci")]))
        self.limit(2)
        desk.action_enrol()
        found = partners.search([("lastname", "=", "Kaci")])
        self.assertEqual(desk.enrolment_id.partner_id, found)

    def test_a_subscription_that_runs_goes_on(self):
        order = self.subscribe(self.farida)
        desk = self.open_desk()
        desk.action_next()
        desk.write({"public_id": self.family.id, "consent_signed": True})
        desk.action_next()
        self.assertEqual(desk.line_ids, order.order_line)
        desk.action_next()
        desk.action_enrol()
        self.assertEqual(desk.enrolment_id.order_line_ids, order.order_line)
        orders = self.env["sale.order"].search([("partner_id", "=", self.farida.id)])
        self.assertEqual(orders, order)

    def test_each_step_refuses_what_is_wrong(self):
        desk = self.open_desk(partner_id=False)
        with self.refused("Search the household"):
            desk.action_next()
        desk.partner_id = self.dina
        with self.refused("already in the programme"):
            desk.action_next()
        desk.partner_id = self.farida
        self.structure.date_to = "2026-06-01"
        with self.refused("no agreement"):
            desk.action_next()
        self.structure.date_to = False
        desk.action_next()
        with self.refused("Choose the situation"):
            desk.action_next()
        for ages in ({"age_25_64": 0}, {"age_25_64": 40}):
            desk.write({"public_id": self.family.id, **ages})
            with self.refused("1 to 20 people"):
                desk.action_next()
        desk.age_25_64 = 1
        desk.action_next()
        with self.refused("consent"):
            desk.action_next()
        desk.write(
            {"consent_signed": True, "duration": "open", "date_end": "2026-06-01"}
        )
        with self.refused("ends before it begins"):
            desk.action_next()

    def test_without_place_the_household_waits_and_gets_a_place_later(self):
        self.limit(1)
        desk = self.open_desk()
        desk.action_next()
        desk.write({"public_id": self.family.id, "consent_signed": True})
        desk.action_next()
        self.assertIn("CCAS 2026", desk.no_place_text)
        self.assertFalse(desk.agreement_ids)
        desk.action_wait()
        demand = desk.enrolment_id
        self.assertEqual((demand.state, demand.waiting_rank), ("waiting", 1))
        self.limit(2)
        again = self.desk_env["cocagne.solidarity.desk"].browse(
            demand.with_user(self.user_solidarity).action_give_place()["res_id"]
        )
        self.assertEqual(again.step, "helpers")
        again.action_next()
        again.depot_id = self.mairie
        again.action_enrol()
        self.assertEqual(again.enrolment_id, demand)
        self.assertEqual(demand.state, "active")
        self.assertEqual(demand.agreement_ids, self.ccas_agreement)
        self.assertTrue(demand.order_line_ids.order_id.basket_ids)

    def test_the_simulator_says_who_pays_and_turns_into_an_enrolment(self):
        caf = self.make_agreement("CAF", self.caf, 2, scheme="caf", sequence=20)
        self.ccas_agreement.rule_ids.amount = 5
        simulator = self.desk_env["cocagne.solidarity.simulator"].create(
            {
                "public_id": self.family.id,
                "scheme": "caf",
                "quotient": 300,
                "product_id": self.simple.id,
            }
        )
        self.assertEqual(simulator.agreement_ids, self.ccas_agreement | caf)
        self.assertEqual(simulator.household_amount, 3)
        self.assertIn("CCAS 2026", simulator.payers_html)
        simulator.write({"scheme": "msa"})
        # 5 € of the CCAS, 3 € of the household (30 %), 2 € of the garden's fund
        self.assertEqual(simulator.agreement_ids, self.ccas_agreement)
        rows = {r["payer"]: r["amount"] for r in simulator._simulated()}
        self.assertEqual(rows, {"participant": 3, "funder": 5, "fund": 2})
        before = self.env["cocagne.solidarity.enrolment"].search_count([])
        desk = self.desk_env["cocagne.solidarity.desk"].browse(
            simulator.action_enrol()["res_id"]
        )
        self.assertEqual((desk.public_id, desk.quotient), (self.family, 300))
        self.assertEqual(
            self.env["cocagne.solidarity.enrolment"].search_count([]), before
        )
