from odoo.tests import tagged

from .payment_case import PaymentCase


@tagged("post_install", "-at_install")
class TestPaymentCard(PaymentCase):
    """Card payments on line, through the contract of the garden."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card = cls.garden._way_of("card")
        cls.provider = cls.env["payment.provider"].create(
            {
                "name": "Banque du Lac",
                "code": "none",
                "company_id": cls.garden.id,
                "state": "test",
            }
        )
        cls.env["account.payment.method.line"].create(
            {
                "name": "Banque du Lac",
                "journal_id": cls.garden._bank_journal().id,
                "company_id": cls.garden.id,
                "payment_method_id": cls.env.ref(
                    "account.account_payment_method_manual_in"
                ).id,
                "payment_provider_id": cls.provider.id,
                "payment_account_id": cls.card.account_id.id,
            }
        )
        cls.provider.invalidate_recordset()

    def transaction(self, amount, invoice):
        return self.env["payment.transaction"].create(
            {
                "provider_id": self.provider.id,
                "payment_method_id": self.env.ref("payment.payment_method_unknown").id,
                "amount": amount,
                "currency_id": self.garden.currency_id.id,
                "partner_id": self.alice.id,
                "reference": "S00012",
                "provider_reference": "TX42",
                "operation": "online_redirect",
                "invoice_ids": [(6, 0, invoice.ids)],
            }
        )

    def test_r71_a_payment_on_line_pays_and_waits_with_those_of_the_terminal(self):
        invoice = self.invoice(self.alice, 40.0)
        payment = self.transaction(40.0, invoice)._create_payment()
        self.assertEqual((payment.way_id, payment.cheque_number), (self.card, "TX42"))
        self.assertEqual(invoice.amount_residual, 0.0)
        self.pay(self.bruno, 20.0, "card", number="A1")
        self.assertEqual(self.slip(self.card).total_amount, 60.0)

    def test_r71_the_contract_of_a_garden_waits_on_its_card_account(self):
        method = self.env.ref("account.account_payment_method_manual_in")
        account = self.provider._get_payment_method_outstanding_account_id(method)
        self.assertEqual(account, self.card.account_id.id)
