from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .statement_case import APRIL_30, MARCH_31, StatementCase

DECEMBER_31 = date(2025, 12, 31)


@tagged("post_install", "-at_install")
class TestFund(StatementCase):
    """The CCAS pays 5 €, Dina 3 €: 2 € of each basket are left to the fund."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden._set_up_payment_ways()
        cls.ccas_agreement.rule_ids.amount = 5.0

    def deliver_march(self):
        """Five baskets: the fund is asked 10 €."""
        return self.deliver(self.order)

    def left(self):
        return -self.balance("196")

    def test_the_fund_pays_within_what_it_holds_and_the_garden_the_rest(self):
        self.give(6.0)
        self.deliver_march()
        fund = self.count_fund()
        self.assertEqual(
            (fund.received, fund.needed, fund.used, fund.effort, fund.closing),
            (6.0, 10.0, 6.0, 4.0, 0.0),
        )
        self.assertEqual(fund.basket_count, 5)

    def test_what_is_not_used_is_put_aside_and_ties_with_the_ledger(self):
        self.give(16.0)
        self.deliver_march()
        fund = self.count_fund()
        fund.action_book()
        self.assertEqual((fund.closing, self.left()), (6.0, 6.0))
        self.assertEqual(self.balance("6896"), 6.0)
        self.assertEqual(self.balance("7896"), 0.0)
        self.assertEqual((fund.booked_report, fund.booked_use), (6.0, 0.0))

    def test_what_earlier_years_put_aside_is_used_first(self):
        self.garden.solidarity_fund_opening = 30.0
        self.make_entry(("689600", 30.0, 0.0), ("196000", 0.0, 30.0), day="2025-12-31")
        self.give(5.0)
        self.deliver_march()
        fund = self.count_fund()
        fund.action_book()
        # 10 of the 30 come back, the gift of the year is put aside
        self.assertEqual(self.balance("7896"), -10.0)
        self.assertEqual(self.balance("6896"), 35.0)
        self.assertEqual((fund.closing, self.left()), (25.0, 25.0))

    def test_the_year_is_right_whatever_the_rhythm(self):
        self.give(20.0, day="2026-03-10")
        self.deliver_march()
        self.deliver(self.order, month=4)
        march, april = self.count_fund(APRIL_30).sorted("date_from")
        (march | april).action_book()
        # 20 given, 18 used in the same year: 2 are put aside, nothing was "used"
        self.assertEqual(self.balance("6896"), 2.0)
        self.assertEqual(self.balance("7896"), 0.0)
        self.assertEqual((april.closing, self.left()), (2.0, 2.0))
        self.assertEqual(april.booked_report, -8.0)

    def test_a_gift_of_baskets_feeds_the_fund_and_tells_what_is_used(self):
        self.garden.gift_basket_price = 4.0
        gift = self.give(20.0, kind="baskets", basket_count=5)
        self.deliver(self.order, 3, 10, 17)
        self.assertEqual((gift.baskets_used, gift.baskets_left), (3, 2))
        fund = self.count_fund()
        self.assertEqual((fund.received, fund.gift_baskets), (20.0, 5))

    def test_supplements_of_members_feed_the_fund(self):
        self.alice_order = self.subscribe(self.alice, gift_per_basket=1.0)
        self.deliver(self.alice_order)
        self.bill()
        self.assertEqual(self.count_fund().received, 5.0)

    def test_a_gift_of_money_feeds_it_only_when_it_is_for_solidarity(self):
        self.give(50.0, for_solidarity=False)
        self.deliver_march()
        self.assertEqual(self.count_fund().received, 0.0)

    def test_a_gift_that_comes_back_unpaid_leaves_the_fund(self):
        gift = self.give(10.0)
        self.deliver_march()
        march = self.count_fund()
        march.action_book()
        self.assertEqual(march.effort, 0.0)
        gift._return_unpaid(date(2026, 4, 2))
        april = self.count_fund(APRIL_30)
        self.assertEqual(
            (april.received, april.used, april.effort, april.closing),
            (-10.0, -10.0, 10.0, 0.0),
        )
        april.action_book()
        self.assertEqual(self.left(), 0.0)

    def test_a_booked_share_is_corrected_by_its_opposite(self):
        self.give(10.0)
        basket = self.deliver(self.order, 3)
        self.deliver(self.order, 10)
        march = self.count_fund()
        march.action_book()
        self.correct(basket)
        self.assertEqual((march.needed, self.left()), (4.0, 6.0))
        april = self.count_fund(APRIL_30)
        self.assertEqual((april.needed, april.closing), (-2.0, 8.0))
        april.action_book()
        self.assertEqual(self.left(), 8.0)

    def test_the_entry_is_taken_back_and_leads_to_its_period(self):
        self.give(16.0)
        self.deliver_march()
        fund = self.count_fund()
        fund.action_book()
        move = fund.move_id
        self.assertEqual(move.action_solidarity_source()["res_id"], fund.id)
        with self.assertRaisesRegex(UserError, "take the period back there"):
            move.button_draft()
        fund.action_unbook()
        self.assertEqual((fund.state, self.left()), ("draft", 0.0))
        fund.action_book()
        self.assertEqual(self.left(), 6.0)

    def test_periods_are_booked_in_order_and_in_open_books(self):
        self.deliver_march()
        march, april = self.count_fund(APRIL_30).sorted("date_from")
        with self.assertRaisesRegex(UserError, "first"):
            april.action_book()
        self.garden.fiscalyear_lock_date = MARCH_31
        with self.assertRaisesRegex(UserError, "books are closed"):
            march.action_book()

    def test_counting_twice_changes_nothing(self):
        self.give(6.0)
        self.deliver_march()
        first = self.count_fund()
        self.assertEqual(self.count_fund(), first)
        self.assertEqual(first.needed, 10.0)

    def test_an_offered_basket_is_paid_by_the_fund_where_the_garden_says_so(self):
        offered = self.subscribe(self.alice, offered_reason="gift")
        self.deliver(offered, 3)
        self.assertFalse(self.shares(self.baskets(offered, 3)))
        self.garden.solidarity_offers = True
        baskets = self.deliver(offered, 10)
        share = self.shares(baskets)
        self.assertEqual((share.payer, share.amount), ("fund", 10.0))
        self.assertFalse(share.enrolment_id)
        self.correct(baskets)
        self.assertFalse(self.shares(baskets))

    def test_a_welcome_basket_is_the_gardens_own(self):
        self.garden.solidarity_offers = True
        offered = self.subscribe(self.alice, offered_reason="welcome")
        self.assertFalse(self.shares(self.deliver(offered, 3)))
