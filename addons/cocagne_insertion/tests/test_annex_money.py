"""What the ASP should pay, what it paid, and what the accounts say."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .annex_case import AnnexCase

#: 10 posts x 24 000 / 12.
TWELFTH = 20000.0


class MoneyCase(AnnexCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.annex.date_signed = date(2026, 1, 5)
        cls.bank = cls.env["account.journal"].search(
            [("company_id", "=", cls.garden.id), ("type", "=", "bank")], limit=1
        )

    def payment(self, kind, rank):
        return self.annex.payment_ids.filtered(
            lambda one: (one.kind, one.rank) == (kind, rank)
        )

    def validate_months(self, hours, months):
        """States of Farid, validated at these paid hours each."""
        for month in months:
            state = self.prepare(month)
            state.write({"hours_paid": hours, "gross": hours * 12.5})
            state.action_validate()

    def bank_line(self, amount, day="2026-02-05", label="VIR ASP PARIS", **values):
        line = self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.bank.id,
                "date": day,
                "payment_ref": label,
                "amount": amount,
                **values,
            }
        )
        return line


@tagged("post_install", "-at_install")
class TestSchedule(MoneyCase):
    def test_r5132_37_twelve_twelfths_and_the_regularisations(self):
        self.annex.action_refresh_schedule()
        twelfths = self.annex.payment_ids.filtered(lambda p: p.kind == "twelfth")
        self.assertEqual(twelfths.mapped("amount"), [TWELFTH] * 12)
        ranks = {p.rank for p in self.annex.payment_ids - twelfths}
        self.assertEqual(ranks, {5, 8, 11, 13})
        self.assertEqual(self.payment("twelfth", 1).date, date(2026, 1, 31))
        self.assertEqual(self.payment("regularisation", 13).date, date(2027, 1, 31))
        self.assertEqual(self.annex.amount_expected, 240000.0)

    def test_the_months_of_regularisation_are_those_of_the_convention(self):
        self.annex.regularisations = "5, 10, 12"
        self.annex.action_refresh_schedule()
        found = self.annex.payment_ids.filtered(lambda p: p.kind == "regularisation")
        self.assertEqual(set(found.mapped("rank")), {5, 10, 12, 13})
        for wrong in ("1", "13", "5; 8", "mai"):
            with self.subTest(wrong), self.assertRaises(ValidationError):
                self.annex.regularisations = wrong

    def test_the_fifth_month_takes_back_what_four_months_did_not_earn(self):
        self.annex.action_refresh_schedule()
        # 91 h are 0.05 post of a year: 1 200 € a month instead of 20 000
        self.validate_months(91.0, (1, 2, 3))
        self.assertEqual(self.payment("regularisation", 5).amount, 0.0)
        self.validate_months(91.0, (4,))
        self.assertEqual(self.payment("regularisation", 5).amount, -75200.0)

    def test_a_correction_changes_what_is_taken_back(self):
        self.annex.action_refresh_schedule()
        self.validate_months(91.0, (1, 2, 3, 4))
        state = self.states.search([("month", "=", date(2026, 4, 1))])
        state.action_correct()
        self.assertEqual(self.payment("regularisation", 5).amount, 0.0)
        state.write({"hours_paid": 0.0, "gross": 0.0})
        state.action_validate()
        self.assertEqual(self.payment("regularisation", 5).amount, -76400.0)

    def test_r5132_37_a_modulated_part_of_10_percent_and_a_cent_more(self):
        self.annex.modulated_amount = 24000.0
        self.annex.action_refresh_schedule()
        self.assertEqual(self.payment("modulated", 0).amount, 24000.0)
        with self.assertRaisesRegex(ValidationError, r"24.?000.*R\.5132-37"):
            self.annex.modulated_amount = 24000.01

    def test_r5132_37_in_prison_it_is_5_percent(self):
        self.annex.write({"in_prison": True, "modulated_amount": 12000.0})
        with self.assertRaises(ValidationError):
            self.annex.modulated_amount = 12000.01

    def test_an_amendment_spreads_its_amount_over_the_same_months(self):
        self.annex.action_refresh_schedule()
        action = self.annex.action_amend()
        amendment = self.env["cocagne.annex"].browse(action["res_id"])
        amendment.posts = 12.0
        amendment.action_validate()
        self.assertFalse(self.annex.payment_ids)
        twelfths = amendment.payment_ids.filtered(lambda p: p.kind == "twelfth")
        self.assertEqual(twelfths.mapped("amount"), [24000.0] * 12)

    def test_what_is_booked_stays_and_the_difference_is_a_line(self):
        self.annex.action_book()
        action = self.annex.action_amend()
        amendment = self.env["cocagne.annex"].browse(action["res_id"])
        amendment.posts = 12.0
        amendment.action_validate()
        extra = amendment.payment_ids.filtered(lambda p: p.kind == "amendment")
        self.assertEqual(extra.amount, 48000.0)
        self.assertEqual(amendment.amount_expected, 288000.0)
        amendment._refresh_schedule()
        self.assertEqual(amendment.amount_expected, 288000.0)
        amendment.action_book()
        self.assertEqual(self.balance("7417"), -288000.0)
        amendment._refresh_schedule()
        self.assertEqual(amendment.amount_expected, 288000.0)


@tagged("post_install", "-at_install")
class TestAccounts(MoneyCase):
    def test_the_aid_is_booked_to_receive_against_74(self):
        self.annex.with_user(self.user_accountant).action_book()
        self.assertEqual(self.balance("4411"), 240000.0)
        self.assertEqual(self.balance("7417"), -240000.0)
        self.assertEqual(self.annex.grant_id.kind, "asp")
        self.assertEqual(self.payment("twelfth", 1).move_line_id.debit, TWELFTH)

    def test_booking_twice_books_once(self):
        self.annex.action_book()
        self.annex.action_book()
        self.assertEqual(self.balance("7417"), -240000.0)

    def test_what_is_taken_back_is_booked_back(self):
        self.annex.action_book()
        self.validate_months(91.0, (1, 2, 3, 4))
        self.annex.action_book()
        self.assertEqual(self.balance("7417"), -240000.0 + 75200.0)
        self.assertEqual(self.payment("regularisation", 5).move_line_id.credit, 75200.0)

    def test_payer_and_signature_are_asked_for(self):
        self.annex.date_signed = False
        with self.assertRaisesRegex(UserError, "signed"):
            self.annex.action_book()
        self.annex.date_signed = date(2026, 1, 5)
        self.garden.asp_partner_id = False
        with self.assertRaisesRegex(UserError, "ASP"):
            self.annex.action_book()
        self.assertFalse(self.annex.grant_id)

    def test_only_who_keeps_the_accounts_books(self):
        for user in (self.user_director, self.user_payroll):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.annex.with_user(user).action_book()


@tagged("post_install", "-at_install")
class TestMatching(MoneyCase):
    def setUp(self):
        super().setUp()
        self.accountant = self.annex.with_user(self.user_accountant)

    def book(self):
        self.accountant.action_book()

    def test_a_line_of_the_bank_is_proposed_then_confirmed(self):
        self.book()
        line = self.bank_line(TWELFTH)
        self.accountant.action_match()
        match = self.annex.match_ids
        self.assertEqual(match.reason, "same")
        self.assertEqual(match.payment_ids, self.payment("twelfth", 1))
        match.with_user(self.user_accountant).action_confirm()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(self.payment("twelfth", 1).situation, "received")
        self.assertEqual(self.annex.amount_received, TWELFTH)
        self.assertEqual(self.balance("4411"), 220000.0)

    def test_a_twelfth_less_what_is_taken_back_comes_as_one_sum(self):
        self.book()
        for month in (1, 2, 3, 4):
            state = self.prepare(month)
            state.write({"hours_paid": 150.0, "gross": 2000.0})
            state.action_validate()
        self.book()
        taken_back = self.payment("regularisation", 5)
        self.assertLess(taken_back.amount, -TWELFTH)
        # four months come in full; the rest pays back what is too much
        dues = self.payment("twelfth", 1)
        for rank in (2, 3, 4, 5):
            dues |= self.payment("twelfth", rank)
        total = sum(dues.mapped("amount")) + taken_back.amount
        line = self.bank_line(total, "2026-05-31")
        self.accountant.action_match()
        match = self.annex.match_ids
        self.assertEqual(match.reason, "together")
        self.assertEqual(match.payment_ids, dues | taken_back)
        match.with_user(self.user_accountant).action_confirm()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(set((dues | taken_back).mapped("situation")), {"received"})

    def test_a_sum_that_differs_shows_its_gap(self):
        self.book()
        line = self.bank_line(19500.0)
        self.accountant.action_match()
        match = self.annex.match_ids
        self.assertEqual((match.reason, match.gap), ("near", -500.0))
        match.with_user(self.user_accountant).action_confirm()
        self.assertTrue(line.is_reconciled)
        payment = self.payment("twelfth", 1)
        self.assertEqual((payment.received, payment.gap), (19500.0, -500.0))
        self.assertEqual(payment.situation, "gap")

    def test_nothing_is_confirmed_before_the_aid_is_booked(self):
        self.bank_line(TWELFTH)
        self.accountant.action_match()
        with self.assertRaisesRegex(UserError, "Book the aid"):
            self.annex.match_ids.with_user(self.user_accountant).action_confirm()

    def test_other_lines_of_the_bank_are_left_alone(self):
        self.book()
        self.bank_line(TWELFTH, label="VIR MARTIN ALICE")
        self.bank_line(TWELFTH, label="REMISE", partner_id=self.asp.id)
        self.accountant.action_match()
        self.assertEqual(self.annex.match_ids.mapped("label"), ["REMISE"])

    def test_looking_twice_proposes_once(self):
        self.book()
        self.bank_line(TWELFTH)
        self.accountant.action_match()
        self.accountant.action_match()
        self.assertEqual(len(self.annex.match_ids), 1)

    def test_entries_booked_straight_on_74_are_counted(self):
        """A garden whose accountant books what comes in on 741700 has no item."""
        account = self.garden._ledger_account("grant_asp")
        bank = self.bank.default_account_id
        move = self.env["account.move"].create(
            {
                "move_type": "entry",
                "company_id": self.garden.id,
                "journal_id": self.garden._ledger_journal().id,
                "date": "2026-02-05",
                "line_ids": [
                    Command.create({"account_id": bank.id, "debit": 40000.0}),
                    Command.create(
                        {"account_id": account.id, "credit": 40000.0, "name": "ASP"}
                    ),
                ],
            }
        )
        move.action_post()
        self.accountant.action_match()
        match = self.annex.match_ids
        self.assertEqual(match.reason, "together")
        match.with_user(self.user_accountant).action_confirm()
        for rank in (1, 2):
            self.assertEqual(self.payment("twelfth", rank).situation, "received")
        self.accountant.action_match()
        self.assertFalse(self.annex.match_ids)
        self.payment("twelfth", 1).action_forget_entries()
        self.assertEqual(self.payment("twelfth", 1).situation, "late")

    def test_late_payments_are_told_on_the_home_screen(self):
        self.book()
        home = self.env["cocagne.home"].with_user(self.user_accountant)
        cards = {card["code"]: card["count"] for card in home._alert_cards()}
        # January to May are over on 15 June
        self.assertEqual(cards["annex_payments"], 5)
        self.assertEqual(self.annex.amount_late, 100000.0)

    def test_the_director_sees_and_does_not_match(self):
        self.book()
        self.bank_line(TWELFTH)
        self.accountant.action_match()
        match = self.annex.match_ids.with_user(self.user_director)
        self.assertEqual(match.amount, TWELFTH)
        with self.assertRaises(AccessError):
            match.action_confirm()


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

    def test_a_euro_below_30_percent_is_accepted(self):
        self.book_year(2999.0, 10000.0)
        self.assertEqual((self.annex.receipts, self.annex.charges), (2999.0, 10000.0))
        self.assertFalse(self.annex.receipts_problem)

    def test_30_percent_is_told_with_the_article_and_the_way_out(self):
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
        with self.assertRaisesRegex(UserError, "05/2026"):
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
