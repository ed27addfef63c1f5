"""Files of people who left: kept, erased, and what stays (CNIL; RGPD, art. 5 and 17)."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .pass_case import PassCase, day

LEFT = date(2026, 6, 10)


@tagged("post_install", "-at_install")
class TestRetention(PassCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.farid.write(
            {
                "private_phone": "06 00 00 00 00",
                "lane_name": "des Essais",
                "education": "50",
                "job_seeker_number": "1234567A",
                "private_email": "farid@example.org",
            }
        )
        cls.pathway.write({"rsa": "OUI-NM", "rsa_since": "03", "prison": True})
        cls.pathway.message_post(body="Farid came to the office.")
        cls.env["cocagne.diagnosis"].create(
            {
                "pathway_id": cls.pathway.id,
                "criterion_ids": [(0, 0, {"code": "DETENTION_MJ"})],
            }
        )

    def leave(self):
        self.pathway._leave(LEFT)

    def night(self, today):
        with freeze_time(today):
            self.env["cocagne.pathway"]._night_retention(self.garden)

    def test_nothing_is_erased_of_who_is_here(self):
        self.night("2040-01-01")
        self.assertFalse(self.pathway.erased_on)
        with self.assertRaises(UserError):
            self.as_adviser(self.pathway).action_erase()

    def test_the_file_goes_two_years_after_the_last_contact_and_a_day(self):
        self.leave()
        self.assertEqual(self.pathway.erase_on, day("2028-06-11"))
        self.night("2028-06-10")
        self.assertFalse(self.pathway.erased_on)
        self.night("2028-06-11")
        self.assertEqual(self.pathway.erased_on, day("2028-06-11"))

    def test_news_keep_it_longer(self):
        self.leave()
        self.as_adviser(self.pathway).contacted_on = "2026-12-10"
        self.night("2028-12-10")
        self.assertFalse(self.pathway.erased_on)
        self.night("2028-12-11")
        self.assertTrue(self.pathway.erased_on)

    def test_an_interview_held_after_the_exit_keeps_it_longer(self):
        self.leave()
        with freeze_time("2026-10-01"):
            interview = self.env["cocagne.interview"].create(
                {
                    "pathway_id": self.pathway.id,
                    "date_start": "2026-09-01 08:00:00",
                    "state": "held",
                }
            )
        self.pathway.invalidate_recordset(["erase_on"])
        self.assertEqual(self.pathway.erase_on, day("2028-09-02"))
        with freeze_time("2026-10-01"):
            interview.state = "missed"
        self.pathway.invalidate_recordset(["erase_on"])
        self.assertEqual(self.pathway.erase_on, day("2028-06-11"))

    def test_who_came_back_is_kept(self):
        self.leave()
        self.make_pathway(self.farid, self.farid_pass, date(2026, 9, 1))
        self.night("2029-01-01")
        self.assertFalse(self.pathway.erased_on)

    def test_the_situation_the_talk_and_the_address_are_gone(self):
        self.farid_pass._suspend(
            day("2026-04-01"), day("2026-05-01"), "CONTRACT_BROKEN"
        )
        end = self.farid_pass.date_end
        self.leave()
        self.as_adviser(self.pathway).action_erase()
        self.assertFalse(self.pathway.prison)
        self.assertFalse(self.pathway.diagnosis_ids)
        self.assertFalse(self.pathway.message_ids)
        self.assertFalse(self.farid.message_ids)
        self.assertFalse(self.farid.active)
        for name in (
            "private_phone",
            "private_email",
            "lane_name",
            "job_seeker_number",
        ):
            self.assertFalse(self.farid[name], name)
        self.assertFalse(self.farid_pass.suspension_ids)
        self.assertEqual(self.farid_pass.date_end, end)

    def test_the_situation_goes_and_the_stay_is_kept(self):
        self.leave()
        self.pathway._erase()
        self.assertEqual(self.pathway.date_end, LEFT)
        self.assertEqual(self.contract.weekly_hours, 26)
        self.assertFalse(self.pathway.rsa or self.pathway.rsa_since)
        self.assertFalse(self.farid.education)

    def test_the_register_keeps_the_name_five_years_then_it_goes(self):
        self.leave()
        self.night("2028-06-11")
        self.assertEqual(self.farid.name, "Farid Testeur")
        # the last contract ended on 31 December 2026
        self.night("2031-12-31")
        self.assertEqual(self.farid.name, "Farid Testeur")
        self.night("2032-01-01")
        self.assertEqual(self.farid.forgotten_on, day("2032-01-01"))
        self.assertNotIn("Testeur", self.farid.name)
        self.assertEqual(self.pathway.name, self.farid.name)
        self.assertEqual(self.farid.birthday, day("1985-01-01"))
        self.assertNotIn("Testeur", self.farid.work_contact_id.name)
        self.assertFalse(self.farid_pass.number)

    def test_no_table_holds_the_name_any_more(self):
        self.leave()
        self.pathway._erase()
        self.farid._forget()
        self.env.flush_all()
        for table, column in (
            ("hr_employee", "name"),
            ("hr_employee", "legal_name"),
            ("resource_resource", "name"),
            ("res_partner", "name"),
            ("cocagne_pathway", "name"),
        ):
            self.env.cr.execute(
                f"SELECT count(*) FROM {table} WHERE {column}::text LIKE '%Testeur%'"
            )
            self.assertEqual(self.env.cr.fetchone()[0], 0, (table, column))

    def test_a_second_night_changes_nothing(self):
        self.leave()
        self.night("2028-06-11")
        self.night("2028-06-12")
        self.assertEqual(self.pathway.erased_on, day("2028-06-11"))

    def test_the_garden_may_keep_less_than_the_cnil_says_and_not_more(self):
        self.garden.insertion_retention_years = 1
        self.leave()
        self.assertEqual(self.pathway.erase_on, day("2027-06-11"))
        for years in (0, 3):
            self.refused(
                "CNIL", self.garden.write, {"insertion_retention_years": years}
            )

    def test_supervisor_and_payroll_erase_nothing(self):
        self.leave()
        for user in (self.user_supervisor, self.user_payroll):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.pathway.with_user(user).action_erase()
