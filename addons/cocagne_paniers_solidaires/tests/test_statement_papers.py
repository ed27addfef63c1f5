from io import BytesIO

from openpyxl import load_workbook

from odoo.tests import tagged

from .statement_case import StatementCase

CODES = ("solidarity_statement", "solidarity_reminder")


@tagged("post_install", "-at_install")
class TestPapers(StatementCase):
    """What leaves the garden: enough to pay, and no name."""

    def setUp(self):
        super().setUp()
        self.ccas_agreement.number = "2026-017"
        self.garden.company_registry = "73282932000074"
        self.deliver(self.order)
        self.statement = self.prepare()

    def page(self):
        html = self.env["ir.actions.report"].with_context(lang="en_US")
        name = "cocagne_paniers_solidaires.report_statement"
        return html._render_qweb_html(name, self.statement.ids)[0].decode()

    def test_a_funder_can_pay_from_the_page(self):
        self.bank.bank_account_id = self.env["res.partner.bank"].create(
            {
                "acc_number": "FR7630001007941234567890185",
                "partner_id": self.garden.partner_id.id,
                "company_id": self.garden.id,
            }
        )
        page = self.page()
        for words in (
            "CCAS du Lac",
            "2026-017",
            self.statement.reference,
            "FR76 3000 1007 9412 3456 7890 185",
            "73282932000074",
            "35,00",
            "outside the scope of VAT",
        ):
            self.assertIn(words, page)

    def test_small_numbers_of_households_are_hidden_and_nobody_is_named(self):
        page = self.page()
        self.assertIn("fewer than 5", page)
        for word in ("Dina", "Morel", "Sonia"):
            self.assertNotIn(word, page)
        self.statement.sudo().household_count = 12
        self.assertIn("12", self.statement._paper_households())

    def hidden(self):
        return [n for n in range(12) if "fewer" in self.statement._masked(n)]

    def test_one_to_four_households_are_hidden(self):
        self.assertEqual(self.hidden(), [1, 2, 3, 4])

    def test_the_garden_sets_the_smallest_number_told(self):
        self.garden.solidarity_mask_k = 10
        self.assertEqual(self.hidden(), [1, 2, 3, 4, 5, 6, 7, 8, 9])

    def test_a_garden_without_vat_says_its_article(self):
        self.ccas_agreement.settlement = "invoice"
        self.garden.vat_liable = False
        self.statement.action_mark_sent()
        self.assertIn("261-7-1", self.page())

    def test_an_invoice_tells_its_vat_by_rate(self):
        self.ccas_agreement.settlement = "invoice"
        self.statement.action_mark_sent()
        page = self.page()
        self.assertIn(self.statement.move_id.name, page)
        self.assertIn(">33,18<", page)

    def test_the_statement_has_the_style_of_the_house(self):
        report = self.env.ref("cocagne_paniers_solidaires.action_report_statement")
        self.assertEqual(
            report._get_layout(), self.env.ref("cocagne_jardin.paper_layout")
        )

    def test_the_invoice_of_a_public_funder_is_all_in_french(self):
        self.ccas_agreement.write(
            {"settlement": "invoice", "chorus_engagement": "EJ-4411"}
        )
        self.ccas.lang = "fr_FR"
        self.statement.action_mark_sent()
        html = (
            self.env["ir.actions.report"]
            ._render_qweb_html("account.account_invoices", self.statement.move_id.ids)[
                0
            ]
            .decode()
        )
        self.assertIn("Numéro d'engagement", html.replace("&#39;", "'"))
        self.assertNotIn("Purchase Order Reference", html)

    def test_the_spreadsheet_adds_up_and_names_nobody(self):
        report = self.env["ir.actions.report"].with_context(lang="en_US")
        content = report._render_xlsx(
            "cocagne_paniers_solidaires.report_statement_xlsx",
            self.statement.ids,
            data={},
        )[0]
        sheet = load_workbook(BytesIO(content)).active
        cells = [cell.value for row in sheet.iter_rows() for cell in row]
        self.assertIn(35, cells)
        self.assertIn("fewer than 5", cells)
        self.assertFalse([cell for cell in cells if "Dina" in str(cell)])
        facts = [row[:2] for row in sheet.iter_rows(values_only=True)][-5:]
        agreement = self.statement.agreement_id
        self.assertEqual(
            facts,
            [
                ("Reference", self.statement.reference),
                ("Agreement", agreement.name),
                ("Number of the agreement", agreement.number or None),
                ("Funder", self.statement.partner_id.name),
                ("Households", "fewer than 5"),
            ],
        )

    def test_r97_the_mails_fill_in_everything_in_french(self):
        self.garden.phone = "03 84 00 00 00"
        self.garden.email = "jardin@example.org"
        self.statement.action_mark_sent()
        self.env["cocagne.reminder"].create(
            {
                "partner_id": self.ccas.id,
                "company_id": self.garden.id,
                "level": "1",
                "amount": 35.0,
                "due_ids": [
                    (
                        0,
                        0,
                        {
                            "item_id": self.statement._due_items().id,
                            "label": "PS",
                            "amount": 35.0,
                        },
                    )
                ],
            }
        )
        scenarios = self.env["cocagne.mail.scenario"]
        proofs = {proof["code"]: proof for proof in scenarios._proofs(self.garden)}
        for code in CODES:
            with self.subTest(code):
                self.assertEqual(proofs[code]["problems"], [])
                self.assertGreater(len(scenarios._by_code(code)._merge_words()), 6)
