"""The payroll variables of a month, row by row."""

import base64
from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .time_case import TimeCase

MAY, MAY_END = date(2026, 5, 1), date(2026, 5, 31)
JUNE = date(2026, 6, 1)
MONDAY = date(2026, 5, 4)
#: A drawn signature: one pixel.
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    "AABJRU5ErkJggg=="
)


@tagged("post_install", "-at_install")
class TestPayrollExport(TimeCase):
    def export(self, user=None, month=MAY):
        return (
            self.env["cocagne.payroll.export"]
            .with_user(user or self.user_payroll)
            .create({"month": month, "company_id": self.garden.id})
        )

    def rows(self):
        """The CSV as dictionaries by name of the person."""
        export = self.export()
        export.action_csv()
        text = base64.b64decode(export.csv_file).decode("utf-8-sig")
        head, *lines = [line.split(";") for line in text.split("\r\n") if line]
        found = [dict(zip(head, line, strict=True)) for line in lines]
        return {row["name"]: row for row in found}

    def test_the_row_of_a_person_can_be_checked_by_head(self):
        """May 2026: 21 working days; 1, 8, 14, 25 are public holidays."""
        self.make_leave(self.farid, "sick", MONDAY)
        self.make_leave(self.farid, "paid_leave", date(2026, 5, 11))
        self.make_attendance(self.farid, date(2026, 5, 12), 4)
        row = self.rows()["Farid Testeur"]
        self.assertEqual(row["contract_hours"], "112,67")
        self.assertEqual(row["deducted_hours"], "5,37")  # 112.67 / 21
        self.assertEqual(row["paid_hours"], "107,30")
        self.assertEqual(row["gross"], "1341,25")  # 107.30 x 12.50
        self.assertEqual((row["abs_MAL"], row["abs_CP"]), ("5,20", "5,20"))
        self.assertEqual(row["holiday_hours"], "20,80")
        self.assertEqual(row["worked_hours"], "4,00")
        self.assertEqual(row["contract_start"], "01/01/2026")

    def test_a_contract_changed_within_the_month_has_two_rows(self):
        self.farid.create_version(
            {"date_version": date(2026, 5, 16), "weekly_hours": 30.0}
        )
        export = self.export()
        rows = export._rows()
        self.assertEqual([float(one["week_hours"]) for one in rows], [26, 30])

    def test_columns_are_documented_one_by_one(self):
        export = self.export()
        meanings = self.env["cocagne.payroll.variables"]._meanings(self.garden)
        self.assertEqual(
            [name for name, _words in meanings],
            [column.name for column in export._columns()],
        )
        self.assertTrue(all(words for _name, words in meanings))

    def test_the_spreadsheet_opens_with_the_same_figures(self):
        import io

        import openpyxl

        export = self.export()
        content, kind = (
            self.env["ir.actions.report"]
            .with_user(self.user_payroll)
            ._render_xlsx("cocagne_insertion.payroll_xlsx", export.ids, {})
        )
        self.assertEqual(kind, "xlsx")
        book = openpyxl.load_workbook(io.BytesIO(content))
        page = book["2026-05"]
        head = [cell.value for cell in page[1]]
        row = dict(zip(head, [cell.value for cell in page[2]], strict=True))
        self.assertEqual((row["name"], row["paid_hours"]), ("Farid Testeur", 112.67))
        self.assertEqual(len(book.worksheets), 2)

    def test_an_empty_month_is_said(self):
        with self.assertRaisesRegex(UserError, "Nobody"):
            self.export(month=date(2027, 3, 1)).action_csv()

    def test_only_payroll_exports(self):
        for user in (self.user_supervisor, self.user_insertion_adviser):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.export(user)

    def test_a_name_that_looks_like_a_formula_stays_a_text(self):
        self.farid.name = "=1+1"
        self.assertIn("'=1+1", self.rows())
