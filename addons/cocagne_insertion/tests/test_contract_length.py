"""CDDI through the models: 4 months, 24 months, decisions (section 1.1, 1 to 9)."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .contract_case import ContractCase, day

LAW = "L.5132-15-1"


@tagged("post_install", "-at_install")
class TestContractLength(ContractCase):
    def full(self, **person):
        """Somebody whose 24 months end on 29 February 2028."""
        pathway = self.newcomer(start="2026-03-01", **person)
        # another employer prolonged the PASS: here the length of contracts is looked at
        pathway.pass_id.pushed_elsewhere = 1826
        self.chain(pathway, ("2026-03-01", "2027-02-28"), ("2027-03-01", "2028-02-29"))
        return pathway

    def prolong(self, pathway, first, last):
        return self.chain(pathway, (first, last))

    def test_l5132_15_1_four_months_are_accepted_and_a_day_less_refused(self):
        pathway = self.newcomer(start="2026-03-01")
        with self.refused(LAW, "4", "30/06/2026"):
            self.chain(pathway, ("2026-03-01", "2026-06-29"))
        self.assertTrue(self.chain(pathway, ("2026-03-01", "2026-06-30")))

    def test_l5132_15_1_an_adjusted_sentence_allows_a_shorter_contract(self):
        pathway = self.newcomer(start="2026-03-01")
        contract = self.make_contract(
            pathway, day("2026-03-01"), day("2026-03-31"), sentence_adjustment=True
        )
        with self.refused(LAW, "4"):
            contract.sentence_adjustment = False

    def test_l5132_15_1_a_written_contract_cannot_be_cut_below_four_months(self):
        with self.refused(LAW, "30/04/2026"):
            self.contract.contract_date_end = "2026-04-29"
        self.contract.contract_date_end = "2026-04-30"

    def test_l1242_7_a_cddi_has_a_last_day(self):
        with self.refused("L.1242-7"):
            self.contract.contract_date_end = False

    def test_l5132_15_1_each_renewal_lasts_four_months(self):
        with self.refused(LAW, "30/04/2027"):
            self.chain(self.pathway, ("2027-01-01", "2027-04-29"))
        self.assertTrue(self.chain(self.pathway, ("2027-01-01", "2027-04-30")))

    def test_l5132_15_1_contracts_never_overlap(self):
        with self.refused(LAW, "31/12/2026"):
            self.chain(self.pathway, ("2026-12-01", "2027-06-30"))

    def test_l5132_15_1_24_months_are_accepted_and_the_25th_refused(self):
        pathway = self.full()
        self.assertEqual(pathway.contract_ids[-1:].latest_end, day("2028-02-29"))
        with self.refused(LAW, "24", "29/02/2028"):
            self.prolong(pathway, "2028-03-01", "2028-06-30")

    def test_l5132_15_1_the_refusal_tells_the_ways_out(self):
        pathway = self.full()
        with self.assertRaises(ValidationError) as refusal:
            self.prolong(pathway, "2028-03-01", "2028-06-30")
        for words in ("84", "60", "RQTH", "CDI inclusion"):
            self.assertIn(words, str(refusal.exception))

    def test_r5132_1_8_a_training_in_progress_and_not_a_day_more(self):
        pathway = self.full()
        training = {"training_start": "2028-01-10", "training_end": "2028-09-30"}
        with self.refused(LAW, "30/09/2028"):
            self.decide(pathway, "training", "2028-03-01", "2028-10-01", **training)
        self.decide(pathway, "training", "2028-03-01", "2028-09-30", **training)
        with self.refused(LAW, "30/09/2028"):
            self.prolong(pathway, "2028-03-01", "2028-10-01")
        self.assertTrue(self.prolong(pathway, "2028-03-01", "2028-09-30"))

    def test_r5132_1_8_without_a_training_in_progress_the_decision_is_refused(self):
        pathway = self.full()
        with self.refused("R.5132-1-8", "29/02/2028"):
            self.decide(
                pathway,
                "training",
                "2028-03-01",
                "2028-06-30",
                training_start="2028-03-01",
                training_end="2028-09-30",
            )

    def test_r5132_1_8_senior_from_50_on(self):
        young = self.full(firstname="Jean", birthday="1978-03-02")
        with self.refused("R.5132-1-8", "49"):
            self.decide(young, "senior", "2028-03-01", "2029-02-28")
        senior = self.full(firstname="Odile", birthday="1978-03-01")
        self.decide(senior, "senior", "2028-03-01", "2029-02-28")
        self.assertTrue(self.prolong(senior, "2028-03-01", "2029-02-28"))

    def test_r5132_1_8_a_decision_lasts_twelve_months(self):
        pathway = self.full(birthday="1960-01-01")
        for reason in ("senior", "difficulties"):
            with self.subTest(reason), self.refused("12", "28/02/2029"):
                self.decide(pathway, reason, "2028-03-01", "2029-03-01")

    def test_r5132_1_8_rqth_wants_its_proof(self):
        pathway = self.full()
        with self.refused("R.5132-1-8"):
            self.decide(pathway, "rqth", "2028-03-01", "2029-02-28")
        self.decide(pathway, "rqth", "2028-03-01", "2029-02-28", rqth_seen=True)
        self.assertTrue(self.prolong(pathway, "2028-03-01", "2029-02-28"))

    def test_r5132_1_8_difficulties_stop_at_60_months(self):
        pathway = self.full()
        for year in (2028, 2029, 2030):
            first, last = f"{year}-03-01", f"{year + 1}-02-28"
            self.decide(pathway, "difficulties", first, last)
            self.prolong(pathway, first, last)
        with self.refused("R.5132-1-8", "60", "28/02/2031"):
            self.decide(pathway, "difficulties", "2031-03-01", "2031-06-30")

    def test_r5132_1_8_seniors_stop_at_84_months(self):
        pathway = self.full(birthday="1960-01-01")
        for year in range(2028, 2033):
            last = f"{year + 1}-02-{29 if year == 2031 else 28}"
            self.decide(pathway, "senior", f"{year}-03-01", last)
            self.prolong(pathway, f"{year}-03-01", last)
        with self.refused("R.5132-1-8", "84", "28/02/2033"):
            self.decide(pathway, "senior", "2033-03-01", "2033-06-30")

    def test_a_decision_that_is_only_asked_for_allows_nothing(self):
        pathway = self.full()
        decision = self.decide(
            pathway, "difficulties", "2028-03-01", "2029-02-28", state="asked"
        )
        with self.refused(LAW, "24"):
            self.prolong(pathway, "2028-03-01", "2028-06-30")
        decision.action_grant()
        self.assertEqual(decision.decided_on, day("2026-06-15"))
        self.prolong(pathway, "2028-03-01", "2028-06-30")
        with self.refused(LAW, "24"):
            decision.state = "asked"
        with self.assertRaises(UserError):
            decision.unlink()

    def test_r5132_1_8_a_refusal_gives_its_reasons(self):
        pathway = self.full()
        decision = self.decide(
            pathway, "difficulties", "2028-03-01", "2029-02-28", state="asked"
        )
        with self.assertRaisesRegex(UserError, "R.5132-1-8"):
            decision.action_refuse()
        decision.answer = "The project of the person is ready"
        decision.action_refuse()
        self.assertEqual(decision.state, "refused")

    def test_contracts_under_another_pass_are_not_added_up(self):
        pathway = self.full()
        pathway.pass_id.pushed_elsewhere = 1
        pathway._leave(day("2028-02-29"))
        again = self.make_pathway(
            pathway.employee_id,
            self.make_pass(pathway.employee_id, day("2030-03-01")),
            day("2030-03-01"),
        )
        self.assertTrue(self.chain(again, ("2030-03-01", "2031-02-28")))

    def test_l1242_10_the_trial_period_of_a_short_and_of_a_long_contract(self):
        pathway = self.newcomer(start="2026-03-01")
        contract = self.chain(pathway, ("2026-03-01", "2026-08-31"))
        contract.trial_date_end = "2026-03-14"
        with self.refused("L.1242-10", "14/03/2026"):
            contract.trial_date_end = "2026-03-15"
        self.contract.trial_date_end = "2026-01-31"
        with self.refused("L.1242-10", "31/01/2026"):
            self.contract.trial_date_end = "2026-02-01"

    def test_the_pathway_is_the_persons_own(self):
        other = self.newcomer()
        with self.assertRaisesRegex(ValidationError, "pathway"):
            self.contract.pathway_id = other

    def test_the_law_is_looked_at_over_rpc_too(self):
        """A context from outside cannot put the check off."""
        versions = self.contract.with_user(self.user_insertion_adviser)
        for later in (True, "object", 1):
            forged = versions.with_context(contract_law_later=later)
            with self.refused(LAW):
                forged.write({"contract_date_end": "2026-04-29"})

    def test_the_law_is_looked_at_with_as_many_queries_for_50_as_for_10(self):
        def cost(count):
            pathways = [self.newcomer(f"P{count}-{rank}") for rank in range(count)]
            versions = self.chain(pathways[0], ("2026-01-01", "2026-12-31"))
            for pathway in pathways[1:]:
                versions |= self.chain(pathway, ("2026-01-01", "2026-12-31"))
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            versions._check_contract_law()
            return self.env.cr.sql_log_count - before

        few, many = cost(10), cost(50)
        self.assertLessEqual(many, few + 1)
