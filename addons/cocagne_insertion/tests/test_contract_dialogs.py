"""The dialogs: what they propose, what they say before the click, what they write."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged

from .contract_case import ContractCase, day


@tagged("post_install", "-at_install")
class TestContractDialogs(ContractCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.as_adviser = cls.env(user=cls.user_insertion_adviser)

    def dialog(self, action):
        self.assertEqual(action["target"], "new")
        return self.as_adviser[action["res_model"]].browse(action["res_id"])

    def test_a_first_contract_is_proposed_within_the_law(self):
        pathway = self.newcomer(start="2026-06-15").with_env(self.as_adviser)
        draft = self.dialog(pathway.action_new_contract())
        self.assertEqual(draft.date_start, date(2026, 6, 15))
        self.assertEqual(draft.date_end, date(2026, 12, 14))
        self.assertEqual(draft.earliest_end, date(2026, 10, 14))
        self.assertEqual(draft.latest_end, date(2028, 6, 14))
        self.assertEqual(draft.weekly_hours, 26)
        self.assertEqual(draft.hourly_rate, 12.02)
        self.assertEqual(draft.annex_id, self.annex)
        self.assertEqual(draft.trial_date_end, date(2026, 6, 28))
        self.assertFalse(draft.law_message)

    def test_the_file_of_a_person_opens_the_contract_or_makes_the_first_one(self):
        known = self.pathway.with_env(self.as_adviser)
        action = known.action_open_contract()
        self.assertEqual(action["res_id"], known.contract_id.id)
        newcomer = self.newcomer(start="2026-06-15").with_env(self.as_adviser)
        self.assertEqual(
            newcomer.action_open_contract()["res_model"], "cocagne.contract.new"
        )

    def test_the_law_speaks_before_the_click(self):
        pathway = self.newcomer(start="2026-06-15").with_env(self.as_adviser)
        draft = self.dialog(pathway.action_new_contract())
        with Form(draft) as form:
            form.date_end = date(2026, 10, 13)
            self.assertIn("L.5132-15-1", form.law_message)
            form.date_end = date(2026, 10, 14)
            self.assertFalse(form.law_message)
            form.weekly_hours = 19
            self.assertTrue(form.wants_derogation)
            form.weekly_hours = 26
            form.hourly_rate = 12
            self.assertIn("L.3231-2", form.law_message)
            form.hourly_rate = 12.02
        draft.date_end = "2026-10-13"
        with self.assertRaises(ValidationError):
            draft.action_make()
        self.assertFalse(pathway.contract_ids)

    def test_the_adviser_makes_the_first_contract(self):
        pathway = self.newcomer(start="2026-06-15").with_env(self.as_adviser)
        draft = self.dialog(pathway.action_new_contract())
        action = draft.action_make()
        contract = self.env["hr.version"].browse(action["res_id"])
        self.assertEqual(contract, pathway.contract_id)
        self.assertEqual(contract.contract_date_end, date(2026, 12, 14))
        self.assertEqual(contract.contract_type_id.code, "CDDI")
        self.assertEqual(len(contract.employee_id.version_ids), 1)

    def test_a_renewal_begins_the_day_after_and_stops_at_24_months(self):
        contract = self.contract.with_env(self.as_adviser)
        self.chain(self.pathway, ("2027-01-01", "2027-08-31"))
        last = self.pathway._insertion_contracts()[-1:].with_env(self.as_adviser)
        draft = self.dialog(last.action_renew())
        self.assertEqual(draft.date_start, date(2027, 9, 1))
        self.assertEqual(draft.date_end, date(2027, 12, 31))
        self.assertEqual(draft.latest_end, date(2027, 12, 31))
        self.assertFalse(draft.trial_date_end)
        self.assertEqual(draft.hourly_rate, 12.5)
        renewal = self.env["hr.version"].browse(draft.action_make()["res_id"])
        self.assertEqual(renewal.contract_date_start, date(2027, 9, 1))
        self.assertFalse(renewal.signed_on)
        self.assertTrue(contract.exists())

    def test_at_24_months_the_renewal_offers_the_decision(self):
        self.chain(self.pathway, ("2027-01-01", "2027-12-31"))
        last = self.pathway._insertion_contracts()[-1:].with_env(self.as_adviser)
        draft = self.dialog(last.action_renew())
        self.assertTrue(draft.wants_decision)
        values = draft.action_ask_decision()["context"]
        self.assertEqual(values["default_date_start"], "2028-01-01")
        self.decide(self.pathway, "difficulties", "2028-01-01", "2028-12-31")
        again = self.dialog(last.action_renew())
        self.assertFalse(again.law_message)
        self.assertEqual(again.latest_end, date(2028, 12, 31))

    def test_a_renewal_at_another_day_is_refused(self):
        draft = self.dialog(self.contract.with_env(self.as_adviser).action_renew())
        draft.date_start = "2027-01-02"
        draft.date_end = "2027-06-30"
        self.assertIn("01/01/2027", draft.law_message)

    def amend(self, **values):
        action = self.contract.with_env(self.as_adviser).action_amend()
        draft = self.dialog(action)
        draft.write(values)
        return draft

    def test_an_amendment_changes_the_hours_from_a_day_on(self):
        draft = self.amend(date_start="2026-09-01", weekly_hours=30)
        stage = self.env["hr.version"].browse(draft.action_make()["res_id"])
        self.assertEqual(stage.weekly_hours, 30)
        self.assertEqual(self.contract.weekly_hours, 26)
        spans = self.contract._contract_versions()._spans()
        self.assertEqual(
            list(spans.values()),
            [
                (date(2026, 1, 1), date(2026, 8, 31)),
                (date(2026, 9, 1), date(2026, 12, 31)),
            ],
        )
        before = dict((label, old) for label, old, _new in stage._changes())
        self.assertEqual(before, {"Durée hebdomadaire": "26 h"})

    def test_an_amendment_below_20_hours_is_refused(self):
        draft = self.amend(date_start="2026-09-01", weekly_hours=19)
        self.assertIn("L.5132-15-1", draft.law_message)
        with self.assertRaises(ValidationError):
            draft.action_make()

    def test_an_amendment_prolongs_by_twelve_months_at_most(self):
        prolongs = {"prolongs": True, "date_start": "2027-01-01"}
        draft = self.amend(date_end="2028-01-01", **prolongs)
        self.assertIn("31/12/2027", draft.law_message)
        draft = self.amend(date_end="2027-12-31", **prolongs)
        self.assertFalse(draft.law_message)
        stage = self.env["hr.version"].browse(draft.action_make()["res_id"])
        self.assertEqual(stage.previous_end, date(2026, 12, 31))
        self.assertEqual(self.contract.contract_date_end, date(2027, 12, 31))
        self.assertIn(
            ("Terme du contrat", "31/12/2026", "31/12/2027"), stage._changes()
        )

    def test_an_amendment_that_does_not_prolong_says_so(self):
        draft = self.amend(date_end="2026-11-30", date_start="2026-09-01")
        self.assertIn("31/12/2026", draft.law_message)

    def test_lending_proposes_three_months(self):
        self.garden.contract_passerelle = True
        host = self.env["res.partner"].create({"name": "Serres (tests)"})
        draft = self.dialog(self.contract.with_env(self.as_adviser).action_lend())
        self.assertEqual(draft.date_end, date(2026, 9, 14))
        draft.host_id = host
        self.assertFalse(draft.law_message)
        stage = self.env["hr.version"].browse(draft.action_make()["res_id"])
        self.assertEqual(stage.loan_date_end, date(2026, 9, 14))

    def test_the_end_asks_how_the_person_leaves(self):
        contract = self.contract.with_env(self.as_adviser)
        wizard = self.dialog(contract.action_end())
        wizard.write({"reason": "term", "date_end": "2026-11-30"})
        self.assertIn("L.1243-5", wizard.law_message)
        wizard.date_end = "2026-12-31"
        self.assertFalse(wizard.law_message)
        wizard.action_end()
        self.assertEqual(contract.end_reason, "term")

    def test_the_next_step_follows_the_contract(self):
        contract = self.contract.with_env(self.as_adviser)
        self.assertEqual(contract.next_step["code"], "print")
        contract.action_signed()
        contract.invalidate_recordset()
        self.assertEqual(contract.next_step["code"], "ready")
        contract.invalidate_recordset()
        with freeze_time("2026-10-15"):
            self.assertEqual(contract.next_step["code"], "renew")
            self.assertEqual(contract.insertion_state, "ending")

    def test_lists_show_one_line_for_each_contract(self):
        self.contract._amend({"date_version": day("2026-09-01"), "weekly_hours": 30})
        versions = self.env["hr.version"].with_env(self.as_adviser)
        domain = [("pathway_id", "=", self.pathway.id)]
        last = versions.search([*domain, ("is_last_stage", "=", True)])
        self.assertEqual(last.weekly_hours, 30)
        rest = versions.search([*domain, ("is_last_stage", "=", False)])
        self.assertEqual(rest.weekly_hours, 26)
        self.assertFalse(rest.is_last_stage)
