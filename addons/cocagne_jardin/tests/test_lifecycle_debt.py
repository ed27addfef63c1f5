from odoo.exceptions import AccessError, UserError

from .life_case import TUESDAY, LifeCase


class TestDebt(LifeCase):
    """Baskets held back above a debt (R59)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.write({"use_debt_limit": True, "debt_limit": 50})
        cls.order = cls.subscribe()
        cls.baskets = cls.env["cocagne.basket"]

    def first(self):
        return self.order.basket_ids.sorted("date")[0]

    def check(self):
        held, freed = self.baskets._check_debts(self.garden)
        return len(held), len(freed)

    def test_r59_the_next_basket_of_a_debtor_is_held_back(self):
        self.owe(self.alice, 50.01)
        self.assertEqual(self.check(), (1, 0))
        self.assertEqual(self.states(self.order), {"held": 1, "planned": 28})
        self.assertEqual(self.first().hold_reason, "debt")

    def test_r59_the_limit_itself_is_borne(self):
        self.owe(self.alice, 50)
        self.assertEqual(self.check(), (0, 0))

    def test_r59_not_where_the_garden_does_not_want_it(self):
        self.garden.use_debt_limit = False
        self.owe(self.alice, 500)
        self.assertEqual(self.check(), (0, 0))

    def test_r59_a_second_run_changes_nothing(self):
        self.owe(self.alice, 60)
        self.check()
        self.assertEqual(self.check(), (0, 0))

    def test_r59_paid_it_is_to_deliver_again(self):
        self.owe(self.alice, 60)
        self.check()
        self.pay(self.alice, 60)
        self.assertEqual(self.check(), (0, 1))
        self.assertEqual(self.states(self.order), {"planned": 29})
        self.assertFalse(self.first().hold_reason)

    def test_r59_paid_too_late_it_was_not_prepared(self):
        self.owe(self.alice, 60)
        self.check()
        with self.at("2026-06-17"):
            self.pay(self.alice, 60)
            self.assertEqual(self.check(), (0, 0))
        self.assertEqual(self.first().state, "held")

    def test_r59_switched_off_everything_comes_back(self):
        self.owe(self.alice, 60)
        self.check()
        self.garden.use_debt_limit = False
        self.assertEqual(self.check(), (0, 1))

    def test_r59_held_baskets_are_on_no_paper_and_in_no_count(self):
        self.subscribe(self.bruno)
        self.owe(self.alice, 60)
        self.check()
        delivery = self.first().delivery_id
        delivery.invalidate_recordset()
        lines = self.prepared(TUESDAY)
        self.assertEqual((sum(lines.mapped("quantity")), delivery.unit_count), (1, 1))
        html = (
            self.env["ir.actions.report"]
            ._render_qweb_html("cocagne_jardin.action_report_labels", delivery.ids)[0]
            .decode()
        )
        self.assertIn("Petit", html)
        self.assertNotIn("Martin", html)

    def test_r59_a_held_basket_is_not_billed(self):
        self.owe(self.alice, 60)
        self.check()
        delivery = self.first().delivery_id
        delivery.action_deliver()
        self.assertEqual(self.first().state, "held")
        engine = self.env["cocagne.billing"]
        domain = engine._billable_domain(self.garden, TUESDAY)
        self.assertFalse(self.baskets.search(domain))

    def test_r59_the_desk_lets_a_basket_through_and_says_why(self):
        self.owe(self.alice, 60)
        self.check()
        self.first().with_user(self.user_sales_desk).action_release("Pays on Friday")
        basket = self.first()
        self.assertEqual(
            (basket.state, basket.release_reason, basket.released_by_id),
            ("planned", "Pays on Friday", self.user_sales_desk),
        )
        self.assertEqual(self.check(), (0, 0))

    def test_r59_without_a_reason_nothing_goes_through(self):
        self.owe(self.alice, 60)
        self.check()
        with self.assertRaisesRegex(UserError, "Write why"):
            self.first().action_release("  ")

    def test_r59_preparers_neither_release_nor_see_why(self):
        self.owe(self.alice, 60)
        self.check()
        basket = self.first().with_user(self.user_preparer)
        with self.assertRaises(UserError):
            basket.action_release("Please")
        for name in ("hold_reason", "release_reason", "member_balance"):
            with self.subTest(name), self.assertRaises(AccessError):
                basket.read([name])
        with self.assertRaises(AccessError):
            self.baskets.with_user(self.user_preparer).action_check_debts()

    def test_r59_the_button_of_the_desk_looks_at_once(self):
        self.owe(self.alice, 60)
        action = self.baskets.with_user(self.user_sales_desk).action_check_debts()
        self.assertEqual(action["tag"], "display_notification")
        self.assertEqual(self.first().state, "held")

    def test_r59_an_offered_basket_is_never_held(self):
        offered = self.subscribe(self.bruno, offered_reason="gift")
        self.owe(self.bruno, 500)
        self.check()
        self.assertNotIn("held", self.states(offered))

    def test_r59_the_eve_of_preparation_is_the_setting(self):
        self.garden.debt_hold_days = 8
        self.owe(self.alice, 60)
        self.assertEqual(self.check(), (2, 0))

    def test_r59_as_many_queries_for_fifty_members_as_for_ten(self):
        def members(count):
            for number in range(count):
                member = self.make_member(f"Number {number}", "Many")
                self.subscribe(member, date_end=TUESDAY)
                if number % 2:
                    self.owe(member, 60)

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.baskets._check_debts(self.garden)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        self.owe(self.alice, 60)
        queries()
        members(10)
        few = queries()
        members(50)
        self.assertLessEqual(queries(), few)
