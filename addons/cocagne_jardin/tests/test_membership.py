"""Memberships: their dates, fees, states and invoices (R30-R36)."""

from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import FEE, TODAY, CocagneCase


@tagged("post_install", "-at_install")
class TestMembershipDates(CocagneCase):
    def test_a_member_of_a_fixed_period_is_paid_until_its_last_day(self):
        membership = self.make_membership(self.eric, date_from="2026-06-15")
        self.assertEqual(membership.date_to, date(2026, 12, 31))

    def test_joining_on_the_pivot_date_still_ends_with_the_period(self):
        self.period.pivot_date = "2026-10-01"
        membership = self.make_membership(self.eric, date_from="2026-10-01")
        self.assertEqual(membership.date_to, date(2026, 12, 31))

    def test_joining_after_the_pivot_date_lasts_until_the_end_of_the_next_period(self):
        self.period.pivot_date = "2026-10-01"
        membership = self.make_membership(self.eric, date_from="2026-10-02")
        self.assertEqual(membership.date_to, date(2027, 12, 31))

    def test_after_the_pivot_date_the_next_period_of_the_garden_is_read(self):
        self.period.pivot_date = "2026-10-01"
        self.period.copy(
            {
                "name": "Start of 2027",
                "date_start": "2027-01-01",
                "date_end": "2027-03-31",
                "pivot_date": False,
            }
        )
        membership = self.make_membership(self.eric, date_from="2026-10-02")
        self.assertEqual(membership.date_to, date(2027, 3, 31))

    def test_the_pivot_date_must_be_inside_the_period(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(Exception) as refusal:
            self.period.pivot_date = "2027-02-01"
            self.period.flush_recordset()
        self.assertIn("pivot", str(refusal.exception))

    def test_the_whole_fee_is_asked_when_it_does_not_decrease(self):
        membership = self.make_membership(self.eric, date_from="2026-11-15")
        self.assertEqual(membership.amount, FEE)

    def test_the_fee_loses_a_quarter_at_each_quarter_of_the_period(self):
        self.period.decreasing_by_quarter = True
        self.normal.amount = 40.0
        fees = [
            self.make_membership(self.eric, date_from=day).amount
            for day in ("2026-01-01", "2026-03-31", "2026-04-01", "2026-07-01")
            + ("2026-12-31",)
        ]
        self.assertEqual(fees, [40.0, 40.0, 30.0, 20.0, 10.0])

    def test_after_the_pivot_date_the_decreasing_fee_is_whole_again(self):
        self.period.write({"decreasing_by_quarter": True, "pivot_date": "2026-10-01"})
        membership = self.make_membership(self.eric, date_from="2026-10-02")
        self.assertEqual(membership.amount, FEE)

    def test_a_rolling_membership_lasts_twelve_months_from_joining(self):
        self.garden.membership_period_mode = "rolling"
        membership = self.make_membership(self.eric, date_from="2026-06-15")
        self.assertEqual(membership.date_to, date(2027, 6, 14))

    def test_a_rolling_membership_has_no_period(self):
        self.garden.membership_period_mode = "rolling"
        membership = self.make_membership(self.eric, date_from="2026-06-15")
        self.assertFalse(membership.period_id)

    def test_two_periods_of_a_garden_may_not_overlap(self):
        with self.assertRaises(ValidationError):
            self.period.copy({"name": "Again"})

    def test_a_new_price_does_not_change_past_memberships(self):
        self.normal.amount = 50.0
        self.assertEqual(self.bruno_unpaid.amount, FEE)

    def test_renewing_starts_on_the_first_day_of_the_next_period(self):
        self.period.copy(
            {"name": "2027", "date_start": "2027-01-01", "date_end": "2027-12-31"}
        )
        action = self.alice_paid.action_renew()
        self.assertEqual(action["context"]["default_date_from"], "2027-01-01")


@tagged("post_install", "-at_install")
class TestMembershipState(CocagneCase):
    def test_a_fee_neither_paid_nor_exempt_is_unpaid(self):
        self.assertEqual(self.bruno_unpaid.state, "unpaid")

    def test_marking_as_paid_notes_the_day(self):
        self.bruno_unpaid.action_mark_paid()
        self.assertEqual(self.bruno_unpaid.state, "paid")
        self.assertEqual(self.bruno_unpaid.paid_on, TODAY)

    def test_an_exempt_type_makes_an_exempt_membership_without_end(self):
        membership = self.make_membership(self.eric, type_id=self.free.id)
        self.assertEqual(membership.state, "exempt")
        self.assertFalse(membership.date_to)

    def test_a_paid_membership_is_never_deleted(self):
        with self.assertRaises(UserError):
            self.alice_paid.unlink()

    def test_a_membership_unpaid_and_not_invoiced_can_be_deleted(self):
        self.bruno_unpaid.unlink()
        self.assertFalse(self.bruno_unpaid.exists())

    def test_memberships_running_today_are_found_by_their_dates(self):
        old = self.make_membership(
            self.eric, date_from="2025-01-01", date_to="2025-12-31"
        )
        mine = [("company_id", "=", self.garden.id)]
        running = self.env["cocagne.membership"].search(
            [("is_current", "=", True), *mine]
        )
        self.assertEqual(
            running, self.alice_paid | self.bruno_unpaid | self.chloe_exempt
        )
        others = self.env["cocagne.membership"].search(
            [("is_current", "=", False), *mine]
        )
        self.assertEqual(others, old)

    def test_memberships_that_cover_a_window_are_found(self):
        def valid_between(start, end):
            return self.env["cocagne.membership"].search(
                [
                    ("partner_id", "=", self.eric.id),
                    ("valid_on", ">=", start),
                    ("valid_on", "<=", end),
                ]
            )

        old = self.make_membership(
            self.eric, date_from="2025-01-01", date_to="2025-12-31"
        )
        self.assertEqual(valid_between("2025-12-01", "2026-03-31"), old)
        self.assertFalse(valid_between("2026-01-01", "2026-03-31"))

    def test_an_exemption_without_end_covers_any_later_window(self):
        free = self.make_membership(self.eric, type_id=self.free.id)
        found = self.env["cocagne.membership"].search(
            [("partner_id", "=", self.eric.id), ("valid_on", ">=", "2040-01-01")]
        )
        self.assertEqual(found, free)


@tagged("post_install", "-at_install")
class TestMembershipInvoice(CocagneCase):
    def test_invoicing_makes_one_posted_invoice_of_the_fee(self):
        self.bruno_unpaid.action_invoice()
        move = self.bruno_unpaid.move_id
        self.assertEqual(move.state, "posted")
        self.assertEqual(move.partner_id, self.bruno)
        self.assertEqual(move.amount_total, FEE)

    def test_invoicing_many_members_makes_one_invoice_each(self):
        eric = self.make_membership(self.eric)
        (self.bruno_unpaid | eric).action_invoice()
        moves = (self.bruno_unpaid | eric).move_id
        self.assertEqual(moves.partner_id, self.bruno | self.eric)
        self.assertEqual(len(moves), 2)

    def test_two_fees_of_one_member_go_on_one_invoice(self):
        support = self.make_membership(self.bruno, type_id=self.support.id)
        (self.bruno_unpaid | support).action_invoice()
        self.assertEqual(self.bruno_unpaid.move_id, support.move_id)
        self.assertNotEqual(self.bruno_unpaid.invoice_line_id, support.invoice_line_id)

    def test_an_invoiced_fee_stays_unpaid_until_its_payment(self):
        self.bruno_unpaid.action_invoice()
        self.assertEqual(self.bruno_unpaid.state, "unpaid")

    def test_paying_the_invoice_makes_the_membership_paid(self):
        self.bruno_unpaid.action_invoice()
        self._pay(self.bruno_unpaid.move_id)
        self.assertEqual(self.bruno_unpaid.state, "paid")

    def test_a_fee_is_not_invoiced_twice(self):
        self.bruno_unpaid.action_invoice()
        with self.assertRaises(UserError):
            self.bruno_unpaid.action_invoice()

    def test_a_fee_whose_invoice_was_cancelled_can_be_invoiced_again(self):
        self.bruno_unpaid.action_invoice()
        first = self.bruno_unpaid.move_id
        first.button_draft()
        first.button_cancel()
        self.bruno_unpaid.action_invoice()
        self.assertNotEqual(self.bruno_unpaid.move_id, first)

    def test_an_exempt_membership_is_not_invoiced(self):
        with self.assertRaises(UserError):
            self.chloe_exempt.action_invoice()

    def test_an_invoiced_fee_is_not_marked_as_paid_by_hand(self):
        self.bruno_unpaid.action_invoice()
        with self.assertRaises(UserError):
            self.bruno_unpaid.action_mark_paid()

    def test_the_sales_desk_sells_a_membership_without_accounting_rights(self):
        self.bruno_unpaid.with_user(self.user_sales_desk).action_invoice()
        self.assertEqual(self.bruno_unpaid.move_id.state, "posted")

    def test_an_unpaid_invoice_shows_as_a_negative_balance(self):
        self.bruno_unpaid.action_invoice()
        bruno = self.bruno.with_user(self.user_sales_desk)
        self.assertEqual(bruno.member_balance, -FEE)

    def test_members_who_owe_money_are_found(self):
        self.bruno_unpaid.action_invoice()
        found = self.env["res.partner"].search(
            [("member_balance", "<", 0), ("company_id", "=", self.garden.id)]
        )
        self.assertEqual(found, self.bruno)

    def _pay(self, move):
        self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=move.ids
        ).create({}).action_create_payments()
