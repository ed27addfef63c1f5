"""CDI inclusion, contrat passerelle, suspensions and ends (sections 1.1 to 1.3)."""

from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .contract_case import ContractCase, day


@tagged("post_install", "-at_install")
class TestCdiInclusion(ContractCase):
    def senior(self, birthday="1969-07-01", start="2025-07-01", firstname="Odile"):
        """Somebody of 57 on 1 July 2026, a year after the beginning of the pathway."""
        pathway = self.newcomer(firstname, start, birthday=birthday)
        self.make_contract(pathway, day(start), day("2026-06-30"))
        return pathway

    def sign(self, pathway, first="2026-07-01", **values):
        return self.make_contract(
            pathway,
            day(first),
            False,
            **{
                "insertion_kind": "cdi_inclusion",
                "situation_reviewed_on": "2026-06-01",
                "weekly_hours": 35,
                **values,
            },
        )

    def test_l5132_15_1_1_57_years_and_twelve_months_are_accepted(self):
        contract = self.sign(self.senior())
        self.assertFalse(contract.contract_date_end)
        self.assertEqual(contract.contract_type_id.code, "CDI-INCLUSION")

    def test_l5132_15_1_1_56_years_are_refused(self):
        with self.refused("L.5132-15-1-1", "57", "56"):
            self.sign(self.senior(birthday="1969-07-02"))

    def test_l5132_15_1_1_less_than_twelve_months_are_refused(self):
        with self.refused("L.5132-15-1-1", "02/07/2026"):
            self.sign(self.senior(start="2025-07-02"))

    def test_l5132_15_1_1_without_a_review_it_is_refused(self):
        with self.refused("L.5132-15-1-1"):
            self.sign(self.senior(), situation_reviewed_on=False)

    def test_a_gap_after_the_cddi_is_refused(self):
        with self.refused("01/07/2026", "02/07/2026"):
            self.sign(self.senior(), first="2026-07-02")

    def test_24_hours_are_accepted_and_less_refused(self):
        pathway = self.senior()
        with self.refused("24"):
            self.sign(pathway, weekly_hours=23.5)
        self.sign(pathway, weekly_hours=24)

    def test_it_has_no_last_day(self):
        contract = self.sign(self.senior())
        with self.refused("L.5132-15-1-1", "31/12/2027"):
            contract.contract_date_end = "2027-12-31"

    def test_d5132_43_13_20_percent_of_the_posts_are_accepted(self):
        for rank in range(2):
            self.sign(self.senior(firstname=f"Odile {rank}"))
        self.annex.invalidate_recordset()
        self.assertEqual(self.annex._cdi_etp_on(date(2026, 7, 1)), 2)
        with self.refused("D.5132-43-13", "20 %", "30"):
            self.sign(self.senior(firstname="Third"), weekly_hours=24)

    def test_d5132_43_13_the_prefect_raises_it_to_30_percent(self):
        self.annex.cdi_share_raised = True
        for rank in range(3):
            self.sign(self.senior(firstname=f"Odile {rank}"))
        with self.refused("D.5132-43-13", "30 %"):
            self.sign(self.senior(firstname="Fourth"), weekly_hours=24)

    def test_d5132_43_13_the_annex_keeps_the_posts_that_are_taken(self):
        for rank in range(2):
            self.sign(self.senior(firstname=f"Odile {rank}"), "2026-07-01")
        with self.refused("D.5132-43-13"):
            self.annex.posts = 9
        self.annex.posts = 11

    def test_it_is_on_an_annex(self):
        with self.refused("D.5132-43-13"):
            self.sign(self.senior(), annex_id=False)


@tagged("post_install", "-at_install")
class TestPasserelle(ContractCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.host = cls.env["res.partner"].create({"name": "Serres (tests)"})

    def lend(self, first, last, host=None):
        return self.contract._lend(host or self.host, day(first), day(last))

    def test_three_months_are_accepted_and_a_day_more_refused(self):
        with self.refused("passerelle", "31/08/2026"):
            self.lend("2026-06-01", "2026-09-01")
        stage = self.lend("2026-06-01", "2026-08-31")
        self.assertEqual(stage.insertion_kind, "passerelle")
        back = self.contract._contract_versions()[-1:]
        self.assertEqual(back.date_version, date(2026, 9, 1))
        self.assertEqual(back.insertion_kind, "cddi")
        self.assertFalse(back.loan_host_id)

    def test_four_months_of_pathway_come_before(self):
        with self.refused("passerelle", "01/05/2026"):
            self.lend("2026-04-30", "2026-06-30")
        self.lend("2026-05-01", "2026-06-30")

    def test_it_is_renewed_once(self):
        self.lend("2026-05-01", "2026-06-30")
        self.lend("2026-07-01", "2026-08-31")
        with self.refused("passerelle", "1"):
            self.lend("2026-09-01", "2026-10-31")
        other = self.env["res.partner"].create({"name": "Pépinière (tests)"})
        self.lend("2026-09-01", "2026-10-31", other)

    def test_it_has_a_last_day_at_the_company(self):
        with self.assertRaises(ValidationError):
            self.contract.insertion_kind = "passerelle"


@tagged("post_install", "-at_install")
class TestStandstill(ContractCase):
    def pause(self, purpose="trial_cdi", **values):
        return self.env["cocagne.contract.standstill"].create(
            {
                "version_id": self.contract.id,
                "date_start": "2026-07-01",
                "date_end": "2026-07-10",
                "purpose": purpose,
                **values,
            }
        )

    def test_l5132_15_1_an_immersion_or_an_action_wants_the_gardens_agreement(self):
        for purpose in ("pmsmp", "insertion_action"):
            with self.refused("L.5132-15-1"):
                self.pause(purpose)
        self.pause("pmsmp", agreed=True)
        self.pause(
            "insertion_action",
            agreed=True,
            date_start="2026-08-01",
            date_end="2026-08-10",
        )

    def test_l5132_15_1_a_trial_of_a_cdi_needs_no_agreement(self):
        self.assertEqual(self.pause().days, 10)

    def test_l5132_15_1_a_cdd_that_is_tried_lasts_six_months(self):
        job = {"job_start": "2026-07-01"}
        with self.refused("L.5132-15-1", "6", "31/12/2026"):
            self.pause("trial_cdd", job_end="2026-12-30", **job)
        self.pause("trial_cdd", job_end="2026-12-31", **job)

    def test_l5132_15_1_only_the_employee_asks(self):
        with self.refused("L.5132-15-1"):
            self.pause(asked_by_employee=False)

    def test_l5132_15_1_it_stays_inside_the_contract(self):
        with self.refused("L.5132-15-1", "31/12/2026"):
            self.pause(date_start="2026-12-20", date_end="2027-01-01")
        kept = self.pause(date_start="2026-12-20", date_end="2026-12-31")
        with self.refused("L.5132-15-1"):
            self.contract.contract_date_end = "2026-12-30"
        self.assertTrue(kept)

    def test_two_suspensions_share_no_day(self):
        self.pause()
        with self.refused("L.5132-15-1", "10/07/2026"):
            self.pause(date_start="2026-07-10", date_end="2026-07-20")
        self.pause(date_start="2026-07-11", date_end="2026-07-20")

    def test_r5132_1_3_more_than_15_days_suspend_the_pass(self):
        pass_end = self.farid_pass.date_end
        self.pause(date_start="2026-06-01", date_end="2026-06-15")
        self.assertEqual(self.farid_pass.date_end, pass_end)
        self.pause(date_start="2026-05-01", date_end="2026-05-16")
        self.assertTrue(self.farid_pass.suspension_ids)

    def test_l5132_15_1_a_trial_that_becomes_a_job_ends_the_cddi_without_notice(self):
        pause = self.pause(date_start="2026-06-01", date_end="2026-06-10")
        wizard = self.env["cocagne.contract.end"].browse(pause.action_hired()["res_id"])
        self.assertEqual(wizard.reason, "hired")
        self.assertEqual(wizard.date_end, date(2026, 6, 10))
        wizard.leaves = False
        wizard.action_end()
        self.assertEqual(self.contract.contract_date_end, date(2026, 6, 10))
        self.assertEqual(self.contract.planned_date_end, date(2026, 12, 31))

    def test_an_immersion_does_not_end_the_contract(self):
        with self.assertRaises(UserError):
            self.pause("pmsmp", agreed=True).action_hired()


@tagged("post_install", "-at_install")
class TestContractEnd(ContractCase):
    def test_l1243_5_the_term_is_the_last_day(self):
        with self.refused("L.1243-5", "31/12/2026"):
            self.contract._end_contract("term", date(2026, 12, 30))
        self.contract._end_contract("term", date(2026, 12, 31))
        self.assertEqual(self.contract.end_reason, "term")

    def test_l1243_1_it_is_broken_inside_its_days(self):
        with self.refused("L.1243-1"):
            self.contract._end_contract("agreement", date(2027, 1, 1))
        self.contract._end_contract("agreement", date(2026, 2, 15))
        self.assertEqual(self.contract.contract_date_end, date(2026, 2, 15))
        self.assertEqual(self.contract.planned_date_end, date(2026, 12, 31))

    def test_l1242_10_in_the_trial_period_and_not_after(self):
        with self.refused("L.1242-10"):
            self.contract._end_contract("trial", date(2026, 1, 20))
        self.contract.trial_date_end = "2026-01-31"
        with self.refused("L.1242-10", "31/01/2026"):
            self.contract._end_contract("trial", date(2026, 2, 1))
        self.contract._end_contract("trial", date(2026, 1, 31))

    def test_terms_that_were_to_come_never_do(self):
        later = self.contract._amend({"date_version": "2026-09-01", "weekly_hours": 30})
        self.contract._end_contract("agreement", date(2026, 7, 31))
        self.assertFalse(later.active)
        self.assertEqual(self.contract.contract_date_end, date(2026, 7, 31))

    def test_a_broken_contract_was_signed_for_four_months(self):
        with self.refused("L.5132-15-1", "4"):
            self.contract.write(
                {
                    "end_reason": "agreement",
                    "planned_date_end": "2026-03-31",
                    "contract_date_end": "2026-02-15",
                }
            )

    def test_the_exit_reads_the_day_and_the_reason(self):
        self.contract._end_contract("hired", date(2026, 6, 10))
        last = self.pathway._last_contract_end()
        self.assertEqual(last, (date(2026, 6, 10), "hired"))

    def test_a_cdi_inclusion_may_end(self):
        pathway = self.newcomer("Odile", "2025-07-01", birthday="1960-01-01")
        self.make_contract(pathway, day("2025-07-01"), day("2026-06-30"))
        contract = self.make_contract(
            pathway,
            day("2026-07-01"),
            False,
            insertion_kind="cdi_inclusion",
            situation_reviewed_on="2026-06-01",
        )
        contract._end_contract("agreement", date(2026, 10, 31))
        self.assertEqual(contract.contract_date_end, date(2026, 10, 31))
