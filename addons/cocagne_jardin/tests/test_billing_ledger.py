"""Invoices given complete to Odoo are those that Odoo would have made, to the cent.

Each case is made twice from the same values, in a savepoint each: the quick way of
``cocagne.billing`` and Odoo's own ``account.move.create``. Everything that counts is
compared: accounts, taxes, tags, balances, due dates, what is left to pay.
"""

import copy
from datetime import date
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.fields import Command
from odoo.tests import tagged

from .billing_case import MARCH, BillingCase

MOVE_FIELDS = (
    "name state move_type date invoice_date invoice_date_due journal_id partner_id"
    " commercial_partner_id partner_shipping_id currency_id company_id ref"
    " invoice_origin payment_reference fiscal_position_id invoice_payment_term_id"
    " amount_untaxed amount_tax amount_total amount_residual amount_total_signed"
    " payment_state invoice_user_id team_id partner_bank_id is_manually_modified"
).split()
LINE_FIELDS = (
    "display_type name account_id partner_id product_id product_uom_id quantity"
    " price_unit discount price_subtotal price_total tax_ids tax_tag_ids tax_line_id"
    " tax_repartition_line_id tax_group_id group_tax_id tax_base_amount balance"
    " amount_currency debit credit amount_residual amount_residual_currency"
    " date date_maturity discount_date discount_balance reconciled currency_id"
    " sale_line_ids analytic_distribution parent_state journal_id sequence"
    " discount_amount_currency payment_date"
).split()
COST_FIELDS = (
    "name date amount unit_amount account_id general_account_id partner_id product_id"
    " company_id currency_id category"
).split()


class _Undo(Exception):
    """Leaves a savepoint without keeping anything."""


@tagged("post_install", "-at_install")
class TestCompleteInvoices(BillingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.order = cls.subscribe(cls.alice, confirm=False)
        cls.add_line(cls.order, cls.eggs, quantity=3)
        cls.order.action_confirm()
        cls.lines = cls.order.order_line
        cls.run_of_month = cls.env["cocagne.billing.run"].create(
            {"company_id": cls.garden.id, "month": MARCH}
        )
        # everything below is undone by savepoints: nothing may wait to be written
        cls.env.flush_all()

    def values(self):
        """The values of the invoice of what is delivered."""
        engine = self.env["cocagne.billing"].with_company(self.garden)
        baskets = engine._lock_baskets(self.run_of_month, self.order)
        (payer, lines), *_rest = engine._group(baskets).items()
        return engine._prepare_invoice(self.run_of_month, payer, lines)

    @staticmethod
    def usual_post(move):
        move._post(soft=False)

    def made_by(self, create, post, vals):
        """What the invoice says when it is made by ``create`` and ``post``."""
        try:
            with self.env.cr.savepoint():
                move = create([copy.deepcopy(vals)])
                engine = self.env["cocagne.billing"]
                engine._mark(self.baskets(self.order, 3, 10), move)
                post(move)
                self.env.flush_all()
                self.env.invalidate_all()
                found = self.told(move)
                raise _Undo
        except _Undo:
            self.env.invalidate_all()
        return found

    def told(self, move):
        order = "display_type, sequence, date_maturity, balance, id"
        lines = self.env["account.move.line"].search(
            [("move_id", "=", move.id)], order=order
        )
        costs = lines.analytic_line_ids.sorted(lambda cost: (cost.amount, cost.name))
        names_of = ((move, MOVE_FIELDS), (lines, LINE_FIELDS), (costs, COST_FIELDS))
        return [
            {name: self.value(record, name) for name in names}
            for records, names in names_of
            for record in records
        ]

    @staticmethod
    def value(record, name):
        value = record[name]
        return value.ids if record._fields[name].relational else value

    def check(self, is_plain=True):
        """Deliver 3 and 10 March and compare both ways."""
        self.deliver(self.order, 3, 10)
        vals = self.values()
        engine = self.env["cocagne.billing"]
        self.assertEqual(engine._is_plain(vals), is_plain)
        quick = self.made_by(engine._create_moves, engine._post_invoices, vals)
        usual = self.made_by(self.env["account.move"].create, self.usual_post, vals)
        self.assertEqual(quick, usual)

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

    def activity(self, name):
        plan = self.env["account.analytic.plan"].create({"name": f"Plan {name}"})
        return self.env["account.analytic.account"].create(
            {"name": name, "plan_id": plan.id}
        )

    def distribute(self, activity, **values):
        """Odoo's own model: these lines go on this activity."""
        self.env["account.analytic.distribution.model"].create(
            {"analytic_distribution": {str(activity.id): 100}, **values}
        )
        self.env.flush_all()

    def distributed(self):
        """What the quick way writes on the lines."""
        self.deliver(self.order, 3, 10)
        engine = self.env["cocagne.billing"]
        move = engine._create_moves([self.values()])
        return [line.analytic_distribution for line in move.invoice_line_ids]

    def test_cost_accounts_by_product(self):
        self.distribute(self.activity("Baskets"), product_id=self.simple.id)
        self.check()

    def test_cost_accounts_by_the_account_of_the_line(self):
        self.distribute(self.activity("Sales"), account_prefix="70")
        self.check()

    def test_cost_accounts_by_garden_and_by_product(self):
        self.distribute(self.activity("Lac"), company_id=self.garden.id)
        self.distribute(self.activity("Eggs"), product_id=self.eggs.id)
        self.check()

    def test_cost_accounts_by_member(self):
        self.distribute(self.activity("Alice"), partner_id=self.alice.id)
        self.distribute(self.activity("Bruno"), partner_id=self.bruno.id)
        self.check()

    def test_cost_accounts_by_category_of_members(self):
        staff = self.env["res.partner.category"].create({"name": "Works council"})
        self.alice.category_id = staff
        self.distribute(self.activity("Council"), partner_category_id=staff.id)
        self.check()

    def test_cost_accounts_that_the_order_tells(self):
        activity, other = self.activity("Told"), self.activity("By default")
        self.distribute(other, company_id=self.garden.id)
        self.lines[0].analytic_distribution = {str(activity.id): 60.0}
        self.check()

    def test_cost_accounts_of_a_tax_that_is_a_cost(self):
        self.vat.analytic = True
        self.distribute(self.activity("Baskets"), product_id=self.simple.id)
        self.check()

    def test_a_distribution_is_asked_once_for_all_members(self):
        activity = self.activity("Baskets")
        self.distribute(activity, company_id=self.garden.id)
        models = type(self.env["account.analytic.distribution.model"])
        with patch.object(
            models,
            "_get_distribution",
            autospec=True,
            side_effect=models._get_distribution,
        ) as asked:
            found = self.distributed()
        # another addon may have axes of its own: each adds its account
        self.assertEqual(found[0], found[1])
        self.assertEqual(found[0][str(activity.id)], 100)
        self.assertEqual(asked.call_count, 2, "once per product")

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
