"""A payment of the lower amount, in time, closes the invoice with its discount (R66)."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.cocagne_jardin.tests.common import TODAY

from .payment_case import PaymentCase

LAST = TODAY + timedelta(days=10)


@tagged("post_install", "-at_install")
class TestEarlyPayment(PaymentCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.term = cls.env["account.payment.term"].create(
            {
                "name": "4 % in 10 days",
                "early_discount": True,
                "discount_percentage": 4.0,
                "discount_days": 10,
                "early_pay_discount_computation": "included",
                "line_ids": [
                    Command.create(
                        {"value": "percent", "value_amount": 100, "nb_days": 30}
                    )
                ],
            }
        )

    def offered(self, partner, amount, taxes=None, **values):
        """An invoice of today with the discount."""
        move = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": partner.id,
                "invoice_date": TODAY,
                "invoice_payment_term_id": self.term.id,
                "invoice_line_ids": [
                    Command.create(
                        {
                            "name": "Baskets",
                            "price_unit": amount,
                            "tax_ids": [
                                Command.set((taxes or self.env["account.tax"]).ids)
                            ],
                        }
                    )
                ],
                **values,
            }
        )
        move.action_post()
        return move

    def window(self, invoice, day):
        """The same payment by Odoo's own window; its entry."""
        wizard = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move", active_ids=invoice.ids)
            .create(
                {
                    "payment_date": day,
                    "journal_id": self.cheque.line_in_id.journal_id.id,
                    "payment_method_line_id": self.cheque.line_in_id.id,
                }
            )
        )
        return wizard._create_payments().move_id

    def told(self, entry):
        return sorted(
            (line.account_id.code, line.balance, tuple(line.tax_tag_ids.ids))
            for line in entry.line_ids
        )

    def test_r66_paid_in_time_the_invoice_is_closed(self):
        invoice = self.offered(self.alice, 100)
        payment = self.pay(self.alice, 96, date=LAST)
        self.assertEqual(invoice.amount_residual, 0)
        self.assertEqual(payment.amount, 96)
        self.assertEqual(self.balance(self.alice), 0)
        self.assertTrue(invoice._has_taken_discount())

    def test_r66_the_entry_is_that_of_odoos_window(self):
        for taxes in (self.env["account.tax"], self.vat):
            for computation in ("included", "excluded"):
                with self.subTest(taxes=taxes.name, computation=computation):
                    self.term.early_pay_discount_computation = computation
                    first = self.offered(self.bruno, 100, taxes)
                    entry = self.window(first, LAST)
                    second = self.offered(self.alice, 100, taxes)
                    amount = second._due_with_discount(LAST)[0]
                    payment = self.pay(self.alice, amount, date=LAST)
                    self.assertEqual(self.told(payment.move_id), self.told(entry))
                    self.assertEqual(second.amount_residual, 0)

    def test_r66_a_day_late_the_rest_stays_open(self):
        invoice = self.offered(self.alice, 100)
        self.pay(self.alice, 96, date=LAST + timedelta(days=1))
        self.assertEqual(invoice.amount_residual, 4)

    def test_r66_another_amount_takes_no_discount(self):
        for amount, left in ((95, 5), (97, 3), (100, 0)):
            with self.subTest(amount=amount):
                invoice = self.offered(self.alice, 100)
                payment = self.pay(self.alice, amount, date=LAST, moves=invoice)
                self.assertEqual(invoice.amount_residual, left)
                self.assertEqual(len(payment.move_id.line_ids), 2)

    def test_r66_an_invoice_paid_in_part_has_no_discount_left(self):
        invoice = self.offered(self.alice, 100)
        self.pay(self.alice, 10, moves=invoice)
        self.pay(self.alice, 86, date=LAST, moves=invoice)
        self.assertEqual(invoice.amount_residual, 4)

    def test_r66_the_invoice_that_is_meant_is_found_beside_an_older_one(self):
        older = self.invoice(self.alice, 30, date=TODAY - timedelta(days=40))
        invoice = self.offered(self.alice, 100)
        self.pay(self.alice, 96, date=LAST)
        self.assertEqual((older.amount_residual, invoice.amount_residual), (30, 0))

    def test_r66_two_invoices_chosen_one_of_them_with_a_discount(self):
        usual = self.invoice(self.alice, 30)
        invoice = self.offered(self.alice, 100)
        self.pay(self.alice, 126, date=LAST, moves=usual | invoice)
        self.assertEqual((usual.amount_residual, invoice.amount_residual), (0, 0))

    def test_r66_two_payments_at_once_close_two_invoices(self):
        moves = self.offered(self.alice, 100) | self.offered(self.alice, 100)
        asked = {"partner": self.alice, "amount": 96, "mode": "cheque", "date": LAST}
        self.garden._register_payments([dict(asked), dict(asked)])
        self.assertEqual(moves.mapped("amount_residual"), [0, 0])

    def test_r66_a_refund_takes_no_discount(self):
        self.offered(self.alice, 100)
        payment = self.pay(self.alice, -96, date=LAST)
        self.assertEqual(len(payment.move_id.line_ids), 2)

    def test_r66_the_discount_of_another_member_is_not_taken(self):
        invoice = self.offered(self.bruno, 100)
        self.pay(self.alice, 96, date=LAST)
        self.assertEqual(invoice.amount_residual, 100)

    @settings(
        max_examples=15,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(cents=st.integers(1, 500_000), included=st.booleans())
    def test_r66_to_the_cent_whatever_the_amount(self, cents, included):
        self.term.early_pay_discount_computation = (
            "included" if included else "excluded"
        )
        with self.env.cr.savepoint() as point:
            invoice = self.offered(self.alice, cents / 100, self.vat)
            amount = invoice._due_with_discount(LAST)[0]
            if amount != invoice.amount_total:
                payment = self.pay(self.alice, amount, date=LAST)
                self.assertEqual(invoice.amount_residual, 0)
                self.assertEqual(payment.amount, round(amount, 2))
                self.assertEqual(
                    round(sum(payment.move_id.line_ids.mapped("balance")), 2), 0
                )
            point.rollback()
        self.env.invalidate_all()
