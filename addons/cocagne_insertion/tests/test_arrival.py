"""From the arrival of a person to the first contract, screen after screen."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .pass_case import PassCase

TODAY = date(2026, 6, 15)
#: A woman born in March 1990; the key is right, the person invented.
NIR = "2900325999999" + "85"
SCREENS = ("who", "home", "situation", "diagnosis", "pass", "contract")


def with_key(first_13):
    from ..identity import nir

    return first_13 + nir.key(first_13)


@tagged("post_install", "-at_install")
class TestArrival(PassCase):
    def open(self, user=None):
        arrivals = self.env["cocagne.arrival"].with_user(
            user or self.user_insertion_adviser
        )
        return arrivals.browse(arrivals.action_open()["res_id"])

    who = {
        "firstname": "Lina",
        "lastname": "Essai",
        "sex": "female",
        "birthday": "1990-03-02",
        "nir": with_key("2900325999999"),
        "birth_commune": "25999",
    }
    home = {
        "lane_number": "4",
        "lane_extension": "B",
        "lane_type": "RUE",
        "lane_name": "des Essais",
        "private_zip": "25000",
        "private_city": "Besançon",
        "commune_code": "25056",
    }
    situation = {
        "education": "50",
        "unemployed_since": "04",
        "rsa": "OUI-NM",
        "rsa_since": "03",
    }
    diagnosis = {
        "claim_ids": [
            (0, 0, {"code": "RSA", "proof_date": "2026-06-01"}),
            (0, 0, {"code": "PM", "proof_date": "2026-06-01"}),
        ],
        "notice_signed": True,
    }
    pass_iae = {"pass_number": "99999 26 54321", "pass_start": TODAY}
    first_contract = {"contract_start": TODAY, "contract_end": "2026-12-14"}

    def values(self, screen):
        return getattr(self, {"pass": "pass_iae"}.get(screen, screen))

    def go_to(self, screen, arrival=None, **changed):
        arrival = arrival or self.open()
        for name in SCREENS[: SCREENS.index(screen)]:
            arrival.write({**self.values(name), **changed.get(name, {})})
            arrival.action_next()
        return arrival

    def finish(self, arrival):
        arrival.write(self.first_contract)
        arrival.action_finish()
        return arrival.pathway_id

    def test_six_screens_make_the_person_the_pass_and_the_contract(self):
        self.garden.contract_schedule = "Monday to Thursday"
        pathway = self.finish(self.go_to("contract"))
        person = pathway.employee_id
        self.assertEqual((pathway.state, pathway.date_start), ("active", TODAY))
        self.assertEqual(person.ssnid, self.who["nir"])
        self.assertEqual(person.private_street, "4 bis rue des Essais")
        self.assertEqual(pathway.pass_id.number, "999992654321")
        self.assertEqual(pathway.pass_id.date_end, date(2028, 6, 13))
        self.assertEqual(pathway.pass_id.hiring_ids.day, TODAY)
        contract = person.version_id.sudo()
        self.assertEqual(contract.contract_date_end, date(2026, 12, 14))
        self.assertEqual(contract.weekly_hours, 26)
        self.assertEqual(contract.annex_id, self.annex)
        # two weeks for a contract of six months (L.1242-10)
        self.assertEqual(contract.trial_date_end, date(2026, 6, 28))
        self.assertEqual(contract.week_schedule, "Monday to Thursday")
        self.assertEqual(pathway.consent_on, TODAY)

    def test_each_screen_asks_less_than_fifteen_fields(self):
        from lxml import etree

        arch = self.env.ref("cocagne_insertion.arrival_view_form").arch
        tree = etree.fromstring(arch)
        for screen in SCREENS:
            (part,) = tree.xpath(f"//*[@name='step_{screen}']")
            asked = part.xpath(".//field[not(ancestor::list)]")
            asked = [one for one in asked if one.get("readonly") != "1"]
            self.assertLess(len(asked), 15, screen)

    def test_a_criterion_ticks_the_line_of_the_fiche(self):
        pathway = self.go_to("pass").pathway_id
        self.assertTrue(pathway.mobility)
        self.assertFalse(pathway.housing)

    def test_the_person_is_a_candidate_from_the_first_screen_on(self):
        arrival = self.open()
        arrival.write(self.who)
        arrival.action_later()
        pathway = arrival.pathway_id
        self.assertEqual((pathway.state, pathway.name), ("candidate", "Lina Essai"))
        again = self.env["cocagne.arrival"].browse(
            pathway.with_user(self.user_insertion_adviser).action_arrival()["res_id"]
        )
        self.assertEqual((again.step, again.lastname), ("home", "Essai"))
        self.assertEqual(again.nir, self.who["nir"])

    def test_an_arrival_goes_on_where_it_stopped(self):
        pathway = self.go_to("contract").pathway_id
        arrival = self.env["cocagne.arrival"].browse(
            pathway.with_user(self.user_insertion_adviser).action_arrival()["res_id"]
        )
        self.assertEqual(arrival.step, "contract")
        self.assertEqual(arrival.claim_ids.mapped("code"), ["RSA", "PM"])
        self.assertEqual(self.finish(arrival), pathway)

    def test_a_mistyped_nir_is_refused_and_nothing_is_written(self):
        arrival = self.open()
        arrival.write({**self.who, "nir": self.who["nir"][:-1] + "0"})
        self.refused("mistyped", arrival.action_next)
        self.assertFalse(arrival.employee_id)

    def test_a_nir_of_another_year_month_or_sex_is_refused(self):
        for changed, words in (
            ({"birthday": "1991-03-02"}, "year"),
            ({"birthday": "1990-04-02"}, "month"),
            ({"sex": "male"}, "MME"),
        ):
            arrival = self.open()
            arrival.write({**self.who, **changed})
            self.refused(words, arrival.action_next)

    def test_who_has_no_nir_gets_a_temporary_number(self):
        self.garden.company_registry = "12345678200010"
        arrival = self.open()
        arrival.write({**self.who, "nir": False, "no_nir": True})
        arrival.action_next()
        person = arrival.employee_id
        self.assertEqual(person.ntt, f"2123456782{person.id}")

    def test_without_a_number_the_first_screen_says_what_to_do(self):
        arrival = self.open()
        arrival.write({**self.who, "nir": False})
        with self.assertRaisesRegex(UserError, "No number yet"):
            arrival.action_next()

    def test_each_screen_names_what_is_missing(self):
        for screen, field, words in (
            ("who", "birthday", "born"),
            ("who", "birth_commune", "commune"),
            ("home", "commune_code", "INSEE"),
            ("situation", "education", "education"),
            ("situation", "unemployed_since", "without a job"),
            ("situation", "rsa_since", "RSA"),
        ):
            with self.subTest(screen=screen, field=field):
                arrival = self.go_to(screen)
                arrival.write({**self.values(screen), field: False})
                with self.assertRaisesRegex(UserError, words):
                    arrival.action_next()

    def test_two_criteria_of_level_2_are_not_enough(self):
        arrival = self.go_to("diagnosis")
        arrival.claim_ids = [
            (0, 0, {"code": code, "proof_date": "2026-06-01"}) for code in ("PM", "QPV")
        ]
        self.assertIn("level 1", arrival.missing)
        self.refused("level 2", arrival.action_next)
        arrival.claim_ids = [(0, 0, {"code": "ZRR", "proof_date": "2026-06-01"})]
        self.assertFalse(arrival.missing)
        arrival.action_next()

    def test_a_proof_of_three_months_is_too_old(self):
        arrival = self.go_to("diagnosis")
        arrival.claim_ids = [(0, 0, {"code": "RSA", "proof_date": "2026-03-15"})]
        self.refused("15/03/2026", arrival.action_next)
        arrival.claim_ids.proof_date = "2026-03-16"
        arrival.action_next()
        self.assertEqual(arrival.step, "pass")

    def test_a_prescriber_needs_no_criteria_but_a_name(self):
        arrival = self.go_to("diagnosis")
        arrival.made_by = "prescriber"
        with self.assertRaisesRegex(UserError, "prescriber"):
            arrival.action_next()
        arrival.diagnosis_prescriber_id = self.prescriber
        arrival.action_next()
        diagnosis = arrival.pathway_id.diagnosis_id
        self.assertEqual(diagnosis.expires_on, date(2026, 12, 15))

    def test_proofs_are_of_the_first_day_of_the_pass_not_of_today(self):
        begins = date(2025, 12, 1)
        claims = [(0, 0, {"code": "RSA", "proof_date": "2025-11-15"})]
        arrival = self.go_to("diagnosis")
        arrival.write({"claim_ids": claims, "pass_start": begins})
        arrival.action_next()
        arrival.action_next()
        self.assertEqual(arrival.pathway_id.pass_id.date_start, begins)
        self.assertTrue(arrival.pathway_id.diagnosis_id.is_complete)

    def test_a_pass_of_another_employer_keeps_its_own_end(self):
        arrival = self.go_to("diagnosis")
        arrival.has_pass = True
        arrival.action_next()
        with self.assertRaisesRegex(UserError, "number of the PASS"):
            arrival.action_next()
        arrival.write(
            {
                "pass_number": "99999 25 11111",
                "pass_start": "2025-06-01",
                "told_end": "2027-07-30",
            }
        )
        arrival.action_next()
        self.assertEqual(arrival.pathway_id.pass_id.date_end, date(2027, 7, 30))

    def test_who_comes_back_is_found_and_keeps_the_pass(self):
        self.farid.ssnid = with_key("1850425999999")
        self.pathway._leave(date(2026, 6, 1))
        arrival = self.open()
        arrival.write({**self.who, "nir": self.farid.ssnid})
        self.assertEqual(arrival.similar_ids, self.farid)
        arrival.action_is_same()
        self.assertEqual((arrival.lastname, arrival.sex), ("Testeur", "male"))
        arrival.birth_commune = "25056"
        arrival.action_next()
        self.assertNotEqual(arrival.pathway_id, self.pathway)
        self.assertEqual(arrival.employee_id, self.farid)
        for screen in ("home", "situation", "diagnosis"):
            arrival.write(self.values(screen))
            arrival.action_next()
        arrival.pass_start = TODAY
        self.assertFalse(arrival.pass_problem)
        arrival.action_next()
        self.assertEqual(arrival.pathway_id.pass_id, self.farid_pass)

    def test_only_the_adviser_opens_an_arrival(self):
        for user in (self.user_supervisor, self.user_payroll, self.user_director):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.open(user)

    def test_a_contract_before_the_pass_is_refused_whole(self):
        arrival = self.go_to("contract")
        arrival.write({**self.first_contract, "contract_start": date(2026, 6, 14)})
        self.refused("R.5132-1-2", arrival.action_finish)
        self.assertEqual(arrival.pathway_id.state, "candidate")
        self.assertFalse(arrival.employee_id.sudo().version_id.contract_date_start)

    def test_a_job_seeker_number_of_seven_digits_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "France Travail"):
            self.go_to(
                "diagnosis",
                situation={"job_seeker_number": "1234567", "job_seeker_since": "01"},
            )
