"""A discount for who pays the year before a day (R65), and its VAT."""

from datetime import date

from odoo.tests import Form, tagged

from .rules_case import DECEMBER, RulesCase


@tagged("post_install", "-at_install")
class TestEarlyPayment(RulesCase):
    def year(self, day="2026-01-02"):
        with self.on(day):
            self.order = self.plan(
                self.alice,
                "instalments",
                "yearly",
                instalment_term_id=self.term("yearly_discount").id,
            )
            return self.bill(date.fromisoformat(day))

    def pay(self, invoice, day):
        # a payment makes its entry, as where the ways of paying are set up
        lines = self.env["account.payment.method.line"].search(
            [
                ("journal_id.company_id", "=", self.garden.id),
                ("payment_type", "=", "inbound"),
            ]
        )
        account = self.env["account.account"].create(
            {
                "name": "To receive",
                "code": "511999",
                "account_type": "asset_current",
                "reconcile": True,
                "company_ids": self.garden.ids,
            }
        )
        lines.payment_account_id = account
        wizard = Form(
            self.env["account.payment.register"].with_context(
                active_model="account.move", active_ids=invoice.ids
            )
        )
        wizard.payment_date = day
        return wizard.save()._create_payments()

    def test_r65_the_discount_ends_on_its_day(self):
        invoice = self.year()
        line = invoice.line_ids.filtered(lambda r: r.display_type == "payment_term")
        self.assertEqual(line.discount_date, date(2026, 1, 10))
        total = invoice.amount_total
        self.assertAlmostEqual(line.discount_amount_currency, total * 0.96, 2)

    def test_r65_paid_in_time_four_percent_less_settle_the_invoice(self):
        invoice = self.year()
        payment = self.pay(invoice, date(2026, 1, 9))
        self.assertAlmostEqual(payment.amount, invoice.amount_total * 0.96, 2)
        self.assertIn(invoice.payment_state, ("paid", "in_payment"))
        self.assertEqual(invoice.amount_residual, 0)

    def test_r65_the_vat_of_the_discount_is_taken_off(self):
        """CGI art. 267, I-1: what is really received is the base of the VAT."""
        invoice = self.year()
        payment = self.pay(invoice, date(2026, 1, 9))
        moves = payment.move_id or invoice._get_reconciled_amls().move_id
        taken = sum(moves.line_ids.filtered("tax_line_id").mapped("balance"))
        # 500 hold 26.07 of VAT, 480 hold 25.02
        self.assertEqual((invoice.amount_total, round(taken, 2)), (500, 1.05))

    def test_r65_paid_late_the_whole_is_due(self):
        invoice = self.year()
        payment = self.pay(invoice, date(2026, 1, 11))
        self.assertEqual(payment.amount, invoice.amount_total)

    def test_r65_an_invoice_made_after_the_day_has_no_discount(self):
        invoice = self.year("2026-02-02")
        line = invoice.line_ids.filtered(lambda r: r.display_type == "payment_term")
        self.assertFalse(line.discount_date)
        self.assertIn("No discount", " ".join(invoice._get_payment_mentions()))

    def test_r65_the_invoice_says_the_discount(self):
        mentions = " ".join(self.year()._get_payment_mentions())
        self.assertIn("4 %", mentions)
        self.assertIn("VAT", mentions)
        self.assertNotIn("No discount", mentions)

    def test_r66_who_paid_less_gets_less_back(self):
        invoice = self.year()
        self.pay(invoice, date(2026, 1, 9))
        self.order.basket_ids[:1]._set_state("cancelled")
        self.deliver_all(self.order)
        with self.on("2026-12-31"):
            credit = self.bill(DECEMBER)
        self.assertEqual(credit.amount_total, 9.6)

    def test_r66_who_paid_in_full_gets_all_back(self):
        invoice = self.year()
        self.pay(invoice, date(2026, 1, 20))
        self.order.basket_ids[:1]._set_state("cancelled")
        self.deliver_all(self.order)
        with self.on("2026-12-31"):
            self.assertEqual(self.bill(DECEMBER).amount_total, 10)
