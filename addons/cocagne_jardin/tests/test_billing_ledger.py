"""Invoices given complete to Odoo are those that Odoo would have made, to the cent."""

import copy
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.fields import Command
from odoo.tests import tagged

from .ledger_case import LedgerCase, _Undo


@tagged("post_install", "-at_install")
class TestCompleteInvoices(LedgerCase):
    def test_a_plain_invoice(self):
        self.check()

    def test_an_invoice_with_two_due_dates(self):
        self.order.payment_term_id = self.env["account.payment.term"].create(
            {
                "name": "Half now, half later",
                "line_ids": [
                    Command.create({"value": "percent", "value_amount": 50}),
                    Command.create(
                        {"value": "percent", "value_amount": 50, "nb_days": 30}
                    ),
                ],
            }
        )
        self.check()

    def test_an_invoice_due_in_thirty_days(self):
        self.order.payment_term_id = self.env.ref("account.account_payment_term_30days")
        self.check()

    def test_two_rates_of_vat(self):
        self.lines[1].tax_ids = self.vat.copy({"name": "20 % included", "amount": 20.0})
        self.check()

    def test_a_tax_on_top_of_the_price(self):
        self.lines.tax_ids = self.vat.copy(
            {"name": "5.5 % on top", "price_include_override": "tax_excluded"}
        )
        self.check()

    def test_two_taxes_of_which_one_is_a_fixed_amount(self):
        self.lines[0].tax_ids += self.vat.copy(
            {"name": "Fee", "amount_type": "fixed", "amount": 0.07}
        )
        self.check()

    def test_no_tax_at_all(self):
        self.lines.tax_ids = False
        self.check()

    def test_the_taxes_of_the_french_chart(self):
        self.lines.tax_ids = self.env["account.tax"].search(
            [
                ("company_id", "=", self.garden.id),
                ("type_tax_use", "=", "sale"),
                ("amount", "=", 5.5),
                ("id", "!=", self.vat.id),
            ],
            limit=1,
        )
        self.check()

    def test_a_price_of_zero(self):
        self.lines.write({"has_participation": True, "participation": 0.0})
        self.check()

    def test_a_discount(self):
        self.lines.discount = 7.5
        self.check()

    def test_an_own_account_of_the_product(self):
        account = self.env["account.account"].search(
            [
                ("company_ids", "in", self.garden.ids),
                ("account_type", "=", "income"),
                ("code", "=like", "7085%"),
            ],
            limit=1,
        )
        self.eggs.with_company(self.garden).property_account_income_id = account
        self.check()

    def test_a_fiscal_position_that_changes_accounts(self):
        accounts = self.env["account.account"].search(
            [("company_ids", "in", self.garden.ids), ("account_type", "=", "income")],
            limit=2,
        )
        usual = self.simple.with_company(self.garden)._get_product_accounts()["income"]
        self.order.fiscal_position_id = self.env["account.fiscal.position"].create(
            {
                "name": "Elsewhere",
                "company_id": self.garden.id,
                "account_ids": [
                    Command.create(
                        {
                            "account_src_id": usual.id,
                            "account_dest_id": (accounts - usual)[0].id,
                        }
                    )
                ],
            }
        )
        self.check()

    def test_an_invoice_address_of_the_member(self):
        self.order.partner_invoice_id = self.env["res.partner"].create(
            {"name": "Tutor", "type": "invoice", "parent_id": self.alice.id}
        )
        self.check()

    def early_discount(self, computation):
        self.order.payment_term_id = self.env["account.payment.term"].create(
            {
                "name": "4 % in 10 days",
                "early_discount": True,
                "discount_percentage": 4.0,
                "discount_days": 10,
                "early_pay_discount_computation": computation,
            }
        )
        self.env.flush_all()

    def test_an_early_payment_discount_with_its_vat(self):
        self.early_discount("included")
        self.check()

    def test_an_early_payment_discount_without_vat(self):
        self.early_discount("excluded")
        self.check()

    def test_an_early_payment_discount_of_the_members_is_told_on_the_due_line(self):
        self.early_discount("included")
        self.deliver(self.order, 3, 10)
        move = self.env["cocagne.billing"]._create_moves([self.values()])
        due = move.line_ids.filtered(lambda line: line.display_type == "payment_term")
        # 2 simple baskets at 10 and 6 times eggs at 3: 38, 4 % less: 36.48
        self.assertRecordValues(
            due,
            [
                {
                    "balance": 38.0,
                    "discount_balance": 36.48,
                    "discount_date": date(2026, 4, 10),
                }
            ],
        )

    def test_a_discount_that_lowers_the_vat_at_once_is_left_to_odoo(self):
        self.early_discount("mixed")
        self.check(is_plain=False)

    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.differing_executors],
    )
    @given(
        prices=st.tuples(*[st.integers(0, 99_999)] * 2),
        quantities=st.tuples(*[st.integers(1, 40)] * 2),
        discount=st.sampled_from([0.0, 5.0, 12.5, 33.33]),
    )
    def test_any_prices_and_quantities(self, prices, quantities, discount):
        self.deliver(self.order, 3, 10)
        vals = self.values()
        for command, price, quantity in zip(
            vals["invoice_line_ids"], prices, quantities, strict=True
        ):
            command[2].update(
                price_unit=price / 100, quantity=quantity, discount=discount
            )
        engine = self.env["cocagne.billing"]
        self.assertEqual(
            self.drafted_by(engine._create_moves, vals),
            self.drafted_by(self.env["account.move"].create, vals),
        )

    def drafted_by(self, create, vals):
        """What the draft says: its quantities are not those of the baskets."""
        try:
            with self.env.cr.savepoint():
                move = create([copy.deepcopy(vals)])
                self.env.flush_all()
                self.env.invalidate_all()
                found = self.told(move)
                raise _Undo
        except _Undo:
            self.env.invalidate_all()
        return found
