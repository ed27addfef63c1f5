from odoo.exceptions import AccessError, UserError

from .billing_case import BillingCase
from .change_case import ChangeCase


class TestExceptional(ChangeCase):
    """No eggs on Tuesday 30 June: Bruno and Chloé have some."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bruno_order, cls.bruno_eggs = cls.second_order(product=cls.eggs)
        cls.chloe_order, cls.chloe_eggs = cls.second_order(cls.chloe, product=cls.eggs)
        cls.eggs_of_day = cls.bruno_eggs[2] | cls.chloe_eggs[2]
        cls.operations = cls.env["cocagne.change.operation"].with_user(cls.user_manager)

    def test_r58_no_eggs_this_week_cancels_them_for_everybody(self):
        before = self.bruno_order.order_line.product_uom_qty
        operation = self.operations.action_apply("No eggs", self.eggs_of_day, "cancel")
        self.assertEqual(set(self.eggs_of_day.mapped("state")), {"cancelled"})
        self.assertEqual(self.bruno_order.order_line.product_uom_qty, before - 1)
        self.assertEqual(operation.change_count, 2)
        self.assertEqual(operation.change_ids.partner_id, self.bruno | self.chloe)

    def test_r58_it_is_undone_for_everybody_at_once(self):
        operation = self.operations.action_apply("No eggs", self.eggs_of_day, "cancel")
        operation.action_undo()
        self.assertEqual(set(self.eggs_of_day.mapped("state")), {"planned"})
        self.assertEqual(operation.state, "undone")
        self.assertEqual(set(operation.change_ids.mapped("state")), {"undone"})

    def test_r58_it_counts_in_no_limit_of_the_members(self):
        self.rule.max_cancellations = 1
        self.operations.action_apply("No eggs", self.eggs_of_day, "cancel")
        self.assertEqual(self.bruno_order.cancelled_count, 0)
        self.assertTrue(self.bruno_eggs[4].can_cancel())

    def test_r58_the_eggs_come_the_week_after(self):
        self.operations.action_apply("No eggs", self.eggs_of_day, "next_week")
        self.assertEqual(self.eggs_of_day.delivery_id, self.day(3))

    def test_r58_another_product_replaces_the_eggs_at_the_same_price(self):
        jam = self.make_basket("Confiture", 5, "other")
        operation = self.operations.action_apply(
            "No eggs", self.eggs_of_day, "replace", jam
        )
        self.assertEqual(self.crate(self.bruno_eggs[2]), (jam, 1))
        self.assertEqual(self.bruno_eggs[2].product_id, self.eggs)
        operation.action_undo()
        self.assertEqual(self.crate(self.bruno_eggs[2]), (self.eggs, 1))

    def test_r58_the_last_week_has_no_week_after(self):
        with self.assertRaisesRegex(UserError, "No delivery follows"):
            self.operations.action_apply("No eggs", self.bruno_eggs[-1], "next_week")

    def test_r58_delivered_baskets_are_left_alone(self):
        self.bruno_eggs[2].action_deliver()
        self.operations.action_apply("No eggs", self.eggs_of_day, "cancel")
        self.assertEqual(self.bruno_eggs[2].state, "delivered")
        with self.assertRaisesRegex(UserError, "No basket to deliver"):
            self.operations.action_apply("No eggs", self.bruno_eggs[2], "cancel")

    def test_r58_only_the_manager_decides_for_everybody(self):
        with self.assertRaises(AccessError):
            self.as_desk(self.operations).action_apply(
                "No eggs", self.eggs_of_day, "cancel"
            )
        operation = self.operations.action_apply("No eggs", self.eggs_of_day, "cancel")
        with self.assertRaises(AccessError):
            operation.with_user(self.user_preparer).action_undo()

    def test_r58_the_queries_do_not_grow_with_the_members(self):
        for _i in range(20):
            self.second_order(product=self.eggs)

        def count(number, members):
            baskets = self.env["cocagne.basket"].search(
                [
                    ("product_id", "=", self.eggs.id),
                    ("delivery_id", "=", self.day(number).id),
                ],
                limit=members,
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            operation = self.operations.action_apply("No eggs", baskets, "next_week")
            self.env.flush_all()
            middle = self.env.cr.sql_log_count
            operation.action_undo()
            self.env.flush_all()
            return middle - before, self.env.cr.sql_log_count - middle

        count(2, 2)
        self.assertEqual(count(3, 4), count(5, 20))


class TestCorrection(ChangeCase):
    """Tuesday 9 June is past; nobody said what became of Alice's basket."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.past_order, cls.past = cls.second_order(date_start="2026-06-01")

    def test_r58_a_past_basket_was_lost(self):
        basket = self.as_desk(self.past[1])
        basket.sudo().delivery_id.action_deliver()
        self.assertTrue(basket.can_correct())
        basket.action_correct(state="lost", reason="The driver found it at night")
        self.assertEqual(basket.state, "lost")
        change = self.history(basket)
        self.assertEqual(
            (change.kind, change.user_id), ("correction", self.user_sales_desk)
        )
        change.action_undo()
        self.assertEqual(basket.state, "delivered")

    def test_r58_a_past_basket_went_to_another_depot(self):
        self.as_desk(self.past[1]).action_correct(depot=self.gare)
        self.assertEqual(self.past[1].depot_id, self.gare)

    def test_r58_a_mark_changed_on_a_later_day_is_recorded(self):
        self.past[1].action_deliver()
        self.assertFalse(self.history(self.past[1]))
        self.past[1].with_user(self.user_preparer).action_not_collected()
        change = self.history(self.past[1])
        self.assertEqual(
            (change.kind, change.user_id), ("correction", self.user_preparer)
        )

    def test_r58_a_basket_to_come_is_not_corrected(self):
        with self.assertRaisesRegex(UserError, "still to come"):
            self.as_desk(self.baskets[2]).action_correct(state="lost")

    def test_r58_an_empty_correction_is_refused(self):
        with self.assertRaisesRegex(UserError, "what has to be corrected"):
            self.as_desk(self.past[1]).action_correct()

    def test_r58_preparers_correct_nothing(self):
        with self.assertRaises(UserError):
            self.past[1].with_user(self.user_preparer).action_correct(state="lost")


class TestCorrectionBilled(BillingCase):
    def test_r58_a_billed_basket_needs_its_credit_note_first(self):
        order = self.subscribe(self.alice)
        basket = self.deliver(order, 10)
        self.bill()
        desk = basket.with_user(self.user_sales_desk)
        self.assertFalse(desk.can_correct())
        with self.assertRaisesRegex(UserError, "credit note"):
            desk.action_correct(state="lost")
