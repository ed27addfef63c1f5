"""Fiches of the database to files of the ASP, its answers, changes of PASS."""

import base64

from freezegun import freeze_time
from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, RedirectWarning, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..exchange.fiche import document
from .exchange_case import ExchangeCase
from .fiche_case import EXAMPLE
from .law_case import day


@tagged("post_install", "-at_install")
class TestFicheFile(ExchangeCase):
    def import_file(self, content):
        upload = (
            self.env["cocagne.fiche.upload"]
            .with_user(self.adviser)
            .with_company(self.garden)
            .create({"content": base64.b64encode(content), "filename": "a.json"})
        )
        action = upload.action_read()
        return self.env["cocagne.fiche.import"].browse(action["res_id"])

    def batch_of(self, fiche):
        fiche.action_ready()
        return self.make_files()

    def test_the_example_is_taken_into_the_models_and_written_byte_for_byte(self):
        written = document.write(document.read(EXAMPLE))
        one = self.import_file(EXAMPLE)
        one.action_accept_new()
        fiche = one.arrival_ids.fiche_id
        self.assertEqual(fiche.status, "NEW")
        fiche.pathway_id.employee_id.flush_recordset()
        batch = self.batch_of(fiche)
        self.assertEqual(base64.b64decode(batch.content), written)
        self.assertEqual(batch.size, len(written))

    def test_a_file_that_is_cut_or_no_json_takes_nothing(self):
        for content in (EXAMPLE[:-20], b"{}", b"\xff", b"[1]", EXAMPLE * 2):
            with self.subTest(content=content[:10]), self.assertRaises(ValidationError):
                self.import_file(content)
        self.assertFalse(self.env["cocagne.fiche.arrival"].search([]))

    def test_a_file_has_creations_or_updates_and_is_named_in_utc(self):
        with freeze_time("2026-03-02 10:20:30"):
            batch = self.batch_of(self.make_fiche())
        self.assertEqual(batch.name, "RIAE_FS_20260302102030.json")
        self.assertEqual((batch.movement, batch.line_count), ("C", 1))
        self.assertEqual(batch.line_ids.fiche_id.status, "SENT")

    def test_two_files_of_the_same_second_have_two_names(self):
        fiche = self.make_fiche()
        with freeze_time("2026-03-02 10:20:30"):
            first = self.batch_of(fiche)
            first._read_answer(self.answer_name(first), self.answer(first, "3330"))
            second = self.batch_of(fiche)
        self.assertEqual(second.name, "RIAE_FS_20260302102031.json")

    def test_seven_hundred_and_one_fiches_make_two_files(self):
        fiches = self.env["cocagne.fiche"].with_user(self.adviser)
        base = self.make_fiche()
        values = base.copy_data()[0] | {"origin": "here"}
        fiches.create(
            [
                values | {"pass_number": f"99999{rank:07}", "uid": f"{rank:030x}"}
                for rank in range(1, 701)
            ]
        )
        fiches.search([("company_id", "=", self.garden.id)]).status = "READY"
        batches = self.make_files().sorted("name")
        self.assertEqual(batches.mapped("line_count"), [700, 1])
        with self.assertRaises(RedirectWarning):
            self.make_files()

    def test_nothing_ready_makes_no_file(self):
        with self.assertRaisesRegex(RedirectWarning, "ready"):
            self.make_files()

    def test_what_the_asp_integrated_is_sent_again_as_an_update(self):
        fiche = self.make_fiche()
        batch = self.batch_of(fiche)
        batch._read_answer(self.answer_name(batch), self.answer(batch, "0000"))
        self.assertEqual((fiche.status, fiche.return_code), ("PROCESSED", "0000"))
        again = self.batch_of(fiche)
        self.assertEqual(again.movement, "M")

    def test_a_double_counts_as_integrated(self):
        batch = self.batch_of(self.make_fiche())
        batch._read_answer(self.answer_name(batch), self.answer(batch, "3436"))
        self.assertEqual(batch.line_ids.fiche_id.status, "PROCESSED")
        self.assertTrue(batch.line_ids.duplicate)

    def test_a_refusal_says_what_to_do_and_is_sent_again(self):
        fiche = self.make_fiche()
        batch = self.batch_of(fiche)
        batch._read_answer(self.answer_name(batch), self.answer(batch, "3308"))
        self.assertEqual((fiche.status, batch.refused_count), ("REJECTED", 1))
        self.assertIn("department", fiche.return_words)
        self.assertEqual(self.batch_of(fiche).movement, "C")

    def test_an_answer_that_is_wrong_changes_nothing(self):
        fiche = self.make_fiche()
        batch = self.batch_of(fiche)
        good = self.answer(batch, "0000")
        other = good.replace(fiche.pass_number.encode(), b"999991234567")
        wrong = (
            good[:-30],
            other,
            self.answer(batch, "9999"),
            self.answer(batch, ""),
            self.answer(batch, "0000", lignesTelechargement=[]),
            b"",
        )
        for content in wrong:
            with self.subTest(content=content[-40:]):
                with self.assertRaises(ValidationError):
                    batch._read_answer(self.answer_name(batch), content)
                self.assertEqual((fiche.status, batch.state), ("SENT", "sent"))

    def test_an_answer_is_read_once_and_by_its_own_name(self):
        batch = self.batch_of(self.make_fiche())
        content = self.answer(batch, "0000")
        with self.assertRaisesRegex(UserError, "FichierRetour"):
            batch._read_answer("RIAE_FS_20200101000000_FichierRetour.json", content)
        answer = (
            self.env["cocagne.fiche.answer"]
            .with_user(self.adviser)
            .create(
                {
                    "batch_id": batch.id,
                    "filename": self.answer_name(batch),
                    "content": base64.b64encode(content),
                }
            )
        )
        self.assertEqual(answer.expected, self.answer_name(batch))
        answer.action_read()
        self.assertEqual(batch.state, "answered")
        with self.assertRaisesRegex(UserError, "already"):
            batch._read_answer(self.answer_name(batch), content)

    def test_the_director_knows_the_files_and_not_what_is_in_them(self):
        batch = self.batch_of(self.make_fiche()).with_user(self.user_director)
        self.assertEqual(batch.line_count, 1)
        with self.assertRaises(AccessError):
            batch.read(["content"])

    def test_a_file_stays(self):
        batch = self.batch_of(self.make_fiche())
        with self.assertRaises(UserError):
            batch.sudo().unlink()


@tagged("post_install", "-at_install")
class TestFicheLife(ExchangeCase):
    def test_a_fiche_of_the_pathway_is_made_once_from_what_is_known(self):
        self.farid.write({"lane_type": "RUE", "lane_name": "des Essais"})
        pathway = self.pathway.with_user(self.adviser)
        fiche = self.env["cocagne.fiche"].browse(pathway.action_fiche()["res_id"])
        self.assertEqual((fiche.first_name, fiche.last_name), ("Farid", "Testeur"))
        self.assertEqual(fiche.pass_end, self.farid_pass.date_end)
        self.assertEqual(fiche.lane_name, "des Essais")
        self.assertEqual(pathway.action_fiche()["res_id"], fiche.id)

    def test_what_is_missing_is_named_with_its_field_before_it_is_ready(self):
        fiche = self.make_fiche(education=False)
        with self.assertRaisesRegex(ValidationError, "Level of education"):
            fiche.action_ready()
        self.assertIn("niveauFormation", fiche.problem_html)
        fiche.education = "50"
        fiche.action_ready()
        self.assertEqual(fiche.status, "READY")

    def test_a_fiche_without_number_nor_address_says_both(self):
        fiche = self.make_fiche(nir=False, lane_type=False)
        with self.assertRaisesRegex(ValidationError, "the address.*the NIR"):
            fiche.action_ready()

    def test_every_move_of_the_life_is_accepted_and_any_other_refused(self):
        allowed = {
            ("NEW", "READY"), ("NEW", "DISABLED"), ("NEW", "ARCHIVED"),
            ("READY", "SENT"), ("READY", "ARCHIVED"),
            ("SENT", "PROCESSED"), ("SENT", "REJECTED"), ("SENT", "ARCHIVED"),
            ("PROCESSED", "READY"), ("PROCESSED", "DISABLED"), ("PROCESSED", "ARCHIVED"),
            ("REJECTED", "READY"), ("REJECTED", "DISABLED"), ("REJECTED", "ARCHIVED"),
            ("DISABLED", "NEW"), ("DISABLED", "READY"), ("DISABLED", "ARCHIVED"),
        }  # fmt: skip
        fiche = self.make_fiche(origin="platform")
        statuses = fiche._fields["status"].get_values(self.env)
        for before in statuses:
            for after in statuses:
                if before == after:
                    continue
                fiche.flush_recordset()
                self.env.cr.execute(
                    "UPDATE cocagne_fiche SET status = %s WHERE id = %s",
                    (before, fiche.id),
                )
                fiche.invalidate_recordset()
                with self.subTest(before=before, after=after):
                    if (before, after) in allowed:
                        fiche.status = after
                    else:
                        with self.assertRaises(ValidationError):
                            fiche.status = after

    def test_nobody_says_sent_of_what_was_in_no_file(self):
        fiche = self.make_fiche()
        fiche.action_ready()
        with self.assertRaisesRegex(ValidationError, "in no file"):
            fiche.status = "SENT"

    def test_what_is_at_the_asp_is_not_changed(self):
        fiche = self.make_fiche()
        fiche.action_ready()
        self.make_files()
        with self.assertRaisesRegex(ValidationError, "at the ASP"):
            fiche.last_name = "AUTRE"

    def test_a_second_fiche_of_the_same_pass_is_refused(self):
        self.make_fiche()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(UniqueViolation),
            self.env.cr.savepoint(),
        ):
            self.make_fiche()

    def test_a_fiche_whose_pass_is_over_is_archived_by_night_after_a_month(self):
        fiche = self.make_fiche()
        old = day("2024-01-01")
        self.env.cr.execute(
            "UPDATE cocagne_fiche SET pass_end = %s, create_date = %s, write_date = %s",
            (day("2026-01-15"), old, old),
        )
        fiche.invalidate_recordset()
        with freeze_time("2026-01-15"):
            self.assertFalse(self.env["cocagne.fiche"]._archive_old())
        with freeze_time("2026-01-16"):
            self.env["cocagne.fiche"]._archive_old()
        self.assertEqual(fiche.status, "ARCHIVED")
