"""Hours, pay and special contracts (sections 1.1 to 1.3)."""

from decimal import Decimal

import pytest

from ..law.contract import (
    cdi,
    hours,
    interview,
    passerelle,
    pay,
    second,
    standstill,
)
from .law_case import FIGURES, ONE_DAY, codes, day, first

pytestmark = pytest.mark.fast

START = day("2026-03-01")


def test_l1243_10_a_cddi_ends_without_indemnity():
    assert pay.end_indemnity(Decimal(20000), START, FIGURES) == 0


def hour_codes(week, derogations=(), end="2026-08-31"):
    return codes(hours.problems(Decimal(week), START, day(end), FIGURES, derogations))


@pytest.mark.parametrize(
    ("week", "found"),
    [
        ("20", []),
        ("19.99", ["hours_too_few"]),
        ("35", []),
        ("35.01", ["hours_too_many"]),
    ],
)
def test_l5132_15_1_weekly_hours_from_20_to_35(week, found):
    assert hour_codes(week) == found


def derogation(start="2026-03-01", end="2027-02-28", asked="2026-02-28", **more):
    return hours.Derogation(day(start), day(end), day(asked), **more)


def test_d5132_43_5_fewer_hours_until_the_end_of_the_derogation():
    granted = [derogation()]
    assert hour_codes("19", granted, "2027-02-28") == []
    assert hour_codes("19", granted, "2027-03-01") == ["hours_derogation_ends_before"]
    extended = [
        *granted,
        derogation("2027-03-01", "2027-08-31", extends=True, assessed=True),
    ]
    assert hour_codes("19", extended, "2027-08-31") == []


def test_d5132_43_5_the_derogation_begins_with_the_contract():
    assert hour_codes("19", [derogation("2026-02-01", "2027-01-31")]) == []
    assert hour_codes("19", [derogation("2026-03-02")]) == [
        "hours_derogation_ends_before"
    ]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"end": "2027-03-01"}, ["hours_derogation_too_long"]),
        ({"asked": "2026-03-01"}, ["hours_derogation_asked_after_hire"]),
        ({"asked": "2026-04-01", "asked_by": "employee", "agreed": True}, []),
        (
            {"asked": "2026-04-01", "asked_by": "employee"},
            ["hours_derogation_without_agreement"],
        ),
        ({"extends": True, "assessed": True, "asked": "2026-06-01"}, []),
        ({"extends": True}, ["hours_derogation_without_assessment"]),
    ],
)
def test_d5132_43_5_the_prefect_s_derogation(changes, found):
    given = derogation(**changes)
    late = day("2028-12-31")
    assert codes(hours.derogation_problems(given, START, late, FIGURES)) == found


def test_d5132_43_5_a_derogation_never_passes_the_convention():
    end = derogation().end
    assert not codes(hours.derogation_problems(derogation(), START, end, FIGURES))
    assert codes(
        hours.derogation_problems(derogation(), START, end - ONE_DAY, FIGURES)
    ) == ["hours_derogation_past_convention"]


def test_d5132_43_9_a_collective_derogation_wants_project_and_criteria():
    assert not codes(hours.collective_problems("Premières heures", "Street"))
    missing = first(hours.collective_problems("Premières heures", " "))
    assert missing.code == "hours_collective_without_project"
    assert missing.values == {"missing": ("criteria",)}


@pytest.mark.parametrize(
    ("elsewhere", "found"),
    [
        ("0", []),
        ("1", []),
        ("23.99", []),
        ("22.01", []),
        ("28", []),
        ("28.01", ["second_contract_too_many_hours"]),
        ("35", ["second_contract_not_part_time", "second_contract_too_many_hours"]),
    ],
)
def test_l3123_7_a_second_contract_is_part_time_and_may_be_below_24_hours(
    elsewhere, found
):
    """Beside 20 hours: at most 28, as 20 + 28 = 48."""
    given = second.problems(Decimal(elsewhere), Decimal(20), START, FIGURES)
    assert codes(given) == found


JOB = (day("2026-06-01"), day("2026-11-30"))
CONTRACT = (START, day("2026-12-31"))


@pytest.mark.parametrize(
    ("purpose", "more", "found"),
    [
        ("pmsmp", {"agreed": True}, []),
        ("pmsmp", {}, ["standstill_without_agreement"]),
        ("insertion_action", {"agreed": True}, []),
        ("insertion_action", {}, ["standstill_without_agreement"]),
        ("trial_cdi", {}, []),
        ("trial_cdd", {"job": JOB}, []),
        (
            "trial_cdd",
            {"job": (JOB[0], JOB[1] - ONE_DAY)},
            ["standstill_cdd_too_short"],
        ),
        (
            "trial_cdi",
            {"asked_by_employee": False},
            ["standstill_not_asked_by_employee"],
        ),
        ("holidays", {}, ["standstill_purpose_unknown"]),
    ],
)
def test_l5132_15_1_a_suspension_at_the_employee_s_request(purpose, more, found):
    asked = standstill.Standstill(day("2026-06-01"), day("2026-06-30"), purpose, **more)
    assert codes(standstill.problems(asked, CONTRACT, FIGURES)) == found


def test_l5132_15_1_a_suspension_is_inside_the_contract():
    late = standstill.Standstill(day("2026-12-01"), day("2027-01-01"), "trial_cdi")
    assert codes(standstill.problems(late, CONTRACT, FIGURES)) == [
        "standstill_outside_contract"
    ]


def test_l5132_15_1_hired_after_the_trial_the_cddi_ends_without_notice():
    trial = standstill.Standstill(day("2026-06-01"), day("2026-06-30"), "trial_cdi")
    assert standstill.ends_contract_without_notice(trial, hired=True)
    assert not standstill.ends_contract_without_notice(trial, hired=False)
    immersion = trial._replace(purpose="pmsmp")
    assert not standstill.ends_contract_without_notice(immersion, hired=True)


@pytest.mark.parametrize(
    ("on", "minimum"), [("2024-11-01", "1801.80"), ("2026-01-01", "1823.03")]
)
def test_the_minimum_wage_of_a_full_month(on, minimum):
    assert pay.minimum_gross(Decimal(35), day(on), FIGURES) == Decimal(minimum)
    enough = pay.month_problems(Decimal(minimum), Decimal(35), day(on), FIGURES)
    assert not codes(enough)
    cent = Decimal(minimum) - Decimal("0.01")
    assert codes(pay.month_problems(cent, Decimal(35), day(on), FIGURES)) == [
        "pay_month_below_smic"
    ]


def test_an_hour_is_paid_the_minimum_wage():
    assert not codes(pay.hour_problems(Decimal("12.02"), START, FIGURES))
    assert codes(pay.hour_problems(Decimal("12.01"), START, FIGURES)) == [
        "pay_hour_below_smic"
    ]
    assert not codes(
        pay.hour_problems(Decimal("9.33"), START, FIGURES, "smic_hour_mayotte")
    )


def test_a_rise_of_the_minimum_wage_inside_a_contract_is_told():
    assert pay.rises(day("2025-07-01"), day("2026-06-30"), FIGURES) == (
        day("2026-01-01"),
    )
    assert pay.rises(day("2026-01-01"), day("2026-06-30"), FIGURES) == ()


def test_l6315_1_the_next_professional_interview():
    assert interview.next_interview(day("2025-06-01"), FIGURES) == day("2027-06-01")
    assert interview.next_interview(day("2026-06-01"), FIGURES) == day("2030-06-01")


def test_l6315_1_the_first_one_is_due_within_the_first_year():
    assert interview.first_interview(day("2026-03-02"), FIGURES) == day("2027-03-02")
    assert interview.first_interview(day("2025-12-31"), FIGURES) == day("2027-12-31")


def cdi_codes(**changes):
    usual = cdi.Cdi(
        START,
        birth=day("1969-03-01"),
        pathway_start=day("2025-03-01"),
        week_hours=Decimal(24),
        last_cddi_end=day("2026-02-28"),
        reviewed=True,
    )
    return codes(cdi.problems(usual._replace(**changes), FIGURES))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"birth": day("1969-03-02")}, ["cdi_too_young"]),
        ({"pathway_start": day("2025-03-02")}, ["cdi_pathway_too_short"]),
        ({"reviewed": False}, ["cdi_without_review"]),
        ({"last_cddi_end": day("2026-02-27")}, ["cdi_gap_after_cddi"]),
        ({"last_cddi_end": None}, []),
        ({"week_hours": Decimal("23.99")}, ["cdi_too_few_hours"]),
        ({"week_hours": Decimal(10), "kind": "AI"}, []),
    ],
)
def test_l5132_15_1_1_who_may_have_a_cdi_inclusion(changes, found):
    assert cdi_codes(**changes) == found


def test_d5132_43_13_cdi_inclusion_are_20_percent_of_the_posts_30_by_the_prefect():
    def share(etp, prefect=False):
        return codes(
            cdi.share_problems(Decimal(etp), Decimal(20), START, FIGURES, prefect)
        )

    assert share("4") == []
    assert share("4.01") == ["cdi_share_exceeded"]
    assert share("6", prefect=True) == []
    assert share("6.01", prefect=True) == ["cdi_share_of_prefect_exceeded"]


def test_d5132_43_10_the_aid_of_a_cdi_inclusion_falls_after_12_months():
    base = Decimal(23921)
    assert cdi.aid(base, START, day("2027-02-28"), FIGURES) == Decimal("23921.00")
    assert cdi.aid(base, START, day("2027-03-01"), FIGURES) == Decimal("16744.70")


def loan_codes(**changes):
    usual = passerelle.Loan(day("2026-07-01"), day("2026-09-30"), START)
    return codes(passerelle.problems(usual._replace(**changes), FIGURES))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"pathway_start": day("2026-03-02")}, ["passerelle_too_soon"]),
        ({"end": day("2026-10-01")}, ["passerelle_too_long"]),
        ({"rank": 1}, []),
        ({"rank": 2}, ["passerelle_renewed_too_often"]),
        ({"kind": "EI"}, []),
        ({"kind": "ETTI"}, ["passerelle_of_other_structure"]),
    ],
)
def test_the_experiment_of_the_contrat_passerelle(changes, found):
    assert loan_codes(**changes) == found


def test_the_aid_of_a_contrat_passerelle():
    assert passerelle.aid(Decimal("0.5"), START, FIGURES) == Decimal("1188.00")
