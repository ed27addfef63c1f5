"""All contracts of a person at once, trial periods and ends, in pure Python."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..law import dates
from ..law.contract import breach, dossier, length, standstill, trial
from ..law.contract.hours import BACKWARDS, NO_CONVENTION
from .law_case import FIGURES, ONE_DAY, codes, day

pytestmark = pytest.mark.fast

START = day("2026-03-01")


def stage(first="2026-03-01", last="2026-12-31", **values):
    first, last = day(first), last and day(last)
    return dossier.Stage(
        **{
            "start": first,
            "end": last,
            "kind": "cddi",
            "week_hours": Decimal(26),
            "hour_pay": Decimal("12.02"),
            "contract": (first, last),
            **values,
        }
    )


def found(*stages, **values):
    file = dossier.Dossier(stages, START, **values)
    return codes(dossier.problems(file, FIGURES))


def test_a_lawful_contract_has_no_problem():
    assert found(stage()) == []


def test_l1242_7_a_cddi_has_a_last_day():
    assert found(stage(last=None)) == ["cddi_without_end"]


def test_l5132_15_1_1_a_cdi_inclusion_has_none():
    assert "cdi_with_end" in found(stage(kind="cdi_inclusion"))
    assert "cdi_with_end" not in found(stage(kind="cdi_inclusion", waived=True))


def test_a_loan_says_until_when():
    lent = stage(kind="passerelle", host=1)
    assert found(lent) == ["passerelle_without_end"]


def test_a_loan_names_its_company():
    lent = stage("2026-07-01", kind="passerelle", loan_end=day("2026-09-30"))
    assert found(lent) == ["passerelle_without_company"]
    assert found(lent._replace(host=1)) == []


def test_a_loan_ends_with_the_contract():
    lent = stage("2026-11-15", kind="passerelle", host=1)
    lent = lent._replace(contract=(START, day("2026-12-31")))
    assert found(lent._replace(loan_end=day("2026-12-31"))) == []
    assert found(lent._replace(loan_end=day("2027-01-01"))) == [
        "passerelle_past_contract"
    ]


def test_l1243_1_a_signed_contract_ends_earlier_for_a_reason():
    def earlier(last, signed=True, reason=None):
        term = day("2026-12-31")
        return codes(breach.earlier_end_problems(day(last), term, signed, reason))

    assert earlier("2026-12-31") == []
    assert earlier("2026-12-30") == ["breach_without_reason"]
    assert earlier("2026-12-30", signed=False) == []
    assert earlier("2026-12-30", reason="agreement") == []


def test_l1243_1_why_a_contract_ended_goes_with_its_last_day():
    ended = stage(end_reason="term")
    assert found(ended) == []
    broken = ended._replace(waived=True, signed_end=day("2027-02-28"))
    assert found(broken) == ["end_is_not_the_term"]
    assert found(broken._replace(end_reason="agreement")) == []
    assert found(broken._replace(end_reason="trial")) == ["breach_without_trial"]


def test_amendments_of_one_contract_count_once():
    contract = day("2026-03-01"), day("2028-02-29")
    first = stage(last="2027-02-28", contract=contract)
    second = stage("2027-03-01", "2028-02-29", contract=contract)
    assert found(first, second) == []


def test_a_contract_broken_early_was_signed_for_four_months():
    broken = stage(last="2026-03-31", waived=True)
    assert found(broken._replace(signed_end=day("2026-06-30"))) == []
    short = broken._replace(signed_end=day("2026-06-29"))
    assert found(short) == ["cddi_too_short"]
    assert found(short._replace(adjusted=True)) == []


def test_before_the_first_known_smic_the_pay_is_not_compared():
    old = stage("2020-03-01", "2020-12-31", hour_pay=Decimal(1))
    assert found(old) == []
    assert found(stage(hour_pay=Decimal("12.01"))) == ["pay_hour_below_smic"]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2026-08-31", "2026-03-14"),
        ("2026-09-01", "2026-03-31"),
        ("2026-03-31", "2026-03-04"),
        ("2026-03-03", "2026-03-01"),
    ],
)
def test_l1242_10_a_day_for_each_week_two_weeks_or_a_month(last, expected):
    assert trial.latest_end(START, day(last), FIGURES) == day(expected)


def test_l1242_10_the_bound_is_accepted_and_a_day_more_refused():
    end = day("2026-08-31")
    assert codes(trial.problems(day("2026-03-14"), START, end, FIGURES)) == []
    late = trial.problems(day("2026-03-15"), START, end, FIGURES)
    assert codes(late) == ["trial_too_long"]
    outside = trial.problems(START - ONE_DAY, START, end, FIGURES)
    assert codes(outside) == ["trial_outside_contract"]


@given(st.integers(120, 700))
def test_the_longest_trial_is_lawful_and_a_day_more_is_not(length_days):
    end = date.fromordinal(START.toordinal() + length_days)
    latest = trial.latest_end(START, end, FIGURES)
    assert not list(trial.problems(latest, START, end, FIGURES))
    assert list(trial.problems(latest + ONE_DAY, START, end, FIGURES))


def test_l1243_the_term_the_trial_and_the_days_of_the_contract():
    contract = START, day("2026-12-31")
    ends = breach.problems
    assert codes(ends("term", contract[1], contract)) == []
    assert codes(ends("term", day("2026-12-30"), contract)) == ["end_is_not_the_term"]
    assert codes(ends("agreement", START, contract)) == []
    outside = ends("agreement", day("2027-01-01"), contract)
    assert codes(outside) == ["breach_outside_contract"]
    assert codes(ends("trial", START, contract)) == ["breach_without_trial"]
    late = ends("trial", day("2026-03-15"), contract, day("2026-03-14"))
    assert codes(late) == ["breach_after_trial"]


def test_two_suspensions_share_no_day():
    def pause(first, last):
        return standstill.Standstill(day(first), day(last), "trial_cdi")

    one = pause("2026-05-01", "2026-05-10")
    after = pause("2026-05-11", "2026-05-20")
    assert codes(standstill.overlap_problems(one, [after])) == []
    same = pause("2026-05-10", "2026-05-20")
    assert codes(standstill.overlap_problems(one, [same])) == ["standstill_overlaps"]


def test_the_rules_of_the_derogation_form_are_declared():
    assert NO_CONVENTION.code == "hours_derogation_without_convention"
    assert BACKWARDS.code == "hours_derogation_ends_before_start"


@given(st.lists(st.integers(4, 12), min_size=1, max_size=6))
def test_any_chain_of_contracts_is_lawful_just_when_it_lasts_24_months(months):
    stages, first = [], START
    for count in months:
        last = dates.last_day(first, count)
        stages.append(stage(str(first), str(last)))
        first = last + ONE_DAY
    total = length.total(dossier.periods(stages))
    assert ("cddi_too_long" in found(*stages)) == (total > length.Length(24, 0))
