from datetime import date

from odoo.tests import tagged

from .indicator_case import MARCH, IndicatorCase

FEBRUARY, APRIL, JUNE = date(2026, 2, 1), date(2026, 4, 1), date(2026, 6, 1)


@tagged("post_install", "-at_install")
class TestIndicatorsMembers(IndicatorCase):
    """In the cast Alice has paid, Chloé is exempt, Bruno has not paid, Éric is none."""

    theme = "members"

    def join(self, name, day, until=None, **values):
        """A household with a paid membership; it is a member since that day."""
        member = self.make_member(name, "Testeur")
        self.make_membership(
            member,
            date_from=day,
            **{"paid_on": day, "date_to": until or "2026-12-31", **values},
        )
        return member

    def test_paid_and_exempt_members_count_and_unpaid_ones_do_not(self):
        self.check({"members": 2, "individuals": 2, "organisations": 0})

    def test_the_figure_is_that_of_the_network_fee(self):
        self.join("Dina", "2026-03-31")
        self.join("Fred", "2026-04-01")
        fee = self.garden._network_fee_count(date(2026, 3, 31), "membership")
        self.check({"members": 3})
        self.assertEqual(fee, 3)

    def test_clients_without_fee_are_no_members(self):
        self.make_membership(self.eric, type_id=self.free.id)
        self.check({"members": 2})

    def test_two_members_of_a_household_are_one(self):
        child = self.make_member("Ali", "Martin", parent_id=self.alice.id)
        self.make_membership(child, paid_on="2026-01-10")
        self.check({"members": 2})

    def test_an_organisation_is_counted_apart(self):
        school = self.env["res.partner"].create(
            {
                "name": "École du Lac",
                "is_company": True,
                "cocagne_client": True,
                "company_id": self.garden.id,
            }
        )
        self.make_membership(school, paid_on="2026-01-05")
        self.check({"members": 3, "individuals": 2, "organisations": 1})

    def test_a_member_until_the_last_day_counts_and_until_the_eve_does_not(self):
        self.join("Dina", "2025-04-01", "2026-03-31")
        self.join("Fred", "2025-03-31", "2026-03-30")
        self.check({"members": 3, "lost": 1})

    def test_who_comes_back_joins_and_is_not_new(self):
        self.join("Dina", "2026-03-01")
        back = self.join("Fred", "2024-01-01", "2024-12-31")
        self.make_membership(
            back, date_from="2026-03-31", date_to="2026-12-31", paid_on="2026-03-31"
        )
        self.check({"members": 4, "joined": 2, "new": 1, "lost": 0})
        self.check({"members": 2}, FEBRUARY)

    def test_members_before_plus_joined_less_lost_are_the_members(self):
        self.join("Dina", "2026-03-10")
        self.join("Fred", "2025-03-11", "2026-03-10")
        before, after = self.figures(FEBRUARY), self.figures(MARCH)
        joined, lost = after["members.joined"].value, after["members.lost"].value
        members = before["members.members"].value + joined - lost
        self.assertEqual((joined, lost), (1, 1))
        self.assertEqual(members, after["members.members"].value)

    def test_the_rate_of_renewal_compares_with_a_year_before(self):
        for name in ("Dina", "Fred", "Gaël"):
            self.join(name, "2025-01-01", "2025-12-31")
        kept = self.join("Hugo", "2025-03-31", "2025-12-31")
        self.make_membership(kept, date_from="2026-01-01", paid_on="2026-01-01")
        # two of the cast are members since January only
        self.check({"renewal_rate": (1, 4)})
        self.assertEqual(self.figures()["members.renewal_rate"].value, 25)

    def test_fees_are_those_paid_for_what_begins_in_the_month(self):
        self.join("Dina", "2026-03-01", amount=20)
        self.join("Fred", "2026-04-01", amount=50)
        self.join("Gaël", "2026-03-31", amount=70, paid_on=False)
        self.check({"fees": 20})

    def test_members_of_another_garden_are_not_ours(self):
        kind = self.env["cocagne.membership.type"].create(
            {"name": "Normal", "amount": 15, "company_id": self.other_garden.id}
        )
        there = self.env["res.partner"].create(
            {
                "name": "Ailleurs",
                "cocagne_client": True,
                "company_id": self.other_garden.id,
            }
        )
        self.make_membership(
            there,
            company_id=self.other_garden.id,
            type_id=kind.id,
            paid_on="2026-01-01",
            date_to="2026-12-31",
        )
        self.check({"members": 2})
        self.check({"members": 1}, garden=self.coast)


@tagged("post_install", "-at_install")
class TestIndicatorsSubscriptions(IndicatorCase):
    theme = "members"

    def setUp(self):
        super().setUp()
        self.familial.depot_places = 2

    def test_a_household_with_two_subscriptions_is_one(self):
        self.subscribe(self.alice, payment_mode="sepa")
        self.subscribe(self.alice, self.eggs, payment_mode="cheque")
        self.subscribe(self.bruno, self.familial, frequency="fortnightly")
        self.check(
            {
                "subscribers": 2,
                "subscriptions": 3,
                "ordinary": 1,
                "big": 1,
                "addons": 1,
                "weekly": 2,
                "fortnightly": 1,
                "other_frequency": 0,
                "direct_debit_share": (1, 3),
            }
        )

    def test_a_member_without_subscription_supports_the_garden(self):
        self.subscribe(self.alice)
        self.check({"members": 2, "support": 1, "subscribers": 1})

    def test_a_basket_that_two_others_become_is_big(self):
        self.familial.depot_places = 1
        self.simple.double_product_id = self.familial
        self.subscribe(self.alice, self.familial)
        self.check({"ordinary": 0, "big": 1})

    def test_drafts_and_cancelled_orders_do_not_count(self):
        self.subscribe(self.alice, confirm=False)
        self.subscribe(self.bruno)._action_cancel()
        self.check({"subscribers": 0, "subscriptions": 0, "subscriptions_begun": 0})

    def test_it_counts_from_its_first_day_and_until_its_last(self):
        self.subscribe(self.alice, date_start=date(2026, 3, 31))
        self.subscribe(self.bruno, date_end=date(2026, 3, 31))
        self.subscribe(self.chloe, date_start=date(2026, 4, 1))
        self.subscribe(self.eric, date_end=date(2026, 3, 30))
        self.check({"subscribers": 2, "subscriptions_begun": 3, "not_renewed": 2})
        self.check({"subscribers": 2, "subscriptions_begun": 1}, APRIL)

    def test_an_offered_basket_is_no_subscription(self):
        self.subscribe(self.alice, offered_reason="gift")
        self.check({"subscribers": 0, "subscriptions_begun": 0})

    def test_what_waits_to_start_does_not_count(self):
        order = self.subscribe(self.alice)
        order.is_waiting = True
        self.check({"subscribers": 0, "subscriptions_begun": 0})

    def test_a_termination_counts_in_the_month_of_its_last_day(self):
        order = self.subscribe(self.alice)
        order.action_terminate("date", date(2026, 6, 30))
        self.check({"terminations": 1, "not_renewed": 0, "subscribers": 1}, JUNE)
        self.check({"terminations": 0}, MARCH)
        self.check({"terminations": 0, "subscribers": 0}, date(2026, 7, 1))

    def test_a_renewal_is_neither_begun_nor_ended(self):
        order = self.subscribe(self.alice, date_end=date(2026, 3, 31))
        follower = self.subscribe(self.alice, date_start=date(2026, 4, 1))
        follower.renewed_from_id = order
        self.check({"not_renewed": 0}, MARCH)
        self.check({"subscriptions_begun": 0, "subscribers": 1}, APRIL)

    def test_the_subscriptions_of_an_establishment_are_those_of_the_house(self):
        north = self.env["res.company"].create(
            {"name": "Nord (tests)", "parent_id": self.garden.id}
        )
        self.env.user.company_ids |= north
        companies = [*self.garden.ids, north.id]
        self.env = self.env(
            context={**self.env.context, "allowed_company_ids": companies}
        )
        order = self.subscribe(self.alice)
        order = order.with_env(self.env)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE sale_order SET company_id = %s WHERE id = %s", (north.id, order.id)
        )
        self.env.invalidate_all()
        self.check({"subscribers": 1, "subscriptions": 1})
        self.check({"subscribers": 0}, garden=self.coast)
