"""Eligibility (1.5), FSE+ (1.12) and keeping of data (1.13)."""

import pytest

from ..law import eligibility, fse, retention
from ..law.eligibility import Claim, Diagnosis
from ..law.exits import reasons
from ..law.pathway import History
from .law_case import FIGURES, ONE_DAY, codes, day, first

pytestmark = pytest.mark.fast

START = day("2026-06-15")
FRESH = day("2026-05-01")


def claims(*names):
    return [Claim(name, proof_date=FRESH, valid_until=START) for name in names]


def found(given, **more):
    birth = more.pop("birth", day("1990-01-01"))
    return codes(eligibility.problems(given, START, birth, FIGURES, **more))


@pytest.mark.parametrize("name", ["RSA", "ASS", "AAH", "DETLD"])
def test_r5132_1_1_one_criterion_of_level_1_is_enough(name):
    assert found(claims(name)) == []


@pytest.mark.parametrize(
    ("kind", "enough"),
    [("ACI", 3), ("EI", 3), ("EITI", 3), ("AI", 2), ("ETTI", 2)],
)
def test_r5132_1_1_criteria_of_level_2_are_enough_and_one_less_refused(kind, enough):
    level_2 = ("PI", "QPV", "FLE")
    assert found(claims(*level_2[:enough]), kind=kind) == []
    assert found(claims(*level_2[: enough - 1]), kind=kind) == ["criteria_not_enough"]


def test_the_same_criterion_twice_counts_once():
    assert found(claims("PI", "PI", "FLE")) == ["criteria_not_enough"]


def test_a_prescriber_needs_no_criterion():
    assert found([], by=eligibility.PRESCRIBER) == []
    refused = first(eligibility.problems([], START, None, FIGURES))
    assert refused.ways_out == ("diagnosis_by_prescriber",)


@pytest.mark.parametrize(
    ("name", "oldest"),
    [
        ("RSA", "2026-03-16"),
        ("DELD", "2026-03-16"),
        ("CAP_BEP", "2026-03-16"),
        ("PI", "2026-03-16"),
        ("PSH_PR", "2026-03-16"),
        ("ASE", "2025-06-16"),
        ("ZRR", "2025-12-16"),
        ("QPV", "2025-12-16"),
        ("DETENTION_MJ", "2025-12-16"),
        ("FLE", "2025-12-16"),
        ("PM", "2025-12-16"),
    ],
)
def test_how_old_a_proof_may_be(name, oldest):
    def check(proof):
        claim = Claim(name, proof_date=proof)
        return codes(eligibility.claim_problems(claim, START, None, FIGURES))

    assert check(day(oldest)) == []
    assert check(day(oldest) - ONE_DAY) == ["criterion_proof_too_old"]
    assert check(START) == []
    assert check(START + ONE_DAY) == ["criterion_proof_after_pass"]
    assert check(None) == ["criterion_without_proof"]


@pytest.mark.parametrize("name", ["TH", "REF_DA"])
def test_a_paper_is_valid_on_the_first_day(name):
    def check(until):
        claim = Claim(name, valid_until=until)
        return codes(eligibility.claim_problems(claim, START, None, FIGURES))

    assert check(START) == []
    assert check(START - ONE_DAY) == ["criterion_proof_not_valid"]
    assert check(None) == ["criterion_without_proof"]


@pytest.mark.parametrize(
    ("name", "birth", "expected"),
    [
        ("SENIOR", "1976-06-15", []),
        ("SENIOR", "1976-06-16", ["criterion_wrong_age"]),
        ("JEUNE", "2000-06-16", []),
        ("JEUNE", "2000-06-15", ["criterion_wrong_age"]),
    ],
)
def test_criteria_of_age(name, birth, expected):
    claim = eligibility.claim_problems(Claim(name), START, day(birth), FIGURES)
    assert codes(claim) == expected
    unknown = eligibility.claim_problems(Claim(name), START, None, FIGURES)
    assert codes(unknown) == ["criterion_without_proof"]


def test_an_unknown_criterion_is_refused():
    assert found([*claims("RSA"), Claim("LEFT_HANDED")]) == ["criterion_unknown"]


def test_a_certified_criterion_needs_no_paper_for_92_days():
    certified = START - 92 * ONE_DAY
    assert found([Claim("RSA", certified_on=certified)]) == []
    assert found([Claim("RSA", certified_on=certified - ONE_DAY)]) == [
        "criterion_without_proof",
        "criteria_not_enough",
    ]


def test_there_are_four_criteria_of_level_1_and_fourteen_of_level_2():
    levels = [one.level for one in eligibility.table().values()]
    assert (levels.count(1), levels.count(2)) == (4, 14)


@pytest.mark.parametrize(
    ("by", "last"),
    [(eligibility.PRESCRIBER, "2026-12-15"), (eligibility.EMPLOYER, "2026-09-15")],
)
def test_how_long_a_diagnosis_holds(by, last):
    diagnosis = Diagnosis(START, by)
    assert diagnosis.is_valid(day(last), FIGURES)
    assert not diagnosis.is_valid(day(last) + ONE_DAY, FIGURES)
    assert not diagnosis.is_valid(START - ONE_DAY, FIGURES)


def test_a_diagnosis_holds_while_the_pass_runs():
    history = History.begin("999992600001", START, FIGURES)
    diagnosis = Diagnosis(START, eligibility.EMPLOYER)
    assert diagnosis.is_valid(history.end, FIGURES, history)
    assert not diagnosis.is_valid(history.end + ONE_DAY, FIGURES, history)


def test_fse_an_operation_of_one_day_does_not_count():
    one_day = fse.Participation("p1", "o1", START, START)
    assert codes(fse.problems([one_day])) == ["fse_operation_of_one_day"]
    assert not codes(fse.problems([one_day._replace(end=START + ONE_DAY)]))
    assert not codes(fse.problems([one_day._replace(end=None)]))


def test_fse_one_participation_per_operation():
    once = fse.Participation("p1", "o1", START)
    assert not codes(fse.problems([once, once._replace(operation="o2")]))
    assert codes(fse.problems([once, once])) == ["fse_participant_twice"]


@pytest.mark.parametrize(
    ("birth", "group"),
    [
        ("2008-06-16", "under_18"),
        ("2008-06-15", "18_29"),
        ("1996-06-16", "18_29"),
        ("1996-06-15", "30_54"),
        ("1971-06-16", "30_54"),
        ("1971-06-15", "55_more"),
    ],
)
def test_fse_groups_of_age(birth, group):
    assert fse.age_group(day(birth), START) == group


def test_fse_exit_data_within_four_weeks():
    latest = fse.exit_data_by(START, FIGURES)
    assert latest == day("2026-07-13")
    assert not codes(fse.exit_problems(START, latest, FIGURES))
    assert codes(fse.exit_problems(START, latest + ONE_DAY, FIGURES)) == [
        "fse_exit_data_late"
    ]


def test_fse_the_result_is_asked_six_months_later():
    assert fse.result_day(START, FIGURES) == day("2026-12-15")


def test_fse_2021_1060_art_82_evidence_is_kept_five_years_from_31_december():
    assert fse.evidence_until(START, FIGURES) == day("2031-12-31")


def test_every_level_of_education_has_its_isced_level():
    assert len(fse.ISCED) == 11


def test_cnil_a_record_is_archived_two_years_after_the_last_contact():
    assert retention.archive_on(START, FIGURES) == day("2028-06-16")


def test_r1221_26_a_name_leaves_the_staff_register_after_five_years():
    assert retention.forget_on(START, FIGURES) == day("2031-06-16")


@pytest.mark.parametrize(
    ("reason", "category", "found"),
    [
        ("3", "durable", ("durable_job", "cdi")),
        ("9", "durable", ("durable_job", "cdd_6_months_or_more")),
        ("11", "durable", ("durable_job", None)),
        ("10", "transition", ("transition_job", "cdd_less_than_6_months")),
        ("5", "positive", ("training", "qualifying_training")),
        ("12", "positive", ("other_positive", None)),
        ("15", "positive", ("inactive", None)),
        ("7", "other", ("unemployed", "none")),
        ("8", "other", ("unknown", None)),
        ("17", "withdrawn", (None, None)),
    ],
)
def test_fse_what_a_reason_of_the_asp_tells_of_the_exit(reason, category, found):
    assert (fse.exit_situation(reason, category), fse.exit_contract(reason)) == found


def test_fse_what_is_told_is_in_the_lists_of_the_fse():
    table = reasons.table().values()
    situations = {fse.exit_situation(one.code, one.category) for one in table}
    contracts = {fse.exit_contract(one.code) for one in table}
    assert situations - {None} <= set(fse.EXIT_SITUATIONS)
    assert contracts - {None} <= set(fse.EXIT_CONTRACTS)
