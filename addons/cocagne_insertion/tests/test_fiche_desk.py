"""The desk of what came: one click makes the person, the PASS, the pathway, the fiche."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..exchange.platform.stand_in import Record
from .exchange_case import ExchangeCase, nir_of, person_line
from .law_case import day

CREATED = day("2026-03-01")


@tagged("post_install", "-at_install")
class TestFicheDesk(ExchangeCase):
    def came(self, *lines):
        """What came of these lines."""
        return self.fetched(given=[Record(line, CREATED) for line in lines]).arrival_ids

    def taken(self, *lines):
        arrivals = self.came(*lines)
        arrivals.action_accept()
        return arrivals

    def test_a_new_person_is_made_in_one_click(self):
        arrival = self.taken(person_line(1))
        person, fiche = arrival.employee_id, arrival.fiche_id
        self.assertEqual(person.name, "Alpha Testeur Ab")
        self.assertEqual((person.sex, person.birthday), ("male", day("1985-04-12")))
        self.assertEqual((person.ssnid, person.insertion_uid), (nir_of(1), f"{1:030x}"))
        self.assertEqual(person.private_street, "4 bis rue Des Essais")
        self.assertEqual(
            (person.lane_extension, person.commune_code, person.private_zip),
            ("B", "25056", "25000"),
        )
        self.assertEqual(person.private_email, "alpha1@example.org")
        self.assertEqual(fiche.pass_id.number, "999990000001")
        self.assertEqual(fiche.pass_id.date_start, day("2026-03-01"))
        self.assertEqual(fiche.pass_id.date_end, day("2028-02-28"))
        self.assertEqual(fiche.pathway_id.employee_id, person)
        self.assertEqual(
            (fiche.pathway_id.state, fiche.pathway_id.rsa), ("candidate", "OUI-NM")
        )
        self.assertEqual((fiche.status, fiche.origin), ("PROCESSED", "platform"))
        self.assertFalse(fiche.notification_ids)

    def test_a_click_more_changes_nothing(self):
        arrival = self.taken(person_line(1))
        arrival.action_accept()
        fiches = self.env["cocagne.fiche"].search(
            [("pass_number", "=", "999990000001")]
        )
        self.assertEqual(len(fiches), 1)

    def test_the_last_day_that_former_employers_moved_is_taken_over(self):
        arrival = self.taken(person_line(1, personnePhysique__passDateFin="30/03/2028"))
        held = arrival.fiche_id.pass_id
        self.assertEqual(held.date_end, day("2028-03-30"))
        self.assertEqual(held.pushed_elsewhere, 31)

    def test_somebody_known_by_the_pass_gets_the_fiche_and_what_is_empty(self):
        self.farid.private_phone = "0102030405"
        line = person_line(1, personnePhysique__passIae=self.farid_pass.number)
        arrival = self.came(line)
        self.assertEqual(
            (arrival.situation, arrival.employee_id), ("known", self.farid)
        )
        arrival.action_accept()
        self.assertEqual(arrival.fiche_id.pathway_id, self.pathway)
        self.assertEqual(self.farid.name, "Farid Testeur")
        self.assertEqual(self.farid.private_phone, "0102030405")
        self.assertEqual(self.farid.ssnid, nir_of(1))

    def test_a_change_on_the_platform_is_shown_then_written(self):
        self.taken(person_line(1))
        arrival = self.came(
            person_line(
                1, adresse__codepostalcedex="25001", adresse__codeinseecom="25057"
            )
        )
        self.assertEqual(arrival.situation, "changed")
        self.assertIn("25001", arrival.comparison)
        self.assertIn("25000", arrival.comparison)
        arrival.action_accept()
        self.assertEqual(arrival.employee_id.private_zip, "25001")
        self.assertEqual(arrival.fiche_id.postcode, "25001")

    def test_what_was_written_here_survives_a_change_of_something_else(self):
        person = self.taken(person_line(1)).employee_id
        person.private_phone = "0102030405"
        self.taken(person_line(1, adresse__codepostalcedex="25001"))
        self.assertEqual(person.private_phone, "0102030405")

    def test_the_same_name_and_birth_date_ask_who_it_is(self):
        line = person_line(
            1, personnePhysique__prenom="FARID", personnePhysique__nomUsage="TESTEUR"
        )
        arrival = self.came(line)
        self.assertEqual(
            (arrival.situation, arrival.employee_id), ("conflict", self.farid)
        )
        with self.assertRaisesRegex(UserError, "somebody you know"):
            arrival.action_accept()
        arrival.action_other_person()
        self.assertNotEqual(arrival.employee_id, self.farid)
        self.assertEqual(arrival.employee_id.ssnid, nir_of(1))

    def test_the_same_person_with_a_second_pass_is_held_back_by_the_law(self):
        line = person_line(
            1, personnePhysique__prenom="FARID", personnePhysique__nomUsage="TESTEUR"
        )
        arrival = self.came(line)
        with self.assertRaises(ValidationError):
            arrival.action_same_person()

    def test_a_nir_of_one_and_a_pass_of_another_are_a_conflict(self):
        other = self.make_person("Gaston", "Essai", ssnid=nir_of(1))
        line = person_line(1, personnePhysique__passIae=self.farid_pass.number)
        arrival = self.came(line)
        self.assertEqual(arrival.situation, "conflict")
        self.assertIn(arrival.employee_id, self.farid | other)
        with self.assertRaisesRegex(UserError, "belongs to somebody"):
            arrival.action_other_person()

    def test_set_aside_waits_and_comes_back(self):
        arrival = self.came(person_line(1))
        arrival.action_set_aside()
        arrival.action_accept()
        self.assertFalse(arrival.fiche_id)
        arrival.action_take_up()
        arrival.action_accept()
        self.assertTrue(arrival.fiche_id)

    def test_two_downloads_of_one_person_make_one_person(self):
        first, second = self.came(person_line(1)), self.came(person_line(1))
        (first | second).action_accept()
        self.assertEqual(first.employee_id, second.employee_id)
        self.assertEqual(first.fiche_id, second.fiche_id)

    def test_only_the_adviser_sees_what_came(self):
        arrival = self.came(person_line(1))
        for user in (
            self.user_director,
            self.user_supervisor,
            self.user_payroll,
            self.user_sales_desk,
            self.user_manager,
        ):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                arrival.with_user(user).read(["last_name"])

    def test_the_director_sees_where_fiches_are_and_no_situation(self):
        fiche = self.taken(person_line(1)).fiche_id.with_user(self.user_director)
        self.assertEqual(fiche.status, "PROCESSED")
        for name in (
            "rqth",
            "aah_since",
            "prison",
            "refugee",
            "low_french",
            "rsa",
            "birth_country",
        ):
            with self.subTest(field=name):
                self.assertNotIn(name, fiche.fields_get())
                with self.assertRaises(AccessError):
                    fiche.read([name])
                with self.assertRaises(AccessError):
                    fiche.search([(name, "!=", False)])
        with self.assertRaises(AccessError):
            fiche.action_disable()

    def test_supervisor_and_payroll_see_no_fiche(self):
        fiche = self.taken(person_line(1)).fiche_id
        for user in (self.user_supervisor, self.user_payroll, self.user_head_office):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                fiche.with_user(user).read(["status"])
