"""Sums received from the ASP against expected payments."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..law.aid import Engagement, amount, forecast
from ..law.aid.receipts import LATE_DAYS, NEAR, SAME, TOGETHER, Due, Receipt, propose
from .law_case import FIGURES

pytestmark = pytest.mark.fast

JANUARY, FEBRUARY = date(2026, 1, 31), date(2026, 2, 28)
TWELFTH = Decimal(20000)


def due(number, day, euros=TWELFTH):
    return Due(number, day, Decimal(euros))


def receipt(day, euros=TWELFTH, number=1):
    return Receipt(number, day, Decimal(euros))


def test_the_same_sum_is_the_payment_of_the_nearest_month():
    found = propose([due(1, JANUARY), due(2, FEBRUARY)], [receipt(FEBRUARY)])
    assert found == [(1, (2,), SAME, 0)]


def test_two_late_months_paid_at_once_are_both():
    found = propose([due(1, JANUARY), due(2, FEBRUARY)], [receipt(FEBRUARY, 40000)])
    assert found == [(1, (1, 2), TOGETHER, 0)]


def test_a_twelfth_less_what_is_taken_back_comes_as_one_sum():
    dues = [due(1, JANUARY), due(2, JANUARY, -3000)]
    assert propose(dues, [receipt(JANUARY, 17000)]) == [(1, (1, 2), TOGETHER, 0)]


def test_another_sum_is_proposed_with_its_gap():
    found = propose([due(1, JANUARY)], [receipt(JANUARY, 19500)])
    assert found == [(1, (1,), NEAR, -500)]


def test_half_of_what_is_expected_is_proposed_and_a_euro_less_is_not():
    assert propose([due(1, JANUARY)], [receipt(JANUARY, 10000)])
    assert not propose([due(1, JANUARY)], [receipt(JANUARY, 9999)])


def test_a_payment_is_not_looked_for_for_ever():
    last = JANUARY + timedelta(days=LATE_DAYS)
    assert propose([due(1, JANUARY)], [receipt(last)])
    assert not propose([due(1, JANUARY)], [receipt(last + timedelta(days=1))])


@given(st.lists(st.integers(-2000, 20000)), st.lists(st.integers(1, 40000)))
def test_no_payment_and_no_receipt_is_proposed_twice(amounts, sums):
    dues = [
        due(i, date(2026, i % 12 + 1, 28), euros) for i, euros in enumerate(amounts)
    ]
    receipts = [
        receipt(date(2026, i % 12 + 1, 15), euros, i) for i, euros in enumerate(sums)
    ]
    found = propose(dues, receipts)
    taken = [one for match in found for one in match.dues]
    assert len(taken) == len(set(taken))
    assert len({match.receipt for match in found}) == len(found)
    expected = {one.id: one.amount for one in dues}
    received = {one.id: one.amount for one in receipts}
    for match in found:
        total = sum(expected[one] for one in match.dues)
        assert match.gap == received[match.receipt] - total
        assert match.reason == NEAR or not match.gap


def test_an_annex_of_six_months_is_paid_in_six_parts_and_a_final_one():
    payments = amount.schedule(Decimal(60000), [Decimal(9000)] * 6, (5,), months=6)
    assert [one.month for one in payments] == [1, 2, 3, 4, 5, 6, 7]
    assert [one.twelfth for one in payments] == [10000] * 6 + [0]
    assert [one.regularisation for one in payments] == [0, 0, 0, 0, -4000, 0, -2000]


def test_a_month_that_is_not_declared_is_planned():
    people = [Engagement(date(2026, 1, 1), None, Decimal(35))]
    found = forecast(
        date(2026, 1, 1), [Decimal(100), None], people, 1, 1, FIGURES, months=3
    )
    assert [one.real for one in found.months] == [True, False, False]
    assert found.months[1].hours == Decimal(35) * 52 / 12
