from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError

from .test_planner import PlannedCase


class TestDelivery(PlannedCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.order = cls.make_subscription(cls.alice, cls.mairie, quantity=2)
        cls.basket = cls.order.basket_ids.sorted("date")[0]
        cls.delivery = cls.basket.delivery_id
        cls.line = cls.order.order_line

    def test_one_click_delivers_the_round(self):
        self.delivery.action_deliver()
        self.assertEqual(self.basket.state, "delivered")
        self.assertEqual(self.delivery.state, "delivered")

    def test_the_delivered_quantity_follows_on_the_order_line(self):
        self.delivery.action_deliver()
        self.assertEqual(self.line.qty_delivered, 2)

    def test_a_basket_not_collected_counts_as_delivered(self):
        self.basket.action_not_collected()
        self.assertEqual(self.line.qty_delivered, 2)

    def test_a_lost_basket_does_not_count_as_delivered(self):
        self.basket.action_lost()
        self.assertEqual(self.line.qty_delivered, 0)

    def test_exceptions_survive_the_click_on_the_round(self):
        self.basket.action_not_collected()
        self.delivery.action_deliver()
        self.assertEqual(self.basket.state, "not_collected")

    def test_a_second_click_changes_nothing(self):
        self.delivery.action_deliver()
        self.delivery.action_deliver()
        self.assertEqual(self.line.qty_delivered, 2)

    def test_a_click_by_mistake_can_be_undone(self):
        self.delivery.action_deliver()
        self.delivery.action_undo_deliver()
        self.assertEqual(self.basket.state, "planned")
        self.assertEqual(self.line.qty_delivered, 0)

    def test_undoing_leaves_billed_baskets_delivered(self):
        self.delivery.action_deliver()
        self.env["cocagne.billing"].bill_month(self.garden, self.delivery.date)
        self.delivery.action_undo_deliver()
        self.assertEqual(self.basket.state, "delivered")
        self.assertTrue(self.basket.invoice_line_id)

    def test_the_counts_leave_out_cancelled_baskets(self):
        self.assertEqual(self.delivery.unit_count, 2)
        self.basket.action_cancel()
        self.delivery.invalidate_recordset()
        self.assertEqual(self.delivery.unit_count, 0)

    def test_a_driver_can_deliver_and_mark_a_basket(self):
        self.delivery.with_user(self.user_preparer).action_deliver()
        self.basket.with_user(self.user_preparer).action_not_collected()
        self.assertEqual(self.basket.state, "not_collected")

    def test_a_driver_cannot_cancel_a_basket(self):
        with self.assertRaises(UserError):
            self.basket.with_user(self.user_preparer).action_cancel()

    def test_a_driver_cannot_move_a_basket(self):
        target = self.order.basket_ids.sorted("date")[1].delivery_id
        with self.assertRaises(AccessError):
            self.basket.with_user(self.user_preparer).action_move(target)

    def test_a_driver_cannot_write_a_basket_directly(self):
        with self.assertRaises(AccessError):
            self.basket.with_user(self.user_preparer).write({"state": "delivered"})

    def test_a_driver_does_not_see_what_a_basket_costs(self):
        with self.assertRaises(AccessError):
            self.basket.with_user(self.user_preparer).read(["invoice_line_id"])
        with self.assertRaises(AccessError):
            self.line.with_user(self.user_preparer).read(["price_unit"])

    def test_an_adviser_cannot_mark_a_delivery(self):
        with self.assertRaises(AccessError):
            self.delivery.with_user(self.user_insertion_adviser).action_deliver()

    def test_staff_of_another_garden_see_no_delivery(self):
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_manager", self.other_garden
        )
        found = self.env["cocagne.delivery"].with_user(stranger)
        found = found.with_context(allowed_company_ids=self.other_garden.ids)
        self.assertFalse(found.search([("id", "=", self.delivery.id)]))

    def test_a_basket_moves_to_another_week(self):
        target = self.order.basket_ids.sorted("date")[3].delivery_id
        self.basket.action_move(target)
        self.assertEqual(self.basket.date, target.date)
        self.assertTrue(self.basket.is_moved)

    def test_a_delivered_basket_does_not_move(self):
        target = self.order.basket_ids.sorted("date")[3].delivery_id
        self.basket.action_deliver()
        with self.assertRaisesRegex(UserError, "no longer to deliver"):
            self.basket.action_move(target)

    def test_a_basket_does_not_move_to_a_delivery_that_is_done(self):
        target = self.order.basket_ids.sorted("date")[3].delivery_id
        target.action_deliver()
        with self.assertRaisesRegex(UserError, "already delivered"):
            self.basket.action_move(target)

    def test_a_basket_does_not_move_to_a_round_that_skips_its_depot(self):
        friday = self.season.delivery_ids.filtered(
            lambda d: d.round_id == self.v1 and d.date > date(2026, 6, 20)
        )[0]
        with self.assertRaisesRegex(UserError, "does not stop"):
            self.basket.action_move(friday)


class TestSeason(PlannedCase):
    def test_each_round_has_fifty_deliveries(self):
        self.assertEqual(len(self.season.delivery_ids), 100)

    def test_planning_again_changes_nothing(self):
        before = self.season.delivery_ids
        self.season.action_plan()
        self.assertEqual(self.season.delivery_ids, before)

    def test_a_week_closed_later_loses_its_empty_deliveries(self):
        self.season.close_weeks([33])
        self.season.action_plan()
        self.assertEqual(len(self.season.delivery_ids), 98)

    def test_a_week_with_baskets_cannot_be_closed(self):
        self.make_subscription(self.alice, self.mairie)
        self.season.close_weeks([33])
        with self.assertRaisesRegex(UserError, "already planned"):
            self.season.action_plan()

    def test_a_holiday_decided_later_moves_its_baskets(self):
        order = self.make_subscription(self.alice, self.mairie)
        holiday = self.season.holiday_ids.filtered(
            lambda h: h.date == date(2026, 7, 14)
        )
        holiday.write({"policy": "moved", "moved_to": date(2026, 7, 15)})
        self.season.action_plan()
        self.assertIn(date(2026, 7, 15), order.basket_ids.mapped("date"))

    def test_two_rounds_can_move_to_different_days_for_a_holiday(self):
        m2 = self.make_round("M2", 2, self.gare)
        holiday = self.season.holiday_ids.filtered(
            lambda h: h.date == date(2026, 7, 14)
        )
        self.env["cocagne.holiday.move"].create(
            {
                "holiday_id": holiday.id,
                "round_id": m2.id,
                "moved_to": date(2026, 7, 15),
            }
        )
        self.season.action_plan()
        week = self.season.delivery_ids.filtered(
            lambda d: d.nominal_date == date(2026, 7, 14)
        )
        days = {delivery.round_id.code: delivery.date.day for delivery in week}
        self.assertEqual(days, {"M1": 13, "M2": 15})

    def test_a_holiday_moved_to_a_saturday_is_refused(self):
        holiday = self.season.holiday_ids.filtered(lambda h: h.date.month == 7)
        with self.assertRaises(ValidationError):
            holiday.write({"policy": "moved", "moved_to": date(2026, 7, 18)})

    def test_a_delivery_moved_by_hand_stays_when_planning_again(self):
        delivery = self.season.delivery_ids.filtered(lambda d: d.round_id == self.m1)[5]
        day = delivery.date.replace(day=delivery.date.day + 1)
        delivery.date = day
        self.season.action_plan()
        self.assertEqual(delivery.date, day)

    def test_a_delivery_never_moves_to_another_week(self):
        delivery = self.season.delivery_ids[5]
        with self.assertRaises(ValidationError):
            delivery.date = date(2026, 12, 1)

    def test_overlapping_seasons_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "overlaps"):
            self.make_season()

    def test_a_season_without_open_week_is_refused(self):
        season = self.make_season(2027, closed_weeks=range(1, 54))
        with self.assertRaisesRegex(UserError, "closed"):
            season.action_plan()

    def test_a_closed_season_is_not_planned(self):
        self.season.action_close()
        with self.assertRaisesRegex(UserError, "Open it again"):
            self.season.action_plan()

    def test_a_calendar_is_validated_only_with_exactly_its_dates(self):
        calendar = self.season.calendar_ids.filtered(
            lambda c: c.round_id == self.m1 and c.frequency_id.rule == "fortnightly"
        )
        calendar.expected_count = 24
        with self.assertRaisesRegex(UserError, "24 dates"):
            calendar.action_validate()
        calendar.action_place_dates()
        calendar.action_validate()
        self.assertEqual(calendar.state, "valid")


class TestDepot(PlannedCase):
    def test_depots_are_numbered_by_the_garden(self):
        self.assertEqual(self.gare.number, self.mairie.number + 1)

    def test_the_number_of_a_depot_never_changes(self):
        with self.assertRaises(ValidationError):
            self.mairie.number = 99

    def test_a_full_depot_refuses_one_more_basket(self):
        self.mairie.capacity = 2
        self.make_subscription(self.alice, self.mairie, quantity=2)
        self.assertTrue(self.mairie.is_full)
        with self.assertRaisesRegex(UserError, "is full"):
            self.make_subscription(self.bruno, self.mairie)

    def test_eggs_take_no_place(self):
        self.mairie.capacity = 1
        self.make_subscription(self.alice, self.mairie)
        self.make_subscription(self.bruno, self.mairie, product=self.eggs)
        self.assertEqual(self.mairie.places_taken, 1)

    def test_a_reserved_depot_opens_with_its_password_only(self):
        self.mairie.write({"category": "reserved", "access_code": "lune"})
        self.assertTrue(self.mairie.check_access_code("lune"))
        self.assertFalse(self.mairie.check_access_code("soleil"))
        self.assertFalse(self.mairie.check_access_code(""))

    def test_nobody_can_read_the_password_again(self):
        self.mairie.access_code = "lune"
        self.mairie.invalidate_recordset()
        depot = self.mairie.with_user(self.user_manager)
        self.assertFalse(depot.access_code)
        with self.assertRaises(AccessError):
            depot.read(["access_code_hash"])
