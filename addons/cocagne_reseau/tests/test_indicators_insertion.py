"""People in insertion, their hours and their exits in May 2026.

Farid is paid 120 hours, Gaëlle, who begins on 1 May, 61.5, Hugo half an hour: 182 hours,
or 1.2 posts of the ten of the annex.
"""

from datetime import date

from odoo.tests import tagged

from odoo.addons.cocagne_insertion.tests.immersion_case import ExitCase
from odoo.addons.cocagne_insertion.tests.insertion_case import END, START

from .figure_case import APRIL, MAY, FigureCase

JUNE = date(2026, 6, 1)


class InsertionFigureCase(FigureCase, ExitCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.partner_id.tz = "Europe/Paris"
        cls.may = cls.make_month(
            cls.pathway,
            cls.contract,
            MAY,
            120,
            hours_worked=100,
            hours_trained=14,
            hours_support=2,
        )
        cls.gaelle = cls.make_worker(
            "Gaëlle", MAY, END, 61.5, sex="female", birthday="2002-12-31"
        )
        cls.hugo = cls.make_worker("Hugo", START, END, 0)
        cls.make_month(cls.hugo, cls.contract_of(cls.hugo), MAY, 0.5)

    @classmethod
    def contract_of(cls, pathway):
        return cls.env["hr.version"].search([("pathway_id", "=", pathway.id)], limit=1)

    def count(self, *names, month=MAY, garden=None):
        """The figures of these names, in order."""
        codes = [f"insertion.{name}" for name in names]
        return tuple(self.figures(codes, month, garden).values())

    @classmethod
    def person_at(cls, company, start=START, **values):
        """Somebody who is paid 91 hours in May in another garden or establishment."""
        person = cls.make_person("Nadia", "Ailleurs", company_id=company.id, **values)
        pathway = cls.make_pathway(
            person,
            cls.make_pass(person, start),
            start,
            adviser_id=False,
            supervisor_id=False,
        )
        contract = cls.make_contract(pathway, start, END, annex_id=False)
        cls.make_month(
            pathway, contract, MAY, 91, company_id=company.id, annex_id=False
        )
        return pathway

    @classmethod
    def leave_on(cls, pathway, day):
        """The pathway is over, and its contract."""
        cls.contract_of(pathway).contract_date_end = day
        pathway._leave(day)


#: What is told of people by their situation, which an erasure takes away.
SITUATION = {"insertion.rsa", "insertion.rqth", "insertion.registered_24"}


@tagged("post_install", "-at_install")
class TestPeopleFigures(InsertionFigureCase):
    def test_three_people_two_of_them_worked(self):
        self.assertEqual(self.count("present", "last_day", "worked"), (3, 3, 2))
        self.assertEqual(self.count("entries"), (1,))
        self.assertEqual(self.count("women", "men", "sex_unknown"), (1, 1, 0))
        self.assertEqual(self.count("under_26", "age_26_49", "senior"), (1, 1, 0))

    def test_every_figure_is_the_recount_of_the_records(self):
        for month in (APRIL, MAY, JUNE):
            self.assert_insertion_recounted(month)

    def test_the_dialogue_de_gestion_says_the_same(self):
        self.pathway.write({"rsa": "OUI-M", "rqth": True, "job_seeker_since": "03"})
        self.gaelle.write({"qpv": True, "zrr": True, "job_seeker_since": "04"})
        self.gaelle.write({"ass_since": "01", "aah_since": "02"})
        self.farid.education, self.gaelle.employee_id.education = "51", "70"
        self.hugo.employee_id.education = "00"
        dialogue = self.make_dialogue()
        told = {
            **{code: code for code in ("worked", "women", "men", "rsa", "ass", "aah")},
            **{code: code for code in ("rqth", "zrr", "qpv", "under_26", "senior")},
            "registered_12": "registered_12_to_23_months",
            "registered_24": "registered_24_months_or_more",
            **{code: code for code in ("cap_bep", "non_certifying", "below_cap")},
        }
        for code, row in told.items():
            with self.subTest(code=code):
                value = dialogue._value("people", row, "count")
                self.assertEqual(self.count(code), (value,))
        self.assertEqual(self.count("rsa", "qpv", "cap_bep", "below_cap"), (1,) * 4)
        self.assertEqual(self.count("registered_12", "registered_24"), (1, 1))
        self.assert_insertion_recounted(MAY)

    def make_dialogue(self):
        return self.env["cocagne.dialogue"].create(
            {"company_id": self.garden.id, "date_from": MAY, "date_to": "2026-05-31"}
        )

    def test_ages_are_those_of_the_year(self):
        """Twenty-six and fifty in the year of the month, whatever the birthday."""
        for birthday, code in (
            ("2001-01-01", "under_26"),
            ("2000-12-31", "age_26_49"),
            ("1977-01-01", "age_26_49"),
            ("1976-12-31", "senior"),
            (False, "age_26_49"),
        ):
            self.gaelle.employee_id.birthday = birthday
            with self.subTest(birthday=birthday):
                self.assertEqual(self.count(code), (2 if code == "age_26_49" else 1,))
                self.assert_insertion_recounted(MAY)

    def test_somebody_whose_sex_is_not_written_is_told_so(self):
        self.gaelle.employee_id.sex = False
        self.assertEqual(self.count("women", "men", "sex_unknown"), (0, 1, 1))
        self.assert_insertion_recounted(MAY)

    def test_two_contracts_in_the_month_are_one_person(self):
        """Half an hour under each: one hour in all."""
        self.contract_of(self.hugo).contract_date_end = "2026-05-15"
        second = self.make_contract(self.hugo, date(2026, 5, 16), END)
        self.make_month(self.hugo, second, MAY, 0.5)
        self.assertEqual(self.count("worked", "present", "men"), (3, 3, 2))
        self.assertEqual(self.count("hours_paid"), (182.5,))
        self.assert_insertion_recounted(MAY)

    def come_back(self):
        """Hugo leaves on 10 May and begins another pathway on 20 May."""
        self.leave_on(self.hugo, date(2026, 5, 10))
        person = self.hugo.employee_id
        again = self.make_pathway(person, person.pass_ids, date(2026, 5, 20))
        contract = self.make_contract(again, date(2026, 5, 20), END)
        self.make_month(again, contract, MAY, 30)
        return again

    def test_somebody_who_comes_back_counts_once(self):
        again = self.come_back()
        self.hugo.write({"rsa": "NON", "rqth": True, "job_seeker_since": "04"})
        again.write({"rsa": "OUI-NM", "job_seeker_since": "03"})
        self.assertEqual(self.count("present", "last_day", "worked"), (3, 3, 3))
        self.assertEqual(self.count("entries", "men", "rsa", "rqth"), (2, 2, 1, 1))
        self.assertEqual(self.count("registered_12", "registered_24"), (1, 0))
        self.assert_insertion_recounted(MAY)
        dialogue = self.make_dialogue()
        for code, row in (
            ("registered_12", "registered_12_to_23_months"),
            ("registered_24", "registered_24_months_or_more"),
            ("rsa", "rsa"),
            ("rqth", "rqth"),
            ("worked", "worked"),
        ):
            value = dialogue._value("people", row, "count")
            self.assertEqual(self.count(code), (value,))

    def test_who_left_before_the_last_day_is_not_there_on_it(self):
        self.leave_on(self.hugo, date(2026, 5, 30))
        self.leave_on(self.pathway, date(2026, 5, 31))
        self.assertEqual(self.count("present", "last_day"), (3, 2))
        self.assertEqual(self.count("present", "last_day", month=JUNE), (1, 1))
        self.assert_insertion_recounted(MAY)

    def test_who_begins_on_the_last_day_entered(self):
        self.make_worker("Iris", date(2026, 5, 31), END, 0)
        self.make_worker("Jade", JUNE, END, 0)
        self.make_worker("Kim", date(2026, 4, 30), END, 0)
        self.assertEqual(self.count("entries", "present", "last_day"), (2, 5, 5))
        self.assert_insertion_recounted(MAY)

    def test_candidates_and_declined_ones_did_not_come(self):
        for name, state in (("Lola", "candidate"), ("Mona", "left")):
            person = self.make_person(name, "Testeur")
            self.make_pathway(
                person,
                self.make_pass(person, MAY),
                MAY,
                state=state,
                date_end="2026-05-20" if state == "left" else False,
            )
        self.assertEqual(self.count("entries", "present"), (1, 3))
        self.assert_insertion_recounted(MAY)

    def test_erased_people_keep_counting(self):
        self.pathway.write({"rsa": "OUI-M", "rqth": True, "job_seeker_since": "04"})
        self.leave(self.pathway, "3", date(2026, 5, 31), proof_seen=True)
        before = self.values(self.lake, MAY)
        self.pathway._erase()
        self.farid._forget()
        self.assertNotEqual(self.farid.name, "Farid Testeur")
        after = self.values(self.lake, MAY)
        # the situation is erased with the name; a validated month keeps its figures
        changed = {code for code, value in before.items() if after[code] != value}
        self.assertLessEqual(changed, SITUATION)
        self.assert_insertion_recounted(MAY)

    # -- gardens -----------------------------------------------------------------------

    def test_another_garden_has_its_own(self):
        self.person_at(self.other_garden, start=MAY, sex="female")
        self.assertEqual(self.count("present", "worked", "women"), (3, 2, 1))
        theirs = self.count("present", "entries", "women", garden=self.coast)
        self.assertEqual(theirs, (1, 1, 1))
        self.assertEqual(self.count("hours_paid", garden=self.coast), (91,))
        # no annex: no posts, and nobody pays
        self.assertEqual(self.count("etp", "aid", garden=self.coast), (0.6, 0))
        self.assertIsNone(self.figure("insertion.etp_rate", MAY, self.coast))

    def test_an_establishment_counts_for_its_mother_house(self):
        self.person_at(self.branch)
        self.assertEqual(self.count("present", "worked"), (4, 3))
        self.assertEqual(self.count("hours_paid", "etp"), (273, 1.8))
        self.assert_insertion_recounted(MAY)

    def test_as_many_queries_for_ten_gardens_as_for_two(self):
        companies = self.env["res.company"].create(
            [{"name": f"Jardin {rank} (tests)"} for rank in range(8)]
        )
        gardens = self.lake + self.coast
        for rank, company in enumerate(companies):
            gardens += self.make_garden(f"N{rank}", company, self.lake.region_id)
            self.person_at(company)
        self.queries(self.lake + self.coast, MAY)  # fills the caches
        self.assertEqual(
            self.queries(gardens, MAY), self.queries(self.lake + self.coast, MAY)
        )
