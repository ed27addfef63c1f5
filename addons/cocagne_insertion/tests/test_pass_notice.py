"""A PASS whose days move is told to the ASP through the fiches."""

import base64
import json
from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import RedirectWarning
from odoo.tests import tagged

from .exchange_case import ExchangeCase
from .law_case import day


@tagged("post_install", "-at_install")
class TestPassNotice(ExchangeCase):
    def processed(self):
        fiche = self.make_fiche()
        fiche.action_ready()
        batch = self.make_files()
        batch._read_answer(self.answer_name(batch), self.answer(batch, "0000"))
        return fiche

    def suspend(self):
        with freeze_time("2026-03-02"):
            self.farid_pass.with_user(self.adviser)._suspend(
                day("2026-02-01"), day("2026-03-01"), "CONTRACT_SUSPENDED"
            )
        self.env.cr.flush()

    def test_a_suspension_tells_the_new_end_once(self):
        fiche = self.processed()
        end = fiche.pass_end
        self.suspend()
        notice = fiche.notification_ids
        self.assertEqual((len(notice), notice.status), (1, "NEW"))
        self.assertEqual(notice.former_end, end)
        self.assertEqual(notice.date_end, end + timedelta(days=28))
        self.assertEqual(fiche.pass_end, notice.date_end)
        self.env["cocagne.fiche"]._every_night()
        self.assertEqual(len(fiche.notification_ids), 1)

    def test_the_next_file_has_an_update_with_the_new_end(self):
        fiche = self.processed()
        self.suspend()
        batch = self.make_files()
        line = json.loads(base64.b64decode(batch.content))["lignesTelechargement"][0]
        self.assertEqual((batch.movement, line["typeMouvement"]), ("M", "M"))
        end = fiche.pass_end.strftime("%d/%m/%Y")
        self.assertEqual(line["personnePhysique"]["passDateFin"], end)
        batch._read_answer(self.answer_name(batch), self.answer(batch, "0000"))
        self.assertEqual(fiche.notification_ids.status, "PROCESSED")
        with self.assertRaises(RedirectWarning):
            self.make_files()

    def test_a_fiche_that_is_sent_again_tells_it_by_itself(self):
        fiche = self.processed()
        self.suspend()
        fiche.action_ready()
        batch = self.make_files()
        self.assertEqual(batch.line_count, 1)
        self.assertEqual(fiche.notification_ids.status, "SENT")

    def test_an_update_where_data_are_missing_has_neutral_ones(self):
        fiche = self.processed()
        self.env.cr.execute("UPDATE cocagne_fiche SET lane_type = NULL")
        fiche.invalidate_recordset()
        self.suspend()
        batch = self.make_files()
        line = json.loads(base64.b64decode(batch.content))["lignesTelechargement"][0]
        self.assertEqual(line["adresse"]["adrLibelleVoie"], "DE BLIDA")
        self.assertEqual(line["personnePhysique"]["passIae"], fiche.pass_number)

    def test_a_change_while_the_fiche_is_at_the_asp_is_told_after_the_answer(self):
        fiche = self.make_fiche()
        fiche.action_ready()
        batch = self.make_files()
        self.suspend()
        self.assertFalse(fiche.notification_ids)
        batch._read_answer(self.answer_name(batch), self.answer(batch, "0000"))
        self.assertEqual(fiche.notification_ids.status, "NEW")

    def test_a_fiche_that_the_asp_does_not_know_only_takes_the_new_days(self):
        fiche = self.make_fiche()
        self.suspend()
        self.assertFalse(fiche.notification_ids)
        self.assertEqual(fiche.pass_end, self.farid_pass.date_end)
