from datetime import date

from odoo.tests import tagged

from .statement_case import APRIL_30, MARCH_31, StatementCase


@tagged("post_install", "-at_install")
class TestClosing(StatementCase):
    """What a month waits for before it is closed."""

    def checks(self, day=MARCH_31):
        closing = self.env["cocagne.closing"].with_user(self.user_accountant)
        closing = closing._get_closing(self.garden, day)
        closing.action_refresh()
        return {
            check.code: check
            for check in closing.check_ids
            if check.code.startswith("solidarity")
        }

    def counts(self, day=MARCH_31):
        return {
            code.removeprefix("solidarity_"): check.count
            for code, check in self.checks(day).items()
        }

    def test_a_month_in_order_asks_nothing(self):
        self.assertEqual(set(self.counts().values()), {0})

    def test_a_basket_without_share_blocks_and_names_nobody(self):
        self.deliver(self.order, 3, 10)
        self.shares(self.baskets(self.order, 3)).sudo().unlink()
        check = self.checks()["solidarity_split"]
        self.assertEqual((check.count, check.level), (1, "danger"))
        self.assertFalse(check.can_open)

    def test_a_statement_is_due_then_to_send_then_unpaid(self):
        self.deliver(self.order)
        self.assertEqual(self.counts()["due"], 1)
        statement = self.prepare()
        counts = self.counts()
        self.assertEqual((counts["due"], counts["drafts"]), (0, 1))
        statement.action_mark_sent()
        self.assertEqual(self.counts()["drafts"], 0)
        statement.sudo().date_due = date(2026, 4, 20)
        check = self.checks(APRIL_30)["solidarity_unpaid"]
        self.assertEqual((check.count, check.amount, check.level), (1, 35.0, "info"))

    def test_a_period_of_the_fund_is_to_book(self):
        self.ccas_agreement.rule_ids.amount = 5.0
        self.deliver(self.order)
        fund = self.count_fund()
        self.assertEqual(self.counts()["fund_due"], 1)
        fund.action_book()
        self.assertEqual(self.counts()["fund_due"], 0)

    def test_a_fund_below_zero_in_the_books_blocks(self):
        self.make_entry(("196000", 5.0, 0.0), ("789600", 0.0, 5.0), day="2026-03-20")
        check = self.checks()["solidarity_fund"]
        self.assertEqual((check.count, check.amount, check.level), (1, 5.0, "danger"))
