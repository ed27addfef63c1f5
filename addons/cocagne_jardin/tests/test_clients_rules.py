"""Rules on money, proved on any amount: VAT, fees, instalments (R33, R39, R77)."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..models.offer.schedule import SPANS, instalments
from ..models.offer.vat import with_vat, without_vat
from .common import CocagneCase

CENTS = st.integers(0, 10_000_000).map(lambda cents: cents / 100)
RATES = st.sampled_from([0, 2.1, 5.5, 8.5, 10, 20])
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


class TestVat(BaseCase):
    @given(CENTS, RATES)
    def test_r39_a_price_without_vat_comes_back_from_the_price_with_vat(
        self, price, rate
    ):
        self.assertEqual(without_vat(with_vat(price, rate), rate), price)

    @given(CENTS, RATES)
    def test_r39_a_price_with_vat_comes_back_to_the_cent_or_one_beside(
        self, price, rate
    ):
        back = with_vat(without_vat(price, rate), rate)
        self.assertLessEqual(
            abs(Decimal(str(back)) - Decimal(str(price))), Decimal("0.01")
        )

    def test_r39_the_prices_of_a_basket(self):
        self.assertEqual((without_vat(10.55, 5.5), with_vat(10, 5.5)), (10.0, 10.55))


class TestInstalments(BaseCase):
    @given(st.lists(st.tuples(DAYS, CENTS), max_size=60), st.sampled_from(list(SPANS)))
    def test_r77_instalments_add_up_to_the_amounts(self, amounts, rhythm):
        parts = instalments(amounts, rhythm)
        self.assertEqual(
            sum(Decimal(str(part)) for _day, part in parts),
            sum(Decimal(str(amount)) for _day, amount in amounts),
        )
        days = [day for day, _part in parts]
        self.assertEqual(days, sorted(set(days)))

    def test_r77_each_month_is_paid_at_its_end(self):
        amounts = [
            (date(2026, 6, 16), 10),
            (date(2026, 6, 23), 10),
            (date(2026, 7, 7), 10),
        ]
        self.assertEqual(
            instalments(amounts), [(date(2026, 6, 30), 20.0), (date(2026, 7, 31), 10.0)]
        )

    def test_r77_a_quarter_is_paid_on_its_first_day(self):
        amounts = [
            (date(2026, 6, 16), 10),
            (date(2026, 7, 7), 10),
            (date(2026, 9, 1), 10),
        ]
        self.assertEqual(
            instalments(amounts, "quarterly"),
            [(date(2026, 6, 16), 10.0), (date(2026, 7, 1), 20.0)],
        )


@tagged("post_install", "-at_install")
class TestFee(CocagneCase):
    """The period of the cast is the civil year 2026."""

    @settings(max_examples=60, deadline=None)
    @given(st.integers(0, 364), CENTS, st.booleans())
    def test_r33_the_decreasing_fee_is_a_quarter_of_the_fee_a_quarter(
        self, days, amount, has_pivot
    ):
        day = date(2026, 1, 1) + timedelta(days=days)
        pivot = date(2026, 10, 1)
        self.period.write(
            {"decreasing_by_quarter": True, "pivot_date": has_pivot and pivot}
        )
        fee = self.period._fee_for(amount, day)
        if has_pivot and day > pivot:
            self.assertEqual(fee, amount)
        else:
            left = 4 - (day.month - 1) // 3
            self.assertAlmostEqual(fee, amount * left / 4, delta=0.0051)

    @settings(max_examples=60, deadline=None)
    @given(st.integers(0, 363))
    def test_r33_without_pivot_who_joins_later_never_pays_more(self, days):
        self.period.decreasing_by_quarter = True
        day = date(2026, 1, 1) + timedelta(days=days)
        later = self.period._fee_for(100.0, day + timedelta(days=1))
        self.assertLessEqual(later, self.period._fee_for(100.0, day))
