"""Receipts against charges (D.5132-34), the share of the Département (D.5132-41)."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from .money_case import MoneyCase


@tagged("post_install", "-at_install")
class TestReceipts(MoneyCase):
    """D.5132-34: sales below 30 % of the charges, 50 % when the prefect says so."""

    def book_year(self, sales, charges):
        lines = [("707100", 0.0, sales), ("606300", charges, 0.0)]
        lines.append(("471000", max(sales - charges, 0), max(charges - sales, 0)))
        accounts = self.env["account.account"]
        find = {
            code: accounts.search(
                [("company_ids", "in", self.garden.ids), ("code", "=", code)], limit=1
            )
            for code, _d, _c in lines
        }
        move = self.env["account.move"].create(
            {
                "move_type": "entry",
                "company_id": self.garden.id,
                "journal_id": self.garden._ledger_journal().id,
                "date": "2026-05-10",
                "line_ids": [
                    Command.create(
                        {"account_id": find[code].id, "debit": debit, "credit": credit}
                    )
                    for code, debit, credit in lines
                ],
            }
        )
        move.action_post()
        self.annex.invalidate_recordset()

    def test_d5132_34_a_euro_below_30_percent_is_accepted(self):
        self.book_year(2999.0, 10000.0)
        self.assertEqual((self.annex.receipts, self.annex.charges), (2999.0, 10000.0))
        self.assertFalse(self.annex.receipts_problem)

    def test_d5132_34_30_percent_is_told_with_the_article_and_the_way_out(self):
        self.book_year(3000.0, 10000.0)
        self.assertIn("D.5132-34", self.annex.receipts_problem)
        self.assertIn("prefect", self.annex.receipts_problem)
        home = self.env["cocagne.home"].with_user(self.user_director)
        codes = [card["code"] for card in home._alert_cards()]
        self.assertIn("annex_receipts", codes)

    def test_with_the_prefect_it_is_50_percent(self):
        self.annex.has_prefect_cap = True
        self.book_year(4999.0, 10000.0)
        self.assertFalse(self.annex.receipts_problem)
        self.book_year(1.0, 0.0)
        self.assertIn("50", self.annex.receipts_problem)

    def test_without_entries_nothing_is_told(self):
        self.assertFalse(self.annex.receipts_problem)

    def test_who_sees_no_accounts_sees_the_two_sums(self):
        self.book_year(3000.0, 10000.0)
        self.assertEqual(self.annex.with_user(self.user_director).charges, 10000.0)


@tagged("post_install", "-at_install")
class TestDepartmentShare(MoneyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pathway.rsa = "OUI-NM"
        cls.hire(2)
        cls.shares = cls.env["cocagne.department.share"].with_user(
            cls.user_insertion_adviser
        )

    def test_d5132_41_88_percent_for_each_who_had_the_rsa(self):
        share = self.shares._prepare(date(2026, 5, 1))
        # 88 % of 646.52
        self.assertEqual((share.person_count, share.unit_amount), (1, 568.94))
        self.assertEqual(share.amount, 568.94)

    def test_who_left_before_the_month_is_not_counted(self):
        self.contract.contract_date_end = date(2026, 4, 30)
        self.assertEqual(self.shares._prepare(date(2026, 5, 1)).person_count, 0)

    def test_a_share_that_was_sent_stays(self):
        share = self.shares._prepare(date(2026, 5, 1))
        self.assertEqual(self.shares._prepare(date(2026, 5, 1)), share)
        share.action_send()
        with self.assertRaisesRegex(UserError, "(mai 2026|May 2026)"):
            self.shares._prepare(date(2026, 5, 1))

    def test_the_director_sees_how_many_and_not_who(self):
        share = self.shares._prepare(date(2026, 5, 1)).with_user(self.user_director)
        self.assertEqual(share.person_count, 1)
        with self.assertRaises(AccessError):
            share.read(["pathway_ids"])
        with self.assertRaises(AccessError):
            share.search([("pathway_ids", "in", self.pathway.ids)])

    def test_payroll_and_supervisor_see_nothing_of_it(self):
        share = self.shares._prepare(date(2026, 5, 1))
        for user in (self.user_payroll, self.user_supervisor):
            with self.subTest(user.login), self.assertRaises(AccessError):
                share.with_user(user).read(["amount"])
