"""Contracts written straight on ``hr.version``: by RPC, by import, by Odoo's screens.

The PASS is told and every rule holds, as when a dialog of insertion writes them.
"""

from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .contract_case import ContractCase, day
from .insertion_case import RATE, START, WEEK


class StraightCase(ContractCase):
    """A candidate with a PASS from 1 January 2026 on, and payroll who writes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls.make_person("Nadia", "Testeuse")
        cls.held = cls.make_pass(cls.person, START)
        cls.candidate = cls.make_pathway(cls.person, cls.held, False, state="candidate")
        cls.payroll = cls.user_payroll

    def values(self, first="2026-03-01", last="2026-12-31", **values):
        return {
            "employee_id": self.person.id,
            "contract_date_start": first,
            "contract_date_end": last,
            "pathway_id": self.candidate.id,
            "insertion_kind": "cddi",
            "annex_id": self.annex.id,
            "weekly_hours": WEEK,
            "hourly_rate": RATE,
            **values,
        }

    def make_straight(self, *bounds, **values):
        """A row of ``hr.version``, as payroll makes it over RPC."""
        versions = self.env["hr.version"].with_user(self.payroll)
        return versions.create(self.values(*bounds, **values))

    def hired(self, held=None):
        return sorted((held or self.held).hiring_ids.mapped("day"))


@tagged("post_install", "-at_install")
class TestContractBegins(StraightCase):
    def test_a_row_of_hr_version_is_the_entry_of_the_person(self):
        version = self.make_straight()
        self.assertEqual(version.date_version, day("2026-03-01"))
        self.assertEqual(self.hired(), [day("2026-03-01")])
        self.assertEqual(self.candidate.state, "active")
        self.assertEqual(self.candidate.date_start, day("2026-03-01"))

    def test_odoos_own_form_of_the_employee_tells_the_pass(self):
        values = self.values()
        del values["employee_id"]
        self.person.write(values)
        self.assertEqual(self.hired(), [day("2026-03-01")])

    def test_a_version_of_odoos_button_tells_the_pass(self):
        values = self.values(date_version="2026-03-01")
        self.person.create_version(values)
        self.assertEqual(self.hired(), [day("2026-03-01")])

    def test_a_file_that_is_imported_tells_the_pass(self):
        values = self.values()
        names = list(values)
        row = [
            str(values[name]) if not name.endswith("_id") else values[name]
            for name in names
        ]
        columns = [f"{name}/.id" if name.endswith("_id") else name for name in names]
        done = self.env["hr.version"].load(columns, [[str(cell) for cell in row]])
        self.assertEqual(done["messages"], [])
        self.assertEqual(self.hired(), [day("2026-03-01")])

    def test_r5132_1_2_a_first_day_before_the_pass_is_refused_the_first_day_accepted(
        self,
    ):
        with self.refused("R.5132-1-2", "01/01/2026"):
            self.make_straight("2025-12-31", "2026-06-30", annex_id=False)
        self.make_straight("2026-01-01", "2026-06-30")

    def test_r5132_1_2_a_first_day_after_the_pass_is_refused_the_last_day_accepted(
        self,
    ):
        with self.refused("R.5132-1-2", "31/12/2027"):
            self.make_straight("2028-01-01", "2028-06-30", annex_id=False)
        self.make_straight("2027-12-31", "2028-06-30", annex_id=False)

    def test_r5132_1_3_it_closes_the_suspension_the_day_before(self):
        self.make_straight("2026-01-01", "2026-04-30")
        self.held._suspend(day("2026-05-01"), day("2026-08-31"), "FINISHED_CONTRACT")
        self.make_straight("2026-06-01", "2026-12-31")
        self.assertEqual(self.held.suspension_ids.date_end, day("2026-05-31"))
        self.assertEqual(self.hired(), [START, day("2026-06-01")])

    def test_an_amendment_tells_nothing_new(self):
        version = self.make_straight()
        version._amend({"date_version": "2026-06-01", "weekly_hours": 30})
        self.assertEqual(self.hired(), [day("2026-03-01")])

    def test_a_first_day_that_is_corrected_is_told_again(self):
        version = self.make_straight()
        version.contract_date_start = "2026-04-01"
        self.assertEqual(self.hired(), [day("2026-04-01")])
        self.assertEqual(self.candidate.date_start, day("2026-04-01"))
        with self.refused("R.5132-1-2"):
            version.contract_date_start = "2025-12-01"

    def test_a_contract_that_is_deleted_or_archived_was_a_mistake(self):
        kept = self.make_straight("2026-01-01", "2026-06-30")
        wrong = self.make_straight("2026-07-01", "2026-12-31")
        wrong.sudo().unlink()
        self.assertEqual(self.hired(), [START])
        wrong = self.make_straight("2026-07-01", "2026-12-31")
        wrong.active = False
        self.assertEqual(self.hired(), [START])
        wrong.active = True
        self.assertEqual(self.hired(), [START, day("2026-07-01")])
        self.assertTrue(kept)

    def test_a_contract_that_was_no_insertion_becomes_one(self):
        version = self.make_straight(
            date_version="2026-03-01",
            insertion_kind=False,
            pathway_id=False,
            hourly_rate=0,
        )
        self.assertEqual(self.hired(), [])
        version.write(
            {
                "insertion_kind": "cddi",
                "pathway_id": self.candidate.id,
                "hourly_rate": RATE,
            }
        )
        self.assertEqual(self.hired(), [day("2026-03-01")])

    def test_without_a_pass_it_is_refused(self):
        self.candidate.pass_id = False
        with self.assertRaisesRegex(UserError, "PASS"):
            self.make_straight()

    def test_who_left_has_no_further_contract_but_those_of_the_past(self):
        self.make_straight("2026-01-01", "2026-04-30")
        self.candidate._leave(day("2026-12-31"))
        with self.assertRaisesRegex(UserError, "another pathway"):
            self.make_straight("2027-01-01", "2027-06-30", annex_id=False)
        self.make_straight("2026-05-01", "2026-12-31")
        self.assertEqual(self.hired(), [START, day("2026-05-01")])

    def test_another_pass_on_the_pathway_covers_its_contracts(self):
        wrong = self.make_pass(self.person, day("2021-01-01"))
        self.make_straight()
        with self.assertRaisesRegex(ValidationError, "PASS"):
            self.candidate.pass_id = False
        with self.refused("R.5132-1-2", "31/12/2022"):
            self.candidate.pass_id = wrong
        self.assertEqual(self.hired(), [day("2026-03-01")])

    def test_r5132_1_2_the_first_day_of_the_pass_stays_before_its_contracts(self):
        self.make_straight()
        with self.refused("R.5132-1-2", "01/03/2026"):
            self.held.date_start = "2026-03-02"
        self.held.date_start = "2026-03-01"


@tagged("post_install", "-at_install")
class TestContractRulesStraight(StraightCase):
    def test_dgefp_2009_36_twelve_months_more_are_accepted_and_a_day_more_refused(self):
        version = self.make_straight("2026-03-01", "2026-08-31")
        with self.refused("DGEFP 2009-36", "31/08/2027"):
            version.contract_date_end = "2027-09-01"
        version.contract_date_end = "2027-08-31"

    def test_dgefp_2009_36_odoos_button_prolongs_by_twelve_months_too(self):
        self.make_straight("2026-03-01", "2026-08-31")
        more = {"date_version": "2026-08-01", "contract_date_start": "2026-03-01"}
        with self.refused("DGEFP 2009-36", "31/08/2027"):
            self.person.create_version({**more, "contract_date_end": "2027-09-01"})
        self.person.create_version({**more, "contract_date_end": "2027-08-31"})

    def test_l1243_1_a_signed_contract_ends_earlier_only_for_a_reason(self):
        version = self.make_straight()
        version.contract_date_end = "2026-11-30"
        version.signed_on = "2026-02-27"
        with self.refused("L.1243-1", "30/11/2026"):
            version.contract_date_end = "2026-10-31"
        version.write(
            {
                "contract_date_end": "2026-10-31",
                "planned_date_end": "2026-11-30",
                "end_reason": "agreement",
            }
        )
        self.assertEqual(version.contract_date_end, day("2026-10-31"))

    def test_l1243_5_the_reason_goes_with_the_day(self):
        version = self.make_straight()
        with self.refused("L.1243-5"):
            version.write({"end_reason": "term", "planned_date_end": "2027-01-31"})
        version.end_reason = "term"

    def test_l1242_10_no_end_in_a_trial_period_that_is_not_there(self):
        version = self.make_straight()
        with self.refused("L.1242-10"):
            version.end_reason = "trial"

    def test_an_amendment_that_prolongs_takes_the_end_back(self):
        version = self.make_straight("2026-03-01", "2026-08-31")
        version._end_contract("term", date(2026, 8, 31))
        version._amend({"date_version": "2026-09-01"}, date(2026, 12, 31))
        self.assertFalse(version.end_reason)
        self.assertEqual(version.contract_date_end, day("2026-12-31"))

    def test_a_loan_names_its_company_and_ends_with_the_contract(self):
        host = self.env["res.partner"].create({"name": "Serres (tests)"})
        version = self.make_straight("2026-01-01", "2026-07-31")
        lent = {
            "date_version": "2026-06-01",
            "insertion_kind": "passerelle",
            "loan_host_id": host.id,
        }
        with self.refused("31/07/2026", "01/08/2026"):
            version._amend({**lent, "loan_date_end": "2026-08-01"})
        with self.refused("passerelle"):
            version._amend(
                {**lent, "loan_date_end": "2026-07-31", "loan_host_id": False}
            )
        version._amend({**lent, "loan_date_end": "2026-07-31"})

    def test_l5132_15_1_hours_pay_and_length_hold_for_a_row_too(self):
        for wrong, words in (
            ({"contract_date_end": "2026-06-29"}, "30/06/2026"),
            ({"weekly_hours": 19.5}, "20"),
            ({"weekly_hours": 35.5}, "35"),
            ({"hourly_rate": 12.01}, "SMIC"),
            ({"trial_date_end": "2026-04-01"}, "L.1242-10"),
        ):
            with self.subTest(words), self.refused(words):
                self.make_straight(**wrong)
        self.assertEqual(self.hired(), [])
