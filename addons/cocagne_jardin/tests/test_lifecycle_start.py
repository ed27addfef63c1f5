from datetime import date

from odoo.exceptions import UserError

from .life_case import TUESDAY, LifeCase


class TestStart(LifeCase):
    """What a new subscription waits for (R46), and its stages (R78)."""

    def test_r46_without_a_trigger_it_starts_at_once(self):
        order = self.subscribe()
        self.assertEqual(
            (self.states(order), order.is_waiting), ({"planned": 29}, False)
        )

    def test_r46_baskets_wait_for_the_contract(self):
        self.garden.start_trigger = "contract"
        order = self.subscribe()
        self.assertEqual(self.states(order), {"held": 29})
        self.assertIn("contract", order.waiting_reason)

    def test_r46_the_contract_starts_them(self):
        self.garden.start_trigger = "contract"
        order = self.subscribe()
        order.action_contract_received()
        self.assertEqual(
            (self.states(order), order.is_waiting), ({"planned": 29}, False)
        )
        self.assertEqual(order.basket_ids.mapped("hold_reason"), [False] * 29)

    def test_r46_a_day_typed_for_the_contract_starts_them_too(self):
        self.garden.start_trigger = "contract"
        order = self.subscribe()
        order.contract_received_on = "2026-06-15"
        self.assertEqual(self.states(order), {"planned": 29})

    def test_r46_what_went_by_while_waiting_stays_held(self):
        self.garden.start_trigger = "contract"
        order = self.subscribe()
        with self.at("2026-07-01"):
            order.action_contract_received()
        self.assertEqual(self.states(order), {"held": 3, "planned": 26})

    def test_r46_by_count_nothing_is_lost_while_waiting(self):
        self.garden.start_trigger = "contract"
        order = self.subscribe_count(6)
        with self.at("2026-07-01"):
            order.action_contract_received()
            self.orders._night_counts(self.garden)
        self.assertEqual(self.states(order), {"held": 3, "planned": 6})

    def test_r46_baskets_wait_for_a_balance_that_covers_the_first_ones(self):
        self.garden.write({"start_trigger": "balance", "start_prepaid_baskets": 4})
        order = self.subscribe()
        self.assertEqual(self.states(order), {"held": 29})
        self.pay(self.alice, 39.0)
        order.action_check_start()
        self.assertEqual(self.states(order), {"held": 29})
        self.pay(self.alice, 1.0)
        self.orders._night_starts(self.garden)
        self.assertEqual(self.states(order), {"planned": 29})

    def test_r46_any_positive_balance_where_the_garden_says_so(self):
        self.garden.write({"start_trigger": "balance", "start_prepaid_baskets": 0})
        order = self.subscribe()
        self.assertTrue(order.is_waiting)
        self.pay(self.alice, 0.01)
        order.action_check_start()
        self.assertFalse(order.is_waiting)

    def test_r46_one_advance_does_not_start_two_subscriptions(self):
        self.garden.write({"start_trigger": "balance", "start_prepaid_baskets": 1})
        first, second = self.subscribe(), self.subscribe()
        self.pay(self.alice, 15.0)
        (first | second)._check_start()
        self.assertEqual((first.is_waiting, second.is_waiting), (False, True))

    def test_r46_a_direct_debit_does_not_wait_for_a_balance(self):
        self.garden.start_trigger = "balance"
        order = self.subscribe(payment_mode="sepa")
        self.assertFalse(order.is_waiting)

    def test_r46_a_debit_made_here_waits_for_its_mandate(self):
        self.garden.start_trigger = "balance"
        self.garden.sepa_creditor_identifier = "FR78ZZZ424242"
        order = self.subscribe(payment_mode="sepa")
        self.assertTrue(order.is_waiting)

    def test_r46_a_basket_type_says_otherwise(self):
        self.garden.start_trigger = "contract"
        self.eggs.start_trigger = "none"
        order = self.subscribe(product=self.eggs)
        self.assertFalse(order.is_waiting)

    def test_r46_a_start_in_the_future_is_allowed(self):
        order = self.subscribe(date_start=date(2026, 9, 1))
        self.assertEqual(min(order.basket_ids.mapped("date")), date(2026, 9, 1))

    def test_r46_planned_again_it_still_waits(self):
        self.garden.start_trigger = "contract"
        order = self.subscribe()
        order.date_end = date(2026, 6, 30)
        order.action_replan()
        self.assertEqual(self.states(order), {"held": 3})

    def test_r46_the_check_run_twice_changes_nothing(self):
        self.garden.start_trigger = "contract"
        order = self.subscribe()
        held, freed = order._check_start()
        self.assertEqual((len(held), len(freed)), (0, 0))

    def test_r46_once_begun_it_never_waits_again(self):
        order = self.subscribe()
        order.basket_ids.sorted("date")[0]._set_state("delivered")
        self.garden.start_trigger = "contract"
        order._check_start()
        self.assertFalse(order.is_waiting)

    def test_r46_waiting_baskets_are_on_no_paper(self):
        self.garden.start_trigger = "contract"
        self.subscribe()
        lines = self.prepared(TUESDAY)
        self.assertFalse(lines)

    def test_r46_the_desk_confirms_and_starts(self):
        self.garden.start_trigger = "contract"
        order = self.subscribe(confirm=False).with_user(self.user_sales_desk)
        order.action_confirm()
        self.assertTrue(order.is_waiting)
        order.action_contract_received()
        self.assertFalse(order.is_waiting)

    def test_r46_cancelled_while_waiting_no_basket_comes(self):
        self.garden.start_trigger = "contract"
        order = self.subscribe()
        order.action_cancel()
        self.assertEqual(self.states(order), {"cancelled": 29})

    # -- stages ------------------------------------------------------------------------

    def found(self, stage):
        return self.orders.search(
            [
                ("is_subscription", "=", True),
                ("company_id", "=", self.garden.id),
                ("life_stage", "=", stage),
            ]
        )

    def test_r78_every_stage_is_told_and_found(self):
        cast = {"draft": self.subscribe(confirm=False)}
        cast["preordered"] = self.subscribe(confirm=False)
        cast["preordered"].action_preorder()
        cast["preparing"] = self.subscribe()
        cast["delivering"] = self.subscribe()
        cast["delivering"].basket_ids.sorted("date")[0]._set_state("delivered")
        cast["ended"] = self.subscribe(date_start="2026-01-01", date_end="2026-06-14")
        cast["terminated"] = self.subscribe()
        cast["terminated"].action_terminate("date", last_day=date(2026, 6, 14))
        cast["cancelled"] = self.subscribe()
        cast["cancelled"].action_cancel()
        self.garden.start_trigger = "contract"
        cast["waiting"] = self.subscribe()
        for stage, order in cast.items():
            with self.subTest(stage):
                self.assertEqual(order.life_stage, stage)
                self.assertEqual(self.found(stage), order)

    def test_r78_started_by_hand_with_a_reason(self):
        self.garden.start_trigger = "contract"
        order = self.subscribe()
        order.with_user(self.user_sales_desk).action_start_now("Contract in the basket")
        self.assertEqual(
            (order.life_stage, self.states(order)), ("preparing", {"planned": 29})
        )

    def test_r78_made_to_wait_by_hand_and_given_back_to_the_rule(self):
        order = self.subscribe()
        order.action_make_wait("Comes back from holidays")
        self.assertEqual(
            (order.life_stage, self.states(order)), ("waiting", {"held": 29})
        )
        self.assertIn("Comes back from holidays", order.waiting_reason)
        order.action_forget_start_decision()
        self.assertEqual(order.life_stage, "preparing")

    def test_r78_by_hand_needs_a_reason(self):
        order = self.subscribe()
        with self.assertRaisesRegex(UserError, "Write why"):
            order.action_make_wait(" ")

    def test_r78_a_preparer_decides_nothing(self):
        order = self.subscribe()
        with self.assertRaisesRegex(UserError, "Only the sales desk"):
            order.with_user(self.user_preparer).action_make_wait("No")
