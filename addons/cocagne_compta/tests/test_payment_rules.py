from odoo.exceptions import UserError
from odoo.tests import tagged

from .payment_case import PaymentCase


@tagged("post_install", "-at_install")
class TestPaymentRules(PaymentCase):
    """What is not done twice, and what the desk may propose."""

    def test_r72_a_second_confirmation_of_a_slip_is_refused(self):
        self.pay(self.alice, 10.0, number="1")
        slip = self.slip()
        slip.validate_deposit()
        with self.assertRaisesRegex(UserError, "not in a state"):
            slip.validate_deposit()
        self.assertEqual(self.account_balance("511200"), 0.0)

    def test_r64_the_desk_proposes_only_what_the_garden_takes(self):
        sign_up = self.env["cocagne.sign.up"].new({"company_id": self.garden.id})
        codes = set(sign_up.allowed_mode_ids.mapped("code"))
        self.assertEqual(codes, {"sepa", "cheque", "card", "cash"})
        self.garden._way_of("voucher").active = True
        sign_up.invalidate_recordset()
        sign_up = self.env["cocagne.sign.up"].new({"company_id": self.garden.id})
        self.assertIn("voucher", sign_up.allowed_mode_ids.mapped("code"))
