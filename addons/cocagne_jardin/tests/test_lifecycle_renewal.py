from datetime import date
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.tools import mute_logger

from odoo.addons.queue_job.tests.common import trap_jobs

from ..models.subscription_life import renewal_action
from .life_case import LifeCase


class TestRenewal(LifeCase):
    """The subscription that follows another one (R47, R48)."""

    def night(self, day):
        with self.at(day):
            self.orders._night(self.garden)

    def test_r47_tacit_paid_by_debit_is_renewed_by_itself(self):
        self.plan_next_season()
        order = self.subscribe(renewal_mode="tacit", payment_mode="sepa")
        self.night("2026-12-02")
        self.assertFalse(order.successor_id)
        self.night("2026-12-03")
        new = order.successor_id
        self.assertEqual(
            (new.state, new.date_start, new.season_id.name, len(new.basket_ids)),
            ("sale", date(2027, 1, 1), "Season 2027", 52),
        )

    def test_r47_other_payers_are_a_pre_order_until_they_pay(self):
        self.plan_next_season()
        order = self.subscribe(renewal_mode="tacit", payment_mode="cheque")
        self.night("2026-12-10")
        new = order.successor_id
        self.assertEqual((new.life_stage, len(new.basket_ids)), ("preordered", 0))
        # the 29 baskets of this year cost 290, the first of the next one 10
        self.pay(self.alice, 299)
        self.night("2026-12-11")
        self.assertEqual(new.state, "sent")
        self.pay(self.alice, 1)
        self.night("2026-12-12")
        self.assertEqual((new.state, len(new.basket_ids)), ("sale", 52))

    def test_r47_a_night_that_is_run_twice_creates_nothing(self):
        self.plan_next_season()
        order = self.subscribe(renewal_mode="tacit", payment_mode="sepa")
        self.night("2026-12-10")
        self.night("2026-12-10")
        self.night("2026-12-20")
        self.assertEqual(len(order.renewal_ids), 1)

    def test_r47_what_changed_for_good_is_copied_and_what_changed_once_is_not(self):
        self.plan_next_season()
        order = self.subscribe(renewal_mode="tacit", payment_mode="sepa")
        order.write({"depot_id": self.gare.id, "round_id": self.v1.id})
        order.order_line.quantity_per_delivery = 2
        once = order.basket_ids.sorted("date")[-1]
        once.depot_id = self.gare
        once._set_state("cancelled")
        self.night("2026-12-10")
        new = order.successor_id
        self.assertEqual((new.depot_id, new.round_id), (self.gare, self.v1))
        self.assertEqual(
            (new.order_line.product_id, new.order_line.quantity_per_delivery),
            (self.simple, 2),
        )
        self.assertEqual(self.states(new), {"planned": 52})

    def test_r47_the_price_is_that_of_the_new_season(self):
        self.plan_next_season()
        order = self.subscribe(renewal_mode="tacit", payment_mode="sepa")
        self.simple.list_price = 12
        self.night("2026-12-10")
        self.assertEqual(order.order_line.price_unit, 10)
        self.assertEqual(order.successor_id.order_line.price_unit, 12)

    def test_r47_a_reduced_price_goes_on(self):
        self.plan_next_season()
        order = self.subscribe(renewal_mode="tacit", payment_mode="sepa")
        order.order_line.write({"has_participation": True, "participation": 3})
        self.night("2026-12-10")
        line = order.successor_id.order_line
        self.assertEqual((line.has_participation, line.participation), (True, 3))

    def test_r47_rolling_goes_on_when_the_season_is_planned(self):
        order = self.subscribe(renewal_mode="rolling", payment_mode="cheque")
        self.assertFalse(order.successor_id)
        season = self.plan_next_season()
        new = order.successor_id
        self.assertEqual(
            (new.state, new.season_id, len(new.basket_ids)), ("sale", season, 52)
        )
        season.action_plan()
        self.assertEqual(order.renewal_ids, new)

    def test_r47_rolling_is_left_any_time(self):
        order = self.subscribe(renewal_mode="rolling")
        self.plan_next_season()
        new = order.successor_id
        order.action_terminate("date", last_day=date(2026, 9, 1))
        self.assertEqual(new.state, "cancel")
        self.season.action_plan()
        self.assertFalse(order.successor_id)

    def test_r47_over_the_end_of_a_season_without_a_gap(self):
        self.plan_next_season()
        order = self.subscribe(renewal_mode="rolling")
        self.night("2026-12-31")
        baskets = (order | order.successor_id).basket_ids
        weeks = sorted(baskets.planned_delivery_id.mapped("week"))
        gaps = {(b - a).days for a, b in zip(weeks, weeks[1:], strict=False)}
        self.assertEqual(gaps, {7})
        with self.at("2027-01-15"):
            order.invalidate_recordset()
            self.assertEqual(order.life_stage, "ended")
            self.assertEqual(order.successor_id.life_stage, "preparing")

    def test_r47_without_a_planned_season_it_says_so(self):
        order = self.subscribe(renewal_mode="tacit", payment_mode="sepa")
        self.night("2026-12-10")
        self.assertFalse(order.successor_id)
        self.assertIn("No season is planned", order.life_problem)
        self.plan_next_season()
        self.night("2026-12-11")
        self.assertTrue(order.successor_id)
        self.assertFalse(order.life_problem)

    def test_r47_a_renewal_sits_on_the_place_of_the_former_one(self):
        self.plan_next_season()
        self.mairie.capacity = 1
        order = self.subscribe(renewal_mode="tacit", payment_mode="sepa")
        self.night("2026-12-10")
        self.assertEqual(order.successor_id.state, "sale")
        self.mairie.invalidate_recordset()
        self.assertEqual((self.mairie.places_taken, self.mairie.is_full), (1, True))
        with self.assertRaisesRegex(UserError, "full"):
            self.subscribe(self.bruno)

    def test_r47_a_bigger_renewal_needs_the_bigger_place(self):
        self.plan_next_season()
        self.mairie.capacity = 1
        order = self.subscribe(renewal_mode="tacit", payment_mode="sepa")
        order.order_line.quantity_per_delivery = 2
        self.night("2026-12-10")
        new = order.successor_id
        self.assertEqual(new.life_stage, "preordered")
        self.assertIn("full", new.life_problem)

    def test_r47_one_that_is_refused_stops_no_other(self):
        self.plan_next_season()
        good = self.subscribe(renewal_mode="tacit", payment_mode="sepa")
        bad = self.subscribe(self.bruno, renewal_mode="tacit", payment_mode="sepa")
        self.garden.membership_required = True
        self.period.copy({"date_start": "2027-01-01", "date_end": "2027-12-31"})
        self.make_membership(self.alice, date_from="2027-01-01", paid_on="2026-12-01")
        self.night("2026-12-10")
        self.assertEqual(good.successor_id.state, "sale")
        self.assertEqual(bad.successor_id.state, "sent")
        self.assertIn("membership", bad.successor_id.life_problem)

    def test_r47_the_balance_is_kept_for_the_next_one(self):
        self.plan_next_season()
        self.pay(self.alice, 400)
        order = self.subscribe(renewal_mode="tacit", payment_mode="cheque")
        self.night("2026-12-10")
        self.assertEqual(order.successor_id.state, "sale")

    def test_r47_a_settled_balance_does_not_pay_the_next_one(self):
        self.plan_next_season()
        self.garden.renewal_balance = "reset"
        self.pay(self.alice, 400)
        order = self.subscribe(renewal_mode="tacit", payment_mode="cheque")
        self.night("2026-12-10")
        new = order.successor_id
        # 29 baskets at 10 are still to bill
        self.assertEqual((new.state, new.balance_reserved), ("sent", 110))
        self.assertIn("110", order.activity_ids.summary)

    def test_r47_a_quarter_is_followed_by_the_next_one(self):
        order = self.subscribe(
            renewal_mode="tacit",
            payment_mode="sepa",
            duration_id=self.env.ref("cocagne_jardin.duration_quarter").id,
        )
        self.night("2026-06-20")
        new = order.successor_id
        self.assertEqual(
            (new.date_start, new.date_end), (date(2026, 7, 1), date(2026, 9, 30))
        )

    def test_r47_the_mail_differs_by_payment(self):
        self.plan_next_season()
        scenarios = self.env["cocagne.mail.scenario"].search(
            [("code", "in", ("renewal_sepa", "renewal_other"))]
        )
        scenarios.default_on = True
        (self.alice | self.bruno).write({"email": "someone@example.org"})
        debit = self.subscribe(renewal_mode="tacit", payment_mode="sepa")
        cheque = self.subscribe(self.bruno, renewal_mode="tacit", payment_mode="cheque")
        self.night("2026-12-10")
        for order, code in ((debit, "renewal_sepa"), (cheque, "renewal_other")):
            sent = self.env["cocagne.mail.sent"].search(
                [("res_id", "=", order.successor_id.id)]
            )
            with self.subTest(code):
                self.assertEqual(sent.scenario_id.code, code)

    # -- by hand, and what ends (R48) ----------------------------------------------------

    def test_r48_one_or_many_are_renewed_by_hand(self):
        self.plan_next_season()
        orders = self.subscribe() | self.subscribe(self.bruno)
        orders.with_user(self.user_sales_desk).action_renew()
        self.assertEqual(len(orders.renewal_ids), 2)
        self.assertEqual(set(orders.renewal_ids.mapped("state")), {"sent"})
        with self.assertRaisesRegex(UserError, "already renewed"):
            orders.action_renew()
        self.assertEqual(len(orders.renewal_ids), 2)

    def test_r48_more_than_a_chunk_goes_behind_the_scenes(self):
        self.plan_next_season()
        orders = self.subscribe() | self.subscribe(self.bruno)
        runs = type(self.env["cocagne.progress.mixin"])
        self.patch(runs, "_has_job_runner", lambda run: True)
        with patch(f"{renewal_action.__name__}.CHUNK", 1), trap_jobs() as trap:
            orders.action_renew()
            trap.assert_jobs_count(2)
            trap.perform_enqueued_jobs()
        self.assertEqual(len(orders.renewal_ids), 2)

    @mute_logger("odoo.sql_db")
    def test_r48_the_database_refuses_a_second_renewal(self):
        self.plan_next_season()
        order = self.subscribe()
        new = order._renew()
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            new.copy({"renewed_from_id": order.id})
            self.env.flush_all()

    def test_r48_a_preparer_renews_nothing(self):
        self.plan_next_season()
        order = self.subscribe()
        self.assertFalse(order.with_user(self.user_preparer).can_renew())
        with self.assertRaises(UserError):
            order.with_user(self.user_preparer).action_renew()

    def test_r48_what_ends_soon_is_listed(self):
        ending = self.subscribe(date_end=date(2026, 7, 13))
        self.subscribe(date_end=date(2026, 7, 14))
        trial = self.subscribe(subscription_kind="trial", count=2)
        self.subscribe(date_end=date(2026, 7, 1), renewal_mode="tacit")
        self.assertEqual(self.orders.search([("ends_soon", "=", True)]), ending | trial)
        self.assertTrue(ending.ends_soon)

    def test_r48_the_members_are_told_once(self):
        scenarios = self.env["cocagne.mail.scenario"].search(
            [("code", "in", ("subscription_ending", "trial_ending"))]
        )
        scenarios.default_on = True
        self.alice.email = "alice@example.org"
        ending = self.subscribe(date_end=date(2026, 7, 13))
        trial = self.subscribe(subscription_kind="trial", count=2)
        self.night("2026-06-15")
        self.night("2026-06-16")
        sent = self.env["cocagne.mail.sent"].search(
            [("scenario_id", "in", scenarios.ids)]
        )
        self.assertEqual(
            {(row.res_id, row.scenario_id.code) for row in sent},
            {(ending.id, "subscription_ending"), (trial.id, "trial_ending")},
        )
        self.assertEqual(len(sent), 2)

    def test_r48_a_trial_becomes_regular_in_one_click(self):
        trial = self.subscribe(subscription_kind="trial", count=2, payment_mode="sepa")
        trial.with_user(self.user_sales_desk).action_convert_to_regular()
        new = trial.successor_id
        self.assertEqual(
            (new.subscription_kind, new.state, new.depot_id, new.order_line.product_id),
            ("regular", "sale", self.mairie, self.simple),
        )
        # 29 Tuesdays, of which the trial took 2
        self.assertEqual((new.date_start, len(new.basket_ids)), (date(2026, 6, 24), 27))

    def test_r48_a_discovery_goes_on_with_the_agreement_of_the_partner(self):
        discovery = self.subscribe(subscription_kind="discovery")
        with self.assertRaisesRegex(UserError, "agreement"):
            discovery.action_renew()
        discovery.agreement_on = "2026-09-01"
        discovery.action_renew()
        new = discovery.successor_id
        self.assertEqual(
            (new.subscription_kind, new.date_start, new.date_end),
            ("discovery", date(2026, 9, 15), date(2026, 12, 14)),
        )
        self.assertFalse(new.agreement_on)

    def test_r47_as_many_queries_to_look_for_fifty_as_for_ten(self):
        self.plan_next_season()
        self.garden.renewal_weeks = 1

        def queries(count):
            for number in range(count):
                member = self.make_member(f"Number {number}", "Many")
                self.subscribe(
                    member, date_end=date(2026, 12, 29), renewal_mode="tacit"
                )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            with self.at("2026-12-29"):
                self.orders._note_missing_season(self.garden)
                self.orders._automatic_renewals(self.garden)
            return self.env.cr.sql_log_count - before

        queries(1)
        few = queries(10)
        self.assertLessEqual(queries(40), few)
