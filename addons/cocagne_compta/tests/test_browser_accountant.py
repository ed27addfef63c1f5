"""A day of the accountant in a real browser, from the month's invoices to its closing."""

from datetime import date

from odoo.tests import HttpCase, tagged

from odoo.addons.cocagne_jardin.tests.billing_case import BillingCase

from .bank_case import BankCase

MAY_1, MAY_31 = date(2026, 5, 1), date(2026, 5, 31)


@tagged("post_install", "-at_install")
class TestAccountantDay(BankCase, BillingCase, HttpCase):
    """May 2026: Alice has a basket on four Tuesdays, Bruno two baskets."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for partner, quantity in ((cls.alice, 1), (cls.bruno, 2)):
            order = cls.subscribe(partner, date_start=MAY_1, quantity=quantity)
            cls.deliver(order, 5, 12, 19, 26, month=5)
        cls.invoices = cls.bill(MAY_1)
        cls.closing = cls.env["cocagne.closing"]._get_closing(cls.garden, MAY_31)

    def invoice_of(self, partner):
        return self.invoices.filtered(lambda move: move.partner_id == partner)

    def test_r93_the_accountant_is_paid_reads_the_bank_and_closes_the_month(self):
        # 4 and 8 baskets at 10: the amounts of the file in the tour
        self.assertEqual(self.invoice_of(self.alice).amount_total, 40.0)
        self.assertEqual(self.invoice_of(self.bruno).amount_total, 80.0)
        self.start_tour(
            "/odoo/action-cocagne_jardin.action_billing_runs",
            "cocagne_accountant_day",
            login=self.user_accountant.login,
        )
        self.env.invalidate_all()
        with self.subTest("both invoices are paid, and the bank says so"):
            states = self.invoices.mapped("payment_state")
            self.assertEqual(set(states), {"paid"})
        with self.subTest("the cheque is on a confirmed slip"):
            slip = self.env["account.check.deposit"].search(
                [("company_id", "=", self.garden.id)]
            )
            self.assertEqual((slip.state, slip.total_amount), ("done", 40.0))
            self.assertEqual(slip.check_payment_ids.mapped("slip_number"), ["101"])
        with self.subTest("both lines of the bank are matched"):
            lines = self.env["account.bank.statement.line"].search(
                [("journal_id", "=", self.journal.id)]
            )
            self.assertEqual(sorted(lines.mapped("amount")), [40.0, 80.0])
            self.assertTrue(all(lines.mapped("is_reconciled")))
        with self.subTest("May is closed"):
            self.assertEqual(self.closing.state, "locked")
            self.assertEqual(self.closing.locked_by, self.user_accountant)
            self.assertEqual(self.garden.sale_lock_date, MAY_31)
