"""The spreadsheet, the two pages and the table for the State."""

import io
from zipfile import ZipFile

from openpyxl import load_workbook
from PyPDF2 import PdfReader

from odoo.tests import tagged

from .activity_case import ActivityCase


@tagged("post_install", "-at_install")
class TestActivityPapers(ActivityCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deliver_march()

    def xlsx(self, report, name="activity_xlsx"):
        """The bytes of a spreadsheet of the report."""
        model = self.env[f"report.cocagne_paniers_solidaires.{name}"]
        model = model.with_env(report.env).with_context(active_model=report._name)
        content, kind = model.create_xlsx_report(report.ids, {})
        self.assertEqual(kind, "xlsx")
        return content

    def cells(self, page):
        return [[cell.value for cell in row] for row in page.iter_rows()]

    def html(self, report):
        return (
            self.env["ir.actions.report"]
            .with_env(report.env)
            ._render_qweb_html(
                "cocagne_paniers_solidaires.report_activity", report.ids
            )[0]
            .decode()
        )

    # -- spreadsheet -------------------------------------------------------------------------

    def test_the_spreadsheet_has_a_sheet_with_a_graph_per_table(self):
        content = self.xlsx(self.make_report())
        book = load_workbook(io.BytesIO(content))
        for name in ("Summary", "By town", "Who pays", "What each figure is"):
            self.assertIn(name, book.sheetnames)
        with ZipFile(io.BytesIO(content)) as files:
            charts = [one for one in files.namelist() if "charts/chart" in one]
        tables = len(book.sheetnames) - 2
        # the ages have theirs on the summary
        self.assertEqual(len(charts), tables + 1)

    def test_the_spreadsheet_says_the_figures_and_hides_the_small_ones(self):
        book = load_workbook(io.BytesIO(self.xlsx(self.make_report())))
        summary = {row[0]: row[1] for row in self.cells(book["Summary"])}
        self.assertEqual(summary["Households helped"], 9)
        self.assertEqual(summary["Value of the baskets"], 180)
        self.assertEqual(summary["Food given out (kg)"], 22.5)
        self.assertEqual(summary["65 and over"], "hidden")
        town = self.cells(book["By town"])
        households = {row[0]: row[1] for row in town}
        self.assertEqual(households["Lyon"], "hidden")
        self.assertEqual(households["Bron"], "hidden")
        self.assertEqual(households["Whole period"], 9)

    def test_a_hidden_cell_is_marked(self):
        book = load_workbook(io.BytesIO(self.xlsx(self.make_report())))
        hidden = [
            cell
            for row in book["By town"].iter_rows()
            for cell in row
            if cell.value == "hidden"
        ]
        self.assertTrue(hidden)
        self.assertEqual({cell.fill.fgColor.rgb for cell in hidden}, {"FFEEEEEE"})

    def test_each_figure_of_the_spreadsheet_is_defined(self):
        book = load_workbook(io.BytesIO(self.xlsx(self.make_report())))
        defined = {row[0] for row in self.cells(book["What each figure is"])}
        for page in book.worksheets[1:-1]:
            heads = [cell for cell in self.cells(page)[2][1:] if cell]
            self.assertLessEqual(set(heads), defined, page.title)

    def test_a_town_that_looks_like_a_formula_stays_a_text(self):
        self.dina.city = "=1+1"
        self.garden.solidarity_mask_k = 3
        book = load_workbook(io.BytesIO(self.xlsx(self.make_report())))
        labels = [row[0] for row in self.cells(book["By town"])]
        self.assertIn("=1+1", labels)
        types = {row[0].data_type for row in book["By town"].iter_rows()}
        self.assertNotIn("f", types)

    def test_several_reports_fit_in_one_spreadsheet(self):
        reports = self.make_report() + self.make_report()
        book = load_workbook(io.BytesIO(self.xlsx(reports)))
        self.assertEqual(len(set(book.sheetnames)), len(book.sheetnames))

    def test_an_empty_period_prints_a_summary_that_says_so(self):
        report = self.make_report(date_from="2025-03-01")
        book = load_workbook(io.BytesIO(self.xlsx(report)))
        self.assertIn("No solidarity basket", str(self.cells(book["Summary"])))

    # -- two pages ---------------------------------------------------------------------------

    def test_the_report_is_two_pages(self):
        report = self.make_report(title="Board of the CCAS")
        reports = self.env["ir.actions.report"].with_context(
            force_report_rendering=True
        )
        content, kind = reports._render_qweb_pdf(
            "cocagne_paniers_solidaires.report_activity", report.ids
        )
        self.assertEqual(kind, "pdf")
        self.assertEqual(len(PdfReader(io.BytesIO(content)).pages), 2)

    def test_the_pages_say_the_figures_with_graphs_and_no_small_number(self):
        html = self.html(self.make_report(title="Board of the CCAS"))
        self.assertIn("Board of the CCAS", html)
        self.assertIn("9 households", html)
        self.assertGreaterEqual(html.count("data:image/svg+xml"), 3)
        for file in self.files:
            self.assertNotIn(file.partner_id.name, html)

    def test_an_empty_period_prints(self):
        html = self.html(self.make_report(date_from="2025-03-01"))
        self.assertIn("No solidarity basket", html)

    def test_the_file_has_the_period_in_its_name_and_nobody(self):
        self.assertEqual(self.make_report()._file_name(), "Solidarity report mars 2026")

    # -- food aid ----------------------------------------------------------------------------

    def food_aid(self, report=None):
        report = report or self.make_report()
        return {name: value for _part, name, value, _unit in report._food_aid_rows()}

    def test_the_state_is_told_the_activity_the_food_and_the_people(self):
        self.garden.write(
            {
                "solidarity_accreditation": "HAB-2026-1",
                "company_registry": "73282932000074",
            }
        )
        rows = self.food_aid()
        self.assertEqual(rows["Accreditation"], "HAB-2026-1")
        self.assertEqual(rows["Places where food is given out"], 1)
        self.assertEqual(rows["Days on which food was given out"], 2)
        self.assertEqual(rows["Food given out (kg)"], 22.5)
        self.assertEqual(rows["Vegetables"], 22.5)
        self.assertEqual(rows["Fruits"], 0)
        self.assertEqual(rows["Households helped"], 9)
        self.assertEqual(rows["65 and over"], 1)

    def test_another_role_tells_the_state_no_small_number(self):
        rows = self.food_aid(self.make_report().with_user(self.user_accountant))
        self.assertEqual(rows["Households helped"], 9)
        self.assertIsNone(rows["65 and over"])

    def test_what_is_missing_is_said(self):
        self.garden.write(
            {"solidarity_accreditation": False, "company_registry": False}
        )
        self.files[1].is_incomplete = True
        missing = " ".join(self.make_report()._food_aid_missing())
        for word in (
            "accreditation",
            "SIRET",
            "known weight: 8",
            "known: 1",
            "workshop",
        ):
            self.assertIn(word, missing)

    def test_an_accreditation_that_ended_is_said(self):
        self.garden.write(
            {
                "solidarity_accreditation": "HAB-1",
                "solidarity_accreditation_end": "2026-03-15",
            }
        )
        missing = " ".join(self.make_report()._food_aid_missing())
        self.assertIn("15/03/2026", missing)

    def test_nothing_is_missing_once_all_is_written(self):
        self.garden.write(
            {"solidarity_accreditation": "HAB-1", "company_registry": "73282932000074"}
        )
        self.make_workshop(self.files[1].partner_id)
        report = self.make_report(period="free", date_to="2026-03-13")
        for order in self.orders:
            self.baskets(order, 10)._set_state("planned")
        self.assertEqual(report._food_aid_missing(), [])
        self.assertIn("can be sent", report.food_aid_checks)

    def test_the_table_of_the_state_is_a_spreadsheet_and_a_csv(self):
        report = self.make_report()
        book = load_workbook(io.BytesIO(self.xlsx(report, "food_aid_xlsx")))
        values = {row[1]: row[2] for row in self.cells(book.worksheets[0])}
        self.assertEqual(values["Food given out (kg)"], 22.5)
        text = report._food_aid_file().decode("utf-8-sig")
        self.assertIn(";Food given out (kg);22,50;kg\r\n", text)
        self.assertIn("food_aid_csv", report.action_food_aid_csv()["url"])

    def test_a_name_that_looks_like_a_formula_stays_a_text_in_the_csv(self):
        self.garden.solidarity_accreditation = "=HYPERLINK(1)"
        text = self.make_report()._food_aid_file().decode("utf-8-sig")
        self.assertIn(";'=HYPERLINK(1);", text)
