"""Any month can be proved against Odoo's own way, invoice by invoice."""

from odoo.fields import Command
from odoo.tests import tagged

from .billing_case import MARCH, BillingCase


@tagged("post_install", "-at_install")
class TestLedgerCheck(BillingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        order = cls.subscribe(cls.alice, confirm=False)
        cls.add_line(order, cls.eggs, quantity=3)
        order.action_confirm()
        cls.deliver(order, 3, 10)
        cls.term = cls.env["account.payment.term"].create(
            {
                "name": "4 % in 10 days",
                "early_discount": True,
                "discount_percentage": 4.0,
                "discount_days": 10,
            }
        )
        cls.deliver(cls.subscribe(cls.bruno, payment_term_id=cls.term.id), 3)
        plan = cls.env["account.analytic.plan"].create({"name": "Activities"})
        cls.activity = cls.env["account.analytic.account"].create(
            {"name": "Baskets", "plan_id": plan.id}
        )
        cls.env["account.analytic.distribution.model"].create(
            {
                "company_id": cls.garden.id,
                "analytic_distribution": {str(cls.activity.id): 100},
            }
        )
        cls.month = cls.env["cocagne.billing.run"]._get_run(cls.garden, MARCH)

    def test_a_month_is_the_same_in_both_ways(self):
        self.bill()
        self.assertEqual(self.month.invoice_count, 2)
        self.assertEqual(self.month._check_ledger(), {})

    def test_the_button_tells_what_was_compared(self):
        self.bill()
        self.month.with_user(self.user_accountant).action_check_ledger()
        self.assertIn("2 invoices compared", self.month.ledger_check)
        self.assertTrue(self.month.ledger_checked_on)

    def test_the_check_keeps_nothing_and_takes_no_number(self):
        self.bill()
        before = self.env["account.move"].search_count([])
        last = max(self.month.move_ids.mapped("sequence_number"))
        self.month._check_ledger()
        self.assertEqual(self.env["account.move"].search_count([]), before)
        self.deliver(self.subscribe(self.chloe), 3)
        self.assertEqual(self.bill().sequence_number, last + 1)

    def test_the_check_sees_another_account(self):
        """It must be able to fail: the income account changes after the billing."""
        self.bill()
        other = self.env["account.account"].search(
            [
                ("company_ids", "in", self.garden.ids),
                ("account_type", "=", "income"),
                ("code", "=like", "7085%"),
            ],
            limit=1,
        )
        self.eggs.with_company(self.garden).property_account_income_id = other
        self.env.invalidate_all()
        alice = self.month.move_ids.filtered(lambda m: m.partner_id == self.alice)
        found = self.month._check_ledger()
        # a tax without an account of its own follows the lines: one more tax line
        self.assertEqual(found, {alice.name: ["line_ids"]})

    def test_the_check_sees_another_discount(self):
        self.bill()
        self.term.discount_percentage = 5.0
        bruno = self.month.move_ids.filtered(lambda m: m.partner_id == self.bruno)
        self.assertEqual(self.month._check_ledger(), {bruno.name: ["discount_balance"]})

    def test_the_check_sees_another_distribution(self):
        self.bill()
        self.env["account.analytic.distribution.model"].search(
            [("company_id", "=", self.garden.id)]
        ).unlink()
        self.env["sale.order.line"].search([]).analytic_distribution = False
        self.assertEqual(
            {what for words in self.month._check_ledger().values() for what in words},
            {"analytic_distribution"},
        )

    def test_the_check_sees_another_tax(self):
        self.bill()
        self.vat.amount = 20.0
        self.assertEqual(len(self.month._check_ledger()), 2)

    def test_taxes_with_two_due_dates_are_the_same(self):
        self.subscribe(
            self.chloe,
            payment_term_id=self.env["account.payment.term"]
            .create(
                {
                    "name": "In two parts",
                    "line_ids": [
                        Command.create({"value": "percent", "value_amount": 50}),
                        Command.create(
                            {"value": "percent", "value_amount": 50, "nb_days": 30}
                        ),
                    ],
                }
            )
            .id,
        )
        self.bill()
        self.assertEqual(self.month._check_ledger(), {})
