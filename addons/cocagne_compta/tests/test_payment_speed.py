"""Payments taken together ask the database as often per payment, and pay the same."""

from odoo.fields import Command

from .payment_case import PaymentCase

FEW, MANY = 10, 50
#: Queries that one more payment may cost: Odoo's number, its savepoint, the analytic
#: models of its two lines. One after the other, a payment asked 129 to 144 times.
MORE = 16


class TestRegisterPayments(PaymentCase):
    def asked(self, invoices):
        return [
            {
                "partner": invoice.partner_id,
                "amount": invoice.amount_total,
                "mode": "cheque",
                "date": invoice.invoice_date,
                "number": f"{rank:07d}",
                "moves": invoice,
            }
            for rank, invoice in enumerate(invoices)
        ]

    def invoices(self, count, first):
        partners = self.env["res.partner"].create(
            [
                {
                    "name": f"Membre {first + rank}",
                    "cocagne_client": True,
                    "company_id": self.garden.id,
                }
                for rank in range(count)
            ]
        )
        moves = self.env["account.move"]
        return moves.union(*(self.invoice(partner, 30) for partner in partners))

    def queries(self, count, first):
        asked = self.asked(self.invoices(count, first))
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        payments = self.garden._register_payments(asked)
        self.env.flush_all()
        found = self.env.cr.sql_log_count - before
        paid = self.env["account.move"].union(*(one["moves"] for one in asked))
        self.assertEqual(set(paid.mapped("amount_residual")), {0})
        self.assertEqual(len(payments.move_id), count)
        return found

    def test_r72_queries_per_payment_do_not_grow(self):
        self.queries(FEW, 100)
        few, many = self.queries(FEW, 200), self.queries(MANY, 300)
        self.assertLessEqual((many - few) / (MANY - FEW), MORE)

    def test_r72_payments_of_one_list_pay_one_after_the_other(self):
        old, chosen = self.invoice(self.alice, 40), self.invoice(self.alice, 50)
        one = {
            "partner": self.alice,
            "amount": 30,
            "mode": "cheque",
            "date": chosen.invoice_date,
            "moves": chosen,
        }
        first, second, third = self.garden._register_payments([one, one, one])
        # 30 + 20 of the chosen invoice; then, all of it paid, the oldest one
        self.assertEqual((chosen.amount_residual, old.amount_residual), (0, 10))
        self.assertEqual(first.sudo().unallocated_amount, 0)
        self.assertEqual(second.sudo().unallocated_amount, 10)
        self.assertEqual(third.sudo().unallocated_amount, 0)

    def test_r72_a_list_with_a_payment_of_zero_leaves_nothing(self):
        invoice = self.invoice(self.alice, 40)
        asked = self.asked(invoice | self.invoice(self.bruno, 20))
        asked[1]["amount"] = 0
        with self.assertRaisesRegex(Exception, "payment of zero"):
            self.garden._register_payments(asked)
        self.assertEqual(invoice.amount_residual, 40)

    def test_r72_a_refund_and_a_payment_of_one_list_are_kept_apart(self):
        invoice = self.invoice(self.alice, 40)
        paid, back = self.garden._register_payments(
            [
                {"partner": self.alice, "amount": 40, "mode": "cash", "date": None},
                {"partner": self.bruno, "amount": -15, "mode": "cash", "date": None},
            ]
        )
        self.assertEqual(invoice.amount_residual, 0)
        self.assertEqual(
            (paid.payment_type, back.payment_type), ("inbound", "outbound")
        )
        self.assertEqual(back.sudo().unallocated_amount, 15)

    def test_r72_each_subscription_notes_that_its_invoice_is_paid(self):
        order = self.env["sale.order"].create(
            {
                "partner_id": self.alice.id,
                "company_id": self.garden.id,
                "order_line": [
                    Command.create({"product_id": self.simple.id, "price_unit": 10})
                ],
            }
        )
        invoices = self.invoice(self.alice, 40) | self.invoice(self.alice, 20)
        invoices.invoice_line_ids.sale_line_ids = order.order_line
        before = order.message_ids
        self.garden._register_payments(self.asked(invoices))
        # one note for both, as the log shows it
        [note] = order.message_ids - before
        for invoice in invoices:
            self.assertIn(invoice.name, note.body)

    def looked_at(self):
        """Queries of the dialog of the next cheque, and what it says was taken."""
        entry = self.env["cocagne.payment.entry"].create({"way_id": self.cheque.id})
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        entry.taken_ids.mapped("amount")
        found = self.env.cr.sql_log_count - before
        return found, entry.taken_count, entry.taken_amount, len(entry.taken_ids)

    def test_r72_the_next_cheque_does_not_read_all_the_others(self):
        self.garden._register_payments(self.asked(self.invoices(FEW, 400)))
        few, *told = self.looked_at()
        self.assertEqual(told, [10, 300, 10])
        self.garden._register_payments(self.asked(self.invoices(MANY, 500)))
        many, *told = self.looked_at()
        self.assertEqual(told, [60, 1800, 10])
        self.assertLessEqual(many, few)
