"""An establishment debits in the name of its mother house (R2, R70)."""

from odoo.fields import Command

from .debit_case import JULY_6, DebitCase


class TestDebitEstablishment(DebitCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        branch = cls.env["res.company"].create(
            {
                "name": "Jardin du Lac, rive sud",
                "parent_id": cls.garden.id,
                "is_garden": True,
                "country_id": cls.garden.country_id.id,
                "currency_id": cls.garden.currency_id.id,
            }
        )
        both = [branch.id, cls.garden.id]
        cls.env = cls.env(context={**cls.env.context, "allowed_company_ids": both})
        cls.branch = branch.with_env(cls.env)
        # the establishment books on the accounts of its house
        cls.env["ir.default"].set(
            "res.partner",
            "property_account_receivable_id",
            cls.alice.with_company(cls.garden).property_account_receivable_id.id,
            company_id=branch.id,
        )
        cls.bill = cls.invoice_of_branch(20.0)

    @classmethod
    def invoice_of_branch(cls, amount):
        move = cls.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": cls.alice.id,
                "company_id": cls.branch.id,
                "invoice_date": "2026-06-15",
                "invoice_date_due": "2026-06-30",
                "preferred_payment_method_line_id": cls.branch._debit_line().id,
                "invoice_line_ids": [
                    Command.create(
                        {"name": "Panier", "price_unit": amount, "tax_ids": False}
                    )
                ],
            }
        )
        move.action_post()
        return move

    def batch(self):
        """The batch of the establishment."""
        return self.env["account.payment.order"]._make_batch(self.branch, JULY_6)

    def executed_batch(self):
        order = self.batch()
        order.action_make_file()
        order.action_executed()
        return order

    def test_r70_an_establishment_has_the_debit_way_of_its_house(self):
        self.assertEqual(self.branch._debit_line(), self.garden._debit_line())

    def test_r70_an_establishment_debits_with_the_mandates_of_its_house(self):
        order = self.batch()
        self.assertEqual(order.payment_line_ids.mandate_id, self.alice_mandate)

    def test_r70_an_executed_batch_pays_the_invoice_in_the_establishment(self):
        order = self.executed_batch()
        self.assertEqual(self.bill.amount_residual, 0.0)
        self.assertEqual(order.payment_ids.company_id, self.branch)

    def test_r70_a_reject_and_the_batch_of_an_establishment_are_undone(self):
        order = self.executed_batch()
        reject = (
            self.env["cocagne.debit.reject"]
            .with_company(self.branch)
            ._record([{"end_to_end": order.payment_ids.memo, "code": "AM04"}])
        )
        self.assertEqual(self.bill.amount_residual, 20.0)
        reject.action_undo()
        order.action_undo()
        self.assertEqual(self.bill.amount_residual, 20.0)
