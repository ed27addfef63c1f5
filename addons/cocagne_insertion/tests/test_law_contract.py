"""CDDI, CDI inclusion and contrat passerelle (sections 1.1 to 1.3)."""

from datetime import date

import pytest

from ..law.contract import (
    decision,
    length,
)
from ..law.contract.decision import DIFFICULTIES, EMPLOYER, RQTH, SENIOR, TRAINING
from .law_case import FIGURES, ONE_DAY, codes, day, first

pytestmark = pytest.mark.fast

START = day("2026-03-01")
Period, Person, Decision = length.Period, decision.Person, decision.Decision


def periods(*ends):
    """Contract and renewals one after the other."""
    found, start = [], START
    for end in ends:
        found.append(Period(start, day(end)))
        start = day(end) + ONE_DAY
    return found


def contract_codes(chain, decisions=(), kind="ACI", **person):
    return codes(decision.problems(chain, decisions, Person(**person), FIGURES, kind))


def decided(end, reason, start="2028-03-01", **more):
    return Decision(day(start), day(end), reason, **more)


def test_l5132_15_1_a_contract_of_four_months_is_accepted():
    assert contract_codes(periods("2026-06-30")) == []


def test_l5132_15_1_a_contract_one_day_shorter_than_four_months_is_refused():
    problem = first(length.period_problems(Period(START, day("2026-06-29")), FIGURES))
    assert problem.code == "cddi_too_short"
    assert problem.article == "L.5132-15-1"
    assert problem.values["earliest_end"] == day("2026-06-30")
    assert problem.ways_out == ("sentence_adjustment",)


def test_l5132_15_1_a_shorter_contract_is_accepted_for_an_adjusted_sentence():
    assert contract_codes([Period(START, day("2026-03-31"), True)]) == []


def test_l5132_15_1_each_renewal_lasts_four_months():
    assert contract_codes(periods("2026-06-30", "2026-10-31")) == []
    assert contract_codes(periods("2026-06-30", "2026-10-30")) == ["cddi_too_short"]


def test_l5132_15_1_a_renewal_begins_the_day_after():
    current = Period(START, day("2026-06-30"))
    good = Period(day("2026-07-01"), day("2026-10-31"))
    assert not codes(length.renewal_problems(current, good, FIGURES))
    late = Period(day("2026-07-02"), day("2026-11-01"))
    assert codes(length.renewal_problems(current, late, FIGURES)) == [
        "renewal_not_next_day"
    ]


def test_l5132_15_1_contracts_do_not_overlap():
    chain = [
        Period(START, day("2026-06-30")),
        Period(day("2026-06-30"), day("2026-12-31")),
    ]
    assert contract_codes(chain) == ["contract_overlaps"]


def test_a_contract_ends_after_it_begins():
    assert contract_codes([Period(START, START - ONE_DAY)]) == [
        "contract_ends_before_start"
    ]


def test_l5132_15_1_24_months_are_accepted_and_one_day_more_refused():
    assert contract_codes(periods("2027-02-28", "2028-02-29")) == []
    problem = first(
        decision.problems(periods("2027-02-28", "2028-03-01"), [], Person(), FIGURES)
    )
    assert problem.code == "cddi_too_long"
    assert problem.values == {
        "end": day("2028-03-01"),
        "maximum_months": 24,
        "latest_end": day("2028-02-29"),
    }
    assert "decision_rqth" in problem.ways_out


def test_l5132_15_1_times_between_contracts_do_not_count():
    chain = [
        Period(day("2026-01-01"), day("2026-12-31")),
        Period(day("2027-07-01"), day("2028-06-30")),
    ]
    assert contract_codes(chain) == []
    longer = [chain[0], chain[1]._replace(end=day("2028-07-01"))]
    assert contract_codes(longer) == ["cddi_too_long"]


def test_r5132_1_8_1_a_training_in_progress_prolongs_until_its_end():
    training = (day("2028-01-10"), day("2028-05-31"))
    chain = periods("2028-02-29", "2028-06-30")
    good = decided("2028-05-31", TRAINING, training=training)
    cut = [chain[0], Period(day("2028-03-01"), day("2028-05-31"), True)]
    assert contract_codes(cut, [good]) == []
    past = decided("2028-06-30", TRAINING, training=training)
    assert contract_codes(chain, [past]) == ["decision_past_training"]


def test_r5132_1_8_1_a_training_that_begins_later_does_not_prolong():
    late = decided(
        "2028-06-30", TRAINING, training=(day("2028-03-01"), day("2028-06-30"))
    )
    chain = periods("2028-02-29", "2028-06-30")
    assert contract_codes(chain, [late]) == ["decision_training_not_in_progress"]


@pytest.mark.parametrize(
    ("first_day", "last_day", "expected"),
    [
        ("2028-02-29", "2028-06-30", []),
        ("2028-01-01", "2028-02-29", ["decision_past_training"]),
        ("2028-01-01", "2028-02-28", ["decision_training_not_in_progress"]),
    ],
)
def test_r5132_1_8_1_the_training_runs_on_the_last_day(first_day, last_day, expected):
    training = (day(first_day), day(last_day))
    granted = decided("2028-06-30", TRAINING, training=training)
    assert contract_codes(periods("2028-02-29", "2028-06-30"), [granted]) == expected


def test_r5132_1_8_1_a_training_may_follow_another_decision():
    chain, decisions = yearly(DIFFICULTIES, 1)
    training = (day("2028-12-01"), day("2029-06-30"))
    after = decided("2029-06-30", TRAINING, start="2029-03-01", training=training)
    chain.append(Period(day("2029-03-01"), day("2029-06-30")))
    assert contract_codes(chain, [*decisions, after]) == []
    assert contract_codes(chain, decisions) == ["cddi_too_long"]


def yearly(reason, years, extra_days=0):
    """Decisions of a year each beyond the 24 months, and the contracts under them."""
    ends = [date(2028 + rank, 3, 1) - ONE_DAY for rank in range(1, years + 1)]
    starts = [day("2028-03-01"), *(end + ONE_DAY for end in ends[:-1])]
    decisions = [Decision(*span, reason) for span in zip(starts, ends, strict=True)]
    chain = [
        Period(START, day("2028-02-29")),
        *(Period(*span[:2]) for span in decisions),
    ]
    if extra_days:
        start, end = ends[-1] + ONE_DAY, ends[-1] + extra_days * ONE_DAY
        decisions.append(Decision(start, end, reason))
        chain.append(Period(start, end, sentence_adjustment=True))
    return chain, decisions


@pytest.mark.parametrize(
    ("reason", "years", "person"),
    [
        (SENIOR, 5, {"birth": day("1978-03-01")}),
        (RQTH, 3, {"rqth": True}),
        (DIFFICULTIES, 3, {}),
    ],
)
def test_r5132_1_8_2_the_cap_of_each_reason(reason, years, person):
    assert contract_codes(*yearly(reason, years), **person) == []
    beyond = contract_codes(*yearly(reason, years, 1), **person)
    assert beyond == ["decision_over_cap"]


def test_r5132_1_8_2_a_senior_has_84_months():
    chain, decisions = yearly(SENIOR, 5)
    assert length.total(chain) == length.Length(84, 0)


@pytest.mark.parametrize(
    ("reason", "person", "found"),
    [
        (SENIOR, {"birth": day("1978-03-01")}, []),
        (SENIOR, {"birth": day("1978-03-02")}, ["decision_too_young"]),
        (SENIOR, {}, ["decision_too_young"]),
        (RQTH, {"rqth": True}, []),
        (RQTH, {}, ["decision_without_rqth"]),
        (DIFFICULTIES, {}, []),
        (DIFFICULTIES, {"kind": "EI"}, ["decision_of_other_structure"]),
        ("holidays", {}, ["decision_reason_unknown"]),
    ],
)
def test_r5132_1_8_2_what_each_reason_wants(reason, person, found):
    assert contract_codes(*yearly(reason, 1), **person) == found


def test_r5132_1_8_2_a_decision_lasts_12_months_at_most():
    good, long = (
        decided("2029-02-28", DIFFICULTIES),
        decided("2029-03-01", DIFFICULTIES),
    )
    assert contract_codes(periods("2028-02-29", "2029-02-28"), [good]) == []
    assert contract_codes(periods("2028-02-29", "2029-03-01"), [long]) == [
        "decision_too_long"
    ]


def test_dgefp_2009_36_a_decision_for_seniors_or_rqth_lasts_a_year_at_most():
    chain = periods("2028-02-29", "2029-03-01")
    long = decided("2029-03-01", RQTH)
    assert contract_codes(chain, [long], rqth=True) == ["decision_longer_than_a_year"]
    good = decided("2029-02-28", RQTH)
    assert contract_codes(periods("2028-02-29", "2029-02-28"), [good], rqth=True) == []


def test_r5132_1_8_a_prescriber_or_the_aci_itself_decides():
    chain = periods("2028-02-29", "2028-12-31")
    assert (
        contract_codes(chain, [decided("2028-12-31", DIFFICULTIES, by=EMPLOYER)]) == []
    )
    assert contract_codes(
        chain, [decided("2028-12-31", DIFFICULTIES, by="friend")]
    ) == ["decider_unknown"]


def test_r5132_1_8_decisions_leave_no_hole():
    chain = periods("2028-02-29", "2028-12-31")
    late = decided("2028-12-31", DIFFICULTIES, start="2028-03-02")
    assert contract_codes(chain, [late]) == ["cddi_too_long"]


def test_dgefp_2009_36_an_amendment_prolongs_by_12_months_at_most():
    current = Period(START, day("2026-06-30"))
    assert not codes(length.amendment_problems(current, day("2027-06-30"), FIGURES))
    assert codes(length.amendment_problems(current, day("2027-07-01"), FIGURES)) == [
        "amendment_too_long"
    ]
    assert codes(length.amendment_problems(current, day("2026-06-30"), FIGURES)) == [
        "amendment_does_not_prolong"
    ]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([("2026-01-01", "2026-01-30")], (0, 30)),
        ([("2026-01-01", "2026-01-31")], (1, 0)),
        ([("2026-01-01", "2026-02-14"), ("2026-02-15", "2026-03-31")], (3, 0)),
        ([("2026-01-01", "2026-02-20"), ("2026-04-01", "2026-05-20")], (3, 10)),
        ([], (0, 0)),
    ],
)
def test_months_of_contracts_are_counted_date_to_date(spans, expected):
    contracts = [Period(day(start), day(end)) for start, end in spans]
    assert length.total(contracts) == expected


def test_a_time_between_contracts_is_no_hole_of_the_decisions():
    chain = [*periods("2028-02-29"), Period(day("2028-06-01"), day("2028-09-30"))]
    granted = decided("2028-09-30", DIFFICULTIES, start="2028-06-01")
    assert contract_codes(chain, [granted]) == []
    late = granted._replace(start=day("2028-06-02"))
    assert contract_codes(chain, [late]) == ["cddi_too_long"]
