"""Whatever happens to a PASS or a chain of contracts, the bounds hold."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..law import dates
from ..law.contract import decision, length
from ..law.pathway.reasons import (
    PATHWAY_CAPPED,
    PROLONGATION_REASONS,
)
from ..law.pathway.suspension import latest_end
from .law_case import FIGURES, ONE_DAY, day
from .pathway_case import START, events, happened

pytestmark = pytest.mark.fast


@given(st.lists(events(), max_size=25))
def test_r5132_1_2_the_end_is_start_plus_730_less_one_plus_suspended_plus_prolonged(
    declared,
):
    history = happened(declared)
    suspended = sum((one.end - one.start).days for one in history.suspensions)
    prolonged = sum((one.end - one.start).days for one in history.prolongations)
    assert history.end == START + timedelta(days=730 - 1 + suspended + prolonged)


@given(st.lists(events(), max_size=25))
def test_r5132_1_3_suspensions_stay_in_bounds(declared):
    history = happened(declared)
    for one in history.suspensions:
        assert history.start <= one.start <= one.end <= latest_end(one.start, FIGURES)
        assert one.end <= history.end
    ordered = history.suspensions
    assert all(
        before.end < after.start
        for before, after in zip(ordered, ordered[1:], strict=False)
    )


@given(st.lists(events(), max_size=25))
def test_r5132_1_8_prolongations_stay_in_bounds(declared):
    history = happened(declared)
    for one in history.prolongations:
        reason = PROLONGATION_REASONS[one.reason]
        assert 1 <= one.pushes <= FIGURES.at(reason.maximum, START)
    capped = [
        one.pushes for one in history.prolongations if one.reason in PATHWAY_CAPPED
    ]
    assert sum(capped) <= 5 * 365


@given(st.lists(events(), max_size=25))
def test_r5132_1_2_every_hiring_is_inside_the_pass(declared):
    history = happened(declared)
    assert all(history.start <= hired <= history.end for hired in history.hirings)


@given(st.lists(events(), max_size=25), st.integers(-30, 6000))
def test_a_pass_has_one_state_each_day(declared, days):
    history, that_day = happened(declared), START + timedelta(days=days)
    state = history.state(that_day)
    inside = history.start <= that_day <= history.end
    assert inside == (state in ("VALID", "SUSPENDED"))


def chain(steps):
    """Contracts from pairs of days between and days of work."""
    found, start = [], START
    for gap, days in steps:
        start += gap * ONE_DAY
        found.append(length.Period(start, start + days * ONE_DAY))
        start += (days + 1) * ONE_DAY
    return found


STEPS = st.lists(
    st.tuples(st.sampled_from((0, 0, 0, 45)), st.integers(100, 400)),
    min_size=1,
    max_size=8,
)


@given(STEPS)
def test_l5132_15_1_without_decision_an_accepted_chain_never_passes_24_months(steps):
    contracts = chain(steps)
    accepted = not list(decision.problems(contracts, [], decision.Person(), FIGURES))
    assert accepted == (
        length.total(contracts) <= length.Length(24, 0)
        and all(one.end >= dates.last_day(one.start, 4) for one in contracts)
    )


@given(STEPS, st.integers(1, 40))
def test_the_last_day_within_some_months_is_the_last(steps, months):
    contracts = chain(steps)
    latest = length.last_day_within(contracts, months)
    if latest is None:
        assert length.total(contracts) <= length.Length(months, 0)
        return
    limit = length.Length(months, 0)
    assert length.total(length.until(contracts, latest)) <= limit
    assert length.total(length.until(contracts, latest + ONE_DAY)) > limit


GRANTED = st.lists(
    st.tuples(st.integers(1, 380), st.sampled_from(decision.REASONS)),
    min_size=1,
    max_size=8,
)
PERSON = decision.Person(birth=day("1960-01-01"), rqth=True)


def granted_after(limit, lengths):
    """Decisions one after the other from the last day of the 24 months."""
    start = limit + ONE_DAY
    for days, reason in lengths:
        end = start + days * ONE_DAY
        yield decision.Decision(start, end, reason, training=(START, end))
        start = end + ONE_DAY


@given(GRANTED, st.integers(-1, 1))
def test_r5132_1_8_2_an_accepted_chain_never_passes_the_highest_cap(lengths, extra):
    """Contracts that follow the decisions, a day less or a day more than they allow."""
    limit = dates.last_day(START, 24)
    decisions = list(granted_after(limit, lengths))
    last = decisions[-1].end + extra * ONE_DAY
    contracts = [
        length.Period(START, limit),
        length.Period(limit + ONE_DAY, last, True),
    ]
    accepted = not list(decision.problems(contracts, decisions, PERSON, FIGURES))
    if extra > 0:
        assert not accepted
    if accepted and all(reason != decision.TRAINING for _days, reason in lengths):
        assert length.total(contracts) <= length.Length(84, 0)
        assert all(one.end <= dates.last_day(one.start, 12) for one in decisions)
