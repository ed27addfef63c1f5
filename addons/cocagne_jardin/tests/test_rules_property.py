"""Whatever the rule and whatever happens in the year: invoiced = delivered x price."""

from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from odoo.tests import tagged

from ..models.billing_rule.due_dates import due_dates, period_end, split
from .rules_case import JANUARY, RulesCase

RULES = ("monthly_delivered", "instalments", "pack", "prepaid")
RHYTHMS = ("monthly", "quarterly", "half_yearly", "yearly")
#: Prices whose VAT and halves do not come out in whole cents.
PRICES = (10.0, 12.48, 13.35, 17.77, 9.99)

events = st.lists(
    st.tuples(
        st.integers(0, 49),
        st.sampled_from(["cancel", "double", "lost", "not_collected", "given"]),
    ),
    max_size=12,
)
corrections = st.lists(
    st.tuples(st.integers(0, 49), st.sampled_from(["lost", "delivered", "cancelled"])),
    max_size=6,
)
subscriptions = st.tuples(
    st.sampled_from(RULES),
    st.sampled_from(RHYTHMS),
    st.sampled_from(PRICES),
    st.integers(1, 14),
    st.booleans(),
    events,
    corrections,
)


@tagged("post_install", "-at_install")
class TestOverTheYear(RulesCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.correction_billing = "next_invoice"
        cls.members = cls.env["res.partner"].union(
            *(cls.make_member("Member", f"Number {n}") for n in range(3))
        )

    @given(
        people=st.lists(subscriptions, min_size=1, max_size=3),
        months=st.sets(st.integers(1, 12), max_size=6),
    )
    @settings(
        max_examples=6,
        deadline=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    def test_r66_invoiced_is_delivered_times_price_for_every_member(
        self, people, months
    ):
        point = self.env.cr.savepoint(flush=True)
        try:
            self._live_a_year(people, months)
        finally:
            # each example begins with the same garden
            point.close(rollback=True)
            self.env.invalidate_all()

    def _live_a_year(self, people, months):
        orders = [
            self._subscribe(member, *values)
            for member, values in zip(self.members, people, strict=False)
        ]
        for month in range(1, 13):
            for order, values in zip(orders, people, strict=False):
                self._live_a_month(order, month, values[5])
            if month in months:
                with self.on(date(2026, month, 28)):
                    self.bill(date(2026, month, 1))
        with self.on("2026-12-31"):
            self.bill(date(2026, 12, 1))
            for order, values in zip(orders, people, strict=False):
                self._correct(order, values[6])
            self.bill(date(2026, 12, 1))
            self.assertFalse(self.bill(date(2026, 12, 1)))
        for order, values in zip(orders, people, strict=False):
            self._check(order, values)

    def _subscribe(self, member, rule, rhythm, price, size, renews, *_events):
        order = self.plan(member, rule, rhythm, confirm=False)
        order.order_line.price_unit = price
        order.write({"pack_size": size, "pack_renews": renews})
        order.action_confirm()
        return order

    def _live_a_month(self, order, month, events):
        found = order.basket_ids.sorted("date")
        for rank, event in events:
            basket = found[rank : rank + 1]
            if basket.date and basket.date.month == month:
                if event == "double":
                    basket.quantity = 2
                else:
                    state = "cancelled" if event == "cancel" else event
                    basket._set_state(state)
        last = date(2026, month, 28) if month == 2 else date(2026, month, 30)
        self.deliver_all(order, last.replace(day=31) if month == 12 else last)

    def _correct(self, order, corrections):
        found = order.basket_ids.sorted("date")
        for rank, state in corrections:
            basket = found[rank : rank + 1]
            if basket and basket.state != state:
                basket.with_user(self.user_sales_desk).action_correct(
                    state=state, reason="Found out"
                )

    def _check(self, order, values):
        """The independent sum: each basket that was delivered, at its price."""
        delivered = sum(
            basket.quantity
            for basket in order.basket_ids
            if basket.state in ("delivered", "not_collected", "given")
        )
        expected = Decimal(str(values[2])) * delivered
        found = Decimal(str(self.invoiced(order)))
        self.assertEqual(found, expected, (order.billing_rule, values))
        balance = order.partner_id.member_balance
        self.assertEqual(Decimal(str(round(-balance, 2))), expected)


@tagged("post_install", "-at_install")
class TestDueDates(RulesCase):
    """The calendar and the cents, without a database."""

    @given(
        st.decimals(-99999, 99999, places=2),
        st.integers(1, 24),
    )
    @settings(deadline=None)
    def test_r66_the_parts_make_the_whole_to_the_cent(self, total, count):
        parts = split(total, count)
        self.assertEqual((sum(parts), len(parts)), (total, count))
        self.assertLessEqual(max(parts) - min(parts), Decimal("0.01") * count)

    @given(
        st.lists(st.tuples(st.integers(1, 12), st.integers(1, 31)), min_size=1),
        st.dates(date(2024, 1, 1), date(2040, 12, 31)),
        st.integers(0, 500),
    )
    @settings(deadline=None)
    def test_r65_due_dates_are_in_order_and_in_the_window(self, days, first, length):
        last = date.fromordinal(first.toordinal() + length)
        found = due_dates(days, first, last)
        self.assertTrue(found)
        self.assertEqual(found, sorted(set(found)))
        self.assertTrue(all(first <= day <= last for day in found))

    def test_r65_the_31st_is_the_last_day_of_a_shorter_month(self):
        year = (date(2026, 1, 1), date(2026, 12, 31))
        self.assertEqual(due_dates([(2, 31)], *year), [date(2026, 2, 28)])

    def test_r65_periods_end_with_the_calendar(self):
        self.assertEqual(period_end(date(2026, 2, 1), 3), date(2026, 4, 1))
        self.assertEqual(period_end(date(2026, 10, 1), 3), date(2027, 1, 1))
        self.assertEqual(period_end(JANUARY, 12), date(2027, 1, 1))
