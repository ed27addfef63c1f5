"""Hours, pay, derogations and the SMIC, through the models (section 1.1, 10 to 15)."""

from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .contract_case import ContractCase, day


@tagged("post_install", "-at_install")
class TestContractTerms(ContractCase):
    def derogate(self, pathway, **values):
        return self.env["cocagne.hours.derogation"].create(
            {
                "pathway_id": pathway.id,
                "state": "granted",
                "date_start": "2026-03-01",
                "date_end": "2026-12-31",
                "asked_on": "2026-02-01",
                "hired_on": "2026-03-01",
                "convention_end": "2027-12-31",
                **values,
            }
        )

    def part_time(
        self, pathway, hours=15.0, first="2026-03-01", last="2026-12-31", **more
    ):
        return self.make_contract(
            pathway, day(first), day(last), weekly_hours=hours, **more
        )

    # -- hours ---------------------------------------------------------------------------

    def test_l5132_15_1_20_hours_are_accepted_and_less_refused(self):
        self.contract.weekly_hours = 20
        with self.refused("L.5132-15-1", "20"):
            self.contract.weekly_hours = 19.5

    def test_l5132_15_1_35_hours_are_accepted_and_more_refused(self):
        self.contract.weekly_hours = 35
        with self.refused("L.5132-15-1", "35"):
            self.contract.weekly_hours = 35.5

    def test_d5132_43_5_a_derogation_allows_fewer_hours_while_it_lasts(self):
        pathway = self.newcomer(start="2026-03-01")
        with self.refused("L.5132-15-1"):
            self.part_time(pathway)
        self.derogate(pathway)
        with self.refused("D.5132-43-5", "31/12/2026"):
            self.part_time(pathway, last="2027-01-31")
        self.assertTrue(self.part_time(pathway))

    def test_d5132_43_5_a_derogation_lasts_twelve_months(self):
        pathway = self.newcomer(start="2026-03-01")
        with self.refused("D.5132-43-5", "12", "28/02/2027"):
            self.derogate(pathway, date_end="2027-03-01")
        self.derogate(pathway, date_end="2027-02-28")

    def test_d5132_43_5_never_past_the_convention(self):
        pathway = self.newcomer(start="2026-03-01")
        with self.refused("D.5132-43-5", "30/11/2026"):
            self.derogate(pathway, convention_end="2026-11-30")
        self.derogate(pathway, convention_end="2026-12-31")

    def test_d5132_43_5_the_garden_asks_before_it_hires(self):
        pathway = self.newcomer(start="2026-03-01")
        with self.refused("D.5132-43-5", "01/03/2026"):
            self.derogate(pathway, asked_on="2026-03-01")
        self.derogate(pathway, asked_on="2026-02-28")

    def test_d5132_43_5_the_employee_asks_with_the_gardens_agreement(self):
        pathway = self.newcomer(start="2026-03-01")
        late = {"asked_on": "2026-04-01", "asked_by": "employee"}
        with self.refused("D.5132-43-5"):
            self.derogate(pathway, **late)
        self.derogate(pathway, agreed=True, **late)

    def test_d5132_43_5_it_is_extended_after_an_assessment(self):
        pathway = self.newcomer(start="2026-03-01")
        first = self.derogate(pathway)
        more = {
            "extends_id": first.id,
            "date_start": "2027-01-01",
            "date_end": "2027-06-30",
        }
        with self.refused("D.5132-43-5"):
            self.derogate(pathway, **more)
        self.derogate(pathway, assessment="Comes every day", **more)
        self.assertTrue(self.part_time(pathway, last="2027-06-30"))

    def test_d5132_43_9_a_project_wants_support_and_criteria(self):
        project = {"kind": "collective", "name": "First hours", "pathway_id": False}
        with self.refused("D.5132-43-9"):
            self.derogate(self.pathway, **project, project="Two hours a day")
        granted = self.derogate(
            self.pathway, **project, project="Two hours a day", criteria="Street"
        )
        pathway = self.newcomer(start="2026-03-01")
        with self.refused("L.5132-15-1"):
            self.part_time(pathway, 5)
        contract = self.part_time(pathway, 5, hours_project_id=granted.id)
        with self.refused("L.5132-15-1"):
            granted.state = "asked"
        with self.assertRaises(UserError):
            granted.unlink()
        self.assertEqual(contract.weekly_hours, 5)

    def test_l3123_7_a_second_contract_is_part_time_within_48_hours(self):
        self.contract.write(
            {"weekly_hours": 20, "employer_elsewhere": "Épicerie", "hours_elsewhere": 5}
        )
        self.contract.hours_elsewhere = 28
        with self.refused("L.8261-1", "48", "48,50"):
            self.contract.hours_elsewhere = 28.5
        with self.refused("L.3123-7", "35"):
            self.contract.hours_elsewhere = 35

    # -- pay -----------------------------------------------------------------------------

    def test_l3231_2_the_smic_is_accepted_and_a_cent_less_refused(self):
        self.contract.hourly_rate = 12.02
        with self.refused("L.3231-2", "SMIC"):
            self.contract.hourly_rate = 12.01

    def test_l3231_2_the_smic_is_that_of_the_first_day(self):
        pathway = self.newcomer(start="2025-06-01")
        terms = {"annex_id": False, "hourly_rate": 11.88}
        contract = self.make_contract(
            pathway, day("2025-06-01"), day("2025-12-31"), **terms
        )
        self.assertTrue(contract)
        with self.refused("L.3231-2"):
            self.make_contract(pathway, day("2026-01-01"), day("2026-06-30"), **terms)

    def test_the_month_is_paid_52_weeks_in_twelve(self):
        self.contract.write({"weekly_hours": 30, "hourly_rate": 13})
        self.assertEqual(self.contract.month_hours, 130)
        self.assertEqual(self.contract.month_gross, 1690)
        self.assertEqual(self.contract.wage, 1690)

    def test_the_pay_of_the_team_is_not_in_the_pay_an_hour(self):
        boss = self.make_person("Anne", "Testeur")
        boss.version_id.wage = 2500
        self.assertEqual(boss.version_id.wage, 2500)
        with self.assertRaises(ValidationError):
            boss.version_id.hourly_rate = 20

    # -- the SMIC rises ------------------------------------------------------------------

    def rise(self, value=12.5, first="2026-10-01"):
        self.env["cocagne.insertion.figure"].create(
            {
                "name": "smic_hour",
                "value": value,
                "date_from": first,
                "unit": "eur",
                "source": "test",
            }
        )

    def below(self):
        return self.env["hr.version"].search(
            [
                ("is_below_smic", "=", True),
                ("employee_id.company_id", "=", self.garden.id),
            ]
        )

    def test_l3231_2_a_rise_lists_the_contracts_below_and_raises_them(self):
        self.contract.hourly_rate = 12.02
        self.assertFalse(self.below())
        self.rise()
        self.assertEqual(self.below(), self.contract)
        self.assertEqual(self.contract.smic_from, date(2026, 10, 1))
        self.contract.action_raise_to_smic()
        self.env.invalidate_all()
        self.assertFalse(self.below())
        stages = self.contract._contract_versions()
        self.assertEqual(stages.mapped("hourly_rate"), [12.02, 12.5])
        self.assertEqual(stages[1].date_version, date(2026, 10, 1))
        self.assertEqual(stages[1].contract_date_end, date(2026, 12, 31))
        with self.assertRaises(UserError):
            stages.action_raise_to_smic()

    def test_two_rises_give_two_amendments(self):
        self.contract.hourly_rate = 12.02
        self.rise(12.20, "2026-08-01")
        self.rise(12.40, "2026-11-01")
        self.contract.action_raise_to_smic()
        stages = self.contract._contract_versions()
        self.assertEqual(stages.mapped("hourly_rate"), [12.02, 12.20, 12.40])

    def test_a_rise_after_the_end_or_under_the_pay_lists_nobody(self):
        self.rise(12.5, "2027-01-01")
        self.assertFalse(self.below())
        self.rise(12.5, "2026-09-01")
        self.assertFalse(self.below())
        self.rise(12.51, "2026-10-01")
        self.assertEqual(self.below(), self.contract)

    def test_the_search_and_the_field_agree(self):
        self.rise()
        for rate in (12.02, 12.49, 12.5, 13):
            with self.subTest(rate):
                self.contract.hourly_rate = rate
                self.assertEqual(self.contract.is_below_smic, bool(self.below()))

    def test_the_home_screen_tells_it(self):
        home = self.env["cocagne.home"].with_user(self.user_insertion_adviser)
        self.contract.hourly_rate = 12.02
        self.rise()
        cards = {card["code"]: card["count"] for card in home._alert_cards()}
        self.assertEqual(cards["contracts_below_smic"], 1)
        action = home.action_alert("contracts_below_smic")
        self.assertEqual(action["res_model"], "hr.version")
