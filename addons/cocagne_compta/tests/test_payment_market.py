from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .payment_case import PaymentCase


@tagged("post_install", "-at_install")
class TestPaymentMarket(PaymentCase):
    """Market days without clients."""

    def taking(self, sold=105.5, cash=85.5, cheques=(20.0,), user=None, **values):
        """A market that sold vegetables at 5.5 % and took cash and cheques."""
        takings = self.env["cocagne.market.taking"].with_user(
            user or self.user_sales_desk
        )
        return takings.create(
            {
                "name": "Marché de Dole",
                "line_ids": [Command.create({"tax_id": self.vat.id, "amount": sold})],
                "money_ids": [Command.create({"way_id": self.cash.id, "amount": cash})],
                "cheque_ids": [
                    Command.create(
                        {
                            "drawer": f"Client {rank}",
                            "number": str(rank),
                            "amount": amount,
                        }
                    )
                    for rank, amount in enumerate(cheques)
                ],
                **values,
            }
        )

    def lines(self, taking):
        move = taking.sudo().move_id
        sums = {}
        for line in move.line_ids:
            code = line.account_id.with_company(self.garden).code
            sums[code] = sums.get(code, 0) + line.balance
        return sums

    def test_r74_a_market_day_is_one_entry_with_its_vat(self):
        taking = self.taking()
        taking.action_post()
        move = taking.sudo().move_id
        self.assertEqual(move.state, "posted")
        found = self.lines(taking)
        self.assertEqual(found["511200"], 20.0)
        self.assertEqual(found["707100"], -105.5)  # the tax of the cast has no account
        vat = move.line_ids.filtered("tax_repartition_line_id")
        self.assertEqual((vat.balance, vat.tax_base_amount), (-5.5, 100.0))

    def test_r74_cheques_of_a_market_wait_for_the_slip_with_those_of_members(self):
        self.pay(self.alice, 10.0, number="7")
        self.taking().action_post()
        slip = self.slip()
        self.assertEqual(slip.total_amount, 30.0)
        self.assertIn("Client 0", slip.check_payment_ids.mapped("slip_drawer"))

    def test_r74_cash_of_a_market_waits_for_the_slip(self):
        self.taking().action_post()
        self.cash.invalidate_recordset()
        self.assertEqual(self.cash.waiting_amount, 85.5)

    def test_r74_a_difference_of_the_till_is_looked_for_first(self):
        taking = self.taking(cash=80.5)
        with self.assertRaisesRegex(UserError, "apart"):
            taking.action_post()
        taking.gap_confirmed = True
        taking.action_post()
        self.assertEqual(self.lines(taking)["658001"], 5.0)

    def test_r74_without_a_till_what_was_sold_is_what_was_counted(self):
        taking = self.taking(sold=0.0)
        taking.action_sold_is_counted()
        self.assertEqual((taking.sold_amount, taking.gap), (105.5, 0.0))

    def test_r74_a_garden_without_vat_has_no_rate(self):
        self.garden.vat_liable = False
        with self.assertRaisesRegex(ValidationError, "not subject to VAT"):
            self.taking()

    def test_r74_a_day_that_is_undone_leaves_the_books_as_before(self):
        taking = self.taking()
        taking.action_post()
        taking.with_user(self.user_accountant).action_undo()
        self.assertEqual(self.account_balance("511200"), 0.0)
        self.assertEqual(self.account_balance("707100"), 0.0)
        self.cheque.invalidate_recordset()
        self.assertEqual(self.cheque.waiting_count, 0)

    def test_r74_a_day_on_a_slip_is_not_undone(self):
        taking = self.taking()
        taking.action_post()
        self.slip()
        with self.assertRaisesRegex(UserError, "undo the slip"):
            taking.with_user(self.user_accountant).action_undo()

    def test_r74_nothing_counted_is_refused(self):
        with self.assertRaisesRegex(UserError, "counted"):
            self.taking(sold=0.0, cash=0.0, cheques=()).action_post()

    def test_r74_a_preparer_sees_no_takings(self):
        with self.assertRaises(AccessError):
            self.taking(user=self.user_preparer)

    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(cents=st.integers(min_value=1, max_value=10**7))
    def test_r74_base_and_vat_make_the_total_to_the_cent(self, cents):
        amount = cents / 100
        line = self.env["cocagne.market.line"].new(
            {"tax_id": self.vat.id, "amount": amount}
        )
        line.taking_id = self.env["cocagne.market.taking"].new(
            {"company_id": self.garden.id, "date": date(2026, 6, 15)}
        )
        base, taxes = line._split()
        total = sum(tax["amount"] for tax in taxes) + base
        self.assertEqual(round(total * 100), cents)
