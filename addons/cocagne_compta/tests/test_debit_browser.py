"""An accountant debits the members and imports a reject, in a real browser (R70)."""

from odoo.tests import HttpCase, tagged

from .debit_case import DebitCase
from .test_debit_reject import AUGUST_5, CAMT, GARDEN_IBAN  # noqa: F401


@tagged("post_install", "-at_install")
class TestDebitBrowser(DebitCase, HttpCase):
    def test_r70_an_accountant_makes_a_batch_and_works_a_reject_off(self):
        invoice = self.invoice(self.alice)
        self.invoice(self.chloe, 40.0)
        self.start_tour(
            "/odoo/cocagne-debits", "cocagne_debit_batch", login=self.user_manager.login
        )
        self.env.invalidate_all()
        order = self.env["account.payment.order"].search(
            [("company_id", "=", self.garden.id)], limit=1
        )
        self.assertEqual(order.state, "uploaded")
        self.assertEqual(invoice.amount_residual, 0.0)
        text = CAMT.format(iban=GARDEN_IBAN, ref=order.payment_ids.memo, rum="")
        self.env["cocagne.debit.reject.file"]._import("rejets.xml", text.encode())
        self.start_tour(
            "/odoo/cocagne-rejects",
            "cocagne_debit_reject",
            login=self.user_manager.login,
        )
        reject = self.env["cocagne.debit.reject"].search(
            [("company_id", "=", self.garden.id)]
        )
        reject.invalidate_recordset()
        self.assertEqual((reject.state, reject.solution), ("done", "drop"))
