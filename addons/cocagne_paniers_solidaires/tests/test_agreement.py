"""Agreements: what is refused, their life, what is left and when it runs out."""

from contextlib import contextmanager
from datetime import date

from freezegun import freeze_time
from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tools import mute_logger

from .solidarity_case import SolidarityCase


class TestAgreementRefusals(SolidarityCase):
    @contextmanager
    def refused(self, text):
        """What is refused is forgotten, as it is for its user."""
        refusal = self.assertRaisesRegex((UserError, ValidationError), text)
        with refusal, self.env.cr.savepoint():
            yield

    def test_it_ends_after_it_begins(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
            self.make_agreement("CAF", self.caf, 3, date_to="2025-12-31")

    def test_it_needs_a_rule_and_a_funder_before_it_starts(self):
        with self.refused("does not say what it pays"):
            self.make_agreement("CAF", self.caf)
        with self.refused("no funder"):
            self.make_agreement("CAF", None, 3, kind="caf")

    def test_a_share_above_the_price_is_refused(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
            self.make_agreement("CAF", self.caf, rules=[self.percent(101)])

    def percent(self, value):
        return {"kind": "percent", "percent": value}

    def test_more_than_the_price_of_a_basket_is_refused(self):
        rule = self.make_rule(12, product_ids=[Command.set(self.simple.ids)])
        with self.refused("more than the price of Simple"):
            self.make_agreement("CAF", self.caf, rules=[rule])

    def test_a_rule_without_a_value_is_refused(self):
        with self.refused("has no value"):
            self.make_agreement("CAF", self.caf, rules=[self.make_rule(0)])

    def test_a_rule_outside_the_dates_is_refused(self):
        rule = self.make_rule(3, date_from="2027-01-01")
        with self.refused("outside the dates"):
            self.make_agreement("CAF", self.caf, rules=[rule])

    def brackets(self, *bounds):
        return {
            "kind": "bracket",
            "criterion": "quotient",
            "bracket_ids": [
                Command.create({"lower": low, "upper": up, "amount": 3})
                for low, up in bounds
            ],
        }

    def test_brackets_with_a_hole_or_an_overlap_are_refused(self):
        for bounds, text in (
            ([(0, 300), (400, 0)], "leave a hole from 300 € to 400 €"),
            ([(0, 500), (400, 0)], "overlap at 400 €"),
            ([(0, 0), (400, 0)], "overlap at 400 €"),
        ):
            with self.subTest(text=text), self.refused(text):
                self.make_agreement("CAF", self.caf, rules=[self.brackets(*bounds)])
        self.make_agreement("CAF", self.caf, rules=[self.brackets((0, 400), (400, 0))])

    def test_brackets_without_a_criterion_are_refused(self):
        rule = {**self.brackets((0, 0)), "criterion": False}
        with self.refused("choose quotient familial"):
            self.make_agreement("CAF", self.caf, rules=[rule])

    def test_two_agreements_that_pay_more_than_the_price_are_refused(self):
        caf = self.make_agreement("CAF 2026", self.caf, 4)
        with self.refused("CCAS 2026, CAF 2026 would pay 11.00"):
            self.enrolment.agreement_ids |= caf
        caf.rule_ids.amount = 3
        self.enrolment.agreement_ids |= caf
        with self.refused("would pay 11.00"):
            caf.rule_ids.amount = 4

    def test_two_agreements_of_other_schemes_do_not_overlap(self):
        caf = self.make_agreement("CAF 2026", self.caf, 9, scheme="caf")
        msa = self.make_agreement("MSA 2026", self.msa, 9, scheme="msa")
        self.enrolment.scheme = "caf"
        self.enrolment.agreement_ids = caf | msa

    def test_one_that_ends_before_the_other_begins_does_not_overlap(self):
        old = self.make_agreement("CAF 1", self.caf, 7, date_to="2026-05-31")
        new = self.make_agreement("CAF 2", self.caf, 7, date_from="2026-06-01")
        self.enrolment.agreement_ids = old | new

    def test_a_limit_below_what_was_paid_is_refused(self):
        self.deliver(self.order, 3, 10)
        with self.refused("already paid more than this limit"):
            self.ccas_agreement.quota_amount = 13
        with self.refused("baskets: 2"):
            self.ccas_agreement.quota_baskets = 1
        self.ccas_agreement.quota_amount = 14

    def test_the_dates_hold_what_was_paid(self):
        self.deliver(self.order, 3)
        with self.refused("already paid for baskets of 03/03/2026"):
            self.ccas_agreement.date_from = "2026-03-04"

    def test_the_funder_stays_once_it_paid(self):
        self.deliver(self.order, 3)
        with self.refused("its funder and garden stay"):
            self.ccas_agreement.partner_id = self.caf
        with self.refused("paid for baskets"):
            self.ccas_agreement.unlink()

    def test_an_exceptional_ceiling_needs_a_reason(self):
        with self.refused("write the reason"):
            self.ccas_agreement.own_ceiling = 33.34
        with self.refused("write the reason"):
            self.enrolment.own_ceiling = 33.34

    def test_an_establishment_of_another_garden_is_refused(self):
        with self.refused("is no establishment of"):
            self.ccas_agreement.sudo().garden_ids = self.other_garden

    def test_a_structure_is_once_in_the_list(self):
        self.assertTrue(self.structure.is_valid)
        with mute_logger("odoo.sql_db"), self.assertRaises(Exception):  # noqa: B017
            self.structure.copy({"partner_id": self.ccas.id})


class TestAgreementLife(SolidarityCase):
    def test_the_next_one_has_the_same_terms_and_takes_over_the_households(self):
        self.ccas_agreement.rule_ids.date_from = "2026-01-01"
        action = self.ccas_agreement.action_renew()
        following = self.ccas_agreement.browse(action["res_id"])
        self.assertEqual(following.name, "CCAS 2027")
        self.assertEqual(following.date_from, date(2027, 1, 1))
        self.assertEqual(following.date_to, date(2027, 12, 31))
        self.assertEqual(following.rule_ids.amount, 7.0)
        self.assertFalse(following.rule_ids.date_from)
        self.assertEqual(following.state, "draft")
        self.assertNotIn(following, self.enrolment.agreement_ids)
        following.action_run()
        self.assertIn(following, self.enrolment.agreement_ids)
        again = self.ccas_agreement.action_renew()
        self.assertEqual(again["res_id"], following.id)

    def test_a_household_that_left_is_not_taken_over(self):
        self.enrolment.date_end = "2026-06-30"
        action = self.ccas_agreement.action_renew()
        following = self.ccas_agreement.browse(action["res_id"])
        following.action_run()
        self.assertNotIn(following, self.enrolment.agreement_ids)

    def test_a_closed_agreement_pays_nothing_after_its_day(self):
        with freeze_time("2026-03-10"):
            self.ccas_agreement.action_close()
        paid = [self.amounts(self.deliver(self.order, day)) for day in (10, 17)]
        self.assertIn(self.ccas_agreement, paid[0])
        self.assertEqual(paid[1], {"participant": 3.0, "fund": 7.0})

    def test_it_goes_back_to_preparation_until_it_pays(self):
        self.ccas_agreement.action_draft()
        self.assertEqual(self.ccas_agreement.state, "draft")
        self.ccas_agreement.action_run()
        self.deliver(self.order, 3)
        with self.assertRaisesRegex(UserError, "close it instead"):
            self.ccas_agreement.action_draft()

    def test_each_stage_says_the_next_step(self):
        agreement = self.make_agreement("CAF", self.caf, run=False)
        self.assertEqual(agreement.next_step["code"], "rules")
        agreement.rule_ids = [Command.create(self.make_rule(3))]
        agreement.invalidate_recordset(["next_step"])
        self.assertEqual(agreement.next_step["code"], "run")
        agreement.action_next_step("run")
        agreement.invalidate_recordset(["next_step"])
        self.assertEqual(agreement.next_step["code"], "running")
        agreement.date_to = "2026-07-15"
        agreement.invalidate_recordset(["next_step"])
        self.assertEqual(agreement.next_step["code"], "renew")

    def test_each_role_does_what_it_may(self):
        agreement = self.ccas_agreement
        for user in (self.user_solidarity, self.user_manager):
            agreement.with_user(user).quota_baskets = 50
        self.assertEqual(agreement.with_user(self.user_accountant).used_amount, 0)
        with self.assertRaises(AccessError):
            agreement.with_user(self.user_accountant).quota_baskets = 60
        for user in (self.user_preparer, self.user_sales_desk):
            with self.assertRaises(AccessError):
                agreement.with_user(user).read(["name"])

    def test_the_manager_sees_sums_and_no_household(self):
        self.deliver(self.order, 3)
        mine = self.ccas_agreement.with_user(self.user_manager)
        self.assertEqual((mine.used_amount, mine.used_households), (7.0, 1))
        self.assertTrue(mine.runs_out_label is not None)
        for model in ("cocagne.solidarity.share", "cocagne.solidarity.enrolment"):
            with self.assertRaises(AccessError):
                self.env[model].with_user(self.user_manager).search([])


class TestForecast(SolidarityCase):
    """Today is Monday 15 June 2026: the next baskets are on 16, 23 and 30 June."""

    def test_the_day_is_that_of_the_basket_that_is_not_paid_whole(self):
        self.ccas_agreement.quota_amount = 20
        self.assertEqual(self.ccas_agreement.runs_out_on, date(2026, 6, 30))

    def test_two_households_use_it_twice_as_fast(self):
        self.ccas_agreement.quota_baskets = 4
        farid = self.make_household("Farid", "Noir")
        order = self.subscribe(farid)
        self.make_enrolment(farid, self.ccas_agreement, order)
        self.assertEqual(self.ccas_agreement.runs_out_on, date(2026, 6, 23))

    def test_beyond_the_next_weeks_the_pace_goes_on(self):
        # 13 baskets until 8 September, then one a week: 18 baskets last to October
        self.ccas_agreement.quota_baskets = 18
        day = self.ccas_agreement.runs_out_on
        self.assertTrue(date(2026, 10, 1) < day < date(2026, 10, 31), day)

    def test_a_limit_that_is_high_enough_lasts(self):
        self.ccas_agreement.quota_baskets = 500
        self.assertFalse(self.ccas_agreement.runs_out_on)
        self.assertIn("Lasts", self.ccas_agreement.runs_out_label)

    def test_what_was_paid_counts(self):
        self.ccas_agreement.quota_baskets = 3
        self.deliver(self.order, 3, 10)
        self.assertEqual(self.ccas_agreement.runs_out_on, date(2026, 6, 16))


class TestAgreementHome(SolidarityCase):
    def cards(self, user):
        home = self.env["cocagne.home"].with_user(user)
        return {card["code"]: card["count"] for card in home._alert_cards()}

    def test_a_limit_that_comes_to_its_end_is_on_the_home_screen(self):
        self.ccas_agreement.quota_baskets = 5
        self.deliver(self.order, 3, 10, 17)
        self.assertNotIn("quotas_near_end", self.cards(self.user_solidarity))
        self.deliver(self.order, 24)
        for user in (self.user_solidarity, self.user_manager, self.user_accountant):
            self.assertEqual(self.cards(user)["quotas_near_end"], 1)
        self.assertNotIn("quotas_near_end", self.cards(self.user_sales_desk))
        self.deliver(self.order, 31)
        cards = self.cards(self.user_solidarity)
        self.assertEqual(cards["quotas_used_up"], 1)
        self.assertNotIn("quotas_near_end", cards)

    def test_an_agreement_that_ends_soon_is_too_until_another_follows(self):
        self.ccas_agreement.date_to = "2026-07-31"
        self.assertEqual(self.cards(self.user_solidarity)["agreements_ending"], 1)
        self.ccas_agreement.action_renew()
        self.assertNotIn("agreements_ending", self.cards(self.user_solidarity))
