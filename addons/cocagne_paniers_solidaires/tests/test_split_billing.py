"""The invoice of a household shows its own price; nothing tells why."""

from datetime import date

from odoo.fields import Command

from .solidarity_case import SolidarityCase


class TestHouseholdInvoice(SolidarityCase):
    def lines(self, invoices):
        return [
            (line.quantity, line.price_unit, line.price_total)
            for line in invoices.invoice_line_ids.sorted("sequence")
        ]

    def test_a_household_is_billed_its_price_only(self):
        self.deliver(self.order, 3, 10)
        invoice = self.bill()
        self.assertEqual(self.lines(invoice), [(2, 3.0, 6.0)])
        self.assertEqual(invoice.amount_total, 6.0)

    def test_two_prices_in_a_month_are_two_lines(self):
        self.ccas_agreement.rule_ids = [
            Command.clear(),
            Command.create(self.make_rule(7, date_to="2026-03-09")),
            Command.create(self.make_rule(8, date_from="2026-03-10")),
        ]
        baskets = self.deliver(self.order, 3, 10, 17).sorted("date")
        invoice = self.bill()
        self.assertEqual(self.lines(invoice), [(1, 3.0, 3.0), (2, 2.0, 4.0)])
        first, second = invoice.invoice_line_ids.sorted("sequence")
        self.assertEqual(baskets[0].invoice_line_id, first)
        self.assertEqual(baskets[1:].invoice_line_id, second)

    def test_the_preview_foresees_the_household_s_price(self):
        self.deliver(self.order, 3, 10)
        run = self.env["cocagne.billing.run"]._get_run(self.garden, date(2026, 3, 1))
        totals = [row[-1] for row in self.env["cocagne.billing"]._foresee(run)]
        self.assertEqual(totals, [6.0])

    def test_a_basket_delivered_before_its_enrolment_is_billed_at_its_price(self):
        self.enrolment.state = "draft"
        baskets = self.deliver(self.order, 3)
        self.enrolment.state = "active"
        self.assertEqual(self.bill().amount_total, 3.0)
        self.assertEqual(self.amounts(baskets)[self.ccas_agreement], 7.0)

    def test_two_prices_can_be_credited_line_by_line(self):
        self.test_two_prices_in_a_month_are_two_lines()
        invoice = self.order.basket_ids.invoice_line_id.move_id
        credit = invoice._reverse_moves([{"invoice_date": date(2026, 3, 31)}])
        credit.action_post()
        self.assertFalse(self.order.basket_ids.invoice_line_id)

    def test_a_billed_basket_that_was_lost_is_given_back_at_its_price(self):
        self.garden.correction_billing = "next_invoice"
        baskets = self.deliver(self.order, 3)
        self.bill()
        self.deliver(self.order, 7, month=4)
        baskets.action_correct(state="lost")
        invoice = self.bill(month=date(2026, 4, 1))
        self.assertEqual(
            sorted(invoice.invoice_line_ids.mapped("price_total")), [-3, 3]
        )
        self.assertFalse(self.shares(baskets))

    def test_what_is_billed_of_a_household_is_the_sum_of_its_shares(self):
        self.deliver(self.order)
        invoice = self.bill()
        shares = self.shares(self.baskets(self.order))
        own = shares.filtered(lambda share: share.payer == "participant")
        self.assertEqual(invoice.amount_total, sum(own.mapped("amount")))

    def test_baskets_in_advance_are_billed_at_the_household_s_price(self):
        order = self.subscribe(
            self.dina, self.familial, billing_rule="pack", pack_size=10, confirm=False
        )
        rule = self.make_rule(14, product_ids=[Command.set(self.familial.ids)])
        self.ccas_agreement.rule_ids = [Command.create({**rule, "sequence": 1})]
        self.enrolment.order_line_ids |= order.order_line
        order.action_confirm()
        order.action_bill_now()
        # 30 % of 20 €
        self.assertEqual(order.order_line.invoice_lines.price_unit, 6.0)

    def test_the_entries_are_those_of_odoo(self):
        self.test_two_prices_in_a_month_are_two_lines()
        runs = self.env["cocagne.billing.run"].search([("move_ids", "!=", False)])
        self.assertFalse(runs._check_ledger())
