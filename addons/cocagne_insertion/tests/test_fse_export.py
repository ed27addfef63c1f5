"""FSE+ participants: proposed once, completed, exported at three moments."""

import base64
import io

from freezegun import freeze_time
from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..exchange import participants
from ..law import fse
from ..models.exchange import fse_codes
from .exchange_case import ExchangeCase
from .law_case import day

COMPLETE = {"labour": "unemployed", "isced": "3-4", "resources": "rsa"}
LEFT = {
    "exit": "2026-06-30",
    "exit_situation": "durable_job",
    "exit_contract": "cdi",
    "qualified": "no",
}


@tagged("post_install", "-at_install")
class TestFseExport(ExchangeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.farid.education = "50"
        cls.pathway.write(
            {"unemployed_since": "03", "rsa": "OUI-NM", "rsa_since": "02", "zrr": True}
        )
        cls.operation = (
            cls.env["cocagne.fse.operation"]
            .with_user(cls.adviser)
            .create(
                {
                    "name": "Operation",
                    "number": "OP1",
                    "date_start": "2026-01-01",
                    "date_end": "2026-12-31",
                    "company_id": cls.garden.id,
                }
            )
        )

    def farid_there(self, **values):
        self.operation.action_add_people()
        one = self.operation.participant_ids
        one.write(values)
        return one

    def exported(self, moment, kind="csv"):
        export = (
            self.env["cocagne.fse.export"]
            .with_user(self.adviser)
            .create(
                {
                    "operation_id": self.operation.id,
                    "moment": moment,
                    "file_format": kind,
                }
            )
        )
        export.action_export()
        return base64.b64decode(export.content)

    def test_the_lists_of_the_screen_are_those_of_the_law(self):
        for words, codes in (
            (fse_codes.LABOUR, fse.LABOUR),
            (fse_codes.RESOURCES, fse.RESOURCES),
            (fse_codes.SITUATIONS, fse.EXIT_SITUATIONS),
            (fse_codes.CONTRACTS, fse.EXIT_CONTRACTS),
            (fse_codes.MOMENTS, participants.MOMENTS),
        ):
            self.assertEqual([code for code, _words in words], list(codes))

    def test_what_the_pathway_tells_is_proposed(self):
        one = self.farid_there()
        self.assertEqual(
            (one.sex, one.labour, one.isced), ("M", "long_term_unemployed", "3-4")
        )
        self.assertEqual(
            (one.resources, one.rural, one.disability), ("rsa", "yes", "not_said")
        )
        self.assertFalse(one.to_complete)

    def test_adding_again_doubles_nobody_and_loses_nothing(self):
        one = self.farid_there(labour="inactive")
        self.operation.action_add_people()
        self.assertEqual(self.operation.participant_ids, one)
        self.assertEqual(one.labour, "inactive")

    def test_who_entered_before_the_operation_is_not_in_it(self):
        self.operation.date_start = "2026-01-02"
        self.operation.action_add_people()
        self.assertFalse(self.operation.participant_ids)

    def test_the_file_of_the_entry_has_a_code_and_no_name(self):
        one = self.farid_there()
        text = self.exported("entry").decode("utf-8-sig")
        header, row = text.strip().split("\r\n")
        self.assertEqual(header.split(";"), list(participants.columns("entry")))
        self.assertTrue(
            row.startswith(f"{one.code};OP1;01/01/2026;M;30_54;long_term_unemployed")
        )
        self.assertNotIn("Farid", text)

    def test_the_workbook_says_the_same_as_the_csv(self):
        self.farid_there()
        sheet = load_workbook(io.BytesIO(self.exported("entry", "xlsx"))).active
        rows = [
            [cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)
        ]
        text = self.exported("entry").decode("utf-8-sig")
        self.assertEqual(rows, [line.split(";") for line in text.strip().split("\r\n")])

    def test_what_is_missing_is_listed_before_the_file_is_made(self):
        one = self.farid_there(labour=False)
        self.assertIn(one.code, one.to_complete)
        export = self.env["cocagne.fse.export"].with_user(self.adviser)
        export = export.create({"operation_id": self.operation.id})
        self.assertIn(one.code, export.missing)

    def test_the_reason_of_the_exit_tells_its_situation_once(self):
        one = self.farid_there()
        with freeze_time("2026-07-01"):
            reason = self.env.ref("cocagne_insertion.exit_reason_9")
            self.env["cocagne.insertion.exit"].create(
                {
                    "pathway_id": self.pathway.id,
                    "reason_id": reason.id,
                    "date": "2026-06-30",
                    "hours_told": 600,
                }
            )
            self.pathway._leave(day("2026-06-30"))
        with freeze_time("2026-09-01"):
            self.operation.action_add_people()
        self.assertEqual(one.exit, day("2026-06-30"))
        self.assertEqual(one.exit_situation, "durable_job")
        self.assertEqual(one.exit_contract, "cdd_6_months_or_more")
        self.assertFalse(one.qualified)
        one.exit_situation = "training"
        self.operation.action_add_people()
        self.assertEqual(one.exit_situation, "training")

    def test_the_exit_is_noted_and_asked_within_four_weeks(self):
        self.pathway._leave(day("2026-06-30"))
        with freeze_time("2026-07-29"):
            one = self.farid_there()
            self.assertEqual(one.exit, day("2026-06-30"))
            self.assertTrue(one.to_complete)
            one.write(
                {
                    "exit_situation": "durable_job",
                    "exit_contract": "cdi",
                    "qualified": "no",
                }
            )
            self.assertIn("28/07/2026", one.to_complete)
            one.collected_on = "2026-07-28"
            self.assertFalse(one.to_complete)

    def test_six_months_later_the_situation_is_asked_again(self):
        with freeze_time("2026-07-01"):
            one = self.farid_there(**LEFT)
        self.assertEqual(one.result_day, day("2026-12-30"))
        with freeze_time("2026-12-29"):
            one.invalidate_recordset()
            self.assertFalse(one.to_complete)
        with freeze_time("2026-12-30"):
            one.invalidate_recordset()
            self.assertTrue(one.to_complete)
            one.result_situation = "durable_job"
            self.assertFalse(one.to_complete)
            self.assertIn("durable_job", self.exported("result").decode())

    def test_a_file_of_nobody_is_refused(self):
        self.farid_there()
        with self.assertRaises(UserError):
            self.exported("exit")

    def test_the_evidence_is_kept_five_years_from_31_december(self):
        self.operation.last_payment = "2027-03-15"
        self.assertEqual(self.operation.evidence_until, day("2032-12-31"))

    def test_health_and_origin_are_the_adviser_s(self):
        one = self.farid_there().with_user(self.user_director)
        self.assertEqual(one.sex, "M")
        for name in (
            "disability",
            "third_country",
            "minority",
            "homeless",
            "resources",
        ):
            with self.subTest(field=name), self.assertRaises(AccessError):
                one.read([name])
        for user in (self.user_supervisor, self.user_payroll, self.user_sales_desk):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                one.with_user(user).read(["entry"])
        with self.assertRaises(AccessError):
            self.env["cocagne.fse.export"].with_user(self.user_director).create(
                {"operation_id": self.operation.id}
            )
