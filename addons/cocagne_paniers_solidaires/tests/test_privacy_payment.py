from odoo.tests import tagged

from odoo.addons.cocagne_compta.tests.payment_case import PaymentCase
from odoo.addons.cocagne_jardin.tests.screens_open import ScreensOpen


@tagged("post_install", "-at_install")
class TestPaymentOfTheDesk(ScreensOpen, PaymentCase):
    """The desk takes payments; what they pay is for those who may know it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.invoice(cls.alice, 10.0)
        cls.payment = cls.pay(cls.alice, 10.0)

    def opened(self, user):
        """The fields of the form of the payment, read as the web client does."""
        action = self.env.ref("cocagne_compta.menu_payments").action
        model, views = self.views(action, user)
        spec = self.spec(model, views["form"])
        return self.payment.with_user(user).web_read(spec)[0]

    def test_the_desk_opens_a_payment_that_paid_an_invoice(self):
        opened = self.opened(self.user_sales_desk)
        self.assertEqual(opened["amount"], 10.0)
        self.assertNotIn("allocation_ids", opened)

    def test_the_accountant_sees_what_it_paid(self):
        self.assertTrue(self.opened(self.user_accountant)["allocation_ids"])
