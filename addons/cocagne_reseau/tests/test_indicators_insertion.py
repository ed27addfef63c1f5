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
                self.assertEqual(
                    self.count(code), (2 if code == "age_26_49" else 1,)
                )
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
        """Gaëlle leaves on 10 May and begins another pathway on 20 May."""
        self.leave_on(self.gaelle, date(2026, 5, 10))
        person = self.gaelle.employee_id
        again = self.make_pathway(person, person.pass_ids, date(2026, 5, 20))
        contract = self.make_contract(again, date(2026, 5, 20), END)
        self.make_month(again, contract, MAY, 30)
        return again

    def test_somebody_who_comes_back_counts_once(self):
        again = self.come_back()
        self.gaelle.write({"rsa": "NON", "job_seeker_since": "04"})
        again.write({"rsa": "OUI-NM", "job_seeker_since": "03"})
        self.assertEqual(self.count("present", "last_day", "worked"), (3, 3, 2))
        self.assertEqual(self.count("entries", "women", "rsa"), (1, 1, 1))
        self.assert_insertion_recounted(MAY)
        dialogue = self.make_dialogue()
        for code, row in (
            ("registered_12", "registered_12_to_23_months"),
            ("registered_24", "registered_24_months_or_more"),
        ):
            value = dialogue._value("people", row, "count")
            self.assertEqual(self.count(code), (value,))

    def test_who_left_before_the_last_day_is_not_there_on_it(self):
        self.leave_on(self.hugo, date(2026, 5, 30))
        self.leave_on(self.gaelle, date(2026, 5, 31))
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
        self.assertEqual(self.values(self.lake, MAY), before)
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


@tagged("post_install", "-at_install")
class TestHourFigures(InsertionFigureCase):
    def test_the_hours_make_posts(self):
        """182 hours x 12 / 1 820 = 1.2 posts, of 10: 12 %."""
        self.assertEqual(self.count("hours_paid"), (182,))
        self.assertEqual(self.count("etp", "etp_target", "etp_rate"), (1.2, 10, 12))

    def test_hours_worked_trained_and_accompanied(self):
        self.assertEqual(
            self.count("hours_worked", "hours_trained", "hours_support"),
            (100, 14, 2),
        )

    def test_the_posts_are_those_of_the_law(self):
        """Those of the dialogue are of a year: a twelfth of these, cut to cents."""
        dialogue = self.env["cocagne.dialogue"].create(
            {"company_id": self.garden.id, "date_from": MAY, "date_to": "2026-05-31"}
        )
        self.assertEqual(dialogue._value("posts", "hours", "value"), 182)
        self.assertEqual(dialogue._value("posts", "etp", "value"), 0.1)
        self.assertEqual(self.count("etp"), (1.2,))
        states = self.env["cocagne.insertion.month"].search([("month", "=", MAY)])
        mine = states.filtered(lambda one: one.company_id == self.garden)
        self.assertAlmostEqual(sum(mine.mapped("etp")), 1.2, 3)

    def test_the_year_of_the_annex_is_the_sum_of_the_months(self):
        months = [date(2026, month, 1) for month in range(1, 13)]
        total = sum(self.count("hours_paid", month=month)[0] for month in months)
        self.annex.invalidate_recordset()
        self.assertEqual(total, self.annex.hours_used)

    def test_the_aid_is_that_of_the_states(self):
        """182 hours / 1 820 x 24 000 € = 2 400 €."""
        self.assertEqual(self.count("aid"), (2400,))

    def test_an_annex_of_another_measure_has_its_own_hours(self):
        """150.5 hours x 12 / 1 505 = 1.2 posts."""
        annex = self.make_annex("EI025260001A0M0", posts=2)
        self.may.annex_id = annex
        self.may.hours_paid = 150.5
        self.assertEqual(self.count("etp_target"), (12,))
        self.assertEqual(self.count("etp"), (round(1.2 + 62 * 12 / 1820, 6),))
        self.assert_insertion_recounted(MAY)

    def test_an_amendment_stands_for_its_annex(self):
        self.annex.action_amend()
        amendment = self.annex.amendment_ids
        amendment.posts = 11
        self.assertEqual(self.count("etp_target"), (10,))
        amendment.action_validate()
        self.assertEqual(self.count("etp_target"), (11,))
        self.assert_insertion_recounted(MAY)

    def test_an_annex_of_other_months_plans_nothing(self):
        self.annex.date_end = "2026-05-01"
        self.assertEqual(self.count("etp_target"), (10,))
        self.assertEqual(self.count("etp_target", month=JUNE), (0,))
        self.annex.state = "REJETE"
        self.assertEqual(self.count("etp_target"), (0,))
        self.assertIsNone(self.figure("insertion.etp_rate", MAY))

    def test_the_aid_in_the_accounts_is_what_is_booked_of_the_month(self):
        """A twelfth of 240 000 € once the schedule is booked."""
        self.garden.asp_partner_id = self.env["res.partner"].create({"name": "ASP"})
        self.annex.date_signed = "2026-01-05"
        self.annex.action_refresh_schedule()
        due = self.annex.payment_ids.filtered(
            lambda one: MAY <= one.date < JUNE and one.kind == "twelfth"
        )
        self.assertEqual(sum(due.mapped("amount")), 20000)
        self.assertEqual(self.count("aid_booked"), (0,))
        self.garden._set_up_ledger()
        self.annex.action_book()
        booked = sum(
            one.amount
            for one in self.annex.payment_ids
            if MAY <= one.date < JUNE and one.is_booked
        )
        self.assertTrue(due.is_booked)
        self.assertEqual(self.count("aid_booked"), (booked,))
        self.assert_insertion_recounted(MAY)


@tagged("post_install", "-at_install")
class TestExitFigures(InsertionFigureCase):
    """Six leave on 31 May after five months, one of them after 30 days."""

    REASONS = (("A", "3"), ("B", "10"), ("C", "5"), ("D", "7"), ("E", "17"))

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.day = date(2026, 5, 31)
        for name, code in cls.REASONS:
            worker = cls.make_worker(name, START, END, 100)
            cls.make_month(worker, cls.contract_of(worker), MAY, 100)
            cls.make_exit(worker, code, cls.day)
        cls.short = cls.make_worker("F", MAY, END, 100)
        cls.make_exit(cls.short, "3", cls.day)

    def test_six_exits_of_which_four_count(self):
        self.assertEqual(
            self.count("exits", "exits_counted", "exits_neutralised"), (6, 4, 2)
        )

    def test_three_are_dynamic_one_of_each_kind(self):
        self.assertEqual(self.count("exits_dynamic", "exits_other"), (3, 1))
        self.assertEqual(
            self.count("exits_durable", "exits_transition", "exits_positive"),
            (1, 1, 1),
        )
        self.assertEqual(self.count("dynamic_rate"), (75,))

    def test_the_mean_length_of_their_pathways(self):
        """Five of 150 days, one of 30."""
        days = (5 * 150 + 30) / 6
        self.assertEqual(self.count("pathway_months"), (round(days * 0.0328767, 6),))

    def test_every_figure_is_the_recount_of_the_records(self):
        self.assert_insertion_recounted(MAY)
        self.assert_insertion_recounted(JUNE)

    def test_the_dialogue_de_gestion_says_the_same(self):
        dialogue = self.env["cocagne.dialogue"].create(
            {"company_id": self.garden.id, "date_from": MAY, "date_to": self.day}
        )
        for code, row in (
            ("exits_counted", "exits"),
            ("exits_durable", "durable"),
            ("exits_transition", "transition"),
            ("exits_positive", "positive"),
        ):
            with self.subTest(code=code):
                value = dialogue._value("exits", row, "count")
                self.assertEqual(self.count(code), (value,))
        self.assertEqual(dialogue._value("rates", "dynamic", "percent"), 75)

    def test_the_rates_of_the_year_are_the_sum_of_its_months(self):
        later = self.make_worker("G", START, END, 100)
        self.make_exit(later, "7", date(2026, 9, 30))
        months = [date(2026, month, 1) for month in range(1, 13)]
        found = [
            self.count("exits_counted", "exits_dynamic", month=month)
            for month in months
        ]
        rate = self.env["cocagne.insertion.exit.rate"].search(
            [
                ("company_id", "=", self.garden.id),
                ("scope", "=", "year"),
                ("period", "=", "2026"),
                ("rate", "=", "dynamic"),
                ("series", "=", "reached"),
            ]
        )
        totals = tuple(sum(column) for column in zip(*found, strict=True))
        self.assertEqual(totals, (rate.counted, rate.count))
        self.assertEqual(totals, (5, 3))

    def test_the_category_of_the_garden_counts(self):
        self.env["cocagne.insertion.exit.category"].create(
            {
                "company_id": self.garden.id,
                "reason_id": self.reason("10").id,
                "category": "other",
                "source": "Letter of 1 February",
            }
        )
        self.assertEqual(self.count("exits_transition", "exits_other"), (0, 2))
        self.assert_insertion_recounted(MAY)

    def test_the_first_day_of_the_next_month_is_not_in_it(self):
        later = self.make_worker("H", START, END, 100)
        self.make_exit(later, "3", JUNE)
        self.assertEqual(self.count("exits"), (6,))
        self.assertEqual(self.count("exits", month=JUNE), (1,))

    def test_an_exit_without_a_paid_hour_does_not_count(self):
        idle = self.make_worker("I", START, END, 0.5)
        self.make_exit(idle, "3", self.day)
        self.assertEqual(self.count("exits", "exits_neutralised"), (7, 3))
        self.assert_insertion_recounted(MAY)

    def test_another_garden_has_its_own(self):
        theirs = self.person_at(self.other_garden)
        self.env["cocagne.insertion.exit"].create(
            {
                "pathway_id": theirs.id,
                "company_id": self.other_garden.id,
                "date": self.day,
                "reason_id": self.reason("3").id,
            }
        )
        self.assertEqual(self.count("exits"), (6,))
        self.assertEqual(self.count("exits", garden=self.coast), (1,))


@tagged("post_install", "-at_install")
class TestPartsOfWholes(TestExitFigures):
    def test_the_parts_of_every_whole_make_it(self):
        values = self.values(self.lake, MAY)
        wholes = {}
        for one in self.env["cocagne.indicator.source"]._indicators():
            if one.breakdown and one.code.startswith("insertion."):
                wholes.setdefault((one.part_of, one.breakdown), []).append(one.code)
        self.assertEqual(len(wholes), 5)
        for (whole, breakdown), parts in wholes.items():
            with self.subTest(whole=whole, breakdown=breakdown):
                total = sum(values[code].value for code in parts)
                self.assertEqual(total, values[whole].value)
                self.assertTrue(total)

    def test_a_part_is_never_more_than_its_whole(self):
        values = self.values(self.lake, MAY)
        for one in self.env["cocagne.indicator.source"]._indicators():
            if one.part_of and one.code.startswith("insertion."):
                with self.subTest(code=one.code):
                    self.assertLessEqual(
                        values[one.code].value, values[one.part_of].value
                    )
