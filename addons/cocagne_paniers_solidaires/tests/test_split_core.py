"""The share-out in pure Python: any rules, any prices, any quotas."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ..splitting import (
    FUND,
    PARTICIPANT,
    Bracket,
    Household,
    Offer,
    Quota,
    Rule,
    Terms,
    ceiling_of,
    floor_cents,
    household_price,
    offers_of,
    share_out,
)

THIRTY = Decimal(30)
DAY = date(2026, 6, 15)
PRICES = st.decimals(0, 60, places=2)
KINDS = st.sampled_from(["amount", "percent", "participation", "rest"])


@st.composite
def quotas(draw):
    return Quota(
        amount=draw(st.none() | st.decimals(0, 100, places=2)),
        baskets=draw(st.none() | st.integers(0, 20)),
        households=draw(st.none() | st.integers(0, 5)),
    )


@st.composite
def offer_stacks(draw):
    """Up to five funders; a percentage is at most 100."""
    count = draw(st.integers(0, 5))
    return [
        Offer(
            payer=f"funder {rank}",
            kind=draw(KINDS),
            value=draw(st.decimals(0, 60, places=2)),
            quota=draw(st.none() | quotas()),
            pays_uncollected=draw(st.booleans()),
        )
        for rank in range(count)
    ]


#: price, quantity, household, whether it was collected, whether the household pays it
BASKETS = st.lists(
    st.tuples(
        PRICES, st.integers(1, 4), st.integers(1, 8), st.booleans(), st.booleans()
    ),
    min_size=1,
    max_size=25,
)
CEILINGS = st.sampled_from([Decimal(value) for value in ("0", "30", "33.34", "64.29")])


def frozen(offers):
    """What the quotas of offers had at the start."""
    return {
        offer.payer: (offer.quota.amount, offer.quota.baskets, offer.quota.households)
        for offer in offers
        if offer.quota
    }


class TestShareOutProperties(BaseCase):
    @settings(max_examples=400, deadline=None)
    @given(offer_stacks(), BASKETS, CEILINGS, st.none() | PRICES)
    def test_the_shares_sum_to_the_price_and_none_is_negative(
        self, offers, baskets, ceiling, agreed
    ):
        for price, quantity, household, collected, pays in baskets:
            shares = share_out(
                price, ceiling, agreed, offers, quantity, household, collected, pays
            )
            self.assertEqual(sum(share.amount for share in shares), price * quantity)
            self.assertGreaterEqual(min(share.amount for share in shares), 0)
            self.assertEqual(shares[0].payer, PARTICIPANT)

    @settings(max_examples=400, deadline=None)
    @given(offer_stacks(), BASKETS, CEILINGS, st.none() | PRICES)
    def test_the_household_pays_its_price_and_never_more_than_the_ceiling(
        self, offers, baskets, ceiling, agreed
    ):
        for price, quantity, household, collected, pays in baskets:
            unit = household_price(price, ceiling, agreed, offers)
            share = share_out(
                price, ceiling, agreed, offers, quantity, household, collected, pays
            )[0]
            self.assertLessEqual(unit, floor_cents(price * ceiling / 100))
            self.assertEqual(share.amount, unit * quantity if pays else 0)

    @settings(max_examples=400, deadline=None)
    @given(offer_stacks(), BASKETS, CEILINGS)
    def test_no_quota_is_exceeded(self, offers, baskets, ceiling):
        limits, helped = frozen(offers), {}
        paid = {offer.payer: [Decimal(0), 0] for offer in offers}
        for price, quantity, household, collected, pays in baskets:
            for share in share_out(
                price, ceiling, None, offers, quantity, household, collected, pays
            ):
                if share.payer in paid:
                    paid[share.payer][0] += share.amount
                    paid[share.payer][1] += share.quantity
                    helped.setdefault(share.payer, set()).add(household)
        for payer, (amount, count, households) in limits.items():
            if amount is not None:
                self.assertLessEqual(paid[payer][0], amount)
            if count is not None:
                self.assertLessEqual(paid[payer][1], count)
            if households is not None:
                self.assertLessEqual(len(helped.get(payer, ())), households)

    @settings(max_examples=200, deadline=None)
    @given(BASKETS, st.decimals(0, 100, places=2), st.decimals(0, 20, places=2))
    def test_the_first_baskets_are_paid_and_the_last_ones_are_not(
        self, baskets, limit, value
    ):
        """Once a quota in euros paid less than it promised, it pays nothing more."""
        offers = [Offer("town", "amount", value, Quota(amount=limit))]
        is_over = False
        for price, quantity, household, *_marks in baskets:
            shares = share_out(price, THIRTY, None, offers, quantity, household)
            paid = sum(share.amount for share in shares if share.payer == "town")
            promised = min(value * quantity, price * quantity - shares[0].amount)
            self.assertLessEqual(paid, promised)
            if is_over:
                self.assertEqual(paid, 0)
            is_over = is_over or paid < promised

    @settings(max_examples=300, deadline=None)
    @given(offer_stacks(), BASKETS, CEILINGS)
    def test_a_quota_that_ran_out_does_not_change_what_the_household_pays(
        self, offers, baskets, ceiling
    ):
        plain = [offer._replace(quota=None) for offer in offers]
        for price, quantity, household, *_marks in baskets:
            with_limits, without = (
                share_out(price, ceiling, None, stack, quantity, household)[0]
                for stack in (offers, plain)
            )
            self.assertEqual(with_limits, without)


class TestShareOut(BaseCase):
    def paid(self, *offers, price=10, ceiling=30, agreed=None, **values):
        """Euros by payer of a basket of 10 €, without those who pay nothing."""
        agreed = None if agreed is None else Decimal(str(agreed))
        shares = share_out(price, ceiling, agreed, list(offers), **values)
        return {share.payer: float(share.amount) for share in shares if share.amount}

    def offer(self, payer, kind, value=0, **values):
        return Offer(payer, kind, Decimal(str(value)), **values)

    def test_two_funders_pay_a_fixed_amount_and_the_household_the_rest(self):
        network, msa = (self.offer(name, "amount", 4) for name in ("network", "msa"))
        self.assertEqual(
            self.paid(network, msa), {"participant": 2.0, "network": 4.0, "msa": 4.0}
        )

    def test_what_the_household_cannot_pay_is_for_the_fund(self):
        town = self.offer("town", "amount", 4)
        self.assertEqual(self.paid(town), {"participant": 3.0, "town": 4.0, FUND: 3.0})

    def test_a_fixed_participation_leaves_the_rest_to_the_funder(self):
        town = self.offer("town", "participation", 2)
        self.assertEqual(self.paid(town), {"participant": 2.0, "town": 8.0})

    def test_a_participation_above_the_ceiling_leaves_the_gap_to_the_fund(self):
        town = self.offer("town", "participation", 4)
        self.assertEqual(self.paid(town), {"participant": 3.0, "town": 6.0, FUND: 1.0})

    def test_all_that_is_left_completes_the_others_and_leaves_the_ceiling(self):
        town = self.offer("town", "amount", 4)
        state = self.offer("state", "rest")
        self.assertEqual(
            self.paid(town, state), {"participant": 3.0, "town": 4.0, "state": 3.0}
        )

    def test_the_next_payer_takes_over_when_a_quota_ran_out(self):
        town = self.offer("town", "amount", 7, quota=Quota(amount=10))
        state = self.offer("state", "rest")
        first, second, third = (self.paid(town, state) for _basket in range(3))
        self.assertEqual(first, {"participant": 3.0, "town": 7.0})
        self.assertEqual(second, {"participant": 3.0, "town": 3.0, "state": 4.0})
        self.assertEqual(third, {"participant": 3.0, "state": 7.0})

    def test_an_agreed_price_is_paid_whatever_the_funders_promise(self):
        town = self.offer("town", "amount", 7)
        self.assertEqual(
            self.paid(town, agreed=1), {"participant": 1.0, "town": 7.0, FUND: 2.0}
        )

    def test_a_share_is_rounded_to_the_cent_and_the_ceiling_downwards(self):
        # 30 % of 13.85 is 4.155; 50 % of it is 6.925
        town = self.offer("town", "percent", 50)
        self.assertEqual(
            self.paid(town, price=Decimal("13.85")),
            {"participant": 4.15, "town": 6.93, FUND: 2.77},
        )

    def test_a_basket_that_nobody_collected_costs_those_who_pay_it(self):
        town = self.offer("town", "amount", 4, pays_uncollected=False)
        state = self.offer("state", "amount", 3)
        self.assertEqual(
            self.paid(town, state, collected=False),
            {"participant": 3.0, "state": 3.0, FUND: 4.0},
        )
        self.assertEqual(
            self.paid(town, state, collected=False, household_pays=False),
            {"state": 3.0, FUND: 7.0},
        )

    def test_two_baskets_where_one_is_left_in_the_quota(self):
        town = self.offer("town", "amount", 7, quota=Quota(baskets=1))
        self.assertEqual(
            self.paid(town, quantity=2), {"participant": 6.0, "town": 7.0, FUND: 7.0}
        )

    def test_a_limit_in_households_keeps_those_that_it_helped(self):
        town = self.offer("town", "amount", 7, quota=Quota(households=1))
        self.assertIn("town", self.paid(town, household="Dina"))
        self.assertNotIn("town", self.paid(town, household="Bruno"))
        self.assertIn("town", self.paid(town, household="Dina"))


class TestTerms(BaseCase):
    """Which agreement and which rule hold."""

    def brackets(self):
        return Rule(
            "bracket",
            criterion="quotient",
            brackets=(
                Bracket(Decimal(0), Decimal(400), "amount", Decimal(8)),
                Bracket(Decimal(400), Decimal(800), "participation", Decimal(3)),
                Bracket(Decimal(800), None, "percent", Decimal(10)),
            ),
        )

    def test_a_bracket_holds_its_lower_bound_and_not_its_upper_one(self):
        terms = [Terms("caf", (self.brackets(),))]
        found = [
            offers_of(terms, Household(1, quotient=Decimal(income)), 5, DAY)[0]
            for income in ("399.99", "400", "800")
        ]
        self.assertEqual(
            [offer.kind for offer in found], ["amount", "participation", "percent"]
        )

    def test_an_income_outside_all_brackets_is_paid_nothing(self):
        rule = self.brackets()
        rule = rule._replace(brackets=rule.brackets[:1])
        rich = Household(1, quotient=Decimal(5000))
        self.assertFalse(offers_of([Terms("caf", (rule,))], rich, 5, DAY))

    def test_the_scheme_of_the_household_chooses_between_caf_and_msa(self):
        rule = Rule("amount", Decimal(4))
        terms = [Terms(name, (rule,), scheme=name) for name in ("caf", "msa")]
        for scheme in ("caf", "msa"):
            found = offers_of(terms, Household(1, scheme=scheme), 5, DAY)
            self.assertEqual([offer.payer for offer in found], [scheme])
        self.assertFalse(offers_of(terms, Household(1), 5, DAY))

    def test_the_first_rule_for_the_basket_type_and_the_day_is_the_one(self):
        rules = (
            Rule("amount", Decimal(5), products=frozenset([7])),
            Rule("amount", Decimal(3), date_to=DAY.replace(day=14)),
            Rule("amount", Decimal(4)),
        )
        terms, dina = [Terms("town", rules)], Household(1)
        values = [
            offers_of(terms, dina, product, day)[0].value
            for product, day in [(7, DAY), (1, DAY.replace(day=14)), (1, DAY)]
        ]
        self.assertEqual(values, [5, 3, 4])

    def test_the_exception_of_the_household_comes_before_that_of_an_agreement(self):
        terms = [Terms("university", (), ceiling=Decimal("64.29"))]
        usual = Decimal(30)
        self.assertEqual(ceiling_of([], Household(1), usual, DAY), 30)
        self.assertEqual(ceiling_of(terms, Household(1), usual, DAY), Decimal("64.29"))
        third = Household(1, ceiling=Decimal("33.34"))
        self.assertEqual(ceiling_of(terms, third, usual, DAY), Decimal("33.34"))
