"""Prolongations of a PASS (section 1.4): each bound accepted, one beyond refused."""

import pytest

from ..law.pathway import (
    Context,
    History,
    Prolongation,
    Suspension,
)
from ..law.pathway import prolongation as prolonging
from .law_case import FIGURES, ONE_DAY, codes, day

pytestmark = pytest.mark.fast

START = day("2026-03-01")
PASS = History.begin("999992600001", START, FIGURES)
#: 50 on the day after the first end of the PASS.
BIRTH_50 = day("1978-02-28")


def prolongation_codes(days, reason="COMPLETE_TRAINING", history=PASS, **context):
    granted = {name: context.pop(name, True) for name in ("prescriber", "report")}
    start = context.pop("start", history.end)
    context = {"today": history.end, "rqth": True, "birth": BIRTH_50} | context
    event = Prolongation(start, start + days * ONE_DAY, reason, **granted)
    return codes(history.problems(event, Context(**context), FIGURES))


def prolonged(*lengths, reason):
    history = PASS
    for days in lengths:
        event = Prolongation(
            history.end, history.end + days * ONE_DAY, reason, True, True
        )
        context = Context(history.end, birth=day("1950-01-01"), rqth=True)
        history = history.after(event, context, FIGURES)
    return history


@pytest.mark.parametrize(
    ("reason", "maximum"),
    [
        ("COMPLETE_TRAINING", 365),
        ("RQTH", 365),
        ("SENIOR", 365),
        ("PARTICULAR_DIFFICULTIES", 365),
    ],
)
def test_r5132_1_8_a_decision_of_365_days_is_accepted_and_366_refused(reason, maximum):
    assert prolongation_codes(maximum, reason) == []
    assert prolongation_codes(maximum + 1, reason) == ["prolongation_too_long"]


def test_platform_a_cdi_inclusion_prolongs_by_ten_years():
    birth = day("1960-01-01")
    assert prolongation_codes(3650, "SENIOR_CDI", birth=birth) == []
    assert prolongation_codes(3651, "SENIOR_CDI", birth=birth) == [
        "prolongation_too_long"
    ]


@pytest.mark.parametrize(
    ("reason", "years"), [("RQTH", 3), ("PARTICULAR_DIFFICULTIES", 3), ("SENIOR", 5)]
)
def test_r5132_1_8_2_all_decisions_stay_below_the_cap(reason, years):
    full = prolonged(*[365] * years, reason=reason)
    almost = prolonged(*[365] * (years - 1), 364, reason=reason)
    assert prolongation_codes(1, reason, almost) == []
    assert prolongation_codes(1, reason, full) == ["prolongation_over_cap"]


def test_r5132_1_8_2_the_caps_bound_the_whole_pathway():
    """36 months as a disabled worker leave 24 of the senior's 60."""
    history = prolonged(365, 365, 365, reason="RQTH")
    senior = Prolongation(
        history.end, history.end + 365 * ONE_DAY, "SENIOR", True, True
    )
    context = Context(history.end, birth=day("1960-01-01"))
    history = history.after(senior, context, FIGURES)
    history = history.after(
        senior._replace(start=history.end, end=history.end + 365 * ONE_DAY),
        context._replace(today=history.end),
        FIGURES,
    )
    assert prolongation_codes(1, "SENIOR", history) == ["prolongation_over_cap"]


def test_r5132_1_8_1_trainings_have_no_cap():
    history = prolonged(*[365] * 6, reason="COMPLETE_TRAINING")
    assert prolongation_codes(365, "COMPLETE_TRAINING", history) == []


def test_platform_a_prolongation_of_one_day_is_accepted_and_none_refused():
    assert prolongation_codes(1) == []
    assert prolongation_codes(0) == ["prolongation_too_short"]


def test_platform_a_prolongation_starts_on_the_end_of_the_pass():
    assert prolongation_codes(10, start=PASS.end) == []
    late = prolongation_codes(10, start=PASS.end + ONE_DAY)
    assert late == ["prolongation_not_at_pass_end"]


def test_platform_a_prolongation_is_asked_from_12_months_before_to_6_after():
    for accepted in ("2027-02-28", "2028-08-28"):
        assert prolongation_codes(10, today=day(accepted)) == []
    for refused in ("2027-02-27", "2028-08-29"):
        assert prolongation_codes(10, today=day(refused)) == [
            "prolongation_out_of_window"
        ]


def test_platform_a_prolongation_waits_for_the_end_of_the_suspension():
    event = Suspension(day("2028-01-01"), day("2028-02-01"), "CONTRACT_BROKEN")
    history = PASS.after(event, Context(day("2028-01-01")), FIGURES)
    during = prolongation_codes(10, history=history, today=day("2028-02-01"))
    assert during == ["prolongation_while_suspended"]
    assert prolongation_codes(10, history=history, today=day("2028-02-02")) == []


def test_platform_one_request_at_a_time_for_the_last_pass():
    assert prolongation_codes(10, pending=True) == ["prolongation_already_asked"]
    assert prolongation_codes(10, last_pass=False) == ["prolongation_of_old_pass"]


@pytest.mark.parametrize(
    ("reason", "context", "found"),
    [
        ("SENIOR", {"birth": day("1978-02-28")}, []),
        ("SENIOR", {"birth": day("1978-03-01")}, ["prolongation_too_young"]),
        ("SENIOR", {"birth": None}, ["prolongation_birth_unknown"]),
        ("SENIOR_CDI", {"birth": day("1971-02-28")}, []),
        ("SENIOR_CDI", {"birth": day("1971-03-01")}, ["prolongation_too_young"]),
        ("RQTH", {"rqth": True}, []),
        ("RQTH", {"rqth": False}, ["prolongation_without_rqth"]),
        ("RQTH", {"prescriber": False}, ["prolongation_needs_prescriber"]),
        ("RQTH", {"report": False}, ["prolongation_needs_report"]),
        ("COMPLETE_TRAINING", {"prescriber": False, "report": False}, []),
        ("PARTICULAR_DIFFICULTIES", {"kind": "AI"}, []),
        (
            "PARTICULAR_DIFFICULTIES",
            {"kind": "EI"},
            ["prolongation_reason_of_other_structure"],
        ),
        ("HEALTH_CONTEXT", {}, ["prolongation_reason_ended"]),
        ("HOLIDAYS", {}, ["prolongation_reason_unknown"]),
    ],
)
def test_r5132_1_8_what_each_reason_wants(reason, context, found):
    assert prolongation_codes(30, reason, **context) == found


@pytest.mark.parametrize("reason", ["COMPLETE_TRAINING", "RQTH", "SENIOR"])
def test_r5132_1_8_the_latest_end_of_one_more_decision(reason):
    assert prolonging.longest(reason, PASS, FIGURES) == PASS.end + 365 * ONE_DAY


def test_r5132_1_8_2_the_latest_end_keeps_the_cap():
    history = prolonged(365, 365, 300, reason="RQTH")
    assert prolonging.days_left("RQTH", history, history.end, FIGURES) == 65
    assert prolonging.longest("RQTH", history, FIGURES) == history.end + 65 * ONE_DAY
    assert (
        prolonging.days_left("COMPLETE_TRAINING", history, history.end, FIGURES) is None
    )
