"""Immersions (PMSMP) on screen: each bound accepted, and one beyond refused."""

from datetime import date, datetime, timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .immersion_case import ImmersionCase
from .insertion_case import START

MARCH = date(2026, 3, 1), date(2026, 3, 31)


@tagged("post_install", "-at_install")
class TestImmersionBounds(ImmersionCase):
    def refused(self, article, *args, **values):
        with self.assertRaisesRegex(ValidationError, article), self.cr.savepoint():
            self.make_immersion(*args, **values)

    def test_l5135_1_a_month_is_accepted_and_a_day_more_refused(self):
        self.assertEqual(self.make_immersion(*MARCH).days, 31)
        self.refused("L.5135-1", MARCH[0], date(2026, 4, 1), host_id=self.other_host.id)

    def test_the_refusal_names_the_way_out_in_words(self):
        with self.assertRaisesRegex(ValidationError, "renew the convention once"):
            self.make_immersion(MARCH[0], date(2026, 4, 1))

    def test_l5135_7_no_work_in_the_place_of_a_job(self):
        for use in ("permanent_task", "surge", "seasonal", "replacement"):
            with self.subTest(use):
                self.refused("L.5135-7", *MARCH, use=use)
        self.assertTrue(self.make_immersion(*MARCH))

    def test_d5135_the_host_names_a_tutor(self):
        self.refused("tutor", *MARCH, tutor_name=" ")

    def test_d5135_two_conventions_with_one_host_and_no_third(self):
        self.make_immersion(date(2026, 1, 5), date(2026, 1, 9))
        self.make_immersion(
            date(2026, 5, 4), date(2026, 5, 8), object="confirm_project"
        )
        third = date(2026, 9, 7), date(2026, 9, 11)
        self.refused("D.5135", *third, object="recruit")
        self.assertTrue(self.make_immersion(*third, host_id=self.other_host.id))

    def test_a_cancelled_convention_does_not_count(self):
        first = self.make_immersion(date(2026, 1, 5), date(2026, 1, 9))
        second = date(2026, 5, 4), date(2026, 5, 8)
        self.refused("same object", *second)
        first.action_cancel()
        self.assertTrue(self.make_immersion(*second))

    def test_a_cancelled_convention_comes_back_only_within_the_bounds(self):
        first = self.make_immersion(date(2026, 1, 5), date(2026, 1, 9))
        first.action_cancel()
        self.make_immersion(date(2026, 5, 4), date(2026, 5, 8))
        with self.assertRaisesRegex(ValidationError, "same object"):
            first.action_draft()

    def test_d5135_60_days_with_one_host_renewals_included(self):
        first = self.make_done_march()
        renewal = self.env["cocagne.immersion"].browse(first.action_renew()["res_id"])
        self.assertEqual(renewal.date_start, date(2026, 4, 1))
        self.assertEqual(renewal.date_end, date(2026, 4, 29), "31 + 29 = 60 days")
        with self.assertRaisesRegex(ValidationError, "60"), self.cr.savepoint():
            renewal.date_end = date(2026, 4, 30)

    @freeze_time("2026-04-02")
    def make_done_march(self, **values):
        return self.make_done(self.make_immersion(*MARCH), **values)

    def test_d5135_a_convention_is_renewed_once(self):
        first = self.make_done_march()
        renewal = self.env["cocagne.immersion"].browse(first.action_renew()["res_id"])
        with self.assertRaisesRegex(ValidationError, "renewed"), self.cr.savepoint():
            first.action_renew()
        with self.assertRaisesRegex(ValidationError, "renewed"), self.cr.savepoint():
            renewal.action_renew()

    def test_d5135_goals_that_were_met_are_not_renewed(self):
        first = self.make_done_march(goals="met")
        with self.assertRaisesRegex(ValidationError, "goals were met"):
            first.action_renew()

    def test_d5135_a_renewal_keeps_object_and_host(self):
        first = self.make_done_march()
        renewal = self.env["cocagne.immersion"].browse(first.action_renew()["res_id"])
        with self.assertRaisesRegex(ValidationError, "object"), self.cr.savepoint():
            renewal.object = "recruit"
        with self.assertRaisesRegex(UserError, "same host"), self.cr.savepoint():
            renewal.host_id = self.other_host

    def test_d5132_43_3_a_quarter_of_the_contract_and_not_a_day_more(self):
        # 365 days of contract: 91 of immersion
        for month, host in ((1, self.host), (3, self.other_host)):
            self.make_immersion(
                date(2026, month, 1), date(2026, month, 31), host_id=host.id
            )
        last = self.make_host("Troisième Testeur")
        self.refused(
            "D.5132-43-3", date(2026, 5, 1), date(2026, 5, 30), host_id=last.id
        )
        immersion = self.make_immersion(
            date(2026, 5, 1), date(2026, 5, 29), host_id=last.id
        )
        self.assertEqual(immersion.days, 29)

    def test_an_immersion_is_within_the_contract(self):
        self.refused("contract", date(2026, 12, 15), date(2027, 1, 1))
        self.assertTrue(self.make_immersion(date(2026, 12, 15), date(2026, 12, 31)))

    def test_without_contract_there_is_no_immersion(self):
        person = self.make_person("Gaëlle", "Testeur")
        pathway = self.make_pathway(person, self.make_pass(person, MARCH[0]), MARCH[0])
        self.refused("contract first", *MARCH, pathway_id=pathway.id)

    def test_the_electronic_convention_has_its_own_bounds(self):
        electronic = {"channel": "electronic"}
        self.refused("Immersion Facilitée", *MARCH, **electronic)
        thirty = MARCH[0], date(2026, 3, 30)
        self.refused("48", *thirty, week_hours=48.5, **electronic)
        self.assertTrue(self.make_immersion(*thirty, week_hours=48, **electronic))

    def test_the_host_is_the_establishment_whatever_its_name(self):
        siret = "732 829 320 00074"
        self.host.siret = siret
        self.assertEqual(self.host.siret, "73282932000074")
        with self.assertRaisesRegex(ValidationError, "digit is wrong"):
            self.make_host("Fautive", siret="73282932000075")


@tagged("post_install", "-at_install")
class TestImmersionLife(ImmersionCase):
    def test_it_is_signed_assessed_and_leaves_its_hours(self):
        immersion = self.make_immersion(date(2026, 3, 2), date(2026, 3, 15))
        self.assertEqual((immersion.days, immersion.hours), (14, 70))
        with freeze_time("2026-02-20"):
            immersion.action_sign()
            self.assertEqual(immersion.signed_on, date(2026, 2, 20))
            with self.assertRaisesRegex(UserError, "how it went"):
                immersion.action_assess()
            immersion.assessment = "COMPLETED"
            with self.assertRaisesRegex(UserError, "not begun"):
                immersion.action_assess()
        with freeze_time("2026-03-16"):
            self.assertTrue(immersion.is_to_assess)
            immersion.action_assess()
        self.assertEqual((immersion.state, immersion.hours_done), ("done", 70))

    def test_what_took_place_in_part_says_which(self):
        immersion = self.make_immersion(date(2026, 3, 2), date(2026, 3, 15))
        with self.assertRaisesRegex(ValidationError, "in part"), self.cr.savepoint():
            immersion.assessment = "PARTIALLY_COMPLETED"
        immersion.write({"assessment": "PARTIALLY_COMPLETED", "missed_hours": 20})
        self.assertEqual(immersion.hours_done, 50)
        with self.assertRaisesRegex(ValidationError, "missed"), self.cr.savepoint():
            immersion.missed_hours = 71

    def test_who_did_not_come_has_no_job_from_it(self):
        immersion = self.make_immersion(date(2026, 3, 2), date(2026, 3, 15))
        with self.assertRaisesRegex(ValidationError, "job"):
            immersion.write({"assessment": "DID_NOT_SHOW", "job": "CDI"})

    def test_d5135_5_an_accident_has_two_deadlines(self):
        immersion = self.make_immersion(date(2026, 3, 2), date(2026, 3, 15))
        immersion.accident_at = datetime(2026, 3, 2, 10)
        self.assertEqual(immersion.host_tells_by, datetime(2026, 3, 3, 10))
        self.assertEqual(immersion.employer_declares_by, datetime(2026, 3, 5, 10))
        immersion.accident_told_at = datetime(2026, 3, 2, 12)
        self.assertEqual(immersion.employer_declares_by, datetime(2026, 3, 4, 12))
        immersion.accident_declared_at = datetime(2026, 3, 4, 12)
        self.assertFalse(immersion.is_accident_late)
        immersion.accident_declared_at += timedelta(minutes=1)
        self.assertTrue(immersion.is_accident_late)

    def test_a_signed_convention_is_kept(self):
        immersion = self.make_immersion(*MARCH)
        immersion.action_sign()
        with self.assertRaisesRegex(UserError, "Cancel"):
            immersion.unlink()

    def test_the_convention_is_printed_with_what_the_law_wants(self):
        immersion = self.make_immersion(*MARCH, tasks="Semer et repiquer")
        report = self.env["ir.actions.report"].with_user(self.user_insertion_adviser)
        html, _kind = report._render_qweb_html(
            "cocagne_insertion.report_immersion", immersion.ids
        )
        text = html.decode()
        for words in (
            *("Farid Testeur", "Pépinière Testeur", "Alice Testeur", "01/03/2026"),
            *("31/03/2026", "Semer et repiquer", "24 heures", "48 heures", "L.5135-7"),
        ):
            self.assertIn(words, text)

    def test_immersions_of_fifty_people_are_checked_together(self):
        pathways = [self.pathway]
        for rank in range(9):
            person = self.make_person(f"P{rank}", "Testeur")
            pathway = self.make_pathway(person, self.make_pass(person, START), START)
            self.make_contract(pathway, date(2026, 1, 1), date(2026, 12, 31))
            pathways.append(pathway)
        immersions = self.env["cocagne.immersion"].create(
            [
                {
                    "pathway_id": pathway.id,
                    "company_id": self.garden.id,
                    "host_id": self.host.id,
                    "tutor_name": "Alice",
                    "date_start": MARCH[0],
                    "date_end": MARCH[1],
                }
                for pathway in pathways
            ]
        )
        counts = []
        for some in (immersions[:2], immersions):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            some._check_bounds()
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(*counts)
