"""Immersions (section 1.6)."""

from datetime import datetime
from decimal import Decimal

import pytest

from ..law import pmsmp
from ..law.pmsmp import CONFIRM, DISCOVER, RECRUIT, Immersion
from .law_case import FIGURES, ONE_DAY, codes, day, first

pytestmark = pytest.mark.fast

CONTRACT = (day("2026-01-01"), day("2026-12-31"))
ONE = Immersion("farm", day("2026-03-01"), day("2026-03-31"), DISCOVER, tutor="Alice")


def at(start, end, **more):
    return ONE._replace(start=day(start), end=day(end), **more)


def found(immersion, others=(), contract=CONTRACT):
    return codes(pmsmp.problems(immersion, others, contract, FIGURES))


def test_l5135_1_one_month_is_accepted_and_a_day_more_refused():
    assert found(ONE) == []
    problem = first(pmsmp.own_problems(at("2026-03-01", "2026-04-01"), FIGURES))
    assert problem.code == "pmsmp_too_long"
    assert problem.ways_out == ("pmsmp_renewal",)


@pytest.mark.parametrize("name", pmsmp.OBJECTS)
def test_l5135_1_three_objects(name):
    assert found(ONE._replace(object=name)) == []


def test_l5135_1_another_object_is_refused():
    assert found(ONE._replace(object="help")) == ["pmsmp_object_unknown"]


@pytest.mark.parametrize("use", pmsmp.FORBIDDEN)
def test_l5135_7_never_in_the_place_of_a_job(use):
    assert found(ONE._replace(use=use)) == ["pmsmp_forbidden_use"]


def test_d5135_the_host_names_a_tutor():
    assert found(ONE._replace(tutor="")) == ["pmsmp_without_tutor"]


def test_d5135_a_convention_is_renewed_once():
    renewal = at("2026-04-01", "2026-04-29", renewals=1)
    assert found(renewal, [ONE]) == []
    assert "pmsmp_renewed_too_often" in found(renewal._replace(renewals=2), [ONE])


def test_d5135_a_renewal_has_the_same_object_and_goals_not_met():
    renewal = at("2026-04-01", "2026-04-29", renewals=1)
    assert not codes(pmsmp.renewal_problems(renewal, ONE, goals_met=False))
    other = renewal._replace(object=RECRUIT)
    assert codes(pmsmp.renewal_problems(other, ONE, goals_met=True)) == [
        "pmsmp_renewal_of_other_object",
        "pmsmp_renewal_of_goals_met",
    ]


def test_d5135_two_conventions_with_one_host_in_12_months_and_no_third():
    first_one = at("2026-01-05", "2026-01-09")
    second = at("2026-05-04", "2026-05-08", object=CONFIRM)
    third = at("2026-09-07", "2026-09-11", object=RECRUIT)
    assert found(second, [first_one]) == []
    assert found(third, [first_one, second]) == ["pmsmp_host_too_often"]
    assert found(third._replace(host="nursery"), [first_one, second]) == []


def test_d5135_a_third_convention_is_possible_12_months_after_the_first():
    contract = (day("2026-01-01"), day("2027-12-31"))
    held = [
        at("2026-01-05", "2026-01-09"),
        at("2026-05-04", "2026-05-08", object=CONFIRM),
    ]
    last = at("2027-01-05", "2027-01-09", object=RECRUIT)
    assert found(last, held, contract) == []
    early = last._replace(start=day("2027-01-04"))
    assert found(early, held, contract) == ["pmsmp_host_too_often"]


def test_d5135_two_conventions_with_one_host_have_different_objects():
    assert found(at("2026-05-04", "2026-05-08"), [ONE]) == ["pmsmp_host_same_object"]
    assert found(at("2026-05-04", "2026-05-08", host="nursery"), [ONE]) == []


def test_d5135_60_days_with_one_host_renewals_included():
    renewal = at("2026-04-01", "2026-04-29", renewals=1)
    assert found(renewal, [ONE]) == []
    assert found(renewal._replace(end=day("2026-04-30")), [ONE]) == [
        "pmsmp_host_too_many_days"
    ]


def test_d5135_days_are_counted_over_any_12_months_before_and_after():
    later = at("2026-08-01", "2026-08-31", object=CONFIRM)
    before = at("2026-02-01", "2026-02-28", object=RECRUIT)
    assert "pmsmp_host_too_many_days" not in found(before, [later])
    renewed = at("2026-09-01", "2026-09-02", object=CONFIRM, renewals=1)
    assert found(before, [later, renewed]) == ["pmsmp_host_too_many_days"]


def test_d5132_43_3_a_quarter_of_the_contract_at_most():
    contract = (day("2026-01-01"), day("2026-04-30"))
    hosts = at("2026-01-01", "2026-01-20", host="nursery")
    assert found(at("2026-03-01", "2026-03-10"), [hosts], contract) == []
    assert found(at("2026-03-01", "2026-03-11"), [hosts], contract) == [
        "pmsmp_share_of_contract"
    ]


def test_an_immersion_is_inside_the_contract():
    late = at("2026-12-15", "2027-01-01")
    assert found(late) == ["pmsmp_outside_contract"]


def electronic(immersion=ONE, birth="2000-01-01", hours="35"):
    given = pmsmp.e_convention_problems(immersion, day(birth), Decimal(hours), FIGURES)
    return codes(given)


def test_the_electronic_convention_has_its_own_bounds():
    thirty = ONE._replace(end=day("2026-03-30"))
    assert electronic(thirty) == []
    assert electronic(ONE) == ["pmsmp_e_convention_too_long"]
    assert electronic(thirty, hours="48") == []
    assert electronic(thirty, hours="48.01") == ["pmsmp_e_convention_hours"]
    assert electronic(thirty, birth="2010-03-01") == []
    assert electronic(thirty, birth="2010-03-02") == ["pmsmp_e_convention_age"]


def test_dgefp_2015_hours_of_an_immersion_are_paid_as_the_contract():
    assert pmsmp.paid_hours(Decimal(26), Decimal(35)) == 26
    assert pmsmp.paid_hours(Decimal(26), Decimal(20)) == 26


def test_d5135_5_an_accident_is_told_in_24_hours_and_declared_in_48():
    accident = datetime(2026, 3, 2, 10)
    told = pmsmp.host_tells_by(accident, FIGURES)
    assert told == datetime(2026, 3, 3, 10)
    assert pmsmp.employer_declares_by(told, FIGURES) == datetime(2026, 3, 5, 10)


def test_an_immersion_ends_after_it_begins():
    assert "pmsmp_ends_before_start" in found(ONE._replace(end=ONE.start - ONE_DAY))
