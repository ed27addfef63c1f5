from odoo.exceptions import AccessError, UserError

from .change_case import ChangeCase


class TestAbsence(ChangeCase):
    """Alice also has eggs, on a subscription of their own, at the same depot."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.eggs_order, cls.eggs_baskets = cls.second_order(cls.alice, product=cls.eggs)

    def test_r56_an_absence_looks_at_all_that_comes_in_the_week(self):
        found = self.alice._absence_baskets(self.day(2).date)
        self.assertEqual(found, self.baskets[2] | self.eggs_baskets[2])

    def test_r56_everything_of_the_week_is_cancelled_as_one_change(self):
        alice = self.as_desk(self.alice)
        self.assertTrue(alice.can_be_absent(self.day(2).date))
        alice.action_declare_absence(self.day(2).date, reason="Holidays")
        both = self.baskets[2] | self.eggs_baskets[2]
        self.assertEqual(set(both.mapped("state")), {"cancelled"})
        change = self.history(both)
        self.assertEqual((len(change), change.kind), (1, "absence"))
        self.assertEqual(change.partner_id, self.alice)
        self.as_desk(change).action_undo()
        self.assertEqual(set(both.mapped("state")), {"planned"})

    def test_r56_only_the_baskets_chosen_are_concerned(self):
        self.alice.action_declare_absence(
            self.day(2).date, baskets=self.eggs_baskets[2]
        )
        self.assertEqual(self.baskets[2].state, "planned")
        self.assertEqual(self.eggs_baskets[2].state, "cancelled")

    def test_r56_two_weeks_are_postponed_to_the_two_that_follow(self):
        self.alice.action_declare_absence(
            self.day(2).date, self.day(3).date, choice="postpone"
        )
        for baskets in (self.baskets, self.eggs_baskets):
            self.assertEqual(baskets[2].delivery_id, self.day(4))
            self.assertEqual(baskets[3].delivery_id, self.day(5))

    def test_r56_a_basket_left_to_somebody_is_prepared_and_given(self):
        self.alice.action_declare_absence(
            self.day(2).date, choice="give", given_to="Zoé"
        )
        self.assertEqual(self.baskets[2].state, "planned")
        self.day(2).with_user(self.user_preparer).action_deliver()
        self.assertEqual(self.baskets[2].state, "given")
        self.assertEqual(self.baskets[2].given_to, "Zoé")
        self.assertEqual(self.order.order_line.qty_delivered, 1)

    def test_r56_when_one_basket_is_refused_none_is_changed(self):
        self.eggs.flexibility_id = self.rule.copy(
            {"allow_cancel": False, "compensation": "none"}
        )
        with self.assertRaisesRegex(UserError, "ufs cannot be cancelled"):
            self.as_desk(self.alice).action_declare_absence(self.day(2).date)
        self.assertEqual(self.baskets[2].state, "planned")

    def test_r56_a_week_without_a_basket_says_so(self):
        with self.assertRaisesRegex(UserError, "no basket to deliver"):
            self.alice.action_declare_absence("2027-03-02")

    def test_r56_the_end_of_the_season_leaves_nothing_to_postpone_to(self):
        last = self.baskets[-1].date
        self.assertFalse(self.alice.can_be_absent(last, last, "postpone"))
        with self.assertRaisesRegex(UserError, "No delivery is left"):
            self.alice.action_declare_absence(last, last, choice="postpone")

    def test_r56_a_member_declares_their_own_absence_only(self):
        self.as_member(self.alice).action_declare_absence(self.day(2).date)
        self.assertEqual(self.baskets[2].state, "cancelled")
        with self.assertRaises(AccessError):
            self.as_member(self.alice, self.bruno).action_declare_absence(
                self.day(3).date
            )


class TestDepot(ChangeCase):
    """V1 stops at the Gare on Fridays; the Mairie is served by M1 on Tuesdays and by
    M2 on Fridays."""

    def replan(self):
        """Plan again, and tell (planned for, comes on, depot, state) of each basket."""
        self.order.action_replan()
        return self.picture()

    def picture(self):
        return sorted(
            (b.planned_delivery_id.id, b.delivery_id.id, b.depot_id.id, b.state)
            for b in self.order.basket_ids
        )

    def test_r57_another_day_of_the_week(self):
        friday = self.delivery(self.m2, "2026-07-03")
        self.as_desk(self.baskets[2]).action_change_day(friday)
        self.assertEqual(self.baskets[2].round_id, self.m2)
        self.assertEqual(self.history(self.baskets[2]).kind, "day")
        self.assertFalse(self.baskets[2].flexibility_use)

    def test_r57_another_week_is_no_change_of_day(self):
        with self.assertRaisesRegex(UserError, "same week"):
            self.baskets[2].action_change_day(self.day(3))

    def test_r57_another_depot_for_once(self):
        basket = self.as_desk(self.baskets[2])
        self.assertTrue(basket.can_change_depot(self.gare))
        basket.action_change_depot(self.gare)
        self.assertEqual((basket.depot_id, str(basket.date)), (self.gare, "2026-07-03"))
        self.assertEqual(self.order.depot_id, self.mairie)

    def test_r57_another_depot_for_a_period(self):
        self.as_desk(self.order).action_change_depot(
            self.gare, self.day(2).date, date_to=self.day(4).date
        )
        there = self.baskets.filtered(lambda basket: basket.depot_id == self.gare)
        self.assertEqual(there, self.baskets[2:5])
        self.assertEqual(len(self.history(there)), 1)

    def test_r57_for_good_the_baskets_to_come_follow_and_the_past_stay(self):
        self.as_desk(self.order).action_change_depot(self.gare, self.day(2).date)
        self.assertEqual(self.order.depot_id, self.gare)
        self.assertEqual(self.order.round_id, self.v1)
        self.assertEqual(self.baskets[:2].depot_id, self.mairie)
        self.assertEqual(self.baskets[2:-1].depot_id, self.gare)
        self.assertEqual(self.baskets[2:-1].round_id, self.v1)

    def test_r57_a_week_without_the_new_round_stays_where_it_is(self):
        # Friday 1 January 2027 is in no season
        self.order.action_change_depot(self.gare, self.day(2).date)
        self.assertEqual(self.baskets[-1].depot_id, self.mairie)
        self.assertEqual(self.baskets[-2].depot_id, self.gare)

    def test_r57_for_good_is_undone_as_a_whole(self):
        before = self.picture()
        self.as_desk(self.order).action_change_depot(self.gare, self.day(2).date)
        self.as_desk(self.history(self.baskets[2])).action_undo()
        self.assertEqual(self.picture(), before)
        self.assertEqual(
            (self.order.depot_id, self.order.round_id, self.order.plan_from),
            (self.mairie, self.m1, False),
        )

    def test_r57_planning_again_after_a_change_for_good_changes_nothing(self):
        self.order.action_change_depot(self.gare, self.day(2).date)
        before = self.picture()
        self.assertEqual(self.replan(), before)
        self.assertEqual(self.replan(), before)

    def test_r57_planning_again_after_all_kinds_of_changes_changes_nothing(self):
        self.baskets[3].action_move(self.day(7))
        self.baskets[4].action_cancel()
        self.baskets[5].action_change_depot(self.gare)
        self.baskets[8].action_advance(self.day(1))
        self.order.action_change_depot(self.gare, self.day(6).date)
        before = self.picture()
        self.assertEqual(self.replan(), before)

    def test_r57_a_number_of_baskets_stays_that_number(self):
        order, baskets = self.second_order(self.chloe, count=10, duration_mode="count")
        order.action_change_depot(self.gare, baskets[4].date)
        order.action_replan()
        self.assertEqual(len(order.basket_ids), 10)
        self.assertEqual(order.basket_ids.filtered("is_moved"), order.basket_ids[:0])

    def test_r57_what_was_sent_elsewhere_once_stays_there(self):
        other = self.make_depot("École")
        self.make_round("E1", 3, other)
        self.season.action_plan()
        self.baskets[5].action_change_depot(other)
        self.order.action_change_depot(self.gare, self.day(2).date)
        self.assertEqual(self.baskets[5].depot_id, other)
        self.assertEqual(self.baskets[6].depot_id, self.gare)

    def test_r57_one_product_alone_goes_elsewhere(self):
        order = self.make_subscription(self.bruno, self.mairie, confirm=False)
        order.order_line = [
            (
                0,
                0,
                {
                    "product_id": self.eggs.id,
                    "frequency_id": order.order_line.frequency_id.id,
                },
            )
        ]
        order.action_confirm()
        line = order.order_line.filtered(lambda each: each.product_id == self.eggs)
        order.action_change_depot(self.gare, self.day(2).date, lines=line)
        self.assertEqual(order.depot_id, self.mairie)
        late = order.basket_ids.filtered(lambda b: b.date >= self.day(2).date)
        eggs = late.filtered(lambda b: b.product_id == self.eggs)
        # in the last week of the year the Gare is not served: they stay at the Mairie
        self.assertEqual(eggs.sorted("date")[:-1].depot_id, self.gare)
        self.assertEqual((late - eggs).depot_id, self.mairie)

    def test_r57_a_reserved_depot_asks_for_its_password(self):
        self.gare.write({"category": "reserved", "access_code": "lune"})
        member = self.as_member(self.baskets[2])
        for code in (None, "soleil"):
            self.assertFalse(member.can_change_depot(self.gare, access_code=code))
            with self.assertRaisesRegex(UserError, "type its password"):
                member.action_change_depot(self.gare, access_code=code)
        member.action_change_depot(self.gare, access_code="lune")
        self.assertEqual(self.baskets[2].depot_id, self.gare)
        self.as_desk(self.baskets[3]).action_change_depot(
            self.gare, derogation=True, reason="Works there"
        )
        self.assertTrue(self.history(self.baskets[3]).derogation)

    def test_r57_a_full_depot_is_refused_for_once_and_for_good(self):
        self.make_subscription(self.bruno, self.gare)
        self.gare.capacity = 1
        with self.assertRaisesRegex(UserError, "full on"), self.cr.savepoint():
            self.baskets[2].action_change_depot(self.gare)
        with self.assertRaisesRegex(UserError, "full"), self.cr.savepoint():
            self.order.action_change_depot(self.gare, self.day(2).date)
        self.gare.capacity = 2
        self.order.action_change_depot(self.gare, self.day(2).date)

    def test_r57_a_week_that_the_depot_has_not_is_told(self):
        school = self.make_depot("École")
        with self.assertRaisesRegex(UserError, "No round stops"):
            self.baskets[2].action_change_depot(school)
        with self.assertRaisesRegex(UserError, "No round stops"):
            self.order.action_change_depot(school, self.day(2).date)

    def test_r57_a_change_that_begins_in_the_week_waits_for_the_next(self):
        # Wednesday: the Tuesday of that week is still at the Mairie
        self.order.action_change_depot(self.gare, "2026-07-01")
        self.assertEqual(self.baskets[2].depot_id, self.mairie)
        self.assertEqual(str(self.baskets[3].date), "2026-07-10")
        self.assertEqual(self.replan(), self.replan())
        self.assertEqual(len(self.order.basket_ids), len(self.baskets))


class TestClosedWeek(ChangeCase):
    """The garden closes the week of 30 June after Alice moved her basket away."""

    def close(self):
        self.season.close_weeks([27])
        self.season.action_plan()

    def test_r50_a_week_whose_baskets_have_left_can_be_closed(self):
        left = self.day(2)
        self.baskets[2].action_move(self.day(4))
        self.close()
        self.assertFalse(left.active)
        self.assertEqual(self.baskets[2].planned_delivery_id, left)
        before = self.order.basket_ids
        self.order.action_replan()
        self.assertEqual(len(self.order.basket_ids), len(before))

    def test_r50_a_week_whose_baskets_are_cancelled_can_be_closed(self):
        self.baskets[2].action_cancel()
        self.close()
        self.assertFalse(self.day(2).active)

    def test_r50_nothing_comes_back_to_a_closed_week(self):
        self.baskets[2].action_move(self.day(4))
        self.close()
        with self.assertRaisesRegex(UserError, "already done or closed"):
            self.history(self.baskets[2]).action_undo()

    def test_r50_a_week_that_opens_again_has_its_delivery_back(self):
        self.baskets[2].action_cancel()
        self.close()
        self.season.closed_week_ids.filtered(
            lambda w: str(w.monday) == "2026-06-29"
        ).unlink()
        self.season.action_plan()
        self.assertTrue(self.day(2).active)
