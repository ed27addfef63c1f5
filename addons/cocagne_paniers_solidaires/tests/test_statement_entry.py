from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.cocagne_compta.models.ledger.grant_rules import KINDS

from ..models.agreement.agreement import FUNDER_KINDS
from ..models.statement.statement_entry import GRANT_KINDS
from .statement_case import MARCH_31, StatementCase


@tagged("post_install", "-at_install")
class TestGrantEntry(StatementCase):
    """A request of payment: 441 against the grant of this kind of funder."""

    def setUp(self):
        super().setUp()
        self.deliver(self.order)

    def sent(self, agreements=None):
        statement = self.prepare(agreements)
        statement.action_mark_sent()
        return statement

    def test_a_grant_is_to_receive_without_vat(self):
        statement = self.sent()
        self.assertEqual((self.balance("4411"), self.balance("7414")), (35.0, -35.0))
        self.assertFalse(statement.move_id.line_ids.tax_ids)
        self.assertEqual(statement.move_id.date, MARCH_31)
        self.assertEqual((statement.state, statement.amount_due), ("sent", 35.0))
        self.assertEqual(statement.paid_state, "waiting")

    def test_each_kind_of_funder_has_its_account(self):
        accounts = {"caf": "7415", "foundation": "7551", "company": "7542"}
        for kind, code in accounts.items():
            with self.subTest(kind=kind):
                self.ccas_agreement.kind = kind
                statement = self.sent()
                self.assertEqual(self.balance(code), -35.0)
                statement.action_cancel()
                self.assertEqual(self.balance(code), 0.0)

    def test_every_kind_of_funder_can_be_booked(self):
        kinds = {kind for kind, _label in FUNDER_KINDS} - {"fund"}
        self.assertEqual(kinds, set(GRANT_KINDS))
        self.assertLessEqual(set(GRANT_KINDS.values()), set(KINDS))

    def test_money_received_settles_it(self):
        statement = self.sent()
        action = statement.action_receive()
        receipt = (
            self.env["cocagne.solidarity.receipt"]
            .with_user(self.user_accountant)
            .with_context(**action["context"])
            .create({"amount": 20.0})
        )
        receipt.action_receive()
        self.assertEqual(
            (statement.amount_due, statement.paid_state), (15.0, "partial")
        )
        receipt = receipt.create({"statement_id": statement.id})
        self.assertEqual(receipt.amount, 15.0)
        receipt.action_receive()
        self.assertEqual((statement.amount_due, statement.paid_state), (0.0, "paid"))
        self.assertEqual(self.balance("4411"), 0.0)

    def test_a_statement_that_is_paid_is_not_cancelled(self):
        statement = self.sent()
        self.env["cocagne.solidarity.receipt"].with_user(self.user_accountant).create(
            {"statement_id": statement.id, "amount": 20.0}
        ).action_receive()
        with self.assertRaisesRegex(UserError, "undo the payment first"):
            statement.action_cancel()

    def test_cancelling_frees_the_shares_and_reverses_the_entry(self):
        statement = self.sent()
        statement.action_cancel()
        self.assertEqual(statement.state, "cancelled")
        self.assertEqual(statement.amount_due, 0.0)
        self.assertEqual((self.balance("4411"), self.balance("7414")), (0.0, 0.0))
        again = self.prepare()
        self.assertEqual(self.figures(again), (5, 50.0, 15.0, 35.0))
        self.assertNotEqual(again, statement)

    def test_a_statement_corrected_below_zero_is_owed_to_the_funder(self):
        self.sent()
        self.correct(self.baskets(self.order))
        statement = self.prepare(until=date(2026, 6, 30))
        self.assertEqual(statement.amount, -35.0)
        statement.action_mark_sent()
        self.assertEqual((self.balance("4411"), self.balance("7414")), (0.0, 0.0))

    def test_a_sum_that_is_booked_as_a_grant_is_not_booked_twice(self):
        grant = self.env["cocagne.grant"].create(
            {
                "name": "Paniers solidaires",
                "company_id": self.garden.id,
                "partner_id": self.ccas.id,
                "kind": "town",
                "agreement_date": "2026-01-10",
                "date_from": "2026-01-01",
                "date_to": "2026-12-31",
                "amount": 1000.0,
            }
        )
        grant.action_grant()
        self.ccas_agreement.grant_id = grant
        statement = self.sent()
        self.assertFalse(statement.move_id)
        self.assertEqual(statement.paid_state, "grant")
        self.assertEqual(self.balance("7414"), -1000.0)
        self.assertEqual(statement.action_open_move()["res_id"], grant.move_id.id)
        with self.assertRaisesRegex(ValidationError, "is not invoiced"):
            self.ccas_agreement.settlement = "invoice"

    def test_a_closed_period_is_refused_with_what_to_do(self):
        statement = self.prepare()
        self.garden.fiscalyear_lock_date = MARCH_31
        with self.assertRaisesRegex(UserError, "choose another date of the entry"):
            statement.action_mark_sent()
        self.assertEqual(statement.state, "draft")
        statement.date = "2026-04-02"
        statement.action_mark_sent()
        self.assertEqual(statement.move_id.date, date(2026, 4, 2))

    def test_the_entry_changes_with_its_statement_only(self):
        statement = self.sent()
        move = statement.move_id
        for change in (move.button_draft, move._reverse_moves, move.button_cancel):
            with self.assertRaisesRegex(UserError, "cancel the statement"):
                change()

    def test_the_entry_leads_back_to_its_statement_and_its_shares(self):
        statement = self.sent()
        action = statement.move_id.with_user(
            self.user_accountant
        ).action_solidarity_source()
        self.assertEqual(
            (action["res_model"], action["res_id"]),
            ("cocagne.solidarity.statement", statement.id),
        )
        shares = self.env["cocagne.solidarity.share"].search(
            statement.action_open_shares()["domain"]
        )
        self.assertEqual(sum(shares.mapped("amount")), 35.0)
        self.assertEqual(shares.basket_id, self.baskets(self.order))


@tagged("post_install", "-at_install")
class TestInvoice(StatementCase):
    """A complement of the price: an invoice with the VAT of the basket types."""

    def setUp(self):
        super().setUp()
        self.ccas_agreement.write(
            {
                "settlement": "invoice",
                "number": "2026-017",
                "chorus_engagement": "EJ-4411",
                "chorus_service": "SOCIAL",
            }
        )
        self.deliver(self.order)

    def invoice(self):
        statement = self.prepare()
        statement.action_mark_sent()
        return statement.move_id

    def test_the_invoice_is_the_sum_of_the_shares_with_vat(self):
        invoice = self.invoice()
        self.assertEqual(invoice.move_type, "out_invoice")
        self.assertEqual(invoice.amount_total, 35.0)
        # 35 / 1.055 = 33.18
        self.assertEqual((invoice.amount_untaxed, invoice.amount_tax), (33.18, 1.82))
        line = invoice.invoice_line_ids
        self.assertEqual((line.quantity, line.price_unit), (5, 7.0))
        self.assertEqual(line.account_id, self.account("701100"))
        self.assertIn("Simple", line.name)
        self.assertNotIn("Dina", line.name)

    def test_chorus_pro_finds_its_numbers(self):
        invoice = self.invoice()
        self.assertEqual(
            (
                invoice.contract_reference,
                invoice.purchase_order_reference,
                invoice.buyer_reference,
            ),
            ("2026-017", "EJ-4411", "SOCIAL"),
        )

    def test_a_public_funder_without_siret_is_told_first(self):
        statement = self.prepare()
        self.assertEqual(statement.next_step["code"], "chorus")
        self.ccas.company_registry = "73282932000074"
        statement.invalidate_recordset()
        self.assertEqual(statement.next_step["code"], "send")

    def test_each_rate_has_its_line(self):
        normal = self.vat.copy({"name": "20 % included", "amount": 20.0})
        self.eggs.taxes_id = [Command.set(normal.ids)]
        self.order2 = self.subscribe(self.dina, self.eggs)
        self.enrolment.order_line_ids = [Command.link(self.order2.order_line.id)]
        self.ccas_agreement.rule_ids = [
            Command.create(
                {
                    "kind": "amount",
                    "amount": 2.4,
                    "sequence": 1,
                    "product_ids": [Command.set(self.eggs.ids)],
                }
            )
        ]
        self.deliver(self.order2, 3, 10)
        invoice = self.invoice()
        taxes = {
            line.tax_ids.amount: line.price_total for line in invoice.invoice_line_ids
        }
        self.assertEqual(set(taxes), {5.5, 20.0})
        self.assertEqual(taxes[5.5], 35.0)
        self.assertEqual(invoice.amount_total, 35.0 + taxes[20.0])

    def test_vat_that_is_missing_is_refused(self):
        self.simple.taxes_id = False
        statement = self.prepare()
        with self.assertRaisesRegex(UserError, "Simple has no VAT"):
            statement.action_mark_sent()
        self.assertFalse(statement.move_id)

    def test_a_tax_on_top_of_the_price_gives_the_same_total(self):
        outside = self.vat.copy(
            {"name": "5.5 % outside", "price_include_override": "tax_excluded"}
        )
        self.simple.taxes_id = [Command.set(outside.ids)]
        self.assertEqual(self.invoice().amount_total, 35.0)

    def test_a_garden_without_vat_says_why(self):
        self.garden.vat_liable = False
        invoice = self.invoice()
        self.assertEqual((invoice.amount_tax, invoice.amount_total), (0.0, 35.0))
        html = (
            self.env["ir.actions.report"]
            ._render_qweb_html("account.account_invoices", invoice.ids)[0]
            .decode()
        )
        self.assertIn("261-7-1", html)

    def test_cancelling_makes_a_credit_note(self):
        invoice = self.invoice()
        statement = invoice.solidarity_statement_ids
        statement.with_user(self.user_accountant).action_cancel()
        self.assertEqual(invoice.payment_state, "reversed")
        self.assertEqual(self.balance("411", "701", "4457"), 0.0)

    def test_a_correction_below_zero_is_a_credit_note(self):
        self.invoice()
        self.correct(self.baskets(self.order))
        statement = self.prepare(until=date(2026, 6, 30))
        statement.action_mark_sent()
        self.assertEqual(statement.move_id.move_type, "out_refund")
        self.assertEqual(statement.move_id.amount_total, 35.0)

    def test_different_prices_are_one_sum(self):
        self.baskets(self.order, 31).quantity = 1
        self.env["cocagne.solidarity.share"].search(
            [("agreement_id", "=", self.ccas_agreement.id)], limit=1
        ).sudo().amount = 6.99
        invoice = self.invoice()
        self.assertEqual(invoice.invoice_line_ids.quantity, 1)
        self.assertEqual(invoice.amount_total, 34.99)
