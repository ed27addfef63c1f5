from datetime import date

from odoo.exceptions import AccessError, UserError

from .billing_case import BillingCase
from .life_case import LifeCase


class TestTermination(LifeCase):
    """Ending a subscription by date or by balance (R49)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reason = cls.env.ref("cocagne_jardin.termination_reason_moving")

    def dialog(self, order, **values):
        return (
            self.env["cocagne.termination"]
            .with_user(self.user_sales_desk)
            .create({"order_id": order.id, **values})
        )

    def test_r49_by_date_later_baskets_are_cancelled(self):
        order = self.subscribe()
        order.action_terminate("date", last_day=date(2026, 6, 30), reason=self.reason)
        self.assertEqual(self.states(order), {"planned": 3, "cancelled": 26})
        self.assertEqual(
            (order.date_end, order.termination_reason_id),
            (date(2026, 6, 30), self.reason),
        )

    def test_r49_programmed_it_runs_until_its_last_day(self):
        order = self.subscribe()
        order.action_terminate("date", last_day=date(2026, 6, 30))
        self.assertEqual(order.life_stage, "preparing")
        with self.at("2026-07-01"):
            order.invalidate_recordset()
            self.assertEqual(order.life_stage, "terminated")

    def test_r49_by_balance_what_is_paid_is_used_up(self):
        order = self.subscribe()
        self.pay(self.alice, 35)
        order.action_terminate("balance")
        self.assertEqual(self.states(order), {"planned": 3, "cancelled": 26})
        self.assertEqual(order.termination_date, date(2026, 6, 30))

    def test_r49_by_balance_what_is_delivered_is_paid_first(self):
        order = self.subscribe()
        self.pay(self.alice, 35)
        with self.at("2026-06-24"):
            order.basket_ids.sorted("date")[:2]._set_state("delivered")
            order.action_terminate("balance")
        self.assertEqual(
            self.states(order), {"delivered": 2, "planned": 1, "cancelled": 26}
        )

    def test_r49_by_balance_without_an_advance_it_ends_at_once(self):
        order = self.subscribe()
        order.action_terminate("balance")
        self.assertEqual(self.states(order), {"cancelled": 29})
        self.assertEqual(order.life_stage, "terminated")

    def test_r49_by_balance_two_subscriptions_end_together(self):
        baskets = self.subscribe()
        eggs = self.subscribe(product=self.eggs)
        self.pay(self.alice, 27)
        (baskets | eggs).action_terminate("balance")
        self.assertEqual(self.states(baskets)["planned"], 2)
        self.assertEqual(self.states(eggs)["planned"], 2)

    def test_r49_the_place_is_free(self):
        self.mairie.capacity = 1
        order = self.subscribe()
        order.action_terminate("date", last_day=date(2026, 6, 14))
        self.assertEqual(self.subscribe(self.bruno).state, "sale")

    def test_r49_the_dialog_says_the_consequences_before(self):
        order = self.subscribe()
        self.pay(self.alice, 35)
        dialog = self.dialog(order, last_day=date(2026, 6, 30))
        self.assertEqual(
            (
                dialog.cancelled_count,
                dialog.balance,
                dialog.to_bill,
                dialog.balance_after,
            ),
            (26, 35, 30, 5),
        )
        self.assertRegex(dialog.last_delivery, "30 juin|June 30")
        self.assertIn("5.00", dialog.balance_words.replace(",", "."))
        self.assertEqual(self.states(order), {"planned": 29})

    def test_r49_the_dialog_says_the_last_delivery_by_balance(self):
        order = self.subscribe()
        self.pay(self.alice, 35)
        dialog = self.dialog(order, mode="balance")
        self.assertRegex(dialog.last_delivery, "30 juin|June 30")

    def test_r49_the_dialog_says_why_not(self):
        order = self.subscribe()
        order.basket_ids.sorted("date")[0]._set_state("delivered")
        dialog = self.dialog(order, last_day=date(2026, 6, 15))
        self.assertIn("was delivered on", dialog.refusal)
        with self.assertRaises(UserError):
            dialog.action_terminate()

    def test_r49_the_other_subscriptions_all_or_each(self):
        order, eggs = self.subscribe(), self.subscribe(product=self.eggs)
        bruno = self.subscribe(self.bruno)
        dialog = self.dialog(order)
        self.assertEqual(dialog.other_order_ids, eggs)
        dialog.action_all()
        dialog.action_terminate()
        self.assertTrue(order.termination_date and eggs.termination_date)
        self.assertFalse(bruno.termination_date)

    def test_r49_only_one_of_them(self):
        order, eggs = self.subscribe(), self.subscribe(product=self.eggs)
        self.dialog(order).action_terminate()
        self.assertFalse(eggs.termination_date)

    def test_r49_it_is_kept_in_the_history(self):
        order = self.subscribe()
        order.with_user(self.user_sales_desk).action_terminate(
            "date", last_day=date(2026, 6, 30), reason=self.reason
        )
        change = order._termination_change()
        self.assertEqual(
            (change.kind, change.reason, change.user_id, change.order_id),
            ("termination", self.reason.name, self.user_sales_desk, order),
        )

    def test_r49_undone_everything_is_as_before(self):
        order = self.subscribe()
        order.action_terminate("date", last_day=date(2026, 6, 30), reason=self.reason)
        order.with_user(self.user_sales_desk).action_undo_termination()
        self.assertEqual(self.states(order), {"planned": 29})
        self.assertEqual(
            (order.date_end, order.termination_date, order.termination_reason_id.id),
            (date(2026, 12, 31), False, False),
        )

    def test_r49_undone_late_what_is_to_come_comes_back(self):
        order = self.subscribe()
        order.action_terminate("date", last_day=date(2026, 6, 30))
        with self.at("2026-07-20"):
            order.invalidate_recordset()
            order.with_user(self.user_sales_desk).action_undo_termination()
        # 7 and 13 July went by
        self.assertEqual(self.states(order), {"planned": 27, "cancelled": 2})
        self.assertEqual(order.date_end, date(2026, 12, 31))

    def test_r49_undone_what_was_held_is_held_again(self):
        self.garden.start_trigger = "contract"
        order = self.subscribe()
        order.action_terminate("date", last_day=date(2026, 6, 15))
        order.action_undo_termination()
        self.assertEqual((self.states(order), order.is_waiting), ({"held": 29}, True))

    def test_r49_not_twice(self):
        order = self.subscribe()
        order.action_terminate("date", last_day=date(2026, 6, 30))
        with self.assertRaisesRegex(UserError, "terminated already"):
            order.action_terminate("date", last_day=date(2026, 7, 30))

    def test_r49_neither_in_the_past_nor_after_its_end(self):
        order = self.subscribe()
        for day in (date(2026, 6, 1), date(2027, 1, 10)):
            with self.subTest(day), self.assertRaises(UserError):
                order.action_terminate("date", last_day=day)
        self.assertEqual(self.states(order), {"planned": 29})

    def test_r49_one_refusal_leaves_all_as_they_are(self):
        order, other = self.subscribe(), self.subscribe(confirm=False)
        with self.assertRaises(UserError):
            (order | other).action_terminate("date", last_day=date(2026, 6, 30))
        self.assertFalse(order.termination_date)

    def test_r49_a_preparer_terminates_nothing(self):
        order = self.subscribe()
        with self.assertRaises(UserError):
            order.with_user(self.user_preparer).action_terminate("date")
        with self.assertRaises(AccessError):
            self.env["cocagne.termination"].with_user(self.user_preparer).create(
                {"order_id": order.id}
            )

    def test_r49_terminated_it_is_not_renewed(self):
        self.plan_next_season()
        order = self.subscribe(renewal_mode="tacit", payment_mode="sepa")
        order.action_terminate("date", last_day=date(2026, 12, 31))
        with self.at("2026-12-20"):
            self.orders._night(self.garden)
        self.assertFalse(order.successor_id)

    def test_r49_reasons_are_counted(self):
        self.subscribe().action_terminate("date", reason=self.reason)
        groups = self.orders._read_group(
            [("termination_date", "!=", False), ("company_id", "=", self.garden.id)],
            ["termination_reason_id"],
            ["__count"],
        )
        self.assertEqual(groups, [(self.reason, 1)])

    def test_r49_each_garden_has_reasons_of_its_own(self):
        reasons = self.env["cocagne.termination.reason"].with_user(self.user_manager)
        own = reasons.create({"name": "Our own"})
        self.assertEqual(own.company_id, self.garden)
        with self.assertRaises(AccessError):
            self.reason.with_user(self.user_manager).name = "Changed for everybody"
        stranger = self.make_user(
            "other_manager", "cocagne_jardin.group_manager", self.other_garden
        )
        theirs = reasons.with_user(stranger).with_context(allowed_company_ids=[])
        self.assertFalse(theirs.search([("id", "=", own.id)]))

    def test_r49_counted_baskets_are_not_owed_any_more(self):
        order = self.subscribe_count(10)
        order.action_terminate("date", last_day=date(2026, 6, 30))
        self.assertEqual(order.baskets_missing, 0)
        self.orders._night_counts(self.garden)
        self.assertEqual(self.states(order), {"planned": 3, "cancelled": 7})


class TestTerminationBilled(BillingCase):
    """A termination is final once something after it is billed (R49)."""

    def test_r49_billed_after_it_the_termination_stays(self):
        order = self.subscribe(self.alice)
        order.action_terminate("date", last_day=date(2026, 6, 14))
        self.assertTrue(order.can_undo_termination)
        # a basket that was brought all the same
        self.deliver(order, 16, month=6)
        self.bill(date(2026, 6, 1))
        order.invalidate_recordset()
        self.assertFalse(order.can_undo_termination)
        with self.assertRaisesRegex(UserError, "already billed"):
            order.action_undo_termination()
