from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .payment_case import PaymentCase


@tagged("post_install", "-at_install")
class TestPaymentWays(PaymentCase):
    """The modes that each garden takes, and the payments that other rooms register."""

    def ways(self):
        return self.env["cocagne.payment.way"].search(
            [("company_id", "=", self.garden.id)]
        )

    def test_r64_a_garden_takes_four_modes_without_asking(self):
        self.assertEqual(
            set(self.ways().mapped("kind")), {"sepa", "cheque", "card", "cash"}
        )

    def test_r64_each_mode_waits_in_its_own_account(self):
        codes = {
            mode: self.garden._payment_way(mode)
            .payment_account_id.with_company(self.garden)
            .code
            for mode in ("sepa", "cheque", "card", "transfer", "voucher", "wages")
        }
        self.assertEqual(
            codes,
            {
                "sepa": "511800",
                "cheque": "511200",
                "card": "511500",
                "transfer": "511900",
                "voucher": "511600",
                "wages": "421000",
            },
        )

    def test_r64_setting_up_twice_changes_nothing(self):
        journals = self.env["account.journal"].search_count([])
        lines = self.env["account.payment.method.line"].search_count([])
        self.garden._set_up_payment_ways()
        self.assertEqual(self.env["account.journal"].search_count([]), journals)
        self.assertEqual(
            self.env["account.payment.method.line"].search_count([]), lines
        )

    def test_r64_a_garden_adds_a_mode_of_its_own_by_its_name(self):
        ways = self.env["cocagne.payment.way"].with_user(self.user_manager)
        mine = [
            ways.create({"name": name, "kind": "local_currency"})
            for name in ("Le Galléco", "La Cocagne")
        ]
        self.assertEqual(
            [way.journal_id.name for way in mine], ["Le Galléco", "La Cocagne"]
        )
        self.assertEqual(len({way.account_id for way in mine}), 2)
        self.assertEqual(len({way.journal_id.code for way in mine}), 2)

    def test_r64_a_garden_without_chart_is_told_to_load_it(self):
        new = self.env["res.company"].create(
            {"name": "Jardin sans comptes", "is_garden": True}
        )
        with self.assertRaisesRegex(UserError, "chart of accounts"):
            new._payment_way("cheque")

    def test_r64_the_desk_adds_no_mode(self):
        ways = self.env["cocagne.payment.way"].with_user(self.user_sales_desk)
        with self.assertRaises(AccessError):
            ways.create({"name": "Chez moi", "kind": "cash"})

    def test_r64_a_used_mode_is_kept(self):
        self.pay(self.alice, 10.0)
        with self.assertRaisesRegex(UserError, "Taken here"):
            self.cheque.unlink()

    def test_r72_every_payment_makes_an_entry(self):
        for mode in ("sepa", "cheque", "card", "cash", "transfer", "wages", "voucher"):
            payment = self.pay(self.alice, 10.0, mode)
            self.assertEqual(payment.move_id.state, "posted", mode)
        self.assertEqual(self.balance(self.alice), 70.0)

    def test_r72_the_oldest_invoice_is_paid_first(self):
        new = self.invoice(self.alice, 30.0, "2026-06-01")
        old = self.invoice(self.alice, 20.0, "2026-04-30")
        self.pay(self.alice, 25.0)
        self.assertEqual((old.amount_residual, new.amount_residual), (0.0, 25.0))

    def test_r72_one_cheque_pays_several_chosen_invoices(self):
        first, second, third = (
            self.invoice(self.alice, 10.0, f"2026-0{month}-28") for month in (3, 4, 5)
        )
        self.pay(self.alice, 20.0, moves=second | third)
        self.assertEqual(
            [move.payment_state for move in first | second | third],
            ["not_paid", "paid", "paid"],
        )

    def test_r72_what_is_over_stays_as_credit(self):
        invoice = self.invoice(self.alice, 30.0)
        self.pay(self.alice, 50.0)
        self.assertEqual(invoice.payment_state, "paid")
        self.assertEqual(self.balance(self.alice), 20.0)

    def test_r72_a_payment_of_zero_is_refused(self):
        with self.assertRaisesRegex(UserError, "zero"):
            self.pay(self.alice, 0.0)

    def test_r73_a_refund_debits_the_balance(self):
        self.pay(self.alice, 50.0)
        refund = self.pay(self.alice, -20.0, "cash")
        self.assertEqual(refund.payment_type, "outbound")
        self.assertEqual(self.balance(self.alice), 30.0)
