"""A budget keeps its sum and its bounds, whatever is moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cocagne_reseau.arithmetic.budget import (
    Budget,
    MoveRefusedError,
    forecast,
)

KEYS = st.sampled_from([None, "lake", "coast", "far"])
moves = st.lists(st.tuples(KEYS, KEYS, st.integers(-100, 2000)), max_size=40)
uses = st.dictionaries(st.sampled_from(["lake", "coast", "far"]), st.integers(0, 300))


@given(st.integers(0, 5000), uses, moves)
def test_a_budget_keeps_its_sum(total, used, wanted):
    budget = Budget(total, used)
    for move in wanted:
        try:
            budget.move(*move)
        except MoveRefusedError:
            continue
    assert sum(budget.shares.values()) == total


@given(st.integers(0, 5000), moves, st.data())
def test_nobody_falls_below_what_it_used(total, wanted, data):
    budget = Budget(total)
    for move in wanted:
        holder = data.draw(KEYS)
        has = budget.shares.get(holder, 0)
        budget.used[holder] = data.draw(st.integers(0, has)) if has else 0
        try:
            budget.move(*move)
        except MoveRefusedError:
            continue
        for key, used in budget.used.items():
            if key == move[0]:
                assert budget.shares.get(key, 0) >= used
    assert all(share >= 0 for share in budget.shares.values())


@pytest.mark.parametrize("amount", [0, -5, 101])
def test_a_move_that_cannot_be_is_refused_whole(amount):
    budget = Budget(100)
    with pytest.raises(MoveRefusedError):
        budget.move(None, "lake", amount)
    assert budget.shares == {None: 100}


def test_the_refusal_says_how_much_may_be_moved():
    budget = Budget(100, {"lake": 30})
    budget.move(None, "lake", 100)
    with pytest.raises(MoveRefusedError) as refused:
        budget.move("lake", None, 80)
    assert refused.value.limit == 70


def test_the_forecast_follows_the_pace():
    assert forecast(3000, 3, 12) == 12000
    assert forecast(0, 0, 12) is None
