"""An establishment debits in the name of its mother house (R2, R70)."""

from odoo.fields import Command

from .debit_case import JULY_6, DebitCase


class TestDebitEstablishment(DebitCase):
    def test_r70_an_establishment_debits_with_the_mandates_of_its_house(self):
        branch = self.env["res.company"].create(
            {
                "name": "Jardin du Lac, rive sud",
                "parent_id": self.garden.id,
                "is_garden": True,
                "country_id": self.garden.country_id.id,
                "currency_id": self.garden.currency_id.id,
            }
        )
        env = self.env(
            context={
                **self.env.context,
                "allowed_company_ids": [branch.id, self.garden.id],
            }
        )
        branch = branch.with_env(env)
        # the establishment books on the accounts of its house
        env["ir.default"].set(
            "res.partner",
            "property_account_receivable_id",
            self.alice.with_company(self.garden).property_account_receivable_id.id,
            company_id=branch.id,
        )
        line = branch._debit_line()
        self.assertEqual(line, self.garden._debit_line())
        invoice = env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": self.alice.id,
                "company_id": branch.id,
                "invoice_date": "2026-06-15",
                "invoice_date_due": "2026-06-30",
                "preferred_payment_method_line_id": line.id,
                "invoice_line_ids": [
                    Command.create(
                        {"name": "Panier", "price_unit": 20.0, "tax_ids": False}
                    )
                ],
            }
        )
        invoice.action_post()
        order = env["account.payment.order"]._make_batch(branch, JULY_6)
        self.assertEqual(order.payment_line_ids.mandate_id, self.alice_mandate)
        order.action_make_file()
        order.action_executed()
        self.assertEqual(invoice.amount_residual, 0.0)
        self.assertEqual(order.payment_ids.company_id, branch)
        reject = (
            env["cocagne.debit.reject"]
            .with_company(branch)
            ._record([{"end_to_end": order.payment_ids.memo, "code": "AM04"}])
        )
        self.assertEqual(invoice.amount_residual, 20.0)
        reject.action_undo()
        order.action_undo()
        self.assertEqual(invoice.amount_residual, 20.0)
