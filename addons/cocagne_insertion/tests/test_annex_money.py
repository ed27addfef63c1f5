"""What the ASP should pay, and what the accounts say."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .money_case import TWELFTH, MoneyCase


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
