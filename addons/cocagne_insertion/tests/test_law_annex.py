"""Convention, annex, report (section 1.7) and the monthly state (1.8)."""

from decimal import Decimal

import pytest

from ..law import annex
from ..law.aid import amount, monthly, payments
from ..law.aid.monthly import MonthlyState
from .law_case import FIGURES, ONE_DAY, codes, day

pytestmark = pytest.mark.fast

START = day("2026-01-01")
CONVENTION = (START, day("2028-12-31"))
ANNEX = annex.Annex(
    "ACI025260001A0M0", START, day("2026-12-31"), Decimal("24.76"), Decimal(23921)
)


def test_r5132_27_a_convention_of_three_years_is_accepted_and_a_day_more_refused():
    assert not codes(annex.convention_problems(*CONVENTION, FIGURES))
    late = annex.convention_problems(START, day("2029-01-01"), FIGURES)
    assert codes(late) == ["convention_too_long"]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"end": day("2027-01-01")}, ["annex_longer_than_a_year"]),
        (
            {"start": day("2025-12-31")},
            ["annex_longer_than_a_year", "annex_outside_convention"],
        ),
        ({"state": "LOST"}, ["annex_state_unknown"]),
    ],
)
def test_r5132_27_an_annex_a_year_within_the_convention(changes, found):
    assert codes(annex.problems(ANNEX._replace(**changes), [], CONVENTION)) == found


def test_r5132_27_the_last_annex_ends_with_the_convention():
    last = ANNEX._replace(start=day("2028-01-01"), end=day("2028-12-31"))
    assert not codes(annex.problems(last, [], CONVENTION))
    one_day = ANNEX._replace(end=START)
    assert not codes(annex.problems(one_day, [], CONVENTION))


def test_r5132_27_one_annex_at_a_time():
    other = ANNEX._replace(number="ACI025260002A0M0")
    assert codes(annex.problems(ANNEX, [other], CONVENTION)) == ["annex_twice_a_year"]
    for state in ("HISTORISE", "ANNULE", "BROUILLON"):
        assert not codes(
            annex.problems(ANNEX, [other._replace(state=state)], CONVENTION)
        )


@pytest.mark.parametrize("state", annex.STATES)
def test_an_annex_is_active_by_its_state(state):
    active = ANNEX._replace(state=state).is_active(START, FIGURES)
    assert active == (state in ("VALIDE", "PROVISOIRE"))


def test_an_annex_keeps_30_days_of_grace():
    assert ANNEX.is_active(day("2027-01-30"), FIGURES)
    assert not ANNEX.is_active(day("2027-01-31"), FIGURES)
    assert not ANNEX.is_active(START - ONE_DAY, FIGURES)


def test_d5132_34_commercial_receipts_stay_below_30_percent_50_by_the_prefect():
    def found(receipts, prefect=False):
        given_values = (Decimal(receipts), Decimal(100000), START, FIGURES, prefect)
        return codes(annex.receipts_problems(*given_values))

    assert found("29999.99") == []
    assert found("30000") == ["commercial_receipts_too_high"]
    assert found("49999.99", True) == []
    assert found("50000", True) == ["commercial_receipts_above_prefect_cap"]


def test_d5132_41_the_departement_pays_88_percent_of_the_rsa():
    assert annex.department_share(Decimal("600"), START, FIGURES) == Decimal("528.00")


def test_r5132_32_the_report_fills_its_six_heads():
    heads = dict.fromkeys(annex.REPORT_HEADS, "text")
    assert len(heads) == 6 and not codes(annex.report_problems(heads))
    assert codes(annex.report_problems(heads | {"means": " "})) == [
        "report_heads_missing"
    ]


def test_r5132_28_a_convention_says_posts_commitments_and_funding():
    heads = dict.fromkeys(annex.CONVENTION_HEADS, "text")
    assert not codes(annex.convention_content_problems(heads))
    for head in heads:
        found = codes(annex.convention_content_problems(heads | {head: ""}))
        assert found == ["convention_heads_missing"]


def test_d5132_43_1_a_convention_foresees_the_immersions():
    heads = dict.fromkeys(annex.PMSMP_HEADS, "text")
    assert not codes(annex.pmsmp_content_problems(heads))
    for head in heads:
        found = codes(annex.pmsmp_content_problems(heads | {head: ""}))
        assert found == ["convention_pmsmp_heads_missing"]


def test_r5132_40_no_other_aid_of_the_state_for_the_post():
    assert not codes(annex.cumul_problems([]))
    assert codes(annex.cumul_problems(["PEC"])) == ["aid_cumulated"]


STATE = MonthlyState("c1", day("2026-03-01"), Decimal("112.67"), Decimal("1354.30"))
CONTRACT = (day("2026-01-01"), day("2026-12-31"))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"gross": Decimal("1354.29")}, []),
        ({"left": day("2026-03-01"), "reason": "3"}, []),
        ({"gross": Decimal("1354.28")}, ["month_pay_below_smic"]),
        ({"hours": Decimal(155), "gross": Decimal(2000)}, []),
        (
            {"hours": Decimal("155.01"), "gross": Decimal(2000)},
            ["month_too_many_hours"],
        ),
        ({"hours": Decimal(-1)}, ["month_negative", "month_support_above_paid"]),
        ({"support_hours": Decimal("112.67")}, []),
        ({"support_hours": Decimal("112.68")}, ["month_support_above_paid"]),
        ({"left": day("2026-03-31"), "reason": "3"}, []),
        ({"left": day("2026-04-01"), "reason": "3"}, ["month_exit_outside"]),
        ({"left": day("2026-03-31")}, ["month_exit_without_reason"]),
        ({"reason": "3"}, ["month_reason_without_exit"]),
        ({"first": day("2027-01-01")}, ["month_outside_contract"]),
    ],
)
def test_the_monthly_state_of_a_person(changes, found):
    assert (
        codes(monthly.problems(STATE._replace(**changes), CONTRACT, FIGURES)) == found
    )


def test_the_hours_of_a_month_by_its_length():
    assert monthly.maximum_hours(day("2026-02-01"), FIGURES) == Decimal("151.67")
    assert monthly.maximum_hours(day("2026-03-01"), FIGURES) == Decimal("155.00")
    half = (day("2026-06-16"), day("2026-12-31"))
    assert monthly.maximum_hours(day("2026-06-01"), FIGURES, half) == Decimal("75.83")


def test_a_cdi_inclusion_has_no_last_month():
    late = STATE._replace(first=day("2027-01-01"))
    assert not codes(monthly.problems(late, (CONTRACT[0], None), FIGURES))


def test_one_state_a_contract_and_month_none_after_the_exit():
    april = STATE._replace(first=day("2026-04-01"))
    assert not codes(monthly.order_problems([april, STATE]))
    assert codes(monthly.order_problems([STATE, STATE])) == ["month_twice"]
    gone = STATE._replace(left=day("2026-03-31"), reason="3")
    assert codes(monthly.order_problems([april, gone])) == ["month_after_exit"]


def test_the_part_of_a_post_of_a_month():
    assert round(STATE.etp(FIGURES), 3) == Decimal("0.743")


def test_what_the_asp_paid_against_what_was_expected():
    expected = amount.schedule(Decimal(12000), [])
    came = [
        (day("2026-01-28"), Decimal(1000)),
        (day("2026-03-05"), Decimal(1000)),
        (day("2026-03-28"), Decimal(900)),
    ]
    lines = payments.compare(expected[:4], payments.by_month(START, came))
    assert [(one.month, one.gap, one.cumulated) for one in lines] == [
        (1, 0, 0),
        (2, -1000, -1000),
        (3, 900, -100),
        (4, -1000, -1100),
    ]
    assert payments.month_of(START, 13) == day("2027-01-01")


def test_a_payment_before_or_long_after_the_annex_is_not_lost():
    came = [(day("2025-12-31"), Decimal(1)), (day("2028-01-01"), Decimal(2))]
    lines = payments.compare([], payments.by_month(START, came))
    assert [(one.month, one.received) for one in lines] == [(0, 1), (25, 2)]
