from datetime import date

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import Form

from .common import CocagneCase


class PlannedCase(CocagneCase):
    """A planned season 2026: closed in weeks 1, 52 and 53; M1 goes out on Tuesdays
    (even fortnights), V1 on Fridays (odd fortnights)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.v1.fortnight_phase = "odd"
        cls.season = cls.make_season(closed_weeks=[1, 52, 53], plan=True)

    def subscribe(self, depot=None, **values):
        values.setdefault("date_start", date(2026, 1, 1))
        return self.make_subscription(self.alice, depot or self.mairie, **values)

    def dates(self, order):
        return order.basket_ids.sorted("date").mapped("date")


class TestPlanner(PlannedCase):
    def test_a_weekly_subscription_gets_fifty_baskets(self):
        self.assertEqual(len(self.subscribe().basket_ids), 50)

    def test_the_ordered_quantity_is_that_of_the_whole_season(self):
        order = self.subscribe(quantity=2)
        self.assertEqual(order.order_line.product_uom_qty, 100)
        self.assertEqual(order.amount_total, 1000)

    def test_fortnights_follow_the_phase_of_the_round(self):
        tuesday = self.subscribe(frequency="fortnightly")
        friday = self.subscribe(self.gare, frequency="fortnightly")
        self.assertEqual(self.dates(tuesday)[0], date(2026, 1, 6))
        self.assertEqual(self.dates(friday)[0], date(2026, 1, 16))
        self.assertEqual(len(tuesday.basket_ids), 25)
        self.assertEqual(len(friday.basket_ids), 25)

    def test_a_frequency_can_impose_its_own_fortnight(self):
        order = self.subscribe(frequency="fortnightly_odd")
        self.assertEqual(self.dates(order)[0], date(2026, 1, 13))

    def test_a_monthly_subscription_gets_twelve_baskets(self):
        self.assertEqual(len(self.subscribe(frequency="monthly").basket_ids), 12)

    def test_seventeen_baskets_are_placed_over_the_whole_season(self):
        order = self.subscribe(count=17)
        self.assertEqual(len(order.basket_ids), 17)
        self.assertEqual(self.dates(order)[-1], date(2026, 12, 1))

    def test_a_pack_of_twelve_takes_the_next_twelve_weeks(self):
        order = self.subscribe(
            count=12, duration_mode="count", date_start=date(2026, 6, 1)
        )
        self.assertEqual(self.dates(order)[0], date(2026, 6, 2))
        self.assertEqual(self.dates(order)[-1], date(2026, 8, 18))

    def test_a_start_in_mid_season_gets_the_remaining_weeks(self):
        order = self.subscribe(date_start=date(2026, 7, 1))
        self.assertEqual(self.dates(order)[0], date(2026, 7, 7))
        self.assertEqual(len(order.basket_ids), 24)

    def test_a_holiday_moves_the_basket_inside_its_week(self):
        order = self.subscribe()
        self.assertIn(date(2026, 7, 13), self.dates(order))
        self.assertNotIn(date(2026, 7, 14), self.dates(order))

    def test_too_many_baskets_are_refused_with_the_missing_weeks(self):
        with self.assertRaises(UserError) as refusal:
            self.subscribe(count=51)
        message = str(refusal.exception)
        self.assertIn("missing: 1", message)
        self.assertIn("52 (closed)", message)

    def test_a_refused_subscription_writes_no_basket(self):
        order = self.subscribe(count=51, confirm=False)
        with self.assertRaises(UserError), self.cr.savepoint():
            order.action_confirm()
        self.assertFalse(order.basket_ids)

    def test_doubling_places_more_baskets_than_weeks_when_asked(self):
        order = self.subscribe(count=52, confirm=False)
        order.order_line.allow_double = True
        order.action_confirm()
        self.assertEqual(sum(order.basket_ids.mapped("quantity")), 52)
        self.assertEqual(len(order.basket_ids), 50)

    def test_dates_can_be_chosen_one_by_one(self):
        order = self.subscribe(frequency="free", confirm=False)
        wanted = self.season.delivery_ids.filtered(lambda d: d.round_id == self.m1)
        order.order_line.chosen_delivery_ids = [Command.set(wanted[:3].ids)]
        order.action_confirm()
        self.assertEqual(order.basket_ids.delivery_id, wanted[:3])

    def test_free_dates_without_any_choice_are_refused(self):
        with self.assertRaisesRegex(UserError, "one by one"):
            self.subscribe(frequency="free")

    def test_a_product_can_have_weeks_of_its_own(self):
        summer = self.season.delivery_ids.filtered(
            lambda d: d.round_id == self.m1 and 5 <= d.date.month <= 10
        )
        self.env["cocagne.calendar"].create(
            {
                "season_id": self.season.id,
                "round_id": self.m1.id,
                "frequency_id": self.env.ref("cocagne_jardin.frequency_weekly").id,
                "product_id": self.familial.id,
                "delivery_ids": [Command.set(summer.ids)],
            }
        )
        order = self.subscribe(product=self.familial)
        self.assertEqual(len(order.basket_ids), len(summer))

    def test_planning_twice_writes_nothing_twice(self):
        order = self.subscribe()
        self.assertEqual(self.env["cocagne.planner"].plan_orders(order), 0)

    def test_planning_again_leaves_a_moved_basket_where_it_is(self):
        order = self.subscribe()
        # two of those to come
        first, second = order.basket_ids.sorted("date")[30:32]
        first.action_move(second.delivery_id)
        self.env["cocagne.planner"].plan_orders(order)
        self.assertEqual(len(order.basket_ids), 50)
        self.assertEqual(first.delivery_id, second.delivery_id)

    def test_replanning_after_a_change_keeps_what_was_delivered(self):
        order = self.subscribe()
        order.basket_ids.sorted("date")[0].action_deliver()
        order.order_line.quantity_per_delivery = 3
        order.action_replan()
        quantities = order.basket_ids.sorted("date").mapped("quantity")
        self.assertEqual(quantities, [1] + [3] * 49)

    def test_rows_written_by_sql_hold_what_the_orm_would_compute(self):
        basket = self.subscribe().basket_ids[0]
        stored = [f for f in basket._fields.values() if f.store and f.compute]
        before = {field.name: basket[field.name] for field in stored}
        for field in stored:
            self.env.add_to_compute(field, basket)
        self.env.flush_all()
        basket.invalidate_recordset()
        self.assertEqual({name: basket[name] for name in before}, before)

    def test_rows_written_by_sql_fill_every_stored_field(self):
        basket = self.subscribe().basket_ids[0]
        empty = {
            name
            for name, field in basket._fields.items()
            if field.store and field.column_type and not basket[name]
        }
        # what only happens to a basket later
        later = {"flexibility_use", "replacement_product_id", "is_gift", "given_to"}
        later |= {"to_credit", "credited_line_id", "credit_line_id"}
        later |= {"hold_reason", "release_reason", "released_by_id", "released_on"}
        self.assertEqual(empty, {"invoice_line_id", "is_fixed", "closure_id"} | later)

    def test_planning_ten_times_more_subscriptions_takes_the_same_queries(self):
        few = self.env["sale.order"].union(*[self.subscribe(confirm=False)] * 1)
        many = self.env["sale.order"].union(
            *[self.subscribe(confirm=False) for _ in range(10)]
        )
        self.assertEqual(self.count_queries(few), self.count_queries(many))

    def count_queries(self, orders):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        self.env["cocagne.planner"]._insert(
            [
                row
                for rows in self.env["cocagne.planner"]
                ._rows_of(orders._basket_lines())[0]
                .values()
                for row in rows
            ]
        )
        return self.cr.sql_log_count - before


class TestSubscription(PlannedCase):
    def test_the_round_of_the_depot_and_the_end_of_the_season_are_proposed(self):
        form = Form(
            self.env["sale.order"].with_context(default_is_subscription=True),
            view="sale.view_order_form",
        )
        form.partner_id = self.alice
        order = form.save()
        order.write({"depot_id": self.gare.id, "date_start": date(2026, 6, 16)})
        self.assertEqual(order.round_id, self.v1)
        self.assertEqual(order.season_id, self.season)
        self.assertEqual(order.date_end, date(2026, 12, 31))

    def test_an_incomplete_subscription_is_refused_with_what_is_missing(self):
        order = self.subscribe(confirm=False, depot=self.make_depot("Lost"))
        with self.assertRaisesRegex(UserError, "the round"):
            order.action_confirm()

    def test_an_end_before_the_start_is_refused(self):
        with self.assertRaisesRegex(UserError, "before it begins"):
            self.subscribe(date_start=date(2026, 6, 1), date_end=date(2026, 5, 1))

    def test_an_end_after_the_season_is_refused(self):
        with self.assertRaisesRegex(UserError, "earlier day"):
            self.subscribe(date_end=date(2027, 1, 5), season_id=self.season.id)

    def test_a_round_that_does_not_stop_at_the_depot_is_refused(self):
        with self.assertRaisesRegex(UserError, "does not stop"):
            self.subscribe(round_id=self.v1.id)

    def test_a_member_may_have_several_subscriptions(self):
        self.subscribe()
        self.subscribe(product=self.eggs)
        self.assertEqual(
            self.env["cocagne.basket"].search_count(
                [("partner_id", "=", self.alice.id)]
            ),
            100,
        )

    def test_without_a_valid_membership_it_is_refused_where_the_garden_asks(self):
        self.garden.sudo().membership_required = True
        with self.assertRaisesRegex(UserError, "membership"):
            self.make_subscription(self.eric, self.mairie, date_start=date(2026, 6, 16))

    def test_a_single_basket_has_its_own_price(self):
        self.simple.a_la_carte_price = 12
        order = self.subscribe(frequency="free", confirm=False)
        self.assertEqual(order.order_line.price_unit, 12)

    def test_a_participation_above_the_price_is_refused(self):
        order = self.subscribe()
        with self.assertRaisesRegex(UserError, "between 0 and"):
            order.order_line.write({"has_participation": True, "participation": 11})
