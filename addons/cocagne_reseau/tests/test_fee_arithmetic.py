"""The fee and the share-out in pure Python."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cocagne_reseau.arithmetic.fee import (
    FLAT,
    PERCENT,
    SLICE,
    WHOLE,
    Bracket,
    fee,
    months_present,
    part_amount,
    steps,
)
from odoo.addons.cocagne_reseau.arithmetic.share_out import share_out

#: 5 € each up to a hundred, 3 € each above.
TWO = [Bracket(Decimal(0), Decimal(5)), Bracket(Decimal(100), Decimal(3))]
brackets = st.lists(
    st.builds(
        Bracket,
        st.integers(0, 500).map(Decimal),
        st.decimals(0, 50, places=2),
    ),
    max_size=5,
    unique_by=lambda one: one.above,
)
figures = st.decimals(0, 2000, places=2)


def test_each_slice_has_its_own_rate():
    assert part_amount(150, TWO) == Decimal(650)


def test_the_whole_figure_has_the_rate_of_its_bracket():
    assert part_amount(150, TWO, WHOLE) == Decimal(450)


def test_a_bracket_may_be_one_amount():
    assert part_amount(150, TWO, SLICE, FLAT) == Decimal(3)


def test_a_percentage_of_the_turnover():
    rates = [Bracket(Decimal(0), Decimal("0.5"))]
    assert part_amount(100000, rates, SLICE, PERCENT) == Decimal(500)


def test_nothing_is_due_below_the_first_bracket():
    assert part_amount(50, [Bracket(Decimal(100), Decimal(3))]) == 0


def test_the_smallest_and_the_largest_amount_hold():
    assert fee([Decimal(10)], least=Decimal(50)) == 50
    assert fee([Decimal(900)], most=Decimal(500)) == 500


def test_a_garden_pays_for_its_months():
    assert fee([Decimal(1200)], months=3) == Decimal(300)


@pytest.mark.parametrize(
    ("joined", "left", "months"),
    [
        (None, None, 12),
        (date(2026, 10, 15), None, 3),
        (None, date(2026, 3, 2), 3),
        (date(2027, 1, 1), None, 0),
        (None, date(2025, 12, 31), 0),
        (date(2020, 5, 1), date(2030, 5, 1), 12),
    ],
)
def test_months_in_the_network(joined, left, months):
    assert months_present(2026, joined, left) == months


@given(brackets, figures, st.decimals(0, 500, places=2))
def test_who_has_more_never_pays_less_by_slices(rates, figure, more):
    # a cent a bracket: each is rounded by itself
    slack = Decimal("0.01") * len(rates)
    assert part_amount(figure + more, rates) >= part_amount(figure, rates) - slack


@given(brackets, figures)
def test_the_slices_make_the_figure(rates, figure):
    found = steps(figure, rates)
    if found:
        lowest = min(one.above for one in rates)
        assert sum(one.quantity for one in found) == figure - lowest


@given(brackets, figures, st.integers(0, 300), st.integers(0, 300))
def test_the_bounds_always_hold(rates, figure, least, width):
    amount = fee(
        [part_amount(figure, rates)],
        least=Decimal(least),
        most=Decimal(least + width),
    )
    assert least <= amount <= least + width


weights = st.dictionaries(st.integers(), st.integers(0, 10**6), min_size=1, max_size=30)


@given(st.integers(0, 10**9), weights)
def test_a_share_out_keeps_the_sum(total, wanted):
    assert sum(share_out(total, wanted).values()) == total


@given(weights, st.integers(0, 10**6), st.data())
def test_a_share_out_keeps_the_floors(wanted, more, data):
    floors = {key: data.draw(st.integers(0, 1000)) for key in wanted}
    found = share_out(sum(floors.values()) + more, wanted, floors)
    assert sum(found.values()) == sum(floors.values()) + more
    assert all(found[key] >= floors[key] for key in wanted)


@given(st.integers(0, 10**9), weights)
def test_without_floors_nobody_is_a_unit_off(total, wanted):
    whole = sum(wanted.values())
    for key, share in share_out(total, wanted).items():
        exact = total * wanted[key] / whole if whole else total / len(wanted)
        assert abs(share - exact) < 1.001


def test_three_alike_share_a_hundred():
    assert share_out(100, {"a": 1, "b": 1, "c": 1}) == {"a": 34, "b": 33, "c": 33}


@pytest.mark.parametrize(
    ("total", "wanted", "floors"),
    [(-1, {"a": 1}, {}), (5, {"a": -1}, {}), (5, {"a": 1}, {"a": 6}), (5, {}, {})],
)
def test_what_cannot_be_shared_is_refused(total, wanted, floors):
    with pytest.raises(ValueError):
        share_out(total, wanted, floors)
