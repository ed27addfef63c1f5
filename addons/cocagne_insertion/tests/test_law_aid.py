"""Aide au poste (section 1.8): posts, euros, use, forecast."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..law.aid import Engagement, amount, consumption, etp, forecast
from ..law.aid.consumption import CONFORM, OVER, UNDER, status
from .law_case import FIGURES, codes, day

pytestmark = pytest.mark.fast

START = day("2026-01-01")
POSTS, UNIT = Decimal("24.76"), Decimal(23921)
YEAR = Decimal("592283.96")


def test_24_76_posts_at_23921_make_592283_96():
    assert amount.annual(POSTS, UNIT) == YEAR
    assert FIGURES.at("aid_aci", START) == UNIT


def test_1820_hours_are_a_post_of_a_year():
    assert etp.annual(Decimal(1820), START, FIGURES) == 1
    assert etp.annual(Decimal(1505), START, FIGURES, "EI") == 1
    assert etp.annual(Decimal(1607), START, FIGURES, "AI") == 1


def test_26_hours_a_week_are_0_743_posts_of_a_month():
    value = etp.monthly(Decimal("112.67"), START, FIGURES)
    assert round(value, 3) == Decimal("0.743")


def test_an_hour_earns_about_13_143_euros():
    assert round(amount.per_hour(UNIT, START, FIGURES), 3) == Decimal("13.143")


@pytest.mark.parametrize(
    ("used", "target", "found"),
    [
        ("8.259", "8.25", CONFORM),
        ("8.25", "8.259", CONFORM),
        ("8.26", "8.259", OVER),
        ("8.249", "8.25", UNDER),
    ],
)
def test_use_is_compared_cut_to_two_decimals(used, target, found):
    assert status(Decimal(used), Decimal(target)) == found


def test_the_use_of_four_months_against_the_annex():
    hours = Decimal(1820) * POSTS / 3
    used = consumption(hours, POSTS, 4, UNIT, START, FIGURES)
    assert used.status == CONFORM
    assert used.gap_euros == 0
    fewer = consumption(hours - 1820, POSTS, 4, UNIT, START, FIGURES)
    assert fewer.status == UNDER
    assert round(fewer.gap, 6) == -1
    assert fewer.gap_euros == -UNIT


def test_twelfths_add_up_to_the_year():
    parts = amount.twelfths(YEAR)
    assert sum(parts) == YEAR
    assert set(parts) == {Decimal("49356.99"), Decimal("49357.00")}


@given(st.decimals(0, 10**7, places=2))
def test_twelfths_of_any_amount_add_up_and_differ_by_a_cent(total):
    parts = amount.twelfths(total)
    assert sum(parts) == total
    assert max(parts) - min(parts) <= Decimal("0.01")


def test_r5132_38_regularisations_at_months_5_8_and_11_and_the_month_after():
    payments = amount.schedule(Decimal(12000), [Decimal(900)] * 12)
    assert [one.regularisation for one in payments] == [
        *[0] * 4, -400, 0, 0, -1300 + 1000, 0, 0, -1300 + 1000, 0, -200,
    ]  # fmt: skip
    assert sum(one.total for one in payments) == 12 * 900


def test_regularisation_months_are_a_parameter():
    payments = amount.schedule(
        Decimal(12000), [Decimal(900)] * 12, amount.REGULARISATIONS_2026
    )
    found = [one.month for one in payments if one.regularisation]
    assert found == [5, 10, 12, 13]


def test_months_not_declared_yet_are_not_regularised():
    payments = amount.schedule(Decimal(12000), [Decimal(900)] * 4)
    assert [one.month for one in payments if one.regularisation] == [5]


EARNED = st.lists(st.decimals(0, 2000, places=2), min_size=12, max_size=12)


@given(EARNED, st.sampled_from((amount.REGULARISATIONS, amount.REGULARISATIONS_2026)))
def test_a_year_pays_what_was_earned_up_to_the_annex(earned, months):
    payments = amount.schedule(Decimal(12000), earned, months)
    assert sum(one.total for one in payments) == min(sum(earned), Decimal(12000))


def test_r5132_37_the_modulated_part_is_10_percent_at_most_5_in_prison():
    def found(value, prison=False):
        return codes(
            amount.modulated_problems(Decimal(value), YEAR, START, FIGURES, prison)
        )

    assert found("59228.40") == []
    assert found("59228.41") == ["aid_modulated_part_too_high"]
    assert found("29614.20", prison=True) == []
    assert found("29614.21", prison=True) == ["aid_modulated_part_too_high"]


PEOPLE = [Engagement(START, None, Decimal(26))] * 33


def test_the_year_is_forecast_from_declared_and_planned_hours():
    planned = forecast(START, [Decimal(3000)] * 4, PEOPLE, POSTS, UNIT, FIGURES)
    assert [month.real for month in planned.months] == [True] * 4 + [False] * 8
    assert planned.months[0].hours == 3000
    assert round(planned.months[4].hours, 2) == Decimal("3718.00")
    assert planned.year.hours == sum(month.hours for month in planned.months)
    assert planned.year.status == UNDER


def test_two_hires_at_26_hours_from_march_add_their_posts():
    without = forecast(START, [], PEOPLE, POSTS, UNIT, FIGURES)
    march = Engagement(day("2026-03-01"), None, Decimal(26))
    with_two = forecast(START, [], [*PEOPLE, march, march], POSTS, UNIT, FIGURES)
    added = with_two.year.used - without.year.used
    assert round(added, 4) == round(2 * Decimal(26) / 35 * 10 / 12, 4)


def test_a_month_begun_counts_by_its_days():
    half = [Engagement(day("2026-06-16"), day("2026-06-30"), Decimal(35))]
    planned = forecast(START, [], half, POSTS, UNIT, FIGURES)
    assert round(planned.year.hours, 2) == Decimal("75.83")


@given(st.lists(st.tuples(st.integers(0, 364), st.integers(0, 364)), max_size=20))
def test_full_time_people_of_a_year_never_make_more_than_a_post_each(spans):
    people = [
        Engagement(START + timedelta(days=a), START + timedelta(days=b), Decimal(35))
        for a, b in spans
    ]
    planned = forecast(START, [], people, POSTS, UNIT, FIGURES)
    assert 0 <= planned.year.used <= len(people) + Decimal("0.000001")
