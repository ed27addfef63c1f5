"""What next: one sentence and one button on each main form."""

from odoo.exceptions import UserError

from .common import TODAY, CocagneCase


class TestNextStep(CocagneCase):
    def step(self, record, user=None):
        """The code of the step that the form shows."""
        record = record.with_user(user or self.user_manager)
        record.invalidate_recordset()
        return record.next_step and record.next_step["code"]

    def click(self, record, user=None):
        record = record.with_user(user or self.user_manager)
        return record.action_next_step(self.step(record, user))

    def test_a_new_season_is_planned_in_one_click(self):
        self.make_logistics()
        season = self.make_season()
        self.assertEqual(self.step(season), "plan")
        self.click(season)
        self.assertEqual(season.state, "open")
        self.assertEqual(self.step(season), "ready")
        self.assertIn("16", season.next_step["text"])

    def test_a_season_without_rounds_leads_to_the_rounds(self):
        season = self.make_season()
        self.assertEqual(self.step(season), "rounds")
        self.assertEqual(self.click(season)["res_model"], "cocagne.round")

    def test_a_new_round_is_planned_again_and_a_past_season_is_closed(self):
        self.make_logistics()
        season = self.make_season(plan=True)
        self.make_round("J1", 4, self.gare)
        self.assertEqual(self.step(season), "replan")
        past = self.make_season(2025, plan=True)
        self.assertEqual(self.step(past), "close")
        self.click(past)
        self.assertEqual(self.step(past), "closed")

    def test_who_may_not_do_a_step_is_not_offered_it(self):
        self.make_logistics()
        season = self.make_season()
        self.assertFalse(self.step(season, self.user_preparer))

    def test_a_step_that_is_no_longer_the_one_to_do_does_nothing(self):
        self.make_logistics()
        season = self.make_season(plan=True)
        self.assertFalse(season.with_user(self.user_manager).action_next_step("plan"))

    def test_a_person_joins_pays_subscribes_and_waits_for_the_basket(self):
        self.make_logistics()
        self.make_season(plan=True)
        self.assertEqual(self.step(self.eric), "join")
        self.assertEqual(self.click(self.eric)["res_model"], "cocagne.membership")
        self.assertEqual(self.step(self.bruno), "fee")
        self.assertEqual(self.click(self.bruno)["res_id"], self.bruno_unpaid.id)
        self.assertEqual(self.step(self.alice), "subscribe")
        context = self.click(self.alice)["context"]
        self.assertEqual(context["default_partner_id"], self.alice.id)
        order = self.make_subscription(self.alice, self.mairie, confirm=False)
        self.assertEqual(self.step(self.alice), "confirm")
        order.action_confirm()
        self.assertEqual(self.step(self.alice), "ready")
        self.assertIn(
            "Mairie", self.alice.with_user(self.user_manager).next_step["text"]
        )

    def test_a_preparer_reads_nothing_about_the_fee_of_a_member(self):
        self.assertFalse(self.step(self.bruno, self.user_preparer))

    def test_a_membership_is_invoiced_then_paid(self):
        self.assertEqual(self.step(self.bruno_unpaid), "invoice")
        self.click(self.bruno_unpaid)
        self.assertEqual(self.step(self.bruno_unpaid), "payment")
        self.assertEqual(self.step(self.bruno_unpaid, self.user_sales_desk), "wait")
        self.assertEqual(self.step(self.alice_paid), "ready")

    def test_a_membership_that_is_over_is_renewed(self):
        self.alice_paid.date_to = "2026-06-01"
        self.assertEqual(self.step(self.alice_paid), "renew")
        self.make_membership(self.alice, date_from="2026-06-02")
        self.assertEqual(self.step(self.alice_paid), "renewed")

    def test_a_subscription_says_what_is_missing_then_runs(self):
        self.make_logistics()
        order = self.make_subscription(self.alice, self.mairie, confirm=False)
        self.assertEqual(self.step(order), "season")
        self.make_season(plan=True)
        order.date_start = "2026-06-16"
        order._compute_season_id()
        order.depot_id = False
        self.assertEqual(self.step(order), "fill")
        order.depot_id = self.mairie
        self.assertEqual(self.step(order), "confirm")
        self.click(order, self.user_sales_desk)
        self.assertEqual(order.state, "sale")
        self.assertEqual(self.step(order), "payment")
        order.payment_mode = "cheque"
        self.assertEqual(self.step(order), "ready")

    def test_where_membership_is_compulsory_it_comes_first(self):
        self.make_logistics()
        self.make_season(plan=True)
        self.garden.membership_required = True
        order = self.make_subscription(self.bruno, self.mairie, confirm=False)
        self.assertEqual(self.step(order), "membership")
        self.assertEqual(self.click(order)["res_model"], "cocagne.membership")

    def test_a_step_does_not_pass_over_the_checks_of_what_it_runs(self):
        self.make_logistics()
        self.make_season(plan=True)
        self.mairie.capacity = 1
        order = self.make_subscription(
            self.bruno, self.mairie, confirm=False, quantity=2
        )
        with self.assertRaises(UserError):
            self.click(order)

    def test_a_delivery_is_prepared_delivered_and_looked_over(self):
        self.make_logistics()
        self.make_season(plan=True)
        self.make_subscription(self.alice, self.mairie)
        deliveries = self.env["cocagne.delivery"].search(
            [("round_id", "in", (self.m1 | self.v1).ids)]
        )
        tuesday = deliveries.filtered(lambda d: str(d.date) == "2026-06-16")
        self.assertEqual(self.step(tuesday, self.user_preparer), "prepare")
        friday = deliveries.filtered(lambda d: str(d.date) == "2026-06-19")
        self.assertEqual(self.step(friday), "empty")
        tuesday.date = TODAY
        self.assertEqual(self.step(tuesday, self.user_preparer), "deliver")
        self.click(tuesday, self.user_preparer)
        self.assertEqual(self.step(tuesday), "exceptions")

    def test_a_depot_and_a_round_say_what_they_need(self):
        depot = self.make_depot("École")
        self.assertEqual(self.step(depot), "address")
        depot.write({"street": "1 rue Haute", "zip": "39000", "city": "Lons"})
        self.assertEqual(self.step(depot), "round")
        garden_round = self.make_round("E1", 3)
        self.assertEqual(self.step(garden_round), "stops")
        garden_round.stop_ids = [(0, 0, {"depot_id": depot.id})]
        self.assertEqual(self.step(garden_round), "plan")
        self.make_season(plan=True)
        self.assertEqual(self.step(garden_round), "ready")
        self.assertEqual(self.step(depot), "ready")

    def test_a_month_is_looked_at_then_billed(self):
        self.make_logistics()
        self.make_season(plan=True)
        run = self.env["cocagne.billing.run"].create({"month": "2026-06-01"})
        self.assertEqual(self.step(run), "nothing")
        order = self.make_subscription(self.alice, self.mairie, date_start="2026-06-02")
        order.basket_ids[:1].action_deliver()
        self.assertEqual(self.step(run), "preview")
        later = self.env["cocagne.billing.run"].create({"month": "2026-07-01"})
        self.assertEqual(self.step(later), "early")

    def test_a_new_garden_is_led_from_the_address_to_the_season(self):
        profile = self.env["cocagne.garden.profile"].browse(self.garden.id)
        self.garden.write({"street": False, "phone": False})
        self.assertEqual(self.step(profile), "address")
        self.garden.write(
            {
                "street": "1 rue",
                "city": "Lons",
                "phone": "0384000000",
                "email": "a@b.fr",
            }
        )
        self.assertEqual(self.step(profile), "depots")
        self.make_logistics()
        self.assertEqual(self.step(profile), "season")
        self.make_season()
        self.assertEqual(self.step(profile), "ready")
