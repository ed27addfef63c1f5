from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError

from .common import CocagneCase


class TestWaitingList(CocagneCase):
    """One place at the Mairie, which Alice has; Bruno then Chloé wait for it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.make_season(plan=True)
        cls.mairie.capacity = 1
        cls.order = cls.make_subscription(cls.alice, cls.mairie)
        cls.bruno.email = "bruno@example.org"

    def wait(self, partner, **values):
        return self.mairie.action_wait(partner, self.simple, **values)

    def free_the_place(self):
        self.order._action_cancel()

    def test_r12_who_waits_has_a_rank(self):
        first, second = self.wait(self.bruno), self.wait(self.chloe)
        self.assertEqual((first.rank, second.rank), (1, 2))
        self.assertEqual((first.state, second.state), ("waiting", "waiting"))

    def test_r12_waiting_twice_keeps_the_rank(self):
        first = self.wait(self.bruno)
        self.wait(self.chloe)
        self.assertEqual(self.wait(self.bruno), first)

    def test_r12_a_place_that_gets_free_is_kept_for_the_first(self):
        first, second = self.wait(self.bruno), self.wait(self.chloe)
        self.free_the_place()
        self.assertEqual((first.state, second.state), ("offered", "waiting"))
        self.assertEqual(first.reserved_until, date(2026, 6, 20))
        self.assertEqual(self.mairie.places_reserved, 1)
        self.assertTrue(self.mairie.is_full)

    def test_r12_the_first_receives_one_mail(self):
        self.wait(self.bruno)
        self.free_the_place()
        self.mairie._offer_free_places()
        sent = self.env["cocagne.mail.sent"].search(
            [("partner_id", "=", self.bruno.id)]
        )
        self.assertEqual(len(sent), 1)

    def test_r12_a_kept_place_is_taken_for_everybody_else(self):
        self.wait(self.bruno)
        self.free_the_place()
        with self.assertRaisesRegex(UserError, "is full"):
            self.make_subscription(self.chloe, self.mairie)

    def test_r12_who_was_offered_the_place_takes_it(self):
        entry = self.wait(self.bruno)
        self.free_the_place()
        order = self.make_subscription(self.bruno, self.mairie)
        self.assertEqual((entry.state, entry.order_id), ("taken", order))
        self.assertEqual(self.mairie.places_reserved, 0)

    def test_r12_a_place_that_is_not_taken_goes_to_the_next(self):
        first, second = self.wait(self.bruno), self.wait(self.chloe)
        self.free_the_place()
        with freeze_time("2026-06-21"):
            self.mairie._offer_free_places()
        self.assertEqual((first.state, second.state), ("expired", "offered"))

    def test_r12_until_its_last_day_a_place_is_kept(self):
        first = self.wait(self.bruno)
        self.free_the_place()
        with freeze_time("2026-06-20"):
            self.mairie._offer_free_places()
            self.assertEqual(first.state, "offered")

    def test_r12_looking_again_changes_nothing(self):
        first, second = self.wait(self.bruno), self.wait(self.chloe)
        self.free_the_place()
        until = first.reserved_until
        self.assertFalse(self.mairie._offer_free_places())
        self.assertEqual((first.state, second.state), ("offered", "waiting"))
        self.assertEqual(first.reserved_until, until)

    def test_r12_more_places_are_offered_at_once(self):
        first, second = self.wait(self.bruno), self.wait(self.chloe)
        self.mairie.capacity = 2
        self.assertEqual((first.state, second.state), ("offered", "waiting"))

    def test_r12_a_change_of_depot_frees_a_place(self):
        entry = self.wait(self.bruno)
        self.order.depot_id = self.gare
        self.assertEqual(entry.state, "offered")

    def test_r12_who_wants_two_crates_keeps_the_rank_until_there_are_two(self):
        self.familial.depot_places = 2
        self.mairie.write({"capacity": 0, "crate_capacity": 1})
        first = self.mairie.action_wait(self.bruno, self.familial)
        second = self.wait(self.chloe)
        self.free_the_place()
        self.assertEqual((first.state, second.state), ("waiting", "waiting"))
        self.mairie.crate_capacity = 2
        self.assertEqual((first.state, second.state), ("offered", "waiting"))

    def test_r12_who_withdraws_leaves_the_place_to_the_next(self):
        first, second = self.wait(self.bruno), self.wait(self.chloe)
        self.free_the_place()
        first.with_user(self.user_sales_desk).action_withdraw()
        self.assertEqual((first.state, second.state), ("withdrawn", "offered"))
        self.assertFalse(first.can_withdraw())
        with self.assertRaisesRegex(UserError, "nothing to withdraw"):
            first.action_withdraw()

    def test_r12_who_missed_the_place_can_wait_again_at_the_end(self):
        first, second = self.wait(self.bruno), self.wait(self.chloe)
        first.action_withdraw()
        first.action_wait_again()
        self.assertEqual((second.rank, first.rank), (1, 2))

    def test_r12_nobody_waits_where_there_is_no_limit(self):
        self.assertFalse(self.gare.can_wait(self.bruno, self.simple))
        with self.assertRaisesRegex(UserError, "no limit"):
            self.gare.action_wait(self.bruno, self.simple)

    def test_r12_nobody_waits_for_eggs(self):
        with self.assertRaisesRegex(UserError, "takes no place"):
            self.mairie.action_wait(self.bruno, self.eggs)

    def test_r12_a_draft_subscription_joins_the_list(self):
        draft = self.make_subscription(self.bruno, self.mairie, confirm=False)
        draft.action_wait_at_depot()
        entry = self.mairie.waiting_ids
        self.assertEqual((entry.partner_id, entry.state), (self.bruno, "waiting"))
        self.free_the_place()
        draft.action_confirm()
        self.assertEqual(entry.state, "taken")

    def test_r12_the_desk_keeps_the_list_and_the_preparer_does_not_see_it(self):
        entry = self.mairie.with_user(self.user_sales_desk).action_wait(
            self.bruno, self.simple
        )
        with self.assertRaises(AccessError):
            entry.with_user(self.user_preparer).read(["partner_id"])
        with self.assertRaises(AccessError):
            self.mairie.with_user(self.user_preparer).action_wait(
                self.chloe, self.simple
            )

    def test_r12_a_preparer_still_sees_that_a_place_is_kept(self):
        self.wait(self.bruno)
        self.free_the_place()
        depot = self.mairie.with_user(self.user_preparer)
        self.assertEqual((depot.places_reserved, depot.is_full), (1, True))
