from datetime import date
from decimal import Decimal

from freezegun import freeze_time
from hypothesis import given
from hypothesis import strategies as st
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import BaseCase, tagged
from odoo.tools import mute_logger

from ..models.ledger.accounts import ACCOUNTS
from ..models.ledger.grant_rules import KINDS, dedicated, spread
from .ledger_case import LedgerCase

YEARS = [(date(y, 1, 1), date(y, 12, 31)) for y in (2026, 2027, 2028)]
CENTS = st.integers(1, 10**9).map(lambda cents: Decimal(cents) / 100)


class TestGrantRules(BaseCase):
    def test_a_year_and_a_half_is_spread_by_days(self):
        # 2026 and 2027 have 365 days: 2/3 and 1/3 of 18 months, by days 184 and 365
        shares = spread(
            Decimal("549.00"), date(2026, 7, 1), date(2027, 12, 31), YEARS[:2]
        )
        self.assertEqual(shares, [Decimal("184.00"), Decimal("365.00")])

    def test_a_year_before_the_period_earns_nothing(self):
        shares = spread(Decimal(100), date(2027, 1, 1), date(2027, 12, 31), YEARS[:2])
        self.assertEqual(shares, [Decimal("0.00"), Decimal("100.00")])

    @given(CENTS, st.dates(YEARS[0][0], YEARS[2][1]), st.integers(0, 1000))
    def test_the_years_earn_the_grant_to_the_cent(self, amount, first, length):
        last = min(date.fromordinal(first.toordinal() + length), YEARS[2][1])
        shares = spread(amount, first, last, YEARS)
        self.assertEqual(sum(shares), amount)
        self.assertTrue(all(share >= 0 for share in shares))

    @given(st.lists(st.tuples(CENTS, CENTS), min_size=1, max_size=8))
    def test_a_fund_is_what_was_put_aside_less_what_was_used(self, years):
        fund = used = reported = Decimal()
        for share, spent in years:
            year = dedicated(fund, share, spent)
            self.assertGreaterEqual(year.closing, 0)
            self.assertLessEqual(year.used, fund)
            self.assertEqual(year.closing, fund + share - min(spent, fund + share))
            fund, used, reported = (
                year.closing,
                used + year.used,
                reported + year.reported,
            )
        self.assertEqual(fund, reported - used)

    def test_each_kind_has_accounts_that_exist(self):
        for kind in KINDS.values():
            for key in kind:
                self.assertIn(key, ACCOUNTS)


@tagged("post_install", "-at_install")
class TestGrant(LedgerCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.department = cls.env["res.partner"].create(
            {"name": "Département du Lac", "company_id": cls.garden.id}
        )

    def make_grant(self, **values):
        """1 200 € of the department for a project of 2026."""
        return self.env["cocagne.grant"].create(
            {
                "name": "Postes d'insertion",
                "company_id": self.garden.id,
                "partner_id": self.department.id,
                "kind": "department",
                "agreement_date": "2026-02-01",
                "date_from": "2026-01-01",
                "date_to": "2026-12-31",
                "amount": 1200.0,
                **values,
            }
        )

    def post_years(self, grant):
        moves = grant.year_ids._propose()
        moves.action_post()
        return moves

    def test_r93_a_promise_is_booked_to_receive(self):
        grant = self.make_grant(
            payment_ids=[
                Command.create({"date": "2026-03-01", "amount": 900.0}),
                Command.create({"date": "2026-11-01", "amount": 300.0}),
            ]
        )
        grant.action_grant()
        self.assertEqual(self.balance("4411"), 1200.0)
        self.assertEqual(self.balance("7413"), -1200.0)
        self.assertEqual(grant.payment_ids.move_line_id.mapped("debit"), [900.0, 300.0])
        self.assertEqual((grant.amount_received, grant.amount_due), (0.0, 1200.0))
        self.assertTrue(grant.payment_ids[0].is_late)

    def test_what_is_received_is_read_from_the_accounts(self):
        grant = self.make_grant()
        grant.action_grant()
        receipt = self.env["cocagne.grant.receipt"].create(
            {"payment_id": grant.payment_ids.id, "amount": 500.0}
        )
        receipt.action_receive()
        self.assertEqual((grant.amount_received, grant.amount_due), (500.0, 700.0))
        self.assertEqual(self.balance("4411"), 700.0)

    def test_more_than_what_is_due_is_not_received(self):
        grant = self.make_grant()
        grant.action_grant()
        receipt = self.env["cocagne.grant.receipt"].create(
            {"payment_id": grant.payment_ids.id, "amount": 1200.01}
        )
        with self.assertRaises(UserError):
            receipt.action_receive()

    def test_two_years_are_earned_year_by_year(self):
        # 730 days of 2026 and 2027: half each
        grant = self.make_grant(date_to="2027-12-31", is_dedicated=False)
        grant.action_grant()
        self.assertEqual(grant.year_ids.mapped("share"), [600.0, 600.0])
        self.assertEqual(grant.year_ids.mapped("deferred"), [600.0, 0.0])
        self.post_years(grant)
        self.assertEqual(self.balance("487", until="2026-12-31"), -600.0)
        self.assertEqual(self.balance("7413", until="2026-12-31"), -600.0)
        self.assertEqual(self.balance("487"), 0.0)
        self.assertEqual(self.balance("7413"), -1200.0)

    def test_what_is_not_spent_goes_to_dedicated_funds_and_comes_back(self):
        grant = self.make_grant(date_to="2027-12-31")
        grant.action_grant()
        first, second = grant.year_ids
        # 600 earned and 400 spent; then 600 earned and 750 spent
        first.spent, second.spent = 400.0, 750.0
        self.assertEqual((first.reported, first.used, first.closing), (200, 0, 200))
        self.assertEqual(
            (second.opening, second.reported, second.used, second.closing),
            (200, 50, 200, 50),
        )
        self.post_years(grant)
        self.assertEqual(self.balance("194", until="2026-12-31"), -200.0)
        self.assertEqual(self.balance("6894", until="2026-12-31"), 200.0)
        self.assertEqual(self.balance("194"), -50.0)
        self.assertEqual(self.balance("6894"), 250.0)
        self.assertEqual(self.balance("7894"), -200.0)

    def test_the_last_cents_of_a_fund_are_used(self):
        grant = self.make_grant(amount=100.01)
        grant.action_grant()
        grant.year_ids.spent = 33.34
        self.assertEqual(grant.year_ids.closing, 66.67)

    def test_a_foundation_and_a_patron_have_their_own_accounts(self):
        for kind, income, fund in (
            ("foundation", "7551", "195"),
            ("patron", "7542", "196"),
        ):
            grant = self.make_grant(kind=kind, amount=100.0)
            grant.action_grant()
            self.post_years(grant)
            self.assertEqual(self.balance(income), -100.0)
            self.assertEqual(self.balance(fund), -100.0)

    def test_payments_add_up_to_the_grant(self):
        grant = self.make_grant(
            payment_ids=[Command.create({"date": "2026-03-01", "amount": 900.0})]
        )
        with self.assertRaisesRegex(UserError, "900"):
            grant.action_grant()
        self.assertFalse(grant.move_id)

    def test_a_booked_grant_does_not_change(self):
        grant = self.make_grant()
        grant.action_grant()
        with self.assertRaises(UserError):
            grant.amount = 1300.0
        with self.assertRaises(UserError):
            grant.payment_ids.amount = 10.0
        with self.assertRaises(UserError):
            grant.unlink()

    def test_an_amount_of_zero_is_refused(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.make_grant(amount=0.0)

    def test_a_promise_is_taken_back(self):
        grant = self.make_grant()
        grant.action_grant()
        grant.action_reset()
        self.assertEqual(self.balance("4411", "7413"), 0.0)
        self.assertEqual((grant.state, len(grant.year_ids)), ("draft", 0))
        grant.payment_ids.amount = grant.amount = 1300.0
        grant.action_grant()
        self.assertEqual(self.balance("4411"), 1300.0)

    def test_a_promise_of_which_money_came_is_not_taken_back(self):
        grant = self.make_grant()
        grant.action_grant()
        self.env["cocagne.grant.receipt"].create(
            {"payment_id": grant.payment_ids.id}
        ).action_receive()
        with self.assertRaises(UserError):
            grant.action_reset()

    def test_a_closed_month_takes_no_promise(self):
        self.garden.fiscalyear_lock_date = "2026-02-28"
        with self.assertRaisesRegex(UserError, "closed"):
            self.make_grant().action_grant()

    def test_the_entry_of_a_year_is_a_draft_that_is_made_again(self):
        grant = self.make_grant()
        grant.action_grant()
        first = grant.year_ids._propose()
        self.assertEqual(first.state, "draft")
        grant.year_ids.spent = 1000.0
        second = grant.year_ids._propose()
        self.assertFalse(first.exists())
        self.assertEqual(sum(second.line_ids.mapped("debit")), 200.0)
        second.action_post()
        with self.assertRaises(UserError):
            grant.year_ids._propose()
        with self.assertRaises(UserError):
            grant.year_ids.spent = 900.0

    def test_years_are_closed_in_their_order(self):
        grant = self.make_grant(date_to="2027-12-31")
        grant.action_grant()
        with self.assertRaisesRegex(UserError, "2026"):
            grant.year_ids[1]._propose()

    def test_years_do_not_earn_more_than_the_grant(self):
        grant = self.make_grant()
        grant.action_grant()
        with self.assertRaises(UserError):
            grant.year_ids.share = 1200.01

    @freeze_time("2027-01-10")
    def test_the_form_says_what_is_next(self):
        grant = self.make_grant()
        self.assertEqual(grant._main_step()["code"], "grant")
        grant.action_next_step("grant")
        self.env["cocagne.grant.receipt"].create(
            {"payment_id": grant.payment_ids.id}
        ).action_receive()
        self.assertEqual(grant._main_step()["code"], "year")
        grant.action_next_step("year")
        self.assertEqual(grant._main_step()["code"], "close")
        grant.action_next_step("close")
        self.assertEqual(grant.state, "closed")

    def test_the_activity_is_on_the_income(self):
        insertion = self.env.ref("cocagne_compta.analytic_insertion")
        grant = self.make_grant(activity_id=insertion.id)
        grant.action_grant()
        income = grant.move_id.line_ids.filtered("credit")
        self.assertIn(insertion, income.distribution_analytic_account_ids)

    def test_accountants_write_grants_and_others_do_not_see_them(self):
        grant = self.make_grant().with_user(self.user_accountant)
        grant.action_grant()
        self.assertEqual(grant.state, "granted")
        for user in (self.user_sales_desk, self.user_preparer, self.user_head_office):
            with self.assertRaises(AccessError):
                grant.with_user(user).read(["amount"])


@tagged("post_install", "-at_install")
class TestVolunteerWork(LedgerCase):
    def make_work(self, hours=10.0, rate=12.0, **values):
        domain = self.env["cocagne.volunteer.domain"].search(
            [("company_id", "=", self.garden.id)], limit=1
        )
        return self.env["cocagne.volunteer.work"].create(
            {
                "company_id": self.garden.id,
                "date_from": "2026-01-01",
                "date_to": "2026-03-31",
                "line_ids": [
                    Command.create(
                        {"domain_id": domain.id, "hours": hours, "rate": rate}
                    )
                ],
                **values,
            }
        )

    def test_hours_are_valued_beside_the_result(self):
        work = self.make_work(hours=10.5)
        work.action_post()
        self.assertEqual((work.hours, work.amount, work.state), (10.5, 126.0, "posted"))
        self.assertEqual(self.balance("864"), 126.0)
        self.assertEqual(self.balance("875"), -126.0)
        self.assertEqual(self.balance("6", "7"), 0.0)

    def test_the_same_days_are_booked_once(self):
        self.make_work().action_post()
        with self.assertRaises(UserError):
            self.make_work().action_post()

    def test_hours_are_corrected_by_undoing(self):
        work = self.make_work()
        work.action_post()
        with self.assertRaises(UserError):
            work.line_ids = [Command.clear()]
        work.action_undo()
        self.assertEqual(self.balance("864"), 0.0)
        work.line_ids.hours = 20.0
        work.action_post()
        self.assertEqual(self.balance("864"), 240.0)

    def test_nothing_is_not_booked(self):
        with self.assertRaises(UserError):
            self.make_work(hours=0.0).action_post()

    def test_a_new_sheet_opens_with_the_works_of_the_garden(self):
        lines = (
            self.env["cocagne.volunteer.work"]
            .with_company(self.garden)
            .default_get(["line_ids"])["line_ids"]
        )
        self.assertEqual(len(lines), 6)
        self.assertEqual(lines[0][2]["rate"], 12.0)
