from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command

from .change_case import ChangeCase


class TestMove(ChangeCase):
    def test_r50_the_desk_postpones_a_basket(self):
        basket = self.as_desk(self.baskets[2])
        self.assertTrue(basket.can_postpone(self.day(4)))
        basket.action_postpone(self.day(4))
        self.assertEqual(basket.delivery_id, self.day(4))
        self.assertEqual(basket.sudo().flexibility_use, "postponed")
        self.assertEqual(self.history(basket).kind, "double")

    def test_r50_the_desk_advances_a_basket(self):
        basket = self.as_desk(self.baskets[4])
        self.assertFalse(basket.can_postpone(self.day(2)))
        basket.action_advance(self.day(2))
        self.assertEqual(basket.sudo().flexibility_use, "advanced")

    def test_r50_postponing_to_an_earlier_day_is_refused(self):
        with self.assertRaisesRegex(UserError, "later delivery"):
            self.baskets[4].action_postpone(self.day(2))
        with self.assertRaisesRegex(UserError, "earlier delivery"):
            self.baskets[2].action_advance(self.day(4))

    def test_r50_back_where_it_was_planned_counts_no_more(self):
        self.baskets[2].action_move(self.day(4))
        self.baskets[2].action_move(self.day(2))
        self.assertFalse(self.baskets[2].flexibility_use)

    def test_r50_a_period_is_not_left(self):
        self.order.date_end = self.day(6).date
        self.assertTrue(self.baskets[2].can_move(self.day(6)))
        self.assertFalse(self.baskets[2].can_move(self.day(7)))
        with self.assertRaisesRegex(UserError, "lasts from"):
            self.as_manager(self.baskets[2]).action_move(
                self.day(7), derogation=True, reason="Kind"
            )

    def test_r50_a_number_of_baskets_may_leave_the_period(self):
        order, baskets = self.second_order(count=3, duration_mode="count")
        order.date_end = self.day(6).date
        baskets[2].action_postpone(self.day(9))
        self.assertEqual(baskets[2].delivery_id, self.day(9))

    def test_r50_what_the_basket_type_forbids_is_refused(self):
        for name, target in (("allow_postpone", 4), ("allow_advance", 1)):
            self.rule[name] = False
            with self.assertRaisesRegex(UserError, "cannot be"):
                self.as_desk(self.baskets[2]).action_move(self.day(target))
            self.assertFalse(self.as_member(self.baskets[2]).can_move(self.day(target)))

    def test_r50_the_rules_of_the_basket_type_come_before_those_of_the_garden(self):
        self.simple.flexibility_id = self.rule.copy({"allow_postpone": False})
        _order, eggs = self.second_order(self.alice, product=self.eggs)
        self.assertFalse(self.baskets[2].can_move(self.day(4)))
        self.assertTrue(eggs[2].can_move(self.day(4)))

    def test_r50_the_most_moves_are_accepted_and_one_more_refused(self):
        self.rule.max_moves = 2
        self.baskets[2].action_move(self.day(10))
        self.baskets[3].action_move(self.day(11))
        with self.assertRaisesRegex(UserError, "already done: 2"):
            self.baskets[4].action_move(self.day(12))
        # moving again one that was moved costs nothing more
        self.assertTrue(self.baskets[3].can_move(self.day(13)))

    def test_r50_two_baskets_moved_together_count_twice(self):
        self.rule.max_moves = 1
        self.assertFalse(self.baskets[2:4].can_move(self.day(10)))

    def test_r50_a_cancelled_basket_is_neither_prepared_nor_counted(self):
        before = self.order.order_line.product_uom_qty
        self.as_desk(self.baskets[2]).action_cancel()
        self.assertEqual(self.order.order_line.product_uom_qty, before - 1)
        lines = self.env["cocagne.preparation.line"].search(
            [("delivery_id", "=", self.day(2).id)]
        )
        self.assertFalse(lines)

    def test_r50_the_most_cancellations_are_accepted_and_one_more_refused(self):
        self.rule.max_cancellations = 2
        self.baskets[2:4].action_cancel()
        self.assertFalse(self.baskets[4].can_cancel())
        with self.assertRaisesRegex(UserError, "2 baskets of a subscription"):
            self.baskets[4].action_cancel()

    def test_r50_a_number_of_baskets_cannot_be_cancelled(self):
        _order, baskets = self.second_order(count=3, duration_mode="count")
        with self.assertRaisesRegex(UserError, "Postpone it instead"):
            self.as_manager(baskets[1]).action_cancel(derogation=True, reason="Kind")

    def test_r50_a_delivered_basket_bends_no_more(self):
        self.baskets[2].action_deliver()
        for wish in (
            lambda basket: basket.action_move(self.day(4)),
            lambda basket: basket.action_cancel(),
        ):
            with self.assertRaisesRegex(UserError, "no longer to deliver"):
                wish(self.as_desk(self.baskets[2]))

    def test_r50_a_cancelled_basket_is_not_moved_but_doubled(self):
        self.baskets[2].action_cancel()
        self.assertFalse(self.baskets[2].can_move(self.day(4)))
        with self.assertRaisesRegex(UserError, "is doubled instead"):
            self.as_desk(self.baskets[2]).action_move(self.day(4))

    def test_r50_without_rules_the_staff_decide_and_members_change_nothing(self):
        self.garden.flexibility_id = False
        self.assertTrue(self.as_desk(self.baskets[2]).can_cancel())
        with self.assertRaises(UserError):
            self.as_member(self.baskets[2]).action_cancel()

    def test_r50_a_member_moves_their_own_baskets_only(self):
        self.as_member(self.baskets[2]).action_move(self.day(4))
        self.assertEqual(self.baskets[2].delivery_id, self.day(4))
        with self.assertRaises(AccessError):
            self.as_member(self.baskets[3], self.bruno).action_move(self.day(5))

    def test_r50_preparers_and_accountants_move_and_cancel_nothing(self):
        for user in (self.user_preparer, self.user_accountant):
            basket = self.baskets[2].with_user(user)
            with self.assertRaises(AccessError):
                basket.action_move(self.day(4))
            with self.assertRaises(UserError):
                basket.action_cancel()

    def test_r50_the_desk_of_another_garden_moves_nothing(self):
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_sales_desk", self.other_garden
        )
        basket = self.baskets[2].with_user(stranger)
        with self.assertRaises(AccessError):
            basket.with_context(allowed_company_ids=self.other_garden.ids).action_move(
                self.day(4)
            )


class TestLimits(ChangeCase):
    def test_r52_three_in_july_and_august_then_no_more(self):
        self.rule.window_ids = [
            Command.create({"month_from": "7", "month_to": "8", "maximum": 3})
        ]
        # 7, 13, 21 July; and one in September, which is free
        self.baskets[3:5].action_cancel()
        self.baskets[5].action_move(self.day(13))
        with self.assertRaisesRegex(UserError, "already done: 3"):
            self.baskets[6].action_cancel()
        self.baskets[13].action_cancel()

    def test_r52_a_window_may_cross_new_year(self):
        self.rule.window_ids = [
            Command.create(
                {
                    "day_from": 15,
                    "month_from": "12",
                    "day_to": 5,
                    "month_to": "1",
                    "maximum": 0,
                }
            )
        ]
        self.assertTrue(self.baskets[25].can_cancel())
        self.assertFalse(self.baskets[-1].can_cancel())

    def test_r52_the_desk_makes_an_exception_with_its_reason(self):
        self.rule.max_cancellations = 1
        self.baskets[2].action_cancel()
        basket = self.as_desk(self.baskets[3])
        with self.assertRaisesRegex(UserError, "Make an exception"):
            basket.action_cancel()
        with self.assertRaisesRegex(UserError, "write down why"):
            basket.action_cancel(derogation=True)
        basket.action_cancel(derogation=True, reason="In hospital")
        change = self.history(basket)
        self.assertTrue(change.derogation)
        self.assertEqual(change.reason, "In hospital")

    def test_r52_a_member_makes_no_exception(self):
        self.rule.max_cancellations = 1
        self.baskets[2].action_cancel()
        with self.assertRaisesRegex(UserError, "already done: 1"):
            self.as_member(self.baskets[3]).action_cancel(
                derogation=True, reason="Please"
            )

    def test_r52_an_exception_that_was_not_needed_is_none(self):
        self.baskets[2].action_cancel(derogation=True, reason="Just in case")
        self.assertFalse(self.history(self.baskets[2]).derogation)

    def test_r54_cancelled_and_doubled_are_counted_in_words(self):
        self.baskets[2:4].action_cancel()
        self.baskets[2].action_double(self.day(8))
        self.assertEqual(
            (
                self.order.cancelled_count,
                self.order.doubled_count,
                self.order.to_double_count,
            ),
            (2, 1, 1),
        )
        self.assertEqual(
            self.order.compensation_label,
            "cancelled: 2, doubled: 1, to double before the end: 1",
        )

    def test_r54_a_basket_made_up_for_is_counted_and_billed_again(self):
        before = self.order.order_line.product_uom_qty
        self.baskets[2].action_cancel()
        self.baskets[2].action_double(self.day(8))
        self.assertEqual(self.order.order_line.product_uom_qty, before)

    def test_r54_a_basket_may_be_doubled_before_another_is_cancelled(self):
        self.baskets[2].action_double()
        self.assertEqual(self.baskets[2].quantity, 2)
        self.assertEqual(self.crate(self.baskets[2]), (self.familial, 1))
        self.assertEqual(self.order.to_double_count, -1)
        self.baskets[4].action_cancel()
        self.assertEqual(self.order.to_double_count, 0)

    def test_r54_a_basket_is_doubled_once(self):
        self.baskets[2].action_double()
        self.assertFalse(self.baskets[2]._double_values())

    def test_r54_the_date_can_be_asked_for_at_once(self):
        self.rule.compensation = "at_once"
        with self.assertRaisesRegex(UserError, "choose that day"):
            self.baskets[2].action_cancel()
        self.baskets[2].action_cancel(double_on=self.day(5))
        self.assertEqual(self.baskets[2].delivery_id, self.day(5))
        self.assertEqual(self.order.to_double_count, 0)

    def test_r54_a_cancellation_that_is_lost_is_not_doubled(self):
        self.rule.compensation = "none"
        self.baskets[2].action_cancel()
        self.assertEqual(self.order.to_double_count, 0)
        with self.assertRaisesRegex(UserError, "cannot be doubled"):
            self.as_desk(self.baskets[2]).action_double(self.day(8))

    def test_r55_until_the_evening_two_days_before_and_no_later(self):
        # the basket of Tuesday 30 June, until Sunday 28 at midnight in Paris
        with freeze_time("2026-06-28 21:59:00"):
            self.assertTrue(self.baskets[2].can_move(self.day(4)))
        with freeze_time("2026-06-28 22:00:30"):
            self.assertFalse(self.baskets[2].can_move(self.day(4)))
            with self.assertRaisesRegex(UserError, "too late for the basket"):
                self.as_desk(self.baskets[2]).action_move(self.day(4))

    def test_r55_the_hour_can_be_set(self):
        self.rule.write({"deadline_days": 1, "deadline_hour": 12.5})
        with freeze_time("2026-06-29 10:30:00"):
            self.assertTrue(self.baskets[2].can_cancel())
        with freeze_time("2026-06-29 10:31:00"):
            self.assertFalse(self.baskets[2].can_cancel())

    def test_r55_the_day_that_receives_has_its_deadline_too(self):
        # today is Monday 15: nothing more can be added to Tuesday 16
        self.assertFalse(self.baskets[4].can_move(self.day(0)))
        self.assertTrue(self.baskets[4].can_move(self.day(1)))

    def test_r55_the_desk_passes_the_deadline_with_a_reason(self):
        basket = self.as_desk(self.baskets[0])
        basket.action_cancel(derogation=True, reason="Called this morning")
        self.assertEqual(basket.state, "cancelled")
        self.assertTrue(self.history(basket).derogation)

    def test_r55_a_member_is_late_whatever_the_reason(self):
        with self.assertRaisesRegex(UserError, "too late"):
            self.as_member(self.baskets[0]).action_cancel(
                derogation=True, reason="Please"
            )

    def test_r55_undoing_has_the_same_deadline(self):
        self.as_desk(self.baskets[2]).action_move(self.day(4))
        change = self.as_desk(self.history(self.baskets[2]))
        with freeze_time("2026-06-28 22:00:30"):
            self.assertFalse(change.can_undo)
            change.invalidate_recordset()
            with self.assertRaisesRegex(UserError, "too late to undo"):
                change.action_undo()
        with freeze_time("2026-06-28 21:00:00"):
            change.invalidate_recordset()
            change.action_undo()
        self.assertFalse(self.baskets[2].is_moved)

    def test_the_manager_writes_the_rules_and_the_desk_reads_them(self):
        self.as_manager(self.rule).max_moves = 4
        with self.assertRaises(AccessError):
            self.as_desk(self.rule).max_moves = 5
        with self.assertRaises(AccessError):
            self.rule.with_user(self.user_preparer).read(["max_moves"])

    def test_rules_that_contradict_each_other_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "Tick Cancel"):
            self.rule.allow_cancel = False
