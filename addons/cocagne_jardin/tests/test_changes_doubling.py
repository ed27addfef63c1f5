from hypothesis import given
from hypothesis import strategies as st

from odoo.exceptions import AccessError, UserError
from odoo.tests import BaseCase

from ..planning.doubling import Row, doubled_units, prepared
from .change_case import ChangeCase


class TestDoublingProduct(ChangeCase):
    def test_r51_two_simple_become_one_familial(self):
        self.baskets[2].action_move(self.day(4))
        self.assertEqual(self.crate(self.baskets[4]), (self.familial, 1))
        self.assertEqual(self.crate(self.baskets[2]), (self.simple, 0))

    def test_r51_what_is_counted_and_billed_stays(self):
        self.baskets[2].action_move(self.day(4))
        for basket in self.baskets[2] | self.baskets[4]:
            self.assertEqual((basket.product_id, basket.quantity), (self.simple, 1))

    def test_r51_moved_again_both_are_simple(self):
        self.baskets[2].action_move(self.day(4))
        self.baskets[2].action_move(self.day(2))
        for basket in self.baskets[2] | self.baskets[4]:
            self.assertEqual(self.crate(basket), (self.simple, 1))

    def test_r51_when_the_regular_one_leaves_the_other_is_simple_again(self):
        self.baskets[2].action_move(self.day(4))
        self.baskets[4].action_move(self.day(6))
        self.assertEqual(self.crate(self.baskets[2]), (self.simple, 1))
        self.assertEqual(self.crate(self.baskets[6]), (self.familial, 1))

    def test_r51_when_one_is_cancelled_the_other_is_simple_again(self):
        self.baskets[2].action_move(self.day(4))
        self.baskets[4].action_cancel()
        self.assertEqual(self.crate(self.baskets[2]), (self.simple, 1))

    def test_r51_without_a_doubling_product_there_are_two(self):
        self.simple.double_product_id = False
        self.baskets[2].action_move(self.day(4))
        for basket in self.baskets[2] | self.baskets[4]:
            self.assertEqual(self.crate(basket), (self.simple, 1))

    def test_r51_a_third_basket_stays_simple(self):
        self.baskets[2:4].action_move(self.day(4))
        crates = sorted(self.crate(basket)[1] for basket in self.baskets[2:5])
        self.assertEqual(crates, [0, 1, 1])
        self.assertEqual(self.crate(self.baskets[4]), (self.familial, 1))

    def test_r51_the_sheets_tell_one_familial(self):
        self.baskets[2].action_move(self.day(4))
        lines = self.env["cocagne.preparation.line"].search(
            [("delivery_id", "=", self.day(4).id)]
        )
        self.assertEqual((lines.product_id, lines.quantity), (self.familial, 1))

    def test_r51_planning_again_keeps_the_familial(self):
        target = self.day(4)
        self.baskets[2].action_move(target)
        self.order.action_replan()
        regular = self.order.basket_ids.filtered(
            lambda basket: basket.delivery_id == target and not basket.is_moved
        )
        self.assertEqual(self.crate(regular), (self.familial, 1))

    def test_r51_the_place_of_a_familial_must_be_free(self):
        self.familial.depot_places = 2
        self.mairie.crate_capacity = 1
        with self.assertRaisesRegex(UserError, "full"), self.cr.savepoint():
            self.baskets[2].action_move(self.day(4))
        self.env.invalidate_all()
        self.familial.depot_places = 1
        self.baskets[2].action_move(self.day(4))
        self.assertEqual(self.baskets[2].delivery_id, self.day(4))

    def test_r51_a_delivered_round_costs_no_query_per_basket(self):
        def deliver(number):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.day(number).action_deliver()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        def subscribe(count):
            for _i in range(count):
                self.second_order()

        deliver(0)
        subscribe(5)
        few = deliver(1)
        subscribe(20)
        self.assertLessEqual(deliver(2), few)


class TestWeeklyCap(ChangeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.write({"doubling_limited": True, "doubling_maximum": 1})
        cls.bruno_order, cls.bruno_baskets = cls.second_order()

    def quota(self, number, maximum, **values):
        return self.env["cocagne.doubling.quota"].create(
            {"week": self.day(number).week, "maximum": maximum, **values}
        )

    def test_r53_the_last_doubling_of_a_week_is_accepted_and_one_more_refused(self):
        self.as_desk(self.baskets[2]).action_move(self.day(4))
        with self.assertRaisesRegex(UserError, "already doubled: 1"):
            self.as_desk(self.bruno_baskets[2]).action_move(self.day(4))
        self.as_desk(self.bruno_baskets[2]).action_move(self.day(5))

    def test_r53_the_desk_does_not_exceed_it_even_with_a_reason(self):
        self.baskets[2].action_move(self.day(4))
        with self.assertRaisesRegex(UserError, "Only the manager"):
            self.as_desk(self.bruno_baskets[2]).action_move(
                self.day(4), derogation=True, reason="Kind"
            )

    def test_r53_the_manager_exceeds_it_with_a_reason(self):
        self.baskets[2].action_move(self.day(4))
        basket = self.as_manager(self.bruno_baskets[2])
        with self.assertRaisesRegex(UserError, "Make an exception"):
            basket.action_move(self.day(4))
        basket.action_move(self.day(4), derogation=True, reason="Good harvest")
        self.assertTrue(self.history(basket).derogation)

    def test_r53_the_manager_changes_the_number_of_one_week(self):
        self.quota(4, 2)
        self.quota(5, 0)
        self.baskets[2].action_move(self.day(4))
        self.as_desk(self.bruno_baskets[2]).action_move(self.day(4))
        self.assertFalse(self.as_desk(self.bruno_baskets[3]).can_move(self.day(5)))

    def test_r53_a_number_may_hold_for_one_basket_type_only(self):
        self.quota(4, 5)
        self.quota(4, 0, product_id=self.simple.id)
        self.assertFalse(self.baskets[2].can_move(self.day(4)))
        _order, familial = self.second_order(self.chloe, product=self.familial)
        self.assertTrue(familial[2].can_move(self.day(4)))

    def test_r53_a_week_without_a_basket_is_no_doubling(self):
        self.quota(4, 0)
        self.baskets[4].action_move(self.day(10))
        self.assertTrue(self.baskets[2].can_move(self.day(4)))

    def test_r53_add_ons_do_not_count(self):
        self.quota(4, 0)
        _order, eggs = self.second_order(self.alice, product=self.eggs)
        self.assertTrue(eggs[2].can_move(self.day(4)))

    def test_r53_a_basket_doubled_in_advance_counts(self):
        self.baskets[4].action_double()
        self.assertFalse(self.bruno_baskets[2].can_move(self.day(4)))
        quota = self.quota(4, 3)
        self.assertEqual(quota.used, 1)

    def test_r53_a_doubling_that_moves_away_frees_its_place(self):
        self.baskets[2].action_move(self.day(4))
        self.baskets[2].action_move(self.day(5))
        self.assertTrue(self.bruno_baskets[2].can_move(self.day(4)))

    def test_r53_undoing_does_not_exceed_the_number(self):
        self.garden.doubling_maximum = 0
        self.baskets[4].action_move(self.day(5), derogation=True, reason="Kind")
        change = self.as_desk(self.history(self.baskets[4]))
        self.baskets[2].action_move(self.day(4))
        with self.assertRaisesRegex(UserError, "can be doubled"):
            change.action_undo()

    def test_r53_the_week_is_known_by_its_monday(self):
        quota = self.env["cocagne.doubling.quota"].create(
            {"week": self.day(4).date, "maximum": 1}
        )
        self.assertEqual(quota.week, self.day(4).week)

    def test_r53_only_the_manager_changes_the_numbers(self):
        quota = self.as_desk(self.quota(4, 2))
        quota.read(["maximum"])
        with self.assertRaises(AccessError):
            quota.maximum = 3

    def test_r53_a_member_is_told_without_reading_the_others(self):
        self.bruno_baskets[2].action_move(self.day(4))
        with self.assertRaisesRegex(UserError, "Choose another week"):
            self.as_member(self.baskets[2]).action_move(self.day(4))


ROWS = st.lists(
    st.tuples(st.sampled_from(["simple", "eggs"]), st.integers(1, 3), st.booleans()),
    max_size=8,
)


class TestDoublingInPure(BaseCase):
    def rows(self, items):
        return [
            Row(number, product, "big" if product == "simple" else None, units, regular)
            for number, (product, units, regular) in enumerate(items)
        ]

    @given(ROWS)
    def test_what_is_prepared_is_worth_what_is_counted(self, items):
        rows = self.rows(items)
        crates = prepared(rows).values()
        worth = sum(2 * n if product == "big" else n for product, n in crates)
        self.assertEqual(worth, sum(row.quantity for row in rows))

    @given(ROWS)
    def test_every_row_is_prepared_once(self, items):
        rows = self.rows(items)
        self.assertEqual(set(prepared(rows)), {row.key for row in rows})

    @given(ROWS)
    def test_the_first_basket_of_a_week_is_no_doubling(self, items):
        rows = self.rows(items)
        doubled = doubled_units(rows)
        self.assertGreaterEqual(doubled, 0)
        if rows:
            self.assertLess(doubled, sum(row.quantity for row in rows))
