import io
from datetime import date

import openpyxl

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from .ledger_case import LedgerCase

MAY = (date(2026, 5, 1), date(2026, 5, 31))


@tagged("post_install", "-at_install")
class TestLedgerExtract(LedgerCase):
    """Sales, client accounts and VAT of May."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # the one of the chart, with its account; the cast's has none
        cls.vat = (
            cls.env["account.tax"]
            .with_context(active_test=False)
            .search(
                [
                    ("company_id", "=", cls.garden.id),
                    ("type_tax_use", "=", "sale"),
                    ("amount", "=", 5.5),
                    ("price_include_override", "=", "tax_included"),
                    ("tax_exigibility", "=", "on_invoice"),
                    ("id", "!=", cls.vat.id),
                ],
                limit=1,
            )
        )
        cls.vat.active = True
        (cls.simple | cls.familial | cls.eggs).taxes_id = [Command.set(cls.vat.ids)]
        cls.extract = cls.env["cocagne.ledger.extract"].with_user(cls.user_accountant)

    def test_r91_sales_are_all_the_income_whatever_its_kind(self):
        self.make_invoice(self.alice, (self.simple, 10.55))
        self.make_entry(("512001", 15, 0), ("754100", 0, 15))
        self.make_invoice(self.bruno, (self.simple, 10.55), day="2026-06-01")
        rows = self.extract._sales_rows(self.garden, *MAY)
        self.assertEqual(
            [(row["account"], row["amount"]) for row in rows],
            [("701100", 10.0), ("754100", 15.0)],
        )
        self.assertEqual(
            sum(row["amount"] for row in rows), -self.balance("7", until="2026-05-31")
        )

    def test_r91_client_accounts_open_move_and_close(self):
        self.make_invoice(self.alice, (self.simple, 10.55), day="2026-04-30")
        self.make_invoice(self.alice, (self.familial, 21.10))
        self.make_invoice(self.bruno, (self.simple, 10.55))
        rows = self.extract._client_rows(self.garden, *MAY)
        found = {
            row["client"]: (row["opening"], row["debit"], row["credit"], row["closing"])
            for row in rows
        }
        self.assertEqual(found[self.alice.display_name], (10.55, 21.10, 0.0, 31.65))
        self.assertEqual(found[self.bruno.display_name], (0.0, 10.55, 0.0, 10.55))
        self.assertEqual(
            round(sum(row["closing"] for row in rows), 2), self.balance("411")
        )

    def test_r93_vat_is_by_month_and_rate_and_agrees_with_the_ledger(self):
        self.make_invoice(self.alice, (self.simple, 10.55), (self.eggs, 3.165))
        self.make_invoice(self.bruno, (self.familial, 21.10), day="2026-06-10")
        rows = self.extract._vat_rows(self.garden, date(2026, 5, 1), date(2026, 6, 30))
        self.assertEqual(
            [(row["month"], row["rate"], row["base"], row["vat"]) for row in rows],
            [
                (date(2026, 5, 1), 5.5, 13.0, 0.72),
                (date(2026, 6, 1), 5.5, 20.0, 1.10),
            ],
        )
        ledger = self.extract._vat_ledger(
            self.garden, date(2026, 5, 1), date(2026, 6, 30)
        )
        self.assertEqual(ledger, {"sale": 1.82, "purchase": 0.0})

    def test_a_credit_note_takes_its_vat_back(self):
        invoice = self.make_invoice(self.alice, (self.simple, 10.55))
        credit = invoice._reverse_moves([{"invoice_date": "2026-05-20"}])
        credit.action_post()
        rows = self.extract._vat_rows(self.garden, *MAY)
        self.assertEqual([(row["base"], row["vat"]) for row in rows], [(0.0, 0.0)])
        self.assertEqual(self.extract._vat_ledger(self.garden, *MAY)["sale"], 0.0)

    def test_the_spreadsheet_has_the_same_totals(self):
        self.make_invoice(self.alice, (self.simple, 10.55))
        for kind, total in (("sales", 10.0), ("clients", 10.55), ("vat", 0.55)):
            dialog = self.env["cocagne.ledger.extract.dialog"].create(
                {
                    "company_id": self.garden.id,
                    "kind": kind,
                    "date_from": MAY[0],
                    "date_to": MAY[1],
                }
            )
            dialog.action_print()
            content, extension = self.env["ir.actions.report"]._render(
                "cocagne_compta.ledger_extract_xlsx", dialog.ids
            )
            self.assertEqual(extension, "xlsx")
            page = openpyxl.load_workbook(io.BytesIO(content)).active
            row = next(row for row in page.values if row[0] == "Total")
            self.assertEqual(row[-1], total)

    def test_a_period_that_ends_before_it_begins_is_refused(self):
        dialog = self.env["cocagne.ledger.extract.dialog"].create(
            {"company_id": self.garden.id, "date_from": MAY[1], "date_to": MAY[0]}
        )
        with self.assertRaises(UserError):
            dialog.action_print()

    def test_another_garden_is_not_read(self):
        with self.assertRaises(UserError):
            self.env["cocagne.ledger.extract.dialog"].with_user(
                self.user_accountant
            ).create({"company_id": self.other_garden.id}).action_print()


@tagged("post_install", "-at_install")
class TestVat(LedgerCase):
    """Liable or not: taxes, mention, limits."""

    def test_a_garden_without_vat_sells_without_tax(self):
        self.garden.vat_liable = False
        basket = self.env["product.product"].create(
            {
                "name": "Sans TVA",
                "is_basket": True,
                "basket_family": "vegetables",
                "list_price": 10.0,
                "company_id": self.garden.id,
            }
        )
        self.assertFalse(basket.taxes_id)
        invoice = self.make_invoice(self.alice, (basket, 10.0))
        self.assertEqual((invoice.amount_untaxed, invoice.amount_tax), (10.0, 0.0))
        self.assertIn("261-7-1°", self.garden._invoice_legal_mention())

    def test_a_garden_that_stops_vat_bills_without_it_at_the_same_price(self):
        self.make_logistics()
        self.make_season(plan=True)
        order = self.make_subscription(self.alice, self.mairie)
        self.garden.vat_liable = False
        self.assertFalse(self.simple.taxes_id)
        self.assertFalse(order.order_line.tax_ids)
        self.assertEqual(order.order_line.price_unit, 10.0)
        self.assertFalse(self.garden.account_sale_tax_id)
        self.assertFalse(self.garden.account_purchase_tax_id)
        with self.subTest("and back"):
            self.garden.vat_liable = True
            self.assertEqual(self.simple.taxes_id.amount, 5.5)
            self.assertEqual(order.order_line.tax_ids.amount, 5.5)
            self.assertEqual(self.garden.account_sale_tax_id.amount, 20.0)

    def test_the_fee_is_outside_vat_whatever_the_garden(self):
        for liable in (True, False):
            self.garden.vat_liable = liable
            self.assertFalse(self.garden._get_membership_product().taxes_id)

    def test_another_legal_form_is_exempt_by_293_b(self):
        self.garden.write({"vat_liable": False, "legal_form": "scic"})
        self.assertIn("293 B", self.garden._invoice_legal_mention())

    def test_limits_are_those_of_their_day(self):
        limits = self.env["cocagne.vat.threshold"]
        self.assertEqual(limits._at("goods", date(2024, 6, 1)).amount, 91900)
        self.assertEqual(limits._at("goods", date(2025, 1, 1)).amount, 85000)
        self.assertEqual(limits._at("services", date(2026, 6, 1)).amount, 37500)
        self.assertEqual(limits._at("association", date(2025, 6, 1)).amount, 80011)
        self.assertFalse(limits._at("goods", date(2000, 1, 1)))
        self.assertTrue(all(limits.search([]).mapped("source")))

    def test_an_association_has_one_limit_for_all_its_sales(self):
        self.make_entry(
            ("512001", 80011, 0), ("701100", 0, 50000), ("706000", 0, 30011)
        )
        self.assertFalse(self.garden._vat_limits_passed(date(2026, 12, 31)))
        self.make_entry(("512001", 1, 0), ("701100", 0, 1))
        passed = self.garden._vat_limits_passed(date(2026, 12, 31))
        self.assertEqual(passed.kind, "association")

    def test_others_have_a_limit_for_goods_and_one_for_services(self):
        self.garden.legal_form = "scic"
        self.make_entry(("512001", 37501, 0), ("706000", 0, 37501))
        passed = self.garden._vat_limits_passed(date(2026, 12, 31))
        self.assertEqual(passed.kind, "services")
