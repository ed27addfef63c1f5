"""The check of the entries over every billing rule: what is the same is said the same."""

from datetime import date

from odoo.fields import Command
from odoo.tests import tagged

from .rules_case import DECEMBER, JANUARY, RulesCase

APRIL = date(2026, 4, 1)


@tagged("post_install", "-at_install")
class TestLedgerCheckOfRules(RulesCase):
    def check(self, month, *moves):
        """The month holds these moves and all of them are proved."""
        run = self.env["cocagne.billing.run"]._get_run(self.garden, month)
        for move in moves:
            self.assertEqual(move.billing_run_id, run)
        return run._check_ledger()

    def test_a_season_in_instalments(self):
        with self.on("2025-12-15"):
            self.plan(self.alice, "instalments", "monthly")
            self.plan(self.bruno, "instalments", "quarterly")
            made = self.bill(date(2025, 12, 1))
        self.assertEqual(len(made), 2)
        # the check runs months later, when half of the due dates are past
        self.assertEqual(self.check(date(2025, 12, 1), *made), {})

    def test_instalments_that_changed_their_days_are_named(self):
        with self.on("2025-12-15"):
            self.plan(self.alice, "instalments", "quarterly")
            made = self.bill(date(2025, 12, 1))
        self.term("quarterly").due_day_ids[0].day = 5
        self.assertIn("date_maturity", self.check(date(2025, 12, 1), made)[made.name])

    def test_a_pack(self):
        self.plan(self.alice, "pack", pack_size=10)
        made = self.bill(JANUARY)
        self.assertEqual(made.amount_total, 100)
        self.assertEqual(self.check(JANUARY, made), {})

    def test_a_period_in_advance(self):
        with self.on("2026-01-02"):
            self.plan(self.alice, "prepaid")
            made = self.bill(JANUARY)
        self.assertTrue(made)
        self.assertEqual(self.check(JANUARY, made), {})

    def test_the_credit_note_of_a_settled_season(self):
        order = self.plan(self.alice, "instalments")
        self.bill(JANUARY)
        order.basket_ids[:3]._set_state("cancelled")
        self.deliver_all(order)
        with self.on("2026-12-31"):
            credit = self.bill(DECEMBER)
        self.assertEqual(credit.move_type, "out_refund")
        self.assertEqual(self.check(DECEMBER, credit), {})

    def test_the_credit_note_of_a_correction(self):
        self.garden.correction_billing = "next_invoice"
        order = self.subscribe(self.alice)
        self.deliver(order)
        self.bill()
        self.baskets(order, 3).with_user(self.user_sales_desk).action_correct(
            state="lost", reason="A box fell"
        )
        credit = self.bill(APRIL)
        self.assertEqual(credit.move_type, "out_refund")
        self.assertEqual(self.check(APRIL, credit), {})

    def test_a_correction_taken_off_the_next_invoice(self):
        self.garden.correction_billing = "next_invoice"
        order = self.subscribe(self.alice)
        self.deliver(order)
        self.bill()
        self.baskets(order, 3).with_user(self.user_sales_desk).action_correct(
            state="lost", reason="A box fell"
        )
        self.deliver(order, month=4)
        self.assertEqual(self.check(APRIL, self.bill(APRIL)), {})

    def test_a_credit_note_of_the_whole_invoice(self):
        """A reversal by Odoo's own window belongs to no month: it is not compared."""
        self.deliver(self.subscribe(self.alice), 3)
        invoice = self.bill()
        reversal = invoice._reverse_moves(cancel=True)
        self.assertFalse(reversal.billing_run_id)
        self.assertEqual(self.check(invoice.billing_run_id.month, invoice), {})

    def test_a_discount_of_the_line_and_one_for_early_payment(self):
        order = self.plan(self.alice, "instalments", "yearly", confirm=False)
        order.order_line.discount = 10
        order.instalment_term_id.write(
            {"early_discount": True, "discount_percentage": 4, "discount_days": 30}
        )
        order.action_confirm()
        made = self.bill(JANUARY)
        self.assertTrue(made.line_ids.filtered("discount_date"))
        self.assertEqual(self.check(JANUARY, made), {})

    def test_a_discount_until_a_day_that_is_past_by_now(self):
        with self.on("2026-01-02"):
            order = self.plan(self.alice, "instalments", "yearly", confirm=False)
            order.instalment_term_id.write(
                {
                    "early_discount": True,
                    "discount_percentage": 4,
                    "discount_until_month": 1,
                    "discount_until_day": 31,
                }
            )
            order.action_confirm()
            made = self.bill(JANUARY)
        self.assertEqual(self.check(JANUARY, made), {})

    def test_a_membership_on_the_invoice(self):
        self.garden.bill_memberships_with_month = True
        self.deliver(self.subscribe(self.bruno), 3)
        made = self.bill()
        self.assertEqual(made.amount_total, 40)
        self.assertEqual(self.check(made.billing_run_id.month, made), {})

    def test_a_paid_invoice_is_compared_as_it_was_billed(self):
        self.deliver(self.subscribe(self.alice), 3)
        made = self.bill()
        due = made.line_ids.filtered(lambda r: r.display_type == "payment_term")
        side = {"account_id": due.account_id.id, "partner_id": self.alice.id}
        taken = self.env["account.move"].create(
            {
                "line_ids": [
                    Command.create({**side, "credit": due.balance}),
                    Command.create({**side, "debit": due.balance}),
                ]
            }
        )
        taken.action_post()
        (due | taken.line_ids.filtered("credit")).reconcile()
        self.assertEqual(made.amount_residual, 0)
        self.assertEqual(self.check(made.billing_run_id.month, made), {})
