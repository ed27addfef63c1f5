from odoo.tests import HttpCase, tagged

from .payment_case import PaymentCase


@tagged("post_install", "-at_install")
class TestPaymentBrowser(PaymentCase, HttpCase):
    """The morning of the accountant: three cheques, then the slip."""

    def test_r72_three_cheques_are_typed_and_brought_to_the_bank(self):
        for partner, amount in (
            (self.alice, 10.0),
            (self.bruno, 20.0),
            (self.chloe, 30.0),
        ):
            self.invoice(partner, amount)
        self.start_tour(
            "/odoo/action-cocagne_compta.action_to_bank",
            "cocagne_three_cheques",
            login=self.user_accountant.login,
        )
        slip = self.env["account.check.deposit"].search(
            [("way_id", "=", self.cheque.id), ("state", "=", "done")]
        )
        self.assertEqual((slip.check_count, slip.total_amount), (3, 60.0))
        self.assertEqual(
            sorted(slip.check_payment_ids.mapped("slip_number")), ["101", "102", "103"]
        )
