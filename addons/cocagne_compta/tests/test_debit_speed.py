"""A batch asks the database as often per debit, however many there are (R70)."""

from odoo.fields import Command

from .debit_case import DebitCase, iban_of

FEW, MANY = 10, 50
#: Queries of one more reject: OCA takes the matching of each payment back by itself, and
#: Odoo works out the state of its invoice. One after the other they were 280.
LIMIT_REJECT = 155


class TestDebitSpeed(DebitCase):
    def members(self, count, first):
        """New members with a signed mandate and an invoice each."""
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
        banks = self.env["res.partner.bank"].create(
            [
                {"partner_id": partner.id, "acc_number": iban_of(first + rank)}
                for rank, partner in enumerate(partners)
            ]
        )
        self.env["account.banking.mandate"].create(
            [
                {
                    "partner_id": bank.partner_id.id,
                    "partner_bank_id": bank.id,
                    "company_id": self.garden.id,
                    "signature_date": "2026-01-05",
                    "state": "valid",
                }
                for bank in banks
            ]
        )
        self.env["account.move"].create(
            [self.prepare_invoice(partner) for partner in partners]
        ).action_post()
        return partners

    def prepare_invoice(self, partner):
        return {
            "move_type": "out_invoice",
            "partner_id": partner.id,
            "company_id": self.garden.id,
            "invoice_date": "2026-06-15",
            "invoice_date_due": "2026-06-30",
            "preferred_payment_method_line_id": self.garden._debit_line().id,
            "invoice_line_ids": [
                Command.create({"product_id": self.simple.id, "price_unit": 10.0})
            ],
        }

    def count(self, function):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        function()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def steps(self, count, first):
        """{step: queries} of a batch of ``count`` debits, from finding to undoing."""
        self.members(count, first)
        order = self.env["account.payment.order"].create(
            self.env["account.payment.order"]._prepare_batch(self.garden)
        )
        found = {
            "check": self.count(order.action_check),
            "file": self.count(order.action_make_file),
            "executed": self.count(order.action_executed),
            "undo": self.count(order.action_undo),
        }
        self.assertEqual(order.payment_count, count)
        # out of the way of the next batch
        order.payment_line_ids.move_line_id.debit_held = True
        order.payment_line_ids.move_line_id.move_id.button_draft()
        return found

    def test_r70_queries_per_debit_do_not_grow(self):
        self.steps(FEW, 100)
        few = self.steps(FEW, 200)
        many = self.steps(MANY, 300)
        for step in ("check", "file"):
            # the same for 10 and for 50: nothing is asked debit by debit
            self.assertLessEqual(many[step], few[step] + 5, step)
        for step, limit in (("executed", 40), ("undo", 4)):
            # Odoo's own posting asks for each payment: so much, and not more
            more = (many[step] - few[step]) / (MANY - FEW)
            self.assertLessEqual(more, limit, step)

    def rejected(self, count, first):
        """Queries to record that the bank sends all debits of a batch back."""
        self.members(count, first)
        order = self.env["account.payment.order"].create(
            self.env["account.payment.order"]._prepare_batch(self.garden)
        )
        order.action_check()
        order.action_make_file()
        order.action_executed()
        day = order.payment_ids[0].date
        lines = [
            {"end_to_end": payment.memo, "code": "AM04", "date": day, "fee": 2}
            for payment in order.payment_ids
        ]
        rejects = self.env["cocagne.debit.reject"]
        spent = self.count(lambda: rejects._record(lines))
        recorded = rejects.search([("payment_id", "in", order.payment_ids.ids)])
        self.assertEqual(len(recorded.fee_move_id), count)
        self.assertEqual(sum(recorded.due_ids.mapped("amount_residual")), 12 * count)
        recorded.due_ids.debit_held = True
        return spent

    def test_r70_rejects_are_booked_together(self):
        few, many = self.rejected(FEW, 400), self.rejected(MANY, 500)
        # before: 280 for each
        self.assertLess((many - few) / (MANY - FEW), LIMIT_REJECT)
