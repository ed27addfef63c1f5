"""What the ASP paid, found again at the bank and in the accounts."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from .money_case import TWELFTH, MoneyCase


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
