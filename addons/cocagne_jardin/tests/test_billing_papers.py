"""What members and accountants hold in their hands: the invoice, the spreadsheet."""

import io

from openpyxl import load_workbook

from odoo.tests import tagged

from .billing_case import BillingCase


@tagged("post_install", "-at_install")
class TestInvoicePaper(BillingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deliver(cls.subscribe(cls.alice), 3, 10)
        cls.invoice = cls.bill()

    def printed(self):
        """The invoice as it is printed, before it becomes a PDF."""
        report = self.env["ir.actions.report"].with_context(force_report_rendering=True)
        html = report._render_qweb_html("account.account_invoices", self.invoice.ids)
        return " ".join(html[0].decode().split())

    def test_it_names_the_days_of_the_deliveries(self):
        self.assertIn("2 deliveries in March 2026: 3/3, 3/10", self.printed())

    def test_the_amount_of_a_line_includes_vat_as_its_price_does(self):
        self.assertEqual(self.printed().count("incl. VAT"), 2)

    def test_an_amount_without_vat_stands_beside_a_price_without_vat(self):
        self.vat.price_include_override = "tax_excluded"
        self.assertNotIn("incl. VAT", self.printed())

    def test_goods_have_no_option_for_taxes_on_debits(self):
        self.vat.tax_scope = "consu"
        self.assertNotIn("on debits", self.printed())

    def test_it_carries_the_legal_form_of_the_garden(self):
        self.assertIn("Association (law of 1901)", self.printed())

    def test_it_carries_the_siret(self):
        self.garden.company_registry = "73282932000074"
        self.assertIn("SIRET 73282932000074", self.printed())

    def test_it_carries_the_number_of_the_member(self):
        self.assertIn(self.alice.member_number, self.printed())

    def test_it_says_that_there_is_no_discount_for_early_payment(self):
        self.assertIn("No discount for early payment", self.printed())

    def test_it_does_not_threaten_a_member_with_the_penalties_of_professionals(self):
        self.assertNotIn("40 €", self.printed())

    def test_it_tells_a_professional_the_penalties_and_the_recovery_fee(self):
        self.alice.is_company = True
        self.assertIn("fixed fee of 40 €", self.printed())

    def test_it_says_why_a_garden_charges_no_vat(self):
        self.garden.vat_liable = False
        self.assertIn("261-7-1", self.printed())

    def test_an_establishment_names_its_mother_house(self):
        branch = self.env["res.company"].create(
            {"name": "Antenne de la Gare", "parent_id": self.garden.id}
        )
        move = self.env["account.move"].new({"company_id": branch.id})
        self.assertIn(
            f"establishment of {self.garden.name}", move._get_seller_identity()
        )


@tagged("post_install", "-at_install")
class TestInvoiceList(BillingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.order = cls.subscribe(cls.alice, payment_mode="sepa")
        cls.deliver(cls.order, 3, 10)

    def rows(self):
        """The cells of the spreadsheet of March."""
        report = self.env["ir.actions.report"].with_context(lang="en_US")
        content = report._render_xlsx(
            "cocagne_jardin.report_invoices_xlsx", self.bill().ids, {}
        )[0]
        return list(load_workbook(io.BytesIO(content)).active.iter_rows())

    def test_a_line_per_invoice_and_the_total(self):
        _head, line, total = self.rows()
        self.assertEqual(
            [cell.value for cell in line[4:8]] + [total[7].value],
            [2, 18.96, 1.04, 20, 20],
        )

    def test_it_tells_who_and_how_they_pay(self):
        line = self.rows()[1]
        self.assertEqual(
            (line[2].value, line[3].value, line[9].value),
            (self.alice.member_number, "Alice Martin", "Direct debit"),
        )

    def test_a_name_that_looks_like_a_formula_stays_a_text(self):
        self.alice.write({"firstname": "=1+1", "lastname": "Martin"})
        self.assertEqual(self.rows()[1][3].data_type, "s")

    def test_the_screen_prints_the_invoices_of_its_month(self):
        invoice = self.bill()
        action = invoice.billing_run_id.action_invoices_xlsx()
        self.assertEqual(action["context"]["active_ids"], invoice.ids)
