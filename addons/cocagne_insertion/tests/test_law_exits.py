"""Exits (section 1.10)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..law.exits import counting, reasons, recruitment
from ..law.exits.counting import Exit
from ..law.exits.recruitment import Contract, recruitments
from .law_case import FIGURES, ONE_DAY, codes, day

pytestmark = pytest.mark.fast

START = day("2026-01-01")
LEFT = day("2026-12-31")
CDI = Exit(START, LEFT, "3", Decimal(100))


def why(one):
    return counting.not_counted(one, FIGURES)


def test_an_exit_after_81_days_counts_and_after_80_not():
    """81 days make 2.663 months, 80 days 2.630: the bound is 2.65."""
    assert why(CDI._replace(left=START + 81 * ONE_DAY)) == ""
    assert why(CDI._replace(left=START + 80 * ONE_DAY)) == counting.TOO_SHORT


def test_the_length_counts_in_aci_and_ei_only():
    short = CDI._replace(left=START + 10 * ONE_DAY, hours=Decimal(150))
    assert why(short._replace(kind="EI")) == counting.TOO_SHORT
    assert why(short._replace(kind="AI")) == ""


@pytest.mark.parametrize(
    ("kind", "enough"), [("ACI", 1), ("EI", 1), ("EITI", 1), ("AI", 150), ("ETTI", 150)]
)
def test_hours_that_an_exit_needs_to_count(kind, enough):
    assert why(CDI._replace(kind=kind, hours=Decimal(enough))) == ""
    less = Decimal(enough) - Decimal("0.01")
    assert why(CDI._replace(kind=kind, hours=less)) == counting.TOO_FEW_HOURS


@pytest.mark.parametrize("code", ["16", "17", "18", "19", "20", "21", "22"])
def test_withdrawn_exits_are_neutralised(code):
    assert why(CDI._replace(reason=code)) == counting.NEUTRALISED


def test_a_blank_reason_does_not_count_and_no_news_does():
    assert why(CDI._replace(reason="")) == counting.BLANK
    assert why(CDI._replace(reason="8")) == ""


def test_a_move_to_a_cdi_inclusion_is_no_exit():
    assert why(CDI._replace(reason="96")) == counting.STAYS


@pytest.mark.parametrize(
    ("category", "found"),
    [
        ("durable", ["1", "3", "4", "9", "11", "13"]),
        ("transition", ["10", "14"]),
        ("positive", ["2", "5", "12", "15"]),
        ("other", ["6", "7", "8"]),
        ("in_iae", ["96"]),
    ],
)
def test_categories_of_the_reasons(category, found):
    assert [
        one.code for one in reasons.table().values() if one.category == category
    ] == found


def test_rates_are_of_the_exits_that_count():
    given_exits = [
        CDI._replace(reason=code) for code in ("3", "10", "5", "7", "8", "17")
    ]
    found = counting.rates(given_exits, FIGURES)
    assert found == counting.Rates(5, 1, 1, 1)
    assert found.dynamic == 3
    assert found.percent(found.dynamic) == Decimal("60.00")
    assert found.percent(found.durable) == Decimal("20.00")


def test_no_exit_gives_no_rate():
    found = counting.rates([], FIGURES)
    assert found.counted == 0 and found.percent(found.dynamic) is None


def test_a_garden_may_change_a_category():
    table = reasons.table() | {
        "15": reasons.table()["15"]._replace(category="withdrawn")
    }
    retired = CDI._replace(reason="15")
    assert counting.not_counted(retired, FIGURES, table) == counting.NEUTRALISED
    assert why(retired) == ""


def test_an_unknown_reason_is_refused():
    assert not codes(counting.problems(CDI))
    assert codes(counting.problems(CDI._replace(reason="23"))) == [
        "exit_reason_unknown"
    ]
    assert codes(counting.problems(CDI._replace(left=START - ONE_DAY))) == [
        "exit_before_recruitment"
    ]


def test_the_planned_rates_of_an_annex_add_up():
    good = map(Decimal, ("60", "25", "20", "15"))
    assert not codes(counting.target_problems(*good))
    bad = map(Decimal, ("60", "25", "20", "16"))
    assert codes(counting.target_problems(*bad)) == ["annex_exit_rates_do_not_add_up"]


def test_the_length_is_that_of_the_recruitment_with_its_renewals():
    first = Contract("p1", "ACI_DC", "s1", START, 0)
    renewal = first._replace(start=day("2026-05-01"), rank=1)
    again = first._replace(start=day("2026-11-01"))
    other = renewal._replace(person="p2")
    found = recruitments([again, other, renewal, first])
    assert found == [(first, renewal), (again,), (other,)]


@given(
    st.lists(
        st.builds(
            Exit,
            st.just(START),
            st.integers(0, 700).map(lambda days: START + timedelta(days=days)),
            st.sampled_from(("", *reasons.table())),
            st.integers(0, 2000).map(Decimal),
            st.just("ACI"),
        )
    )
)
def test_rates_stay_between_0_and_100(exits):
    found = counting.rates(exits, FIGURES)
    assert 0 <= found.dynamic <= found.counted <= len(exits)
    share = found.percent(found.dynamic)
    assert share is None or 0 <= share <= 100


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 900), st.integers(0, 2)))
)
def test_no_contract_is_lost_or_counted_twice(given_contracts):
    contracts = [
        recruitment.Contract(person, "ACI_DC", "s1", START + timedelta(days=days), rank)
        for person, days, rank in given_contracts
    ]
    found = [one for group in recruitments(contracts) for one in group]
    assert sorted(found, key=str) == sorted(contracts, key=str)
