"""What next on a subscription: its start, its debt, its end, what follows it."""

from .life_case import LifeCase


class TestNextStepOfLife(LifeCase):
    def step(self, order, user=None):
        order = order.with_user(user or self.user_sales_desk)
        order.invalidate_recordset()
        return order.next_step["code"]

    def click(self, order):
        order = order.with_user(self.user_sales_desk)
        return order.action_next_step(self.step(order))

    def test_r46_the_contract_is_the_next_step(self):
        self.garden.start_trigger = "contract"
        order = self.subscribe(payment_mode="cheque")
        self.assertEqual(self.step(order), "contract")
        self.click(order)
        self.assertFalse(order.is_waiting)
        self.assertEqual(self.step(order), "ready")

    def test_r46_the_payment_is_the_next_step_and_says_the_amount(self):
        self.garden.start_trigger = "balance"
        order = self.subscribe(payment_mode="cheque")
        self.assertEqual(self.step(order), "balance")
        text = order.with_user(self.user_sales_desk).next_step["text"]
        self.assertEqual(text, order.waiting_reason)
        self.click(order)
        self.assertEqual(self.step(order), "balance")
        self.pay(self.alice, 1000)
        self.click(order)
        self.assertEqual(self.step(order), "ready")

    def test_r78_made_to_wait_by_hand_the_rule_is_one_click_away(self):
        order = self.subscribe(payment_mode="cheque")
        order.action_make_wait("moves house")
        self.assertEqual(self.step(order), "hand")
        self.click(order)
        self.assertEqual(self.step(order), "ready")

    def test_r59_held_baskets_come_first_and_lead_to_their_list(self):
        order = self.subscribe(payment_mode="cheque")
        held = order.basket_ids.sorted("date")[0]._hold("debt")
        self.assertEqual(self.step(order), "debt")
        action = self.click(order)
        found = self.env["cocagne.basket"].search(action["domain"])
        self.assertEqual(found, held)

    def test_r48_what_ends_soon_is_renewed_in_one_click(self):
        order = self.subscribe(payment_mode="cheque", date_end="2026-06-30")
        self.assertEqual(self.step(order), "renew")
        self.click(order)
        self.assertTrue(order.successor_id)
        self.assertEqual(self.step(order), "ready")

    def test_r48_a_trial_that_ends_becomes_regular_in_one_click(self):
        order = self.subscribe(
            subscription_kind="trial",
            duration_mode="count",
            count=2,
            payment_mode="cheque",
        )
        self.assertEqual(self.step(order), "renew")
        self.click(order)
        self.assertEqual(order.successor_id.subscription_kind, "regular")

    def test_r48_without_a_next_season_it_says_what_to_do_first(self):
        with self.at("2026-12-10"):
            order = self.subscribe(payment_mode="cheque", date_start="2026-12-10")
            self.assertEqual(self.step(order), "blocked")
            text = order.with_user(self.user_sales_desk).next_step["text"]
            self.assertIn("Plan the next season first", text)

    def test_r47_a_renewal_that_is_not_paid_says_what_it_waits_for(self):
        order = self.subscribe(payment_mode="cheque", date_end="2026-06-30")
        new = order._renew()
        self.assertEqual(self.step(new), "unpaid")
        new.life_problem = "The depot is full."
        self.assertEqual(self.step(new), "settle")
        self.assertEqual(
            new.with_user(self.user_sales_desk).next_step["text"], "The depot is full."
        )

    def test_r46_who_decides_nothing_is_told_nothing_of_money(self):
        self.garden.start_trigger = "balance"
        order = self.subscribe(payment_mode="cheque")
        order.with_user(self.user_accountant).invalidate_recordset()
        self.assertNotEqual(self.step(order, self.user_accountant), "balance")
