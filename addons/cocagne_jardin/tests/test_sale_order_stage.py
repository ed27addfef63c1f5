from datetime import date

from .common import CocagneCase


class TestSubscriptionStage(CocagneCase):
    """What the screens of a subscription tell, and what cancelling one does."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.season = cls.make_season(plan=True)
        cls.order = cls.make_subscription(cls.alice, cls.mairie)
        cls.draft = cls.make_subscription(cls.bruno, cls.mairie, confirm=False)

    def found(self, stage):
        return self.env["sale.order"].search(
            [
                ("is_subscription", "=", True),
                ("company_id", "=", self.garden.id),
                ("subscription_stage", "=", stage),
            ]
        )

    def test_a_confirmed_subscription_is_running(self):
        self.assertEqual(self.order.subscription_stage, "running")

    def test_it_is_being_written_before(self):
        self.assertEqual(self.draft.subscription_stage, "draft")

    def test_it_is_ended_after_its_last_day(self):
        self.order.write({"date_start": date(2026, 1, 1), "date_end": "2026-06-14"})
        self.assertEqual(self.order.subscription_stage, "ended")

    def test_each_stage_is_found_by_its_filter(self):
        ended = self.make_subscription(
            self.chloe,
            self.mairie,
            date_start=date(2026, 1, 1),
            date_end=date(2026, 3, 31),
        )
        cancelled = self.make_subscription(self.eric, self.mairie)
        cancelled.action_cancel()
        for stage, order in (
            ("draft", self.draft),
            ("running", self.order),
            ("ended", ended),
            ("cancelled", cancelled),
        ):
            with self.subTest(stage):
                self.assertEqual(self.found(stage), order)

    def test_cancelling_cancels_the_baskets_to_come(self):
        self.order.action_cancel()
        self.assertEqual(set(self.order.basket_ids.mapped("state")), {"cancelled"})

    def test_cancelling_leaves_what_was_delivered(self):
        first = self.order.basket_ids.sorted("date")[0]
        first.action_deliver()
        self.order.action_cancel()
        self.assertEqual(first.state, "delivered")

    def test_written_again_and_confirmed_it_brings_its_baskets_back(self):
        count = len(self.order.basket_ids)
        self.order.action_cancel()
        self.order.action_draft()
        self.order.action_confirm()
        self.assertEqual(self.order.basket_ids.mapped("state"), ["planned"] * count)

    def test_the_desk_may_cancel_and_write_again(self):
        order = self.order.with_user(self.user_sales_desk)
        order.action_cancel()
        order.action_draft()
        self.assertEqual(order.subscription_stage, "draft")
