from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from odoo.addons.cocagne_jardin.tests.common import TODAY

from .payment_case import PaymentCase


@tagged("post_install", "-at_install")
class TestPaymentEntry(PaymentCase):
    """Taking payments at the desk, returning them, paying back."""

    def entry(self, partner=None, user=None, **values):
        """A filled entry of the sales desk, a cheque by default."""
        entries = self.env["cocagne.payment.entry"].with_user(
            user or self.user_sales_desk
        )
        values.setdefault("number", "0000123")
        return entries.create(
            {"partner_id": (partner or self.alice).id, "bank": "CA", **values}
        )

    def payments(self, partner=None):
        return self.env["account.payment"].search(
            [("partner_id", "=", (partner or self.alice).id)], order="id"
        )

    # -- taking --------------------------------------------------------------------------

    def test_r72_the_desk_takes_a_cheque_of_what_is_owed(self):
        invoice = self.invoice(self.alice, 40.0)
        entries = self.env["cocagne.payment.entry"].with_user(self.user_sales_desk)
        with Form(entries) as form:
            form.partner_id = self.alice
            self.assertEqual(form.amount, 40.0)
            form.number = "0000123"
        form.record.action_register()
        payment = self.payments()
        self.assertEqual((payment.amount, payment.cheque_number), (40.0, "0000123"))
        self.assertEqual(invoice.payment_state, "paid")

    def test_r72_cheques_follow_one_another_with_the_same_day(self):
        entry = self.entry(amount=10.0, date="2026-06-10")
        action = entry.action_register_next()
        following = (
            self.env["cocagne.payment.entry"]
            .with_user(self.user_sales_desk)
            .with_context(**action["context"])
            .new({})
        )
        self.assertEqual(str(following.date), "2026-06-10")
        self.assertFalse(following.partner_id)

    def test_r67_the_parts_of_a_payment_are_traceable(self):
        first = self.invoice(self.alice, 10.0, "2026-03-31")
        second = self.invoice(self.alice, 20.0, "2026-04-30")
        entry = self.entry(amount=25.0)
        entry.action_register()
        payment = self.payments()
        parts = {p.paid_move_id: p.amount for p in payment.allocation_ids}
        self.assertEqual(parts, {first: 10.0, second: 15.0})
        self.assertEqual(payment.unallocated_amount, 0.0)

    def test_r67_a_ticked_invoice_is_paid_and_no_other(self):
        old = self.invoice(self.alice, 10.0, "2026-03-31")
        new = self.invoice(self.alice, 10.0, "2026-04-30")
        entry = self.entry(amount=15.0)
        entry.item_ids.filtered(lambda item: item.move_id == new).is_chosen = True
        entry.action_register()
        self.assertEqual((old.amount_residual, new.amount_residual), (10.0, 0.0))
        self.assertEqual(self.payments().unallocated_amount, 5.0)

    def test_r72_a_payment_from_an_invoice_is_for_that_invoice(self):
        self.invoice(self.alice, 10.0, "2026-03-31")
        new = self.invoice(self.alice, 20.0, "2026-04-30")
        action = new.with_user(self.user_accountant).action_take_payment()
        entries = self.env["cocagne.payment.entry"].with_user(self.user_accountant)
        with Form(entries.with_context(**action["context"])) as form:
            form.number = "77"
        form.record.action_register()
        self.assertEqual(new.payment_state, "paid")

    def test_r72_dated_cheques_of_a_subscription_are_cashed_month_by_month(self):
        self.entry(
            amount=50.0, series_count=3, number="0098", cash_on=TODAY
        ).action_register()
        found = self.payments()
        self.assertEqual(found.mapped("cheque_number"), ["0098", "0099", "0100"])
        self.assertEqual(
            [str(day) for day in found.mapped("cash_on")],
            ["2026-06-15", "2026-07-15", "2026-08-15"],
        )

    def test_r72_a_cheque_without_number_is_refused(self):
        with self.assertRaisesRegex(UserError, "number of the cheque"):
            self.entry(amount=10.0, number="").action_register()
        self.assertFalse(self.payments())

    def test_r72_the_same_cheque_is_not_taken_twice(self):
        self.entry(amount=10.0).action_register()
        with self.assertRaisesRegex(UserError, "taken already"):
            self.entry(amount=10.0).action_register()
        self.assertEqual(len(self.payments()), 1)

    def test_r72_no_payment_of_zero_nor_of_tomorrow(self):
        with self.assertRaisesRegex(UserError, "above zero"):
            self.entry(amount=0.0).action_register()
        with self.assertRaisesRegex(UserError, "today or before"):
            self.entry(amount=10.0, date="2026-06-16").action_register()

    def test_r71_a_card_payment_keeps_its_authorisation(self):
        self.entry(
            amount=10.0,
            way_id=self.garden._way_of("card").id,
            authorisation="A1B2C3",
        ).action_register()
        self.assertEqual(self.payments().cheque_number, "A1B2C3")

    def test_r72_a_preparer_takes_no_payment(self):
        with self.assertRaises(AccessError):
            self.entry(user=self.user_preparer, amount=10.0)

    def test_r99_a_member_sees_the_own_payments_only(self):
        self.pay(self.alice, 10.0, number="12")
        rows = self.alice.with_user(self.user_sales_desk).member_payments()
        self.assertEqual(
            [(row["amount"], row["number"]) for row in rows], [(10.0, "12")]
        )
        portal = self.make_user("portal", "base.group_portal")
        with self.assertRaises(AccessError):
            self.alice.with_user(portal).member_payments()

    # -- returned ------------------------------------------------------------------------

    def bounce(self, payment, user=None, **values):
        dialogs = self.env["cocagne.payment.bounce"].with_user(
            user or self.user_accountant
        )
        dialogs.create({"payment_id": payment.id, **values}).action_confirm()

    def test_r68_an_unpaid_cheque_opens_the_invoice_again(self):
        invoice = self.invoice(self.alice, 30.0)
        payment = self.pay(self.alice, 30.0)
        self.bounce(payment)
        self.assertEqual(invoice.amount_residual, 30.0)
        self.assertEqual(self.balance(self.alice), -30.0)
        self.assertEqual(self.account_balance("511200"), 0.0)
        self.assertEqual(payment.state, "rejected")

    def test_r68_the_fee_of_an_unpaid_cheque_is_charged_to_the_member(self):
        self.invoice(self.alice, 30.0)
        payment = self.pay(self.alice, 30.0)
        self.bounce(payment, fee=12.0)
        self.assertEqual(self.balance(self.alice), -42.0)
        self.assertEqual(self.account_balance("708500"), -12.0)

    def test_r68_a_deposited_cheque_is_taken_back_by_the_bank(self):
        self.invoice(self.alice, 30.0)
        payment = self.pay(self.alice, 30.0)
        self.slip().validate_deposit()
        self.bounce(payment)
        self.assertEqual(self.balance(self.alice), -30.0)
        self.assertEqual(self.account_balance("511200"), 0.0)
        self.assertEqual(self.account_balance("511900"), 0.0)

    def test_r68_a_payment_is_returned_once(self):
        payment = self.pay(self.alice, 30.0)
        self.bounce(payment)
        with self.assertRaisesRegex(UserError, "already"):
            self.bounce(payment)

    def test_r68_the_desk_returns_no_payment(self):
        payment = self.pay(self.alice, 30.0)
        with self.assertRaises(AccessError):
            self.bounce(payment, user=self.user_sales_desk)

    # -- paying back ---------------------------------------------------------------------

    def refund(self, amount, user=None, **values):
        dialogs = self.env["cocagne.payment.refund"].with_user(
            user or self.user_sales_desk
        )
        values = {"partner_id": self.alice.id, "memo": "Trop payé", **values}
        dialogs.create({**values, "amount": amount}).action_confirm()

    def test_r73_a_refund_takes_the_credit_down(self):
        self.pay(self.alice, 50.0)
        self.refund(20.0)
        self.assertEqual(self.balance(self.alice), 30.0)

    def test_r73_the_desk_pays_back_no_more_than_the_credit(self):
        self.pay(self.alice, 50.0)
        with self.assertRaisesRegex(UserError, "accountant only"):
            self.refund(60.0, confirm_above=True)
        self.assertEqual(self.balance(self.alice), 50.0)

    def test_r73_the_accountant_confirms_what_is_above_the_credit(self):
        self.pay(self.alice, 50.0)
        with self.assertRaisesRegex(UserError, "tick the box"):
            self.refund(60.0, user=self.user_accountant)
        self.refund(60.0, user=self.user_accountant, confirm_above=True)
        self.assertEqual(self.balance(self.alice), -10.0)

    def test_r73_each_refund_leaves_by_its_own_mode(self):
        self.pay(self.alice, 60.0)
        for mode, code in (
            ("cash", None),
            ("cheque", "511900"),
            ("transfer", "511900"),
        ):
            before = code and self.account_balance(code)
            self.refund(10.0, way_id=self.garden._way_of(mode).id)
            if code:
                self.assertEqual(self.account_balance(code), before - 10.0)
        self.assertEqual(self.balance(self.alice), 30.0)
