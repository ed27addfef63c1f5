"""Shares are fixed at delivery, once, in order, and taken back with it."""

from odoo.fields import Command

from .solidarity_case import SolidarityCase


class TestSplitAtDelivery(SolidarityCase):
    def test_a_funder_just_added_pays_in_its_rank(self):
        first = self.make_agreement("CAF 2026", self.caf, 2.0, kind="caf", sequence=1)
        self.ccas_agreement.rule_ids.kind = "rest"
        # read before the other one is added, as in one long transaction
        self.assertEqual(self.enrolment.agreement_ids, self.ccas_agreement)
        self.enrolment.agreement_ids = [Command.link(first.id)]
        baskets = self.deliver(self.order, 3)
        self.assertEqual(self.amounts(baskets)[first], 2.0)

    def test_a_delivered_basket_is_shared_out(self):
        baskets = self.deliver(self.order, 3)
        self.assertEqual(
            self.amounts(baskets), {"participant": 3.0, self.ccas_agreement: 7.0}
        )

    def test_a_basket_to_come_is_not(self):
        self.assertFalse(self.shares(self.order.basket_ids))

    def test_a_member_outside_the_programme_is_left_alone(self):
        order = self.subscribe(self.alice)
        self.assertFalse(self.shares(self.deliver(order, 3)))

    def test_a_driver_who_marks_the_round_splits_it_without_seeing_it(self):
        delivery = self.baskets(self.order, 3).delivery_id
        delivery.with_user(self.user_preparer).action_deliver()
        self.assertEqual(len(self.shares(self.baskets(self.order, 3))), 2)
        shares = self.env["cocagne.solidarity.share"].with_user(self.user_preparer)
        self.assertFalse(shares.has_access("read"))

    def test_a_second_run_changes_nothing(self):
        baskets = self.deliver(self.order, 3, 10)
        before = self.shares(baskets)
        self.assertEqual(self.env["cocagne.solidarity.split"]._split(baskets), 0)
        baskets._set_state("delivered")
        self.assertEqual(self.shares(baskets), before)

    def test_before_its_start_and_after_its_end_a_household_pays_the_price(self):
        self.enrolment.write({"date_start": "2026-03-10", "date_end": "2026-03-17"})
        baskets = self.deliver(self.order)
        days = self.shares(baskets).mapped("date")
        self.assertEqual({day.day for day in days}, {10, 17})

    def test_an_enrolment_that_waits_is_not_split(self):
        self.enrolment.state = "waiting"
        self.assertFalse(self.shares(self.deliver(self.order, 3)))

    def test_what_was_delivered_before_the_enrolment_was_written_is_split_later(self):
        self.enrolment.state = "draft"
        baskets = self.deliver(self.order, 3, 10)
        self.enrolment.state = "active"
        self.assertEqual(self.enrolment._split_delivered(), 2)
        self.assertEqual(self.amounts(baskets)["participant"], 6.0)

    def test_the_price_is_that_of_the_line_with_its_discount(self):
        self.order.order_line.discount = 10
        baskets = self.deliver(self.order, 3)
        # 9 €: at most 2.70 for the household; the CCAS pays 7 and 2 are left
        self.assertEqual(
            self.amounts(baskets), {"participant": 2.0, self.ccas_agreement: 7.0}
        )

    def test_an_agreement_in_preparation_pays_nothing(self):
        draft = self.make_agreement("CAF", self.caf, 3, run=False)
        self.enrolment.agreement_ids = draft
        self.assertEqual(
            self.amounts(self.deliver(self.order, 3)), {"participant": 3.0, "fund": 7.0}
        )

    def test_a_dated_rule_holds_from_its_day_on(self):
        self.ccas_agreement.rule_ids = [
            Command.clear(),
            Command.create(self.make_rule(7, date_to="2026-03-09")),
            Command.create(self.make_rule(8, date_from="2026-03-10")),
        ]
        paid = [self.amounts(self.deliver(self.order, day)) for day in (3, 10)]
        self.assertEqual([row["participant"] for row in paid], [3.0, 2.0])

    def test_caf_or_msa_pays_by_the_scheme_of_the_household(self):
        caf, msa = (
            self.make_agreement(scheme, partner, 7, scheme=scheme)
            for scheme, partner in (("caf", self.caf), ("msa", self.msa))
        )
        self.enrolment.write(
            {"agreement_ids": [Command.set((caf | msa).ids)], "scheme": "msa"}
        )
        self.assertIn(msa, self.amounts(self.deliver(self.order, 3)))
        self.enrolment.scheme = "caf"
        self.assertIn(caf, self.amounts(self.deliver(self.order, 10)))

    def test_the_fund_of_the_garden_is_written_where_it_has_an_agreement(self):
        fund = self.make_agreement("Fund", kind="fund")
        self.ccas_agreement.rule_ids.amount = 5
        share = self.shares(self.deliver(self.order, 3))[-1]
        self.assertEqual((share.payer, share.agreement_id), ("fund", fund))
        self.assertEqual(share.amount, 2.0)


class TestSplitQuota(SolidarityCase):
    def test_when_a_quota_runs_out_the_next_payer_takes_over(self):
        self.ccas_agreement.quota_amount = 10
        caf = self.make_agreement(
            "CAF", self.caf, rules=[{"kind": "rest"}], sequence=20
        )
        self.enrolment.agreement_ids |= caf
        baskets = self.deliver(self.order, 3, 10, 17)
        self.assertEqual(
            self.amounts(baskets),
            {"participant": 9.0, self.ccas_agreement: 10.0, caf: 11.0},
        )
        first, second, third = baskets.sorted("date")
        self.assertEqual(self.amounts(first)[self.ccas_agreement], 7.0)
        self.assertEqual(self.amounts(second)[self.ccas_agreement], 3.0)
        self.assertNotIn(self.ccas_agreement, self.amounts(third))

    def test_what_is_used_and_left_is_counted_from_the_shares(self):
        self.ccas_agreement.write({"quota_amount": 70, "quota_baskets": 4})
        self.deliver(self.order, 3, 10)
        agreement = self.ccas_agreement
        self.assertEqual(agreement.used_amount, 14.0)
        self.assertEqual(agreement.left_amount, 56.0)
        self.assertEqual((agreement.used_baskets, agreement.left_baskets), (2, 2))
        self.assertEqual((agreement.used_households, agreement.used_percent), (1, 50))

    def test_a_limit_in_households_helps_the_first_ones(self):
        self.ccas_agreement.quota_households = 1
        other = self.make_household("Farid", "Noir")
        order = self.subscribe(other)
        self.make_enrolment(other, self.ccas_agreement, order)
        self.deliver(self.order, 3)
        paid = self.amounts(self.deliver(order, 3))
        self.assertEqual(paid, {"participant": 3.0, "fund": 7.0})
        self.assertEqual(self.ccas_agreement.used_households, 1)

    def test_a_basket_taken_back_gives_its_quota_back(self):
        self.ccas_agreement.quota_amount = 10
        baskets = self.deliver(self.order, 3)
        baskets._set_state("planned")
        self.assertEqual(self.ccas_agreement.used_amount, 0)
        self.assertEqual(self.amounts(self.deliver(self.order, 3))["participant"], 3.0)

    def test_eighty_then_a_hundred_percent_are_told_once(self):
        self.ccas_agreement.quota_baskets = 5
        self.ccas_agreement.user_id = self.user_solidarity
        self.deliver(self.order, 3, 10, 17)
        self.assertFalse(self.ccas_agreement.activity_ids)
        self.deliver(self.order, 24)
        told = self.ccas_agreement.activity_ids
        self.assertEqual(told.user_id, self.user_solidarity)
        self.assertIn("80 %", told.summary)
        self.deliver(self.order, 31)
        self.assertEqual(len(self.ccas_agreement.activity_ids), 2)
        self.deliver(self.order, 7, month=4)
        self.assertEqual(len(self.ccas_agreement.activity_ids), 2)


class TestSplitCorrection(SolidarityCase):
    def statement(self, baskets):
        """A statement that holds the funder's share of these baskets."""
        statement = self.env["cocagne.solidarity.statement"].create(
            {
                "agreement_id": self.ccas_agreement.id,
                "company_id": self.garden.id,
                "date_from": "2026-01-01",
                "date_to": "2026-03-31",
            }
        )
        shares = self.shares(baskets).filtered("agreement_id")
        shares.statement_id = statement
        return shares

    def test_a_basket_that_was_lost_after_all_leaves_no_share(self):
        baskets = self.deliver(self.order, 3)
        baskets._set_state("lost")
        self.assertFalse(self.shares(baskets))

    def test_what_a_statement_holds_is_taken_back_by_its_opposite(self):
        baskets = self.deliver(self.order, 3)
        told = self.statement(baskets)
        baskets.action_correct(state="lost")
        shares = self.shares(baskets)
        self.assertEqual(shares.sorted("id").mapped("amount"), [7.0, -7.0])
        opposite = shares - told
        self.assertEqual(opposite.reversed_id, told)
        self.assertTrue(opposite.is_correction)
        self.assertFalse(opposite.statement_id)
        self.assertEqual(self.ccas_agreement.used_amount, 0)

    def test_a_basket_corrected_twice_is_right_in_the_end(self):
        baskets = self.deliver(self.order, 3)
        self.statement(baskets)
        baskets.action_correct(state="lost")
        baskets.action_correct(state="delivered")
        self.assertEqual(
            self.amounts(baskets), {"participant": 3.0, self.ccas_agreement: 7.0}
        )

    def test_another_quantity_is_shared_out_anew(self):
        baskets = self.deliver(self.order, 3)
        self.env["cocagne.change"]._apply(
            "correction", {baskets: {"quantity": 2}}, check=False
        )
        self.assertEqual(
            self.amounts(baskets), {"participant": 6.0, self.ccas_agreement: 14.0}
        )

    def test_a_given_basket_costs_the_same_and_keeps_its_shares(self):
        baskets = self.deliver(self.order, 3)
        before = self.shares(baskets)
        baskets._set_state("given")
        self.assertEqual(self.shares(baskets), before)


class TestNotCollected(SolidarityCase):
    def test_all_pay_a_basket_that_nobody_collected(self):
        paid = self.amounts(self.deliver(self.order, 3, state="not_collected"))
        self.assertEqual(paid, {"participant": 3.0, self.ccas_agreement: 7.0})

    def test_a_funder_may_refuse_to_pay_it(self):
        self.ccas_agreement.pays_uncollected = False
        paid = self.amounts(self.deliver(self.order, 3, state="not_collected"))
        self.assertEqual(paid, {"participant": 3.0, "fund": 7.0})

    def test_a_garden_may_not_ask_it_of_the_household(self):
        self.garden.bill_not_collected = False
        paid = self.amounts(self.deliver(self.order, 3, state="not_collected"))
        self.assertEqual(paid, {self.ccas_agreement: 7.0, "fund": 3.0})

    def test_a_basket_found_not_collected_later_is_shared_out_anew(self):
        self.ccas_agreement.pays_uncollected = False
        baskets = self.deliver(self.order, 3)
        baskets.action_correct(state="not_collected")
        self.assertEqual(self.amounts(baskets), {"participant": 3.0, "fund": 7.0})
