"""PASS IAE (section 1.4): each bound accepted, one beyond refused."""

import pytest

from ..law.pathway import (
    Closing,
    Context,
    Hiring,
    History,
    Suspension,
    request,
    waiting,
)
from ..law.pathway.reasons import EXPIRED, FUTURE, SUSPENDED, VALID
from ..law.problem import Refused
from .law_case import FIGURES, ONE_DAY, codes, day, first

pytestmark = pytest.mark.fast

START = day("2026-03-01")
PASS = History.begin("999992600001", START, FIGURES)


def suspension_codes(start, end, history=PASS, reason="CONTRACT_BROKEN", **context):
    context = {"today": day("2027-01-01")} | context
    event = Suspension(day(start), day(end), reason)
    return codes(history.problems(event, Context(**context), FIGURES))


def test_r5132_1_2_a_pass_lasts_730_days_its_first_day_counted():
    assert PASS.end == day("2028-02-28")
    assert (PASS.end - PASS.start).days + 1 == 730


def test_r5132_1_2_a_pass_is_future_valid_then_expired():
    assert PASS.state(START - ONE_DAY) == FUTURE
    assert PASS.state(START) == VALID
    assert PASS.state(PASS.end) == VALID
    assert PASS.state(PASS.end + ONE_DAY) == EXPIRED


def test_r5132_1_2_one_valid_pass_per_person():
    assert codes(waiting.problems(PASS.end, [PASS], True, FIGURES)) == [
        "pass_still_valid"
    ]
    assert not codes(waiting.problems(PASS.end + ONE_DAY, [PASS], True, FIGURES))


def test_r5132_1_4_a_new_pass_waits_for_two_years():
    until = day("2030-02-28")
    refused = first(waiting.problems(until, [PASS], False, FIGURES))
    assert refused.code == "pass_waiting_period"
    assert refused.values["waiting_until"] == until
    assert refused.ways_out == ("new_pass_by_prescriber",)
    assert not codes(waiting.problems(until + ONE_DAY, [PASS], False, FIGURES))


def test_r5132_1_4_a_prescriber_may_decide_otherwise():
    assert not codes(waiting.problems(day("2028-03-01"), [PASS], True, FIGURES))


def test_r5132_1_4_a_first_pass_never_waits():
    assert not codes(waiting.problems(START, [], False, FIGURES))


def test_r5132_1_3_a_suspension_pushes_the_end_by_its_days():
    event = Suspension(day("2026-06-01"), day("2026-07-01"), "CONTRACT_BROKEN")
    history = PASS.after(event, Context(day("2026-06-15")), FIGURES)
    assert history.end == PASS.end + 30 * ONE_DAY
    assert history.state(day("2026-07-01")) == SUSPENDED
    assert history.state(day("2026-07-02")) == VALID


def test_r5132_1_3_a_suspension_of_36_months_is_accepted_and_one_day_more_refused():
    assert suspension_codes("2026-06-01", "2029-05-31") == []
    assert suspension_codes("2026-06-01", "2029-06-01") == ["suspension_too_long"]


def test_r5132_1_3_a_suspension_of_one_day_is_accepted_and_none_refused():
    assert suspension_codes("2026-06-01", "2026-06-01") == []
    assert suspension_codes("2026-06-01", "2026-05-31") == ["suspension_too_short"]


def test_r5132_1_3_a_suspended_contract_of_more_than_15_days_is_accepted():
    reason = "CONTRACT_SUSPENDED"
    assert suspension_codes("2026-06-01", "2026-06-16", reason=reason) == []
    assert suspension_codes("2026-06-01", "2026-06-15", reason=reason) == [
        "suspension_contract_not_long_enough"
    ]


def test_platform_a_suspension_starts_today_at_the_latest():
    today = day("2026-06-01")
    assert suspension_codes("2026-06-01", "2026-07-01", today=today) == []
    assert suspension_codes("2026-06-02", "2026-07-01", today=today) == [
        "suspension_in_future"
    ]


def test_platform_a_suspension_starts_inside_the_pass():
    late = {"today": day("2028-03-01")}
    assert suspension_codes("2026-03-01", "2026-04-01", today=START) == []
    assert suspension_codes("2026-02-28", "2026-04-01", today=START) == [
        "suspension_outside_pass"
    ]
    assert suspension_codes("2028-02-28", "2028-04-01", **late) == []
    assert suspension_codes("2028-02-29", "2028-04-01", **late) == [
        "suspension_outside_pass"
    ]


def test_platform_a_suspension_is_declared_within_365_days():
    assert suspension_codes("2026-06-01", "2026-07-01", today=day("2027-06-01")) == []
    late = suspension_codes("2026-06-01", "2026-07-01", today=day("2027-06-02"))
    assert late == ["suspension_too_old"]


def test_platform_a_suspension_does_not_start_before_the_hiring():
    hired = PASS.after(Hiring(day("2026-04-01")), Context(START), FIGURES)
    assert suspension_codes("2026-04-01", "2026-05-01", hired) == []
    assert suspension_codes("2026-03-31", "2026-05-01", hired) == [
        "suspension_before_hire"
    ]


def test_platform_suspensions_do_not_overlap():
    event = Suspension(day("2026-06-01"), day("2026-06-30"), "CONTRACT_BROKEN")
    history = PASS.after(event, Context(day("2026-07-01")), FIGURES)
    assert suspension_codes("2026-07-01", "2026-07-10", history) == []
    assert suspension_codes("2026-06-30", "2026-07-10", history) == [
        "suspension_overlaps"
    ]


def test_platform_only_the_present_employer_suspends():
    assert suspension_codes("2026-06-01", "2026-07-01", employs=False) == [
        "suspension_by_other_structure"
    ]


@pytest.mark.parametrize(
    ("reason", "kind", "found"),
    [
        ("CONTRAT_PASSERELLE", "ACI", []),
        ("CONTRAT_PASSERELLE", "ETTI", ["suspension_reason_of_other_structure"]),
        ("SICKNESS", "ACI", ["suspension_reason_ended"]),
        ("HOLIDAYS", "ACI", ["suspension_reason_unknown"]),
    ],
)
def test_platform_reasons_of_suspensions(reason, kind, found):
    assert (
        suspension_codes("2026-06-01", "2026-07-01", reason=reason, kind=kind) == found
    )


def test_r5132_1_10_no_aid_is_due_during_a_suspension():
    event = Suspension(day("2026-06-01"), day("2026-06-30"), "CONTRACT_BROKEN")
    history = PASS.after(event, Context(day("2026-07-01")), FIGURES)
    assert history.earns_aid(day("2026-05-31"))
    assert not history.earns_aid(day("2026-06-01"))


def test_platform_a_hiring_closes_the_suspension_the_day_before():
    event = Suspension(day("2026-06-01"), day("2029-05-31"), "FINISHED_CONTRACT")
    history = PASS.after(event, Context(day("2026-06-01")), FIGURES)
    history = history.after(
        Hiring(day("2026-09-01")), Context(day("2026-09-01")), FIGURES
    )
    assert history.suspensions[0].end == day("2026-08-31")
    assert history.end == PASS.end + 91 * ONE_DAY


def test_platform_a_hiring_on_the_first_suspended_day_undoes_the_suspension():
    event = Suspension(day("2026-06-01"), day("2026-08-31"), "FINISHED_CONTRACT")
    history = PASS.after(event, Context(day("2026-06-01")), FIGURES)
    history = history.after(
        Hiring(day("2026-06-01")), Context(day("2026-06-01")), FIGURES
    )
    assert history.suspensions == () and history.end == PASS.end


def test_r5132_1_2_a_hiring_is_inside_the_pass():
    context = Context(PASS.end)
    assert PASS.problems(Hiring(PASS.end), context, FIGURES) == ()
    late = PASS.problems(Hiring(PASS.end + ONE_DAY), context, FIGURES)
    assert codes(late) == ["hiring_outside_pass"]
    assert "new_pass_by_prescriber" in late[0].ways_out


def test_r5132_1_3_the_pathway_ends_after_365_days_suspended():
    event = Suspension(day("2026-06-01"), day("2029-05-31"), "FINISHED_CONTRACT")
    history = PASS.after(event, Context(day("2026-06-01")), FIGURES)
    closing = day("2027-06-01")
    context = Context(closing)
    early = history.problems(Closing(closing - ONE_DAY), context, FIGURES)
    assert codes(early) == ["pathway_not_suspended_long_enough"]
    ended = history.after(Closing(closing), context, FIGURES)
    assert ended.state(closing + ONE_DAY) == EXPIRED
    assert codes(ended.problems(Hiring(closing), context, FIGURES)) == ["pathway_ended"]


def test_an_unknown_event_is_refused():
    with pytest.raises(Refused) as caught:
        PASS.after("holiday", Context(START), FIGURES)
    assert codes(caught.value.problems) == ["event_unknown"]


def test_r5132_1_12_a_control_is_answered_within_six_weeks():
    assert waiting.control_answer_by(day("2027-03-01"), FIGURES) == day("2027-04-12")


def test_platform_the_prescriber_is_reminded_on_days_10_20_and_30():
    reminders = request.reminders(day("2026-03-01"))
    assert [one.day for one in reminders] == [
        day("2026-03-11"),
        day("2026-03-21"),
        day("2026-03-31"),
    ]
    assert [one.all_members for one in reminders] == [True, False, False]


def test_platform_an_interview_wants_an_email_and_a_phone():
    assert not codes(request.interview_problems("a@example.org", "0100000000"))
    missing = first(request.interview_problems("a@example.org", ""))
    assert missing.code == "request_interview_without_contact"
    assert missing.values == {"missing": ("phone",)}


def test_r5132_1_8_a_refusal_is_written_and_motivated():
    assert not codes(request.refusal_problems("IAE", "Finds a job alone", "OTHER"))
    assert codes(request.refusal_problems("MOOD", " ", "NONE")) == [
        "request_refusal_reason_unknown",
        "request_refusal_not_motivated",
        "request_action_unknown",
    ]


def test_r5132_1_2_a_hiring_on_the_first_day_of_the_pass():
    assert PASS.problems(Hiring(START), Context(START), FIGURES) == ()
    early = PASS.problems(Hiring(START - ONE_DAY), Context(START), FIGURES)
    assert codes(early) == ["hiring_outside_pass"]


def test_platform_a_hiring_on_the_second_suspended_day_leaves_one_day():
    event = Suspension(day("2026-06-01"), day("2026-08-31"), "FINISHED_CONTRACT")
    history = PASS.after(event, Context(day("2026-06-01")), FIGURES)
    history = history.after(
        Hiring(day("2026-06-02")), Context(day("2026-06-02")), FIGURES
    )
    assert history.suspensions[0].end == day("2026-06-01")
    assert history.end == PASS.end


def test_platform_an_overlap_tells_the_first_day_that_is_free():
    event = Suspension(day("2026-06-01"), day("2026-06-30"), "CONTRACT_BROKEN")
    history = PASS.after(event, Context(day("2026-07-01")), FIGURES)
    again = event._replace(start=day("2026-06-30"), end=day("2026-07-10"))
    problem = first(history.problems(again, Context(day("2026-07-01")), FIGURES))
    assert problem.values["earliest"] == day("2026-07-01")
