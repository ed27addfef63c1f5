"""Baskets of the staff deducted from wages; reductions and who pays them (R26, R62)."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .rules_case import MARCH, RulesCase


@tagged("post_install", "-at_install")
class TestWages(RulesCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.status = cls.env["cocagne.staff.status"].create(
            {
                "name": "Insertion",
                "price_rule": "percent",
                "percent": 50,
                "from_wages": True,
                "company_id": cls.garden.id,
            }
        )
        cls.alice.staff_status_id = cls.status
        cls.alice.wage_authorisation_date = date(2026, 1, 5)

    def wages(self):
        lists = self.env["cocagne.wage.list"].with_user(self.user_accountant)
        return lists.create({"month": MARCH})

    def test_r26_the_list_says_who_how_many_and_how_much(self):
        order = self.subscribe(self.alice)
        self.deliver(order, 3, 10, 17)
        self.baskets(order, 24)._set_state("not_collected")
        self.baskets(order, 31)._set_state("cancelled")
        self.bill()
        line = self.wages().line_ids
        # three delivered and one absence that was not announced, at 5
        self.assertEqual(
            (line.partner_id, line.baskets, line.absences, line.amount),
            (self.alice, 4, 1, 20.0),
        )

    def test_r26_given_to_the_payroll_the_invoice_is_paid(self):
        self.deliver(self.subscribe(self.alice))
        invoice = self.bill()
        wages = self.wages()
        wages.action_confirm()
        self.assertEqual(invoice.payment_state, "paid")
        self.assertEqual(self.alice.member_balance, 0)
        debit = wages.move_id.line_ids.filtered("debit")
        self.assertTrue(debit.account_id.code.startswith("421"))
        self.assertEqual(debit.debit, 25)

    def test_r26_without_a_signed_authorisation_nothing_is_deducted(self):
        self.alice.wage_authorisation_date = False
        self.deliver(self.subscribe(self.alice))
        invoice = self.bill()
        wages = self.wages()
        self.assertEqual((wages.missing_count, wages.total), (1, 0))
        with self.assertRaisesRegex(UserError, "authorisation"):
            wages.action_confirm()
        self.assertEqual(invoice.payment_state, "not_paid")

    def test_r26_a_list_is_given_once(self):
        self.deliver(self.subscribe(self.alice))
        self.bill()
        wages = self.wages()
        wages.action_confirm()
        with self.assertRaisesRegex(UserError, "already"):
            wages.action_confirm()
        with self.assertRaisesRegex(UserError, "given to the payroll"):
            wages.unlink()

    def test_r26_taken_back_the_invoice_is_to_pay_again(self):
        self.deliver(self.subscribe(self.alice))
        invoice = self.bill()
        wages = self.wages()
        wages.action_confirm()
        wages.action_take_back()
        self.assertEqual(invoice.payment_state, "not_paid")
        self.assertEqual((wages.state, wages.line_ids.amount), ("draft", 25))

    def test_r26_what_changed_since_is_read_again(self):
        self.deliver(self.subscribe(self.alice))
        invoice = self.bill()
        wages = self.wages()
        invoice._reverse_moves([{"invoice_date": invoice.date}], cancel=True)
        with self.assertRaisesRegex(UserError, "read the invoices again"):
            wages.action_confirm()

    def test_r26_who_pays_otherwise_is_not_on_the_list(self):
        self.deliver(self.subscribe(self.bruno, payment_mode="cheque"))
        self.bill()
        self.assertFalse(self.wages().line_ids)

    def test_r26_the_list_is_printed_and_a_spreadsheet(self):
        self.deliver(self.subscribe(self.alice))
        self.bill()
        wages = self.wages()
        reports = self.env["ir.actions.report"]
        html = reports._render_qweb_html("cocagne_jardin.report_wage_list", wages.ids)[
            0
        ].decode()
        self.assertIn("Alice", html)
        self.assertIn("25.00", html.replace(",", "."))
        content, kind = reports._render_xlsx(
            "cocagne_jardin.report_wage_xlsx", wages.ids, {}
        )
        self.assertEqual((kind, content[:2]), ("xlsx", b"PK"))

    def test_r26_the_desk_sees_no_list(self):
        with self.assertRaises(AccessError):
            self.env["cocagne.wage.list"].with_user(self.user_sales_desk).search([])


@tagged("post_install", "-at_install")
class TestReductions(RulesCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.msa = cls.env["res.partner"].create(
            {"name": "MSA", "company_id": cls.garden.id, "is_company": True}
        )
        cls.reason = cls.env["cocagne.discount.reason"].create(
            {
                "name": "Solidarity",
                "company_id": cls.garden.id,
                "partner_id": cls.msa.id,
            }
        )

    def reduced(self, partner, price=2.5):
        order = self.subscribe(partner)
        order.order_line.write(
            {
                "has_participation": True,
                "participation": price,
                "discount_reason_id": self.reason.id,
            }
        )
        return order

    def base(self, first=date(2026, 3, 1), last=date(2026, 3, 31)):
        report = self.env["cocagne.discount.report"].with_user(self.user_accountant)
        return report._discount_base(self.garden, first, last)

    def test_r62_the_sum_of_the_reductions_by_reason(self):
        self.deliver(self.reduced(self.alice), 3, 10)
        self.deliver(self.reduced(self.bruno), 3, 10)
        # four baskets at 10, paid 2.50
        self.assertEqual(self.base(), {self.reason: (4, 40.0, 10.0, 30.0)})

    def test_r62_only_the_period_counts_and_only_what_was_delivered(self):
        order = self.reduced(self.alice)
        self.deliver(order, 3)
        self.deliver(order, month=4)
        self.baskets(order, 10)._set_state("lost")
        self.assertEqual(self.base()[self.reason][3], 7.5)

    def test_r62_full_prices_are_not_in_it(self):
        self.deliver(self.subscribe(self.alice))
        self.assertFalse(self.base())

    def test_r62_a_discount_of_odoo_counts_too(self):
        order = self.subscribe(self.alice)
        order.order_line.discount = 10
        self.deliver(order, 3)
        rows = self.env["cocagne.discount.report"].search([])
        self.assertEqual((rows.kind, rows.discount_amount), ("discount", 1.0))

    def test_r62_offered_baskets_count_in_full(self):
        order = self.subscribe(self.alice)
        order.offered_reason = "gift"
        self.deliver(order, 3)
        rows = self.env["cocagne.discount.report"].search([])
        self.assertEqual(
            (rows.kind, rows.offered_reason, rows.discount_amount),
            ("offered", "gift", 10.0),
        )

    def test_r62_it_names_who_pays_the_rest(self):
        self.deliver(self.reduced(self.alice), 3)
        rows = self.env["cocagne.discount.report"].search([])
        self.assertEqual(rows.payer_id, self.msa)

    def test_r62_a_reason_needs_a_reduced_price(self):
        order = self.subscribe(self.alice)
        with self.assertRaisesRegex(ValidationError, "no reduced price"):
            order.order_line.discount_reason_id = self.reason

    def test_r62_only_the_accountant_reads_it(self):
        for user in (self.user_preparer, self.user_sales_desk):
            with self.assertRaises(AccessError):
                self.env["cocagne.discount.report"].with_user(user).search([])
