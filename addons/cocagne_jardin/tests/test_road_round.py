from odoo.exceptions import AccessError, UserError

from .common import CocagneCase


class TestRoundRecord(CocagneCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()

    def test_r17_a_depot_on_two_rounds_lets_the_member_choose_the_day(self):
        m2 = self.make_round("M2", 5, self.mairie)
        self.make_season(plan=True)
        order = self.make_subscription(self.alice, self.mairie, confirm=False)
        self.assertEqual(order.depot_round_ids, self.m1 | m2)
        order.round_id = m2
        order.action_confirm()
        self.assertEqual(order.basket_ids.round_id, m2)

    def test_r17_a_day_on_which_nobody_comes_is_refused(self):
        with self.assertRaisesRegex(Exception, "does not stop"):
            self.make_subscription(
                self.alice, self.mairie, confirm=False, round_id=self.v1.id
            )

    def test_r18_two_rounds_are_prepared_on_the_same_day(self):
        monday = self.env["cocagne.preparation.day"].create(
            {"company_id": self.garden.id, "weekday": "1"}
        )
        (self.m1 | self.v1).preparation_day_id = monday
        self.make_season(plan=True)
        rounds = self.m1 | self.v1
        week = self.env["cocagne.delivery"].search(
            [("week", "=", "2026-06-15"), ("round_id", "in", rounds.ids)]
        )
        self.assertEqual(
            {str(day) for day in week.mapped("preparation_date")}, {"2026-06-15"}
        )

    def test_r19_the_road_sheet_says_who_drives_when_and_with_what(self):
        self.m1.write(
            {
                "driver_id": self.eric.id,
                "start_time": 7.5,
                "vehicle_note": "white van",
            }
        )
        self.make_season(plan=True)
        self.make_subscription(self.alice, self.mairie)
        delivery = self.env["cocagne.delivery"].search(
            [("round_id", "=", self.m1.id), ("date", "=", "2026-06-16")]
        )
        sheet = self.env["cocagne.preparation.sheet"].sheets_of(delivery)[0]
        self.assertEqual(
            sheet.trips[0].departure, f"{self.eric.name} - 07:30 - white van"
        )
        html = self.env["ir.actions.report"]._render_qweb_html(
            "cocagne_jardin.action_report_road_sheet", delivery.ids
        )[0]
        self.assertIn("white van", html.decode())

    def test_r19_the_stops_are_in_the_order_of_the_road(self):
        round_ = self.make_round("X1", 3, self.gare | self.mairie)
        self.assertEqual(
            round_.stop_ids.sorted().depot_id.ids, [self.gare.id, self.mairie.id]
        )


class TestRoundBoard(CocagneCase):
    """M1 (Tuesday): Mairie, Poste, Halle. V1 (Friday): Gare. Alice and Bruno fetch a
    basket a week at the Poste."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.poste, cls.halle = cls.make_depot("Poste"), cls.make_depot("Halle")
        cls.env["cocagne.round.stop"].create(
            [
                {"round_id": cls.m1.id, "depot_id": depot.id, "sequence": place}
                for place, depot in ((2, cls.poste), (3, cls.halle))
            ]
        )
        cls.season = cls.make_season(plan=True)
        cls.order = cls.make_subscription(cls.alice, cls.poste)
        cls.bruno_order = cls.make_subscription(cls.bruno, cls.poste)
        cls.rounds = cls.env["cocagne.round"].with_user(cls.user_manager)

    def columns(self):
        return {
            str(rnd["id"]): [stop["id"] for stop in rnd["stops"]]
            for rnd in self.rounds.board()["rounds"]
        }

    def stop(self, depot):
        return depot.stop_ids

    def moved(self, depot, garden_round):
        """The columns with a depot at the end of another round."""
        columns, stop = self.columns(), self.stop(depot)
        columns[str(stop.round_id.id)].remove(stop.id)
        columns[str(garden_round.id)].append(stop.id)
        return columns

    def move(self, depot, garden_round, day="2026-06-22", user=None):
        rounds = self.rounds.with_user(user or self.user_manager)
        return rounds.arrange(self.moved(depot, garden_round), self.columns(), day)

    def plan(self, order):
        """The (round, day) of each basket, in order of date."""
        return [
            (basket.round_id.code, str(basket.date))
            for basket in order.basket_ids.sorted("date")
        ]

    def test_r21_the_board_shows_the_stops_and_the_baskets_of_the_week(self):
        board = self.rounds.board()
        m1 = next(rnd for rnd in board["rounds"] if rnd["code"] == "M1")
        self.assertEqual(
            [(stop["name"], stop["baskets"]) for stop in m1["stops"]],
            [("Mairie", 0), ("Poste", 2), ("Halle", 0)],
        )
        self.assertEqual(m1["baskets"], 2)

    def test_r21_a_new_order_is_saved_in_one_call(self):
        before = self.columns()
        columns = dict(before)
        columns[str(self.m1.id)] = list(reversed(before[str(self.m1.id)]))
        board = self.rounds.arrange(columns, before)
        self.assertEqual(self.columns(), columns)
        self.assertTrue(board["undo"])
        self.assertEqual(
            self.m1.stop_ids.sorted().depot_id, self.halle + self.poste + self.mairie
        )

    def test_r21_saving_the_same_order_writes_no_history(self):
        self.rounds.arrange(self.columns(), self.columns())
        self.assertFalse(self.env["cocagne.round.arrangement"].search([]))

    def test_r21_the_subscriptions_follow_a_depot_from_the_chosen_day(self):
        self.move(self.poste, self.v1)
        self.assertEqual(self.order.round_id, self.v1)
        self.assertEqual(
            self.plan(self.order)[:3],
            [("M1", "2026-06-16"), ("V1", "2026-06-26"), ("V1", "2026-07-03")],
        )
        # 16 June, then 27 Fridays from 26 June to 25 December
        self.assertEqual(len(self.order.basket_ids), 28)
        self.assertEqual(self.order.order_line.product_uom_qty, 28)

    def test_r21_the_preview_says_how_many_follow(self):
        rows = self.rounds.preview_arrange(
            self.moved(self.poste, self.v1), self.columns(), "2026-06-22"
        )
        self.assertEqual(len(rows), 1)
        self.assertEqual(
            (rows[0]["subscriptions"], rows[0]["baskets"], rows[0]["kept"]), (2, 56, 0)
        )

    def test_r21_no_basket_comes_into_past_weeks(self):
        past = self.make_subscription(self.chloe, self.poste, date_start="2026-01-01")
        before = len(past.basket_ids.filtered(lambda b: str(b.date) < "2026-06-22"))
        self.move(self.poste, self.v1)
        after = past.basket_ids.filtered(lambda b: str(b.date) < "2026-06-22")
        self.assertEqual(len(after), before)
        self.assertEqual(after.round_id, self.m1)

    def test_r21_a_basket_changed_by_hand_stays(self):
        first, second, third = self.order.basket_ids.sorted("date")[:3]
        self.env["cocagne.change"]._apply(
            "move", {second: {"delivery_id": third.delivery_id.id}}
        )
        self.move(self.poste, self.v1)
        # nothing comes on Friday 26 June: its basket waits on Tuesday 30 June
        self.assertEqual(
            self.plan(self.order)[:4],
            [
                ("M1", "2026-06-16"),
                ("M1", "2026-06-30"),
                ("V1", "2026-07-03"),
                ("V1", "2026-07-10"),
            ],
        )

    def test_r21_a_cancelled_week_stays_cancelled(self):
        second = self.order.basket_ids.sorted("date")[1]
        self.env["cocagne.change"]._apply("cancel", {second: {"state": "cancelled"}})
        self.move(self.poste, self.v1)
        june = self.order.basket_ids.filtered(
            lambda b: "2026-06-22" <= str(b.date) <= "2026-06-28"
        )
        self.assertEqual(june.mapped("state"), ["cancelled"])

    def test_r21_a_number_of_baskets_stays_the_same(self):
        order = self.make_subscription(
            self.chloe, self.poste, count=10, duration_mode="count"
        )
        self.move(self.poste, self.v1)
        self.assertEqual(len(order.basket_ids), 10)
        self.assertEqual(
            order.basket_ids.filtered(lambda b: b.round_id == self.m1).mapped("date"),
            [order.basket_ids.sorted("date")[0].date],
        )

    def test_r21_it_can_be_undone(self):
        before, columns = self.plan(self.order), self.columns()
        board = self.move(self.poste, self.v1)
        arrangement = self.env["cocagne.round.arrangement"].browse(board["undo"]["id"])
        arrangement.with_user(self.user_manager).action_undo()
        self.assertEqual(self.plan(self.order), before)
        self.assertEqual(self.columns(), columns)
        self.assertEqual(self.order.round_id, self.m1)
        self.assertFalse(arrangement.can_undo())

    def test_r21_the_history_says_who_moved_what(self):
        self.move(self.poste, self.v1)
        arrangement = self.env["cocagne.round.arrangement"].search([])
        self.assertEqual(arrangement.create_uid, self.user_manager)
        self.assertIn("M1 → V1", arrangement.summary)
        self.assertEqual(arrangement.move_ids.order_count, 2)
        self.assertIn("V1", self.order.message_ids[0].body)

    def test_r21_after_another_change_it_is_not_undone(self):
        self.move(self.poste, self.v1)
        first = self.env["cocagne.round.arrangement"].search([])
        self.move(self.poste, self.m1)
        with self.assertRaisesRegex(UserError, "changed again"):
            first.with_user(self.user_manager).action_undo()

    def test_r21_what_somebody_else_changed_is_not_overwritten(self):
        columns = self.columns()
        mine = self.moved(self.poste, self.v1)
        self.move(self.halle, self.v1)
        with self.assertRaisesRegex(UserError, "Somebody else"):
            self.rounds.arrange(mine, columns, "2026-06-22")

    def test_r21_a_stop_that_is_not_on_the_board_is_refused(self):
        columns = self.columns()
        columns[str(self.m1.id)] = columns[str(self.m1.id)][1:]
        with self.assertRaisesRegex(UserError, "Somebody else"):
            self.rounds.arrange(columns, self.columns())

    def test_r21_a_depot_is_not_twice_on_a_round(self):
        self.env["cocagne.round.stop"].create(
            {"round_id": self.v1.id, "depot_id": self.mairie.id, "sequence": 5}
        )
        stop = self.m1.stop_ids.filtered(lambda s: s.depot_id == self.mairie)
        columns = self.columns()
        columns[str(self.m1.id)].remove(stop.id)
        columns[str(self.v1.id)].append(stop.id)
        with self.assertRaisesRegex(UserError, "already a stop"):
            self.rounds.arrange(columns, self.columns(), "2026-06-22")

    def test_r21_past_days_are_refused(self):
        with self.assertRaisesRegex(UserError, "which is past"):
            self.move(self.poste, self.v1, day="2026-06-01")

    def test_r21_too_few_weeks_change_nothing(self):
        order = self.make_subscription(
            self.chloe, self.poste, count=29, duration_mode="count"
        )
        before = self.plan(order)
        with self.assertRaisesRegex(UserError, "weeks left"), self.cr.savepoint():
            self.move(self.poste, self.v1, day="2026-07-06")
        self.env.invalidate_all()
        self.assertEqual((self.plan(order), order.round_id), (before, self.m1))

    def test_r21_the_desk_changes_the_order_and_moves_no_depot(self):
        before = self.columns()
        columns = dict(before)
        columns[str(self.m1.id)] = list(reversed(before[str(self.m1.id)]))
        self.rounds.with_user(self.user_sales_desk).arrange(columns, before)
        with self.assertRaises(AccessError):
            self.move(self.poste, self.v1, user=self.user_sales_desk)

    def test_r21_a_preparer_looks_and_changes_nothing(self):
        rounds = self.rounds.with_user(self.user_preparer)
        board = rounds.board()
        self.assertEqual((board["can_sort"], board["can_move"]), (False, False))
        before = self.columns()
        columns = dict(before)
        columns[str(self.m1.id)] = list(reversed(before[str(self.m1.id)]))
        with self.assertRaises(AccessError):
            rounds.arrange(columns, before)

    def test_r21_other_gardens_are_not_on_the_board(self):
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_manager", company=self.other_garden
        )
        rounds = self.rounds.with_user(stranger).with_company(self.other_garden)
        rounds = rounds.with_context(allowed_company_ids=self.other_garden.ids)
        self.assertEqual(rounds.board()["rounds"], [])
        with self.assertRaises(AccessError):
            rounds.arrange(self.columns(), self.columns())
