from odoo.tests import HttpCase, tagged

from .billing_case import MARCH, BillingCase


@tagged("post_install", "-at_install")
class TestBillingScreens(BillingCase, HttpCase):
    """The accountant looks, bills and prepares the sending in a real browser."""

    def test_r91_look_bill_and_send(self):
        # a debit without mandate comes first
        self.deliver(self.subscribe(self.alice, payment_mode="sepa"))
        self.deliver(self.subscribe(self.bruno))
        run = self.env["cocagne.billing.run"]._get_run(self.garden, MARCH)
        self.start_tour(
            "/odoo/action-cocagne_jardin.action_billing_runs",
            "cocagne_bill_the_month",
            login=self.user_accountant.login,
        )
        self.env.invalidate_all()
        self.assertRecordValues(run, [{"state": "done", "invoice_count": 2}])
        self.assertEqual(run.sending_ids.waiting_count, 2)
